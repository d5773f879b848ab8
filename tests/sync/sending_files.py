"""For tests of sending files: interviews with recordings and attached files in a real store."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from uuid_utils import uuid7

from cxfield.event import Event, Moment, StreamKind
from cxfield.store.attachments import StoredAttachment
from cxfield.store.device_store import DeviceStore
from cxfield.store.recordings import StoredRecording

START = datetime(2026, 3, 1, tzinfo=UTC)
KEY = bytes(range(32))


def event(kind: str, **body: object) -> Event:
    moment = Moment(at=START, zone="UTC", mono_ms=1, boot="b", actor="anna")
    return Event(kind=kind, moment=moment, body=body)


def begin(store: DeviceStore, study: str, case_id: str = "C1", *, questionnaire: str = "q") -> str:
    interview_id = str(uuid7())
    started = event(
        "started",
        questionnaire=questionnaire,
        form_id="f",
        version="1",
        case_id=case_id,
        seed=1,
        language="en",
        zone="UTC",
    )
    store.append(StreamKind.INTERVIEW, interview_id, [started], study_id=study)
    return interview_id


def end(store: DeviceStore, interview_id: str) -> None:
    store.append(StreamKind.INTERVIEW, interview_id, [event("broken_off", page="", disposition="2.1")])


def answer(store: DeviceStore, interview_id: str, value: str = "1") -> None:
    store.append(StreamKind.INTERVIEW, interview_id, [event("answer", ref="/data/q", value=value)])


def content(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def recording(store: DeviceStore, study: str, interview_id: str, data: bytes) -> Path:
    recording_id = str(uuid7())
    path = store.recordings.new_path(recording_id)
    path.write_bytes(data)
    row = StoredRecording(
        recording_id=recording_id,
        interview_id=interview_id,
        study_id=study,
        path=path,
        sealed_key=b"sealed" * 10,
        started_at=START,
    )
    store.recordings.add(row, KEY)
    return path


def attachment(store: DeviceStore, study: str, interview_id: str, data: bytes, *, sealed_key: bytes = b"s") -> Path:
    attachment_id = str(uuid7())
    path = store.attachments.new_path(attachment_id)
    path.write_bytes(data)
    row = StoredAttachment(
        attachment_id=attachment_id,
        interview_id=interview_id,
        study_id=study,
        sha256=random.Random(data).randbytes(32).hex(),
        size_bytes=len(data),
        media_type="image/png",
        path=path,
        sealed_sha256="0" * 64,
        sealed_bytes=len(data),
        sealed_key=sealed_key,
        attached_at=START,
    )
    store.attachments.add(row, KEY)
    return path


def ended_with_recording(store: DeviceStore, study: str, data: bytes, case_id: str = "C1") -> Path:
    interview_id = begin(store, study, case_id)
    path = recording(store, study, interview_id, data)
    end(store, interview_id)
    return path


def sealed_files(server_folder: Path) -> list[bytes]:
    """Return what the server has whole."""
    folder = server_folder / "recordings"
    return sorted(path.read_bytes() for path in folder.glob("*/*/*") if path.is_file())
