"""What must be in a workspace that was cut off: everything that was told, whole, once, in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from cxfield.audio.recording_file import RecordingReader
from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.store.attachment_file import read_attachment
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import InterviewStatus
from tests.torture.disk.working import KEY, RULES


@dataclass
class Expected:
    """What was told to be saved, put together line by line."""

    is_made: bool = False
    heads: dict[tuple[str, int], str] = field(default_factory=dict)
    completed: set[str] = field(default_factory=set)
    attachments: dict[str, dict[str, Any]] = field(default_factory=dict)
    recordings: dict[str, dict[str, Any]] = field(default_factory=dict)
    ending: str = ""
    failed: int = 0

    @classmethod
    def of(cls, told: bytes) -> Expected:
        """Read what was told; a line that was cut off was never told."""
        expected = cls()
        for line in told.split(b"\n")[:-1]:
            expected._take(json.loads(line))
        return expected

    @property
    def count(self) -> int:
        """How many things are looked for."""
        return len(self.heads) + len(self.completed) + len(self.attachments) + len(self.recordings)

    def _take(self, line: dict[str, Any]) -> None:
        if "seq" in line:
            self.heads[line["interview"], line["seq"]] = line["head"]
        elif "attachment" in line:
            self.attachments[line["attachment"]] = line
        elif "recording" in line:
            self.recordings[line["recording"]] = line
        elif "completed" in line:
            self.completed.add(line["completed"])
        elif "ending" in line:
            self.ending, self.failed = line["ending"], line["failed"]
        self.is_made = self.is_made or "made" in line


def problems(folder: Path, expected: Expected) -> list[str]:
    """Open what was left in `folder` and return what is wrong with it; a line each."""
    try:
        store = DeviceStore.open(folder, DatabaseKey.from_bytes(KEY), rules=RULES)
    except (CxfieldError, OSError) as error:
        return [f"cannot be opened: {error}"] if expected.is_made else []
    try:
        with store:
            return [*_damage(store), *_lost_answers(store, expected), *_lost_files(store, expected)]
    except (CxfieldError, sqlcipher.Error, DBAPIError) as error:
        return [f"cannot be read: {error}"]


def _damage(store: DeviceStore) -> Iterator[str]:
    verdict = store._database.driver_connection.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        yield f"integrity: {verdict}"
    for state in store.streams():
        try:
            store.verify(state.kind, state.stream_id)
        except CxfieldError as error:
            yield str(error)


def _lost_answers(store: DeviceStore, expected: Expected) -> Iterator[str]:
    found = {
        (state.stream_id, entry.seq): entry.head.hex()
        for state in store.streams()
        if state.kind is StreamKind.INTERVIEW
        for entry in store.entries(StreamKind.INTERVIEW, state.stream_id)
    }
    lost = [place for place, head in expected.heads.items() if found.get(place) != head]
    if lost:
        yield f"{len(lost)} answers lost, the first is {lost[0]}"
    for interview_id in expected.completed:
        if (interview_id, 1) not in found:
            yield f"{interview_id} was completed and is gone"
        elif store.interview(interview_id).status is not InterviewStatus.COMPLETED:
            yield f"{interview_id} was completed and is not"
        elif store.instance(interview_id) is None:
            yield f"{interview_id} was completed and its data set is gone"


def _lost_files(store: DeviceStore, expected: Expected) -> Iterator[str]:
    for name, line in expected.attachments.items():
        path = store.folder / "attachments" / f"{name}.cxfile"
        try:
            b"".join(read_attachment(path, bytes.fromhex(line["key"])))
        except (CxfieldError, OSError) as error:
            yield f"attachment {name}: {error}"
    for name, line in expected.recordings.items():
        try:
            samples = RecordingReader(store.folder / "recordings" / f"{name}.cxsound", bytes.fromhex(line["key"]))
            if samples.read_to_damage().size < line["samples"]:
                yield f"recording {name} ends early"
        except (CxfieldError, OSError) as error:
            yield f"recording {name}: {error}"
