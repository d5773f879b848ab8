"""Keeps what a device says of a call after its turn was over: refused for the queue, and shown to a supervisor."""

from __future__ import annotations

from sqlmodel import col, select

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import LateResultRow, QueueRow
from cxfield.sync.queue_messages import CompleteRequest, LateResult

MOST_SHOWN = 1000


class LateResults:
    """Results of turns that were over. What was written on the case itself comes by push, as ever."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, sender: Sender, request: CompleteRequest) -> None:
        """Keep a result that the queue refused, once; nothing where there never was such a turn."""
        key = request.study_id, request.case_id, request.token, sender.device
        with self._database.write() as session:
            queued = session.get(QueueRow, key[:2], with_for_update=True)
            if queued is None or request.token > queued.lease_token or session.get(LateResultRow, key) is not None:
                return
            row = LateResultRow(
                study_id=request.study_id,
                case_id=request.case_id,
                token=request.token,
                device_id=sender.device,
                user=sender.user,
                due_at=request.due_at.isoformat() if request.due_at else "",
                received_at=now_text(),
            )
            session.add(row)
            record_audit(session, actor=sender.user, action="late-result", subject=f"{request.study_id} {key[1]}")

    def of_study(self, study_id: str) -> list[LateResult]:
        """Return them, the newest first."""
        query = select(LateResultRow).where(LateResultRow.study_id == study_id)
        with self._database.read() as session:
            rows = session.exec(query.order_by(col(LateResultRow.received_at).desc()).limit(MOST_SHOWN)).all()
        return [
            LateResult(
                case_id=row.case_id,
                user=row.user,
                device=row.device_id,
                due_at=row.due_at,
                received_at=row.received_at,
            )
            for row in rows
        ]
