"""Records of a store: journals, finished data sets, sound and attached files, piece by piece from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxfield.event import PAYLOAD_VERSION, StreamKind
from cxfield.rescue.records import AttachmentRecord, InstanceRecord, JournalRecord, RecordingRecord, RecordWriter
from cxfield.store.attachments import StoredAttachment
from cxfield.store.carrying import UnsentJournal
from cxfield.store.device_store import DeviceStore
from cxfield.store.recordings import StoredRecording
from cxfield.store.values import to_ms

_PIECE = 256 * 1024


def journal_record(journal: UnsentJournal, size: int) -> JournalRecord:
    """Return the header of a journal whose lines have `size` bytes."""
    state = journal.state
    return JournalRecord(
        size=size,
        kind=state.kind,
        stream_id=state.stream_id,
        case_id=journal.case_id,
        owner_epoch=state.owner_epoch,
        is_retired=state.is_retired,
        sent_seq=state.sent_seq,
        last_seq=state.last_seq,
        head=state.head.hex(),
        payload_version=PAYLOAD_VERSION,
    )


def recording_record(recording: StoredRecording, size: int = 0, key: bytes = b"") -> RecordingRecord:
    """Return the header of a sound file. `key` goes along in a hand-over, and where none is sealed to a study key."""
    return RecordingRecord(
        size=size,
        recording_id=recording.recording_id,
        interview_id=recording.interview_id,
        file=recording.path.name,
        sealed_key=recording.sealed_key.hex(),
        started_ms=to_ms(recording.started_at),
        key=key.hex(),
    )


def attachment_record(
    attachment: StoredAttachment, names: list[str], size: int = 0, key: bytes = b""
) -> AttachmentRecord:
    """Return the header of an attached file. `key`: as of a recording."""
    return AttachmentRecord(
        size=size,
        attachment_id=attachment.attachment_id,
        interview_id=attachment.interview_id,
        file=attachment.path.name,
        sha256=attachment.sha256,
        size_bytes=attachment.size_bytes,
        media_type=attachment.media_type,
        sealed_sha256=attachment.sealed_sha256,
        sealed_key=attachment.sealed_key.hex(),
        attached_ms=to_ms(attachment.attached_at),
        names=names,
        key=key.hex(),
    )


@dataclass(frozen=True, slots=True)
class JournalContent:
    """A whole journal, and the frozen data set of a completed interview."""

    journal: UnsentJournal
    lines: bytes
    instance: bytes | None


def read_journal(store: DeviceStore, journal: UnsentJournal) -> JournalContent:
    """Return what is written of a journal. Storage thread."""
    state = journal.state
    lines = b"".join(line + b"\n" for line in store.carrying.lines(state))
    instance = store.instance(state.stream_id) if state.kind is StreamKind.INTERVIEW else None
    return JournalContent(journal, lines, instance)


def put_journal(records: RecordWriter, content: JournalContent) -> None:
    """Write a journal and its data set."""
    records.put(journal_record(content.journal, len(content.lines)), [content.lines])
    xml = content.instance
    if xml is not None:
        records.put(InstanceRecord(size=len(xml), interview_id=content.journal.state.stream_id), [xml])


def put_recording(records: RecordWriter, recording: StoredRecording, folder: Path, *, key: bytes = b"") -> bool:
    """Write a sound file from `folder`; False where it is not there."""
    path = folder / recording.path.name
    if not path.is_file():
        return False
    size = path.stat().st_size
    records.put(recording_record(recording, size, key), pieces_of(path, size))
    return True


def put_attachment(
    records: RecordWriter, attachment: StoredAttachment, folder: Path, names: list[str], *, key: bytes = b""
) -> bool:
    """Write an attached file from `folder`; False where it is not there."""
    path = folder / attachment.path.name
    if not path.is_file():
        return False
    size = path.stat().st_size
    records.put(attachment_record(attachment, names, size, key), pieces_of(path, size))
    return True


def pieces_of(path: Path, size: int) -> Iterator[bytes]:
    """Yield the first `size` bytes of a file."""
    left = size
    with path.open("rb") as file:
        while left and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
