"""Recordings in the device's database: kept with their keys until the interview has ended."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxfield.event import Event, StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.recordings import StoredRecording
from tests.store.samples import RULES, event, started

KEY = bytes(range(32))


def add(store: DeviceStore, recording_id: str = "r-1") -> StoredRecording:
    recording = StoredRecording(
        recording_id=recording_id,
        interview_id="i-1",
        study_id="s",
        path=store.recordings.new_path(recording_id),
        sealed_key=b"sealed",
        started_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
    )
    store.recordings.add(recording, KEY)
    return recording


def interview(store: DeviceStore, *more: Event) -> None:
    store.append(StreamKind.INTERVIEW, "i-1", [started(), *more], study_id="s")


def test_a_recording_and_its_key_are_kept_across_a_restart(folder: Path, key: DatabaseKey) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        interview(store)
        recording = add(store)
    with DeviceStore.open(folder, key, rules=RULES) as store:
        assert store.recordings.of_interview("i-1") == [recording]
        assert store.recordings.key("r-1") == KEY
        assert store.recordings.of_interview("i-2") == []
    assert recording.path.parent.parent == folder


@pytest.mark.parametrize("ending", ["completed", "broken_off"])
def test_the_key_goes_in_the_step_that_ends_the_interview(folder: Path, key: DatabaseKey, ending: str) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        interview(store, event("suspended", page="/data/a"), event("resumed", page="/data/a"))
        add(store)
        assert store.recordings.key("r-1") == KEY
        with store.transaction():
            digest = store.freeze_interview("i-1", b"<data/>")
            body = {"instance_sha256": digest} if ending == "completed" else {"page": "", "disposition": "2.10"}
            store.append(StreamKind.INTERVIEW, "i-1", [event(ending, **body)])
        assert store.recordings.key("r-1") is None
        assert len(store.recordings.of_interview("i-1")) == 1


def test_a_recording_that_is_removed_takes_its_key_along(folder: Path, key: DatabaseKey) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        add(store)
        add(store, "r-2")
        store.recordings.remove("r-1")
        assert [one.recording_id for one in store.recordings.of_interview("i-1")] == ["r-2"]
        assert (store.recordings.key("r-1"), store.recordings.key("r-2")) == (None, KEY)
