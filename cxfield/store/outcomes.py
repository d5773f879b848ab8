"""What supervisors decided about the journals of this device, as the server told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from cxfield.event import StreamKind
from cxfield.store.database import Database
from cxfield.store.rows import OutcomeRow, table_of
from cxfield.store.values import from_ms, to_ms

_OUTCOME = table_of(OutcomeRow)


class OutcomeSubject(StrEnum):
    """What was decided about."""

    REVIEW = "review"
    """A completed interview: `approved`, `rejected` or a `comment`."""
    ASIDE = "aside"
    """Something that the server keeps aside: `adopted`, `kept-server` or `asked`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One decision. `to_seq` is the place in the journal up to which it holds; `note` is the supervisor's."""

    outcome_id: str
    study_id: str
    kind: StreamKind
    stream_id: str
    subject: OutcomeSubject
    verdict: str
    author: str
    note: str
    to_seq: int
    decided_at: datetime


class Outcomes:
    """Kept for good; the same decision comes again after a restore of the server and is the same row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, outcomes: Sequence[Outcome]) -> None:
        """Keep decisions, also about journals that are not here yet."""
        for one in outcomes:
            row = {
                "outcome_id": one.outcome_id,
                "study_id": one.study_id,
                "kind": one.kind.value,
                "stream_id": one.stream_id,
                "subject": one.subject.value,
                "verdict": one.verdict,
                "author": one.author,
                "note": one.note,
                "to_seq": one.to_seq,
                "decided_ms": to_ms(one.decided_at),
            }
            self._database.write(insert(_OUTCOME).on_conflict_do_nothing(), row)

    def of(self, study_id: str, kind: StreamKind, stream_id: str) -> list[Outcome]:
        """Return the decisions about a journal, the oldest first."""
        query = select(_OUTCOME).where(
            _OUTCOME.c.study_id == study_id, _OUTCOME.c.kind == kind.value, _OUTCOME.c.stream_id == stream_id
        )
        return [
            Outcome(
                outcome_id=row.outcome_id,
                study_id=row.study_id,
                kind=StreamKind(row.kind),
                stream_id=row.stream_id,
                subject=OutcomeSubject(row.subject),
                verdict=row.verdict,
                author=row.author,
                note=row.note,
                to_seq=row.to_seq,
                decided_at=from_ms(row.decided_ms),
            )
            for row in self._database.read(query.order_by(_OUTCOME.c.decided_ms))
        ]
