"""Sends rescued recordings and attached files on behalf of whoever made them. Safe to repeat."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from cxfield.rescue.reading import RescuedWork
from cxfield.rescue.records import AttachmentRecord, RecordingRecord
from cxfield.store.files import FileKind, SendableFile
from cxfield.store.values import from_ms
from cxfield.sync.blob_client import BlobClient, DamagedOnTheWayError, FileTooLargeError, OffsetError
from cxfield.sync.bringing_in import on_behalf
from cxfield.sync.connection import Connection
from cxfield.sync.errors import ReceiptError, ServerRefusedError
from cxfield.sync.messages import SignedStatement
from cxfield.sync.signing import verify_statement

_PIECE = 1024 * 1024
_MOST_SETBACKS = 4


def send_files(connection: Connection, work: RescuedWork, *, receipt_key: str) -> int:
    """Send every file of `work`; return how many the server has. One that it refuses holds up no other.

    Raises:
        SyncError: The network; what arrived is kept, and the whole may be repeated.
    """
    about = work.about
    blobs = BlobClient(connection, on_behalf(about.user, about.device))
    done = 0
    for file in _files(work):
        try:
            receipt = _send(blobs, file)
            done += _is_named(receipt, file, receipt_key, about.device)
        except (OffsetError, DamagedOnTheWayError, FileTooLargeError, ServerRefusedError, ReceiptError):
            continue
    return done


def _send(blobs: BlobClient, file: SendableFile) -> SignedStatement:
    offset, setbacks = 0, 0
    with file.path.open("rb") as content:
        while True:
            content.seek(offset)
            try:
                sent = blobs.send(file, offset, content.read(_PIECE))
            except OffsetError as error:
                setbacks += 1
                if setbacks > _MOST_SETBACKS:
                    raise
                offset = error.offset
                continue
            offset = sent.offset
            if sent.receipt is not None:
                return sent.receipt


def _is_named(signed: SignedStatement, file: SendableFile, receipt_key: str, device: str) -> bool:
    statement = verify_statement(receipt_key, signed, purpose="blob", device=device)
    return [(one.study_id, one.interview_id, one.sha256) for one in statement.blobs] == [
        (file.study_id, file.interview_id, file.sha256)
    ]


def _files(work: RescuedWork) -> Iterator[SendableFile]:
    study_id = work.about.study_id
    for recording, path in work.recordings:
        yield _file(study_id, recording, path, name=recording.recording_id, ms=recording.started_ms)
    for attachment, path in work.attachments:
        yield _file(study_id, attachment, path, name=attachment.sha256, ms=attachment.attached_ms)


def _file(study_id: str, record: RecordingRecord | AttachmentRecord, path: Path, *, name: str, ms: int) -> SendableFile:
    is_recording = isinstance(record, RecordingRecord)
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return SendableFile(
        kind=FileKind.RECORDING if is_recording else FileKind.ATTACHMENT,
        file_id=name,
        name=name,
        interview_id=record.interview_id,
        study_id=study_id,
        path=path,
        key=_key(record),
        since=from_ms(ms),
        sha256=digest,
        size_bytes=path.stat().st_size,
    )


def _key(record: RecordingRecord | AttachmentRecord) -> str:
    """Return the key as the server takes it: sealed to the study, or open where it was attached before a study key."""
    kind, key = ("sealed", record.sealed_key) if record.sealed_key else ("open", record.key)
    return f"{kind}:{base64.b64encode(bytes.fromhex(key)).decode()}"
