"""A workspace with unsent work, and the key of its study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from cxfield.event import StreamKind
from cxfield.rescue.writing import Owner
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.recordings import StoredRecording
from cxfield.store.values import Study
from tests.store.samples import CASE, RULES, START, answer, event, started

OWNER = Owner(user="inga", device="laptop-7", server="https://survey.example.org")


@pytest.fixture
def study_key() -> PrivateKey:
    return PrivateKey.generate()


@pytest.fixture
def store(tmp_path: Path, study_key: PrivateKey) -> Iterator[DeviceStore]:
    opened = DeviceStore.create(tmp_path / "workspace", DatabaseKey.random(), rules=RULES)
    opened.save_study(Study(study_id="s-1", name="Service experience", study_key=bytes(study_key.public_key)))
    opened.save_case("s-1", CASE)
    yield opened
    opened.close()


def write_interview(store: DeviceStore, interview_id: str = "i-1", answers: int = 5) -> None:
    store.append(StreamKind.INTERVIEW, interview_id, [started()])
    events = [answer(f"/data/q{n}", str(n)) for n in range(answers)]
    store.append(StreamKind.INTERVIEW, interview_id, events)


def write_recording(store: DeviceStore, content: bytes, interview_id: str = "i-1") -> Path:
    """A sound file is bytes that nobody here can open."""
    path = store.recordings.new_path("r-1")
    path.write_bytes(content)
    recording = StoredRecording(
        recording_id="r-1",
        interview_id=interview_id,
        study_id="s-1",
        path=path,
        sealed_key=b"sealed",
        started_at=START,
    )
    store.recordings.add(recording, b"k" * 32)
    return path


def complete(store: DeviceStore, interview_id: str = "i-1", xml: bytes = b"<data/>") -> None:
    with store.transaction():
        sha256 = store.freeze_interview(interview_id, xml)
        store.append(StreamKind.INTERVIEW, interview_id, [event("completed", instance_sha256=sha256)])
