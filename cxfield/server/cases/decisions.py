"""Reviews of interviews, and the feed in which devices learn what was decided.

A review is a row of its own with its author, never an event in a journal that somebody else writes. It holds for the
interview as it stood: once the journal goes on, the interview counts as it did before the review.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select
from uuid_utils import uuid7

from cxfield.event import StreamKind
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import ConflictError, NotFoundError
from cxfield.server.intake.cursors import read_cursor, write_cursor
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys
from cxfield.server.persons.notes import note_of, seal_note
from cxfield.server.tables import CaseRow, DecisionRow, InterviewRow, StreamRow
from cxfield.sync.decision_messages import COMMENT, Decision, DecisionsReply, ReviewRequest

_INTERVIEW = StreamKind.INTERVIEW.value
_AT_ONCE = 500
_TAKE = text(
    "INSERT INTO counter (name, value) VALUES (:name, 1) "
    "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value"
)


class Decisions:
    """Reviews, and what is told of all decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def review(self, sender: Sender, study_id: str, interview_id: str, request: ReviewRequest) -> Decision:
        """Judge a completed interview as it stood after `request.seq`. Safe to repeat.

        Raises:
            NotFoundError: The study has no such interview. ConflictError: It is not completed, or went on meanwhile.
        """
        with self._database.write() as session:
            row = session.get(InterviewRow, (study_id, interview_id))
            stream = session.get(StreamRow, (study_id, _INTERVIEW, interview_id))
            if row is None or stream is None:
                raise NotFoundError("The study has no interview of this id.")
            if row.status != "completed" and request.verdict != COMMENT:
                raise ConflictError("This interview is not completed; only a completed one is approved or rejected.")
            if stream.last_seq != request.seq:
                raise ConflictError("The interview went on since you read it; read it again, then judge it.")
            latest = latest_review(session, study_id, interview_id)
            if latest is not None and _same(session, latest, sender, request):
                return to_decision(session, latest)
            made = DecisionRow(
                **new_decision(sender, study_id, _recipient(session, row)),
                kind=_INTERVIEW,
                stream_id=interview_id,
                subject="review",
                verdict=request.verdict,
                note=request.note,
                to_seq=request.seq,
            )
            keep_decision(session, made, action=f"interview-{request.verdict}")
            return to_decision(session, made)

    def told(self, sender: Sender, cursor: str) -> DecisionsReply:
        """Return the decisions behind `cursor` that concern the sender; from the start where it does not count."""
        key, epoch, reader = bytes(self._database.signing_key), self._database.epoch, f"decisions {sender.user}"
        after = read_cursor(key, cursor, epoch=epoch, user=reader)
        with self._database.read() as session:
            query = select(DecisionRow).where(DecisionRow.recipient == sender.user, DecisionRow.number > after)
            rows = session.exec(query.order_by(col(DecisionRow.number)).limit(_AT_ONCE + 1)).all()
            person_keys(session).learn((row.study_id, row.person_id) for row in rows)
            told = [to_decision(session, row) for row in rows[:_AT_ONCE]]
        reached = rows[len(told) - 1].number if told else after
        written = write_cursor(key, epoch=epoch, user=reader, number=reached)
        return DecisionsReply(decisions=told, cursor=written, more=len(rows) > len(told))

    def of_study(self, study_id: str) -> list[Decision]:
        """Return all decisions of a study, the newest first."""
        with self._database.read() as session:
            query = select(DecisionRow).where(DecisionRow.study_id == study_id)
            rows = session.exec(query.order_by(col(DecisionRow.decided_at).desc()))
            found = rows.all()
            person_keys(session).learn((row.study_id, row.person_id) for row in found)
            return [to_decision(session, row) for row in found]


def _same(session: Session, row: DecisionRow, sender: Sender, request: ReviewRequest) -> bool:
    said = (row.author, row.verdict, note_of(session, row), row.to_seq)
    return said == (sender.user, request.verdict, request.note, request.seq)


def _recipient(session: Session, row: InterviewRow) -> str:
    """Return who did the interview; who holds its case where the journal names nobody that is known."""
    case = session.get(CaseRow, (row.study_id, row.case_id))
    stream = session.get(StreamRow, (row.study_id, _INTERVIEW, row.interview_id))
    return (stream.user if stream else "") or (case.owner if case else "")


def new_decision(sender: Sender, study_id: str, recipient: str) -> dict[str, Any]:
    """Return what every decision begins with; its number comes when it is kept."""
    return {
        "study_id": study_id,
        "decision_id": str(uuid7()),
        "number": 0,
        "recipient": recipient,
        "author": sender.user,
        "decided_at": now_text(),
    }


def keep_decision(session: Session, row: DecisionRow, *, action: str) -> None:
    """Keep a decision and say so in the audit trail, in the caller's transaction."""
    seal_note(session, row)
    record_audit(session, actor=row.author, action=action, subject=f"{row.study_id} {row.kind} {row.stream_id}")
    row.number = session.connection().execute(_TAKE, {"name": f"decision:{row.recipient}"}).scalar_one()
    session.add(row)


def latest_review(session: Session, study_id: str, interview_id: str) -> DecisionRow | None:
    """Return the last review of an interview."""
    query = select(DecisionRow).where(
        DecisionRow.study_id == study_id,
        DecisionRow.kind == _INTERVIEW,
        DecisionRow.stream_id == interview_id,
        DecisionRow.subject == "review",
    )
    return session.exec(query.order_by(col(DecisionRow.number).desc()).limit(1)).first()


def verdicts(session: Session, study_id: str) -> dict[str, tuple[str, int]]:
    """Return for each interview that was approved or rejected: the last such verdict, and up to where it holds."""
    query = select(DecisionRow.stream_id, DecisionRow.verdict, DecisionRow.to_seq).where(
        DecisionRow.study_id == study_id, DecisionRow.subject == "review", DecisionRow.verdict != COMMENT
    )
    ordered = session.exec(query.order_by(col(DecisionRow.decided_at), col(DecisionRow.decision_id)))
    return {stream_id: (verdict, to_seq) for stream_id, verdict, to_seq in ordered}


def to_decision(session: Session, row: DecisionRow) -> Decision:
    """Return a row as it is told."""
    data = row.model_dump(exclude={"number", "recipient", "device_id", "person_id", "note"})
    return Decision(**data, note=note_of(session, row), device=row.device_id)
