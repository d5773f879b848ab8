"""Recordings of interviews on this device: where their files lie, and their keys while the interview runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from cxfield.store.database import Database
from cxfield.store.folder import make_private_folder
from cxfield.store.rows import RecordingKeyRow, RecordingRow, table_of
from cxfield.store.values import from_ms, to_ms

_RECORDING = table_of(RecordingRow)
_KEY = table_of(RecordingKeyRow)
_FOLDER = "recordings"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecording:
    """A sound file beside the database. `sealed_key` opens it for whoever has the private half of the study key."""

    recording_id: str
    interview_id: str
    study_id: str
    path: Path
    sealed_key: bytes
    started_at: datetime


class Recordings:
    """The rows; the files are written and removed by `cxfield.audio`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.parent / _FOLDER

    def new_path(self, recording_id: str) -> Path:
        """Return where the file of a new recording goes."""
        make_private_folder(self._folder)
        return self._folder / f"{recording_id}.cxsound"

    def add(self, recording: StoredRecording, key: bytes) -> None:
        """Keep a recording with its key, before the first byte of its file is written."""
        row = {
            "recording_id": recording.recording_id,
            "interview_id": recording.interview_id,
            "study_id": recording.study_id,
            "file": recording.path.name,
            "sealed_key": recording.sealed_key,
            "started_ms": to_ms(recording.started_at),
            "sent_ms": None,
            "removed_ms": None,
        }
        with self._database.transaction():
            self._database.write(insert(_RECORDING), row)
            self._database.write(insert(_KEY), {"recording_id": recording.recording_id, "key": key})

    def remove(self, recording_id: str) -> None:
        """Forget a recording and its key."""
        self._database.write(delete(_RECORDING).where(_RECORDING.c.recording_id == recording_id))

    def of_interview(self, interview_id: str) -> list[StoredRecording]:
        """Return the recordings of an interview, the oldest first."""
        query = select(_RECORDING).where(_RECORDING.c.interview_id == interview_id)
        rows = self._database.read(query.order_by(_RECORDING.c.started_ms, _RECORDING.c.recording_id))
        return [
            StoredRecording(
                recording_id=row.recording_id,
                interview_id=row.interview_id,
                study_id=row.study_id,
                path=self._folder / row.file,
                sealed_key=row.sealed_key,
                started_at=from_ms(row.started_ms),
            )
            for row in rows
        ]

    def key(self, recording_id: str) -> bytes | None:
        """Return the key of a recording; None once its interview has ended."""
        found: bytes | None = self._database.read(
            select(_KEY.c.key).where(_KEY.c.recording_id == recording_id)
        ).scalar()
        return found
