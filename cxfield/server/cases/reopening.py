"""A supervisor sends a completed interview back: one `reopened` event behind the journal that the server has whole.

Only the owner of a case appends to its journals. Completing an interview hands its journal over: the device writes
nothing behind `completed` that the server has. So the server may, once; the device goes on from there when it has
pulled the event. The case keeps its owner, and its owner epoch.
"""

from __future__ import annotations

import time
import zlib
from datetime import UTC, datetime
from uuid import uuid4

from sqlmodel import Session

from cxfield.event import Event, Moment, StreamKind, decode, seal
from cxfield.interview import events as kinds
from cxfield.interview.wall_time import SERVER_BOOT
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import ConflictError, NotFoundError
from cxfield.server.intake.feed import note_change
from cxfield.server.intake.projection import project_interview
from cxfield.server.intake.segments import read_lines, stream_receipt
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import Person, person_keys, person_of
from cxfield.server.persons.places import ANSWERS, LINES
from cxfield.server.tables import CaseRow, InterviewRow, SegmentRow, StreamRow
from cxfield.sync.messages import StreamReceipt

_KIND = StreamKind.INTERVIEW.value
_BOOT = f"{SERVER_BOOT}:{uuid4()}"
MAY_BE_REOPENED = ("completed", "approved", "rejected")


class Reopening:
    """Writes of supervisors to interviews that are done."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reopen(self, sender: Sender, study_id: str, interview_id: str, why: str) -> StreamReceipt:
        """Reopen an interview and tell the device of its owner. Safe to repeat: the second time changes nothing.

        Raises:
            NotFoundError: The study has no such interview. ConflictError: It is not completed, or nobody holds it.
        """
        with self._database.write() as session:
            stream = session.get(StreamRow, (study_id, _KIND, interview_id), with_for_update=True)
            row = session.get(InterviewRow, (study_id, interview_id))
            if stream is None or row is None:
                raise NotFoundError("The study has no interview of this id.")
            lines = read_lines(session, study_id, _KIND, interview_id)
            if decode(lines[-1])[1].kind != kinds.REOPENED:
                case = _case_to_reopen(session, row)
                self._append(session, sender, stream, case, why)
                keys, person = person_keys(session), _person(stream)
                row.answers = keys.open_text(person, ANSWERS, row.answers) or "{}"
                project_interview(row, read_lines(session, study_id, _KIND, interview_id)[-1:], user=row.interviewer)
                row.answers = keys.seal_text(person, ANSWERS, row.answers)
                case.status = "open"
                session.add(row)
                session.add(case)
                note_change(session, study_id, case.owner, "case", [case.case_id])
                subject = f"{study_id} {interview_id}"
                record_audit(session, actor=sender.user, action="interview-reopened", subject=subject)
            session.flush()
            return stream_receipt(session, study_id, _KIND, interview_id)

    def _append(self, session: Session, sender: Sender, stream: StreamRow, case: CaseRow, why: str) -> None:
        moment = Moment(
            at=datetime.now(UTC),
            zone="UTC",
            mono_ms=time.monotonic_ns() // 1_000_000,
            boot=_BOOT,
            actor=sender.user,
        )
        event = Event(kind=kinds.REOPENED, moment=moment, body=kinds.reopened(why))
        entry = seal(event, stream.last_seq + 1, bytes.fromhex(stream.head))
        received_at = now_text()
        session.add(
            SegmentRow(
                study_id=stream.study_id,
                kind=_KIND,
                stream_id=stream.stream_id,
                from_seq=entry.seq,
                to_seq=entry.seq,
                lines=person_keys(session).seal(_person(stream), LINES, zlib.compress(entry.line + b"\n")),
                head=entry.head.hex(),
                device_id=SERVER_BOOT,
                owner_epoch=case.owner_epoch,
                received_at=received_at,
            )
        )
        stream.last_seq, stream.head, stream.received_at = entry.seq, entry.head.hex(), received_at
        session.add(stream)
        session.flush()


def _person(stream: StreamRow) -> Person:
    return person_of(stream.study_id, stream.case_id, stream.stream_id)


def _case_to_reopen(session: Session, row: InterviewRow) -> CaseRow:
    if row.status not in MAY_BE_REOPENED:
        raise ConflictError("This interview is not completed; only a completed one can be sent back.")
    case = session.get(CaseRow, (row.study_id, row.case_id))
    if case is None or not case.owner:
        raise ConflictError("Nobody holds the case of this interview; assign it to an interviewer first.")
    return case
