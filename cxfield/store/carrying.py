"""What leaves this device by another way than the network, and what a file that was written last covers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from cxfield.event import StreamKind
from cxfield.sample.case import Case
from cxfield.store.attachments import Attachments, StoredAttachment
from cxfield.store.database import Database
from cxfield.store.journal import Journal
from cxfield.store.library import Library
from cxfield.store.projection import decode_base
from cxfield.store.recordings import Recordings, StoredRecording
from cxfield.store.rows import AttachmentRow, CaseRow, InterviewRow, RecordingRow, table_of
from cxfield.store.transfer_book import TransferBook
from cxfield.store.values import StreamState

_CASE, _INTERVIEW = table_of(CaseRow), table_of(InterviewRow)
_RECORDING, _ATTACHMENT = table_of(RecordingRow), table_of(AttachmentRow)
RESCUED = "rescue.last"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentJournal:
    """A journal that no receipt covers whole. `case_id` is empty where an interview has none."""

    state: StreamState
    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentWork:
    """All of a study that is on this device only."""

    study_id: str
    journals: tuple[UnsentJournal, ...]
    recordings: tuple[StoredRecording, ...]
    attachments: tuple[StoredAttachment, ...]

    def marks(self) -> list[str]:
        """Return one text for each piece that changes whenever the piece does."""
        journals = [
            f"{j.state.kind.value} {j.state.stream_id} {j.state.owner_epoch} {j.state.head.hex()}"
            for j in self.journals
        ]
        recordings = [f"recording {r.recording_id} {_size(r)}" for r in self.recordings]
        return [*journals, *recordings, *(f"attachment {a.attachment_id} {a.sealed_sha256}" for a in self.attachments)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueNote:
    """The rescue file that was written and read back last: its SHA-256 and what it covers (`UnsentWork.marks`)."""

    file: str
    sha256: str
    written_at: datetime
    marks: frozenset[str]


def _size(recording: StoredRecording) -> int:
    return recording.path.stat().st_size if recording.path.exists() else 0


class Carrying:
    """Reads what a rescue file or a hand-over takes along. Storage thread."""

    def __init__(self, database: Database, journal: Journal, library: Library) -> None:
        self._database, self._journal, self._library = database, journal, library
        self._recordings, self._attachments = Recordings(database), Attachments(database)
        self.transfers = TransferBook(database, journal)

    def unsent(self) -> list[UnsentWork]:
        """Return the unsent work of each study that has some, by study id."""
        journals = self._unsent_journals()
        recordings, attachments = self._unsent_recordings(), self._unsent_attachments()
        studies = {journal.state.study_id for journal in journals}
        studies |= {one.study_id for one in recordings} | {one.study_id for one in attachments}
        return [
            UnsentWork(
                study_id=study_id,
                journals=tuple(j for j in journals if j.state.study_id == study_id),
                recordings=tuple(r for r in recordings if r.study_id == study_id),
                attachments=tuple(a for a in attachments if a.study_id == study_id),
            )
            for study_id in sorted(studies)
        ]

    def _unsent_journals(self) -> list[UnsentJournal]:
        rows = self._database.read(select(_INTERVIEW.c.interview_id, _INTERVIEW.c.case_id))
        cases: dict[str, str] = {row.interview_id: row.case_id for row in rows}
        return [
            UnsentJournal(
                state=state,
                case_id=state.stream_id if state.kind is StreamKind.CASE else cases.get(state.stream_id, ""),
            )
            for state in self._journal.states()
            if state.last_seq > state.sent_seq
        ]

    def _unsent_recordings(self) -> list[StoredRecording]:
        is_unsent = _RECORDING.c.sent_ms.is_(None)
        wanted = self._names(_RECORDING.c.recording_id, is_unsent)
        return [
            recording
            for interview_id in self._ids(_RECORDING, is_unsent)
            for recording in self._recordings.of_interview(interview_id)
            if recording.recording_id in wanted
        ]

    def _unsent_attachments(self) -> list[StoredAttachment]:
        is_unsent = _ATTACHMENT.c.sent_ms.is_(None)
        wanted = self._names(_ATTACHMENT.c.attachment_id, is_unsent)
        return [
            attachment
            for interview_id in self._ids(_ATTACHMENT, is_unsent)
            for attachment in self._attachments.of_interview(interview_id)
            if attachment.attachment_id in wanted
        ]

    def _ids(self, table: Any, condition: Any) -> list[str]:
        query = select(table.c.interview_id).where(condition).distinct().order_by(table.c.interview_id)
        return list(self._database.read(query).scalars())

    def _names(self, column: Any, condition: Any) -> set[str]:
        return set(self._database.read(select(column).where(condition)).scalars())

    def lines(self, state: StreamState) -> Iterator[bytes]:
        """Yield all lines of a journal, a thousand at a time from the database."""
        number = self._journal.stream_no(
            state.kind, state.stream_id, study_id=state.study_id, owner_epoch=state.owner_epoch
        )
        for first in range(1, state.last_seq + 1, 1000):
            for entry in self._journal.entries(number, first, min(first + 999, state.last_seq)):
                yield entry.line

    def base_case(self, study_id: str, case_id: str) -> Case | None:
        """Return a case as the sample gave it, without history; None if it is not here."""
        query = select(_CASE.c.base).where(_CASE.c.study_id == study_id, _CASE.c.case_id == case_id)
        base = self._database.read(query).scalar()
        return None if base is None else decode_base(base)

    # ---- what was written ----

    def note_rescue(self, note: RescueNote) -> None:
        """Keep that a rescue file was written and read back."""
        data = {
            "file": note.file,
            "sha256": note.sha256,
            "written_at": note.written_at.astimezone(UTC).isoformat(),
            "marks": sorted(note.marks),
        }
        self._library.set_setting(RESCUED, json.dumps(data))

    def rescue_note(self) -> RescueNote | None:
        """Return the note of the last rescue file; None if there was none."""
        kept = self._library.setting(RESCUED)
        if kept is None:
            return None
        data = json.loads(kept)
        return RescueNote(
            file=data["file"],
            sha256=data["sha256"],
            written_at=datetime.fromisoformat(data["written_at"]),
            marks=frozenset(data["marks"]),
        )

    def not_rescued(self) -> list[str]:
        """Return the marks of what is unsent and in no rescue file as it now is; empty: nothing would be lost."""
        note = self.rescue_note()
        covered = note.marks if note else frozenset()
        return [mark for work in self.unsent() for mark in work.marks() if mark not in covered]
