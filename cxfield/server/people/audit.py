"""The audit trail: who did what, each line chained to the one before it, so that a change inside shows."""

from __future__ import annotations

import hashlib
import hmac

from sqlmodel import col, select

from cxfield.server.database import Database, audit_hash, own_secret
from cxfield.server.tables import AuditRow, CounterRow
from cxfield.sync.access_messages import AuditEntry, AuditState

LISTED = 200
_KEY = "audit_key"
_AT_ONCE = 5000


class Audit:
    """Reads the trail. It is written by `record_audit`, in the transaction of what it tells."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verify(self) -> AuditState:
        """Go through the whole trail. Keep `count` and `head` elsewhere: they show later that nothing was cut off."""
        count, head = 0, ""
        with self._database.read() as session:
            counted = session.get_one(CounterRow, "audit").value
            while True:
                after = select(AuditRow).where(col(AuditRow.number) > count).order_by(col(AuditRow.number))
                rows = session.exec(after.limit(_AT_ONCE)).all()
                for row in rows:
                    expected = audit_hash(head, row.at, row.actor, row.action, row.subject)
                    if row.number != count + 1 or not hmac.compare_digest(row.hash, expected):
                        return AuditState(count=count, head=head, broken_at=count + 1)
                    count, head = row.number, row.hash
                session.expunge_all()
                if not rows:
                    break
        return AuditState(count=count, head=head, broken_at=0 if count == counted else count + 1)

    def holds(self, number: int, head: str) -> bool:
        """Say whether the trail still has `head` at `number`, as somebody noted it earlier."""
        with self._database.read() as session:
            row = session.get(AuditRow, number)
        return row is not None and hmac.compare_digest(row.hash, head)

    def entries(self, *, before: int | None = None, count: int = LISTED) -> list[AuditEntry]:
        """Return the newest entries, or those before a number; the newest first."""
        statement = select(AuditRow).order_by(col(AuditRow.number).desc()).limit(min(count, LISTED))
        if before is not None:
            statement = statement.where(col(AuditRow.number) < before)
        with self._database.read() as session:
            return [AuditEntry.model_validate(row, from_attributes=True) for row in session.exec(statement)]

    def mark_of(self, subject: str) -> str:
        """Return what stands in the trail for something that could tell who a respondent is: a keyed hash."""
        key = own_secret(self._database, _KEY)
        return hmac.new(key, subject.encode(), hashlib.sha256).hexdigest()[:32]
