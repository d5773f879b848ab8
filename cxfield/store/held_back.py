"""Journals whose next event the server does not take: kept here with the reason, sent behind all others."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from cxfield.store.database import Database
from cxfield.store.rows import HeldBackRow, StreamRow, table_of
from cxfield.store.values import OutboxItem, to_ms

_HELD, _STREAM = table_of(HeldBackRow), table_of(StreamRow)
TOO_LARGE = "too-large"
REFUSED = "refused"
IN_BETWEEN = "in-between"
"""Not the server, but something before it lets the event through in no size."""


class HeldBack:
    """A row goes by itself in effect: it says nothing any more once the server has the event."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, item: OutboxItem, reason: str, sentence: str) -> None:
        """Note that the server does not take the first event of `item`; the first time counts."""
        number = select(_STREAM.c.no).where(
            _STREAM.c.kind == item.kind.value,
            _STREAM.c.stream_id == item.stream_id,
            _STREAM.c.study_id == item.study_id,
            _STREAM.c.owner_epoch == item.owner_epoch,
        )
        row = {
            "stream": self._database.read(number).scalar_one(),
            "seq": item.from_seq,
            "reason": reason,
            "sentence": sentence,
            "since_ms": to_ms(datetime.now(UTC)),
        }
        passed = select(_STREAM.c.no).where(_STREAM.c.sent_seq >= _HELD.c.seq, _STREAM.c.no == _HELD.c.stream)
        with self._database.transaction():
            self._database.write(delete(_HELD).where(passed.exists()))
            self._database.write(insert(_HELD).on_conflict_do_nothing(), row)

    def streams(self) -> set[tuple[str, str, str, int]]:
        """Return kind, id, study and owner epoch of the journals held back."""
        query = select(_STREAM).join(_HELD, _HELD.c.stream == _STREAM.c.no).where(_STREAM.c.sent_seq < _HELD.c.seq)
        return {(row.kind, row.stream_id, row.study_id, row.owner_epoch) for row in self._database.read(query)}
