"""Erases a case from the device at the wish of its respondent. The server orders it, signed; the order is kept first.

What is left of an interview is a line for the delivery ledger: when it was, and its receipt. A case whose interview is
under way waits until that is left, or until the workspace is opened the next time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from cxfield.store.database import Database
from cxfield.store.erased_rows import ErasedInterviewRow
from cxfield.store.rows import table_of
from cxfield.store.safety_copy import safety_copies
from cxfield.store.values import InterviewStatus, from_ms, to_ms

_ERASED = table_of(ErasedInterviewRow)
_MINE = "(SELECT interview_id FROM interview WHERE study_id = :study AND case_id = :case)"
_STREAMS = f"""
SELECT no FROM stream WHERE study_id = :study AND ((kind = 'case' AND stream_id = :case)
  OR (kind = 'interview' AND stream_id IN {_MINE}))
"""
_KEEP = f"""
INSERT OR REPLACE INTO erased_interview
  (interview_id, study_id, case_id, status, started_ms, ended_ms, receipt, received_ms, erased_ms)
SELECT i.interview_id, i.study_id, i.case_id, i.status, i.started_ms, i.ended_ms,
  coalesce((SELECT r.code FROM receipt r JOIN stream s ON s.no = r.stream
    WHERE s.kind = 'interview' AND s.stream_id = i.interview_id ORDER BY r.no DESC LIMIT 1), ''),
  (SELECT max(r.received_ms) FROM receipt r JOIN stream s ON s.no = r.stream
    WHERE s.kind = 'interview' AND s.stream_id = i.interview_id), :now
FROM interview i WHERE i.interview_id IN {_MINE}
"""
_DELETES = (
    "DELETE FROM event WHERE stream IN (SELECT no FROM erasing_stream)",
    "DELETE FROM receipt WHERE stream IN (SELECT no FROM erasing_stream)",
    "DELETE FROM held_back WHERE stream IN (SELECT no FROM erasing_stream)",
    "DELETE FROM file_delivery WHERE kind = 'recording' AND file_id IN "
    f"(SELECT recording_id FROM recording WHERE interview_id IN {_MINE})",
    "DELETE FROM file_delivery WHERE kind = 'attachment' AND file_id IN "
    f"(SELECT attachment_id FROM attachment WHERE interview_id IN {_MINE})",
    "DELETE FROM outcome WHERE study_id = :study AND stream_id IN "
    "(SELECT stream_id FROM stream WHERE no IN (SELECT no FROM erasing_stream))",
    f"DELETE FROM recording WHERE interview_id IN {_MINE}",
    f"DELETE FROM attachment WHERE interview_id IN {_MINE}",
    f"DELETE FROM answer WHERE interview_id IN {_MINE}",
    f"DELETE FROM instance WHERE interview_id IN {_MINE}",
    "DELETE FROM stream WHERE no IN (SELECT no FROM erasing_stream)",
    "DELETE FROM interview WHERE study_id = :study AND case_id = :case",
    "DELETE FROM transfer WHERE study_id = :study AND case_id = :case",
    "DELETE FROM sample_case WHERE study_id = :study AND case_id = :case",
    "DELETE FROM erasing_stream",
    "UPDATE erasure_order SET done_ms = :now WHERE study_id = :study AND case_id = :case",
)
_FILES = f"""
SELECT 'recordings' AS place, file FROM recording WHERE interview_id IN {_MINE}
UNION ALL SELECT 'attachments', file FROM attachment WHERE interview_id IN {_MINE}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedInterview:
    """What the delivery ledger still knows of an interview whose respondent was erased."""

    interview_id: str
    study_id: str
    case_id: str
    status: InterviewStatus
    started_at: datetime
    ended_at: datetime | None
    receipt: str
    received_at: datetime | None
    erased_at: datetime


class ErasedCases:
    """Orders to erase, and what was erased by them."""

    def __init__(
        self, database: Database, write_safety_copy: Callable[[], Path], forget_journals: Callable[[], None]
    ) -> None:
        self._database, self._write_safety_copy = database, write_safety_copy
        self._forget_journals = forget_journals

    def order(self, study_id: str, case_id: str, signature: bytes) -> None:
        """Keep an order. The same one again is the same order, also where it was carried out and more came since."""
        self._database.write(
            text(
                "INSERT INTO erasure_order (study_id, case_id, signature, ordered_ms) "
                "VALUES (:study, :case, :signature, :now) "
                "ON CONFLICT (study_id, case_id) DO UPDATE SET done_ms = NULL"
            ),
            {"study": study_id, "case": case_id, "signature": signature, "now": to_ms(datetime.now(UTC))},
        )

    def carry_out(self, *, all_of_them: bool = False) -> int:
        """Erase what was ordered, except where an interview is under way; return how many cases were erased.

        `all_of_them`: nothing can be under way, because the workspace was just opened.
        """
        orders = self._database.read(text("SELECT study_id, case_id FROM erasure_order WHERE done_ms IS NULL")).all()
        ready = [
            (row.study_id, row.case_id)
            for row in orders
            if all_of_them or not self._is_under_way(row.study_id, row.case_id)
        ]
        files: list[Path] = []
        for study_id, case_id in ready:
            files += self._erase(study_id, case_id)
        if ready:
            self._forget_journals()
            self._forget_copies(files)
        return len(ready)

    def interviews(self, interview_id: str | None = None) -> list[ErasedInterview]:
        """Return what is left of erased interviews, the newest first; or of the one that is named."""
        query = select(_ERASED).order_by(_ERASED.c.started_ms.desc())
        if interview_id is not None:
            query = query.where(_ERASED.c.interview_id == interview_id)
        return [_interview(row) for row in self._database.read(query)]

    def _is_under_way(self, study_id: str, case_id: str) -> bool:
        query = text("SELECT 1 FROM interview WHERE study_id = :study AND case_id = :case AND status = :status")
        values = {"study": study_id, "case": case_id, "status": InterviewStatus.DRAFT.value}
        return self._database.read(query, values).first() is not None

    def _erase(self, study_id: str, case_id: str) -> Sequence[Path]:
        values = {"study": study_id, "case": case_id, "now": to_ms(datetime.now(UTC))}
        folder = self._database.path.parent
        with self._database.transaction():
            found = self._database.read(text(_FILES), values).mappings()
            files = [folder / row["place"] / row["file"] for row in found]
            self._database.write(text(f"INSERT OR IGNORE INTO erasing_stream (no) {_STREAMS}"), values)
            self._database.write(text(_KEEP), values)
            for statement in _DELETES:
                self._database.write(text(statement), {n: v for n, v in values.items() if f":{n}" in statement})
        return files

    def _forget_copies(self, files: Sequence[Path]) -> None:
        """Remove files and the safety copies in which the erased still are; a new copy takes their place."""
        for path in files:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        old = safety_copies(self._database.path.parent)
        if old:
            fresh = self._write_safety_copy()
            for path in old:
                if path != fresh:
                    path.unlink(missing_ok=True)


def _interview(row: Any) -> ErasedInterview:
    return ErasedInterview(
        interview_id=row.interview_id,
        study_id=row.study_id,
        case_id=row.case_id,
        status=InterviewStatus(row.status),
        started_at=from_ms(row.started_ms),
        ended_at=None if row.ended_ms is None else from_ms(row.ended_ms),
        receipt=row.receipt,
        received_at=None if row.received_ms is None else from_ms(row.received_ms),
        erased_at=from_ms(row.erased_ms),
    )
