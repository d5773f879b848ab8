"""What waits for the server, what is on its way, and what receipts prove."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from cxfield.event import StreamKind
from cxfield.store.database import Database
from cxfield.store.errors import ReceiptError, UnsentWorkError
from cxfield.store.files import Files
from cxfield.store.journal import Journal
from cxfield.store.rows import (
    BatchRow,
    EventRow,
    InterviewRow,
    ReceiptRow,
    StreamRow,
    table_of,
)
from cxfield.store.values import (
    Batch,
    DeliveryCounts,
    OutboxItem,
    Receipt,
    ReceiptStatus,
    from_ms,
    to_ms,
)

_EVENT, _STREAM, _RECEIPT = table_of(EventRow), table_of(StreamRow), table_of(ReceiptRow)
_BATCH, _INTERVIEW = table_of(BatchRow), table_of(InterviewRow)
_UNSENT = _STREAM.c.last_seq > _STREAM.c.sent_seq


class Delivery:
    """The outbox is not a table: it is the unsent tail of every journal."""

    def __init__(self, database: Database, journal: Journal, files: Files) -> None:
        self._database = database
        self._journal = journal
        self._files = files

    def unsent(self) -> list[OutboxItem]:
        """Return one item for each journal with an unsent tail, the oldest first."""
        query = (
            select(_STREAM, _EVENT.c.at_ms, _EVENT.c.payload_version, _INTERVIEW.c.case_id)
            .join(_EVENT, (_EVENT.c.stream == _STREAM.c.no) & (_EVENT.c.seq == _STREAM.c.sent_seq + 1))
            .outerjoin(
                _INTERVIEW,
                (_INTERVIEW.c.interview_id == _STREAM.c.stream_id) & (_STREAM.c.kind == StreamKind.INTERVIEW.value),
            )
            .where(_UNSENT)
            .order_by(_EVENT.c.at_ms, _STREAM.c.no)
        )
        return [_to_item(row) for row in self._database.read(query)]

    def begin_batch(self, items: Sequence[OutboxItem]) -> Batch:
        """Note that `items` are being sent, before they are. After a crash the number is used again (`in_flight`)."""
        now = datetime.now(UTC)
        row = {"items": json.dumps([_item_data(item) for item in items]), "begun_ms": to_ms(now), "ended_ms": None}
        with self._database.transaction():
            self._close_batches(now)
            self._database.write(insert(_BATCH), row)
            number = int(self._database.read(select(func.max(_BATCH.c.batch_no))).scalar_one())
        return Batch(batch_no=number, items=tuple(items), begun_at=from_ms(to_ms(now)))

    def in_flight(self) -> Batch | None:
        """Return the batch that was begun and got no answer; None if there is none. Send it again, the same."""
        row = self._database.read(select(_BATCH).where(_BATCH.c.ended_ms.is_(None))).first()
        if row is None:
            return None
        items = tuple(_item_from_data(data) for data in json.loads(row.items))
        return Batch(batch_no=row.batch_no, items=items, begun_at=from_ms(row.begun_ms))

    def end_batch(self) -> None:
        """The batch under way was answered."""
        self._close_batches(datetime.now(UTC))

    def _close_batches(self, now: datetime) -> None:
        self._database.write(update(_BATCH).where(_BATCH.c.ended_ms.is_(None)).values(ended_ms=to_ms(now)))

    def record_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Keep receipts and move on what counts as sent. See `DeviceStore.record_receipts`."""
        with self._database.transaction():
            for receipt in receipts:
                self._record(receipt)

    def _record(self, receipt: Receipt) -> None:
        number = self._journal.stream_no(
            receipt.kind, receipt.stream_id, study_id=receipt.study_id, owner_epoch=receipt.owner_epoch
        )
        query = select(_EVENT.c.head).where(_EVENT.c.stream == number, _EVENT.c.seq == receipt.to_seq)
        if self._database.read(query).scalar() != receipt.head:
            raise ReceiptError(
                f"The server's receipt for {receipt.kind.value} {receipt.stream_id} does not match the journal "
                "on this computer; it stays in the outbox. Tell your supervisor."
            )
        row = {
            "stream": number,
            "to_seq": receipt.to_seq,
            "head": receipt.head,
            "status": receipt.status.value,
            "code": receipt.code,
            "server_epoch": receipt.server_epoch,
            "received_ms": to_ms(receipt.received_at),
            "signature": receipt.signature,
        }
        self._database.write(insert(_RECEIPT), row)
        self._raise_to(number, "sent_seq", receipt.to_seq)
        if receipt.status is ReceiptStatus.BACKED_UP:
            self._raise_to(number, "backed_up_seq", receipt.to_seq)

    def _raise_to(self, number: int, column: str, seq: int) -> None:
        query = update(_STREAM).where(_STREAM.c.no == number, _STREAM.c[column] < seq)
        self._database.write(query.values(**{column: seq}))

    def rewind(self, kind: StreamKind, stream_id: str, have_seq: int, *, study_id: str, owner_epoch: int) -> None:
        """The server has only the first `have_seq` events of a journal: offer the rest again."""
        number = self._journal.stream_no(kind, stream_id, study_id=study_id, owner_epoch=owner_epoch)
        query = update(_STREAM).where(_STREAM.c.no == number, _STREAM.c.sent_seq > have_seq)
        self._database.write(query.values(sent_seq=have_seq))
        query = update(_STREAM).where(_STREAM.c.no == number, _STREAM.c.backed_up_seq > have_seq)
        self._database.write(query.values(backed_up_seq=have_seq))

    def receipts(self, kind: StreamKind, stream_id: str, *, study_id: str | None = None) -> list[Receipt]:
        """Return the receipts of a journal, oldest first."""
        state = self._journal.state(kind, stream_id, study_id=study_id)
        number = self._journal.stream_no(kind, stream_id, study_id=state.study_id, owner_epoch=state.owner_epoch)
        rows = self._database.read(select(_RECEIPT).where(_RECEIPT.c.stream == number).order_by(_RECEIPT.c.no))
        return [
            Receipt(
                kind=kind,
                stream_id=stream_id,
                study_id=state.study_id,
                owner_epoch=state.owner_epoch,
                to_seq=row.to_seq,
                head=row.head,
                status=ReceiptStatus(row.status),
                code=row.code,
                received_at=from_ms(row.received_ms),
                server_epoch=row.server_epoch,
                signature=row.signature,
            )
            for row in rows
        ]

    def counts(self) -> DeliveryCounts:
        """Return what waits."""
        tail = func.sum(_STREAM.c.last_seq - _STREAM.c.sent_seq)
        sums = select(_STREAM.c.kind, func.count().label("streams"), tail.label("events"))
        rows = self._database.read(sums.where(_UNSENT).group_by(_STREAM.c.kind)).all()
        streams = {row.kind: int(row.streams) for row in rows}
        first = (
            select(func.min(_EVENT.c.at_ms))
            .select_from(_STREAM)
            .join(_EVENT, (_EVENT.c.stream == _STREAM.c.no) & (_EVENT.c.seq == _STREAM.c.sent_seq + 1))
            .where(_UNSENT)
        )
        oldest = self._database.read(first).scalar()
        batch = self.in_flight()
        return DeliveryCounts(
            unsent_events=sum(int(row.events) for row in rows),
            unsent_interviews=streams.get(StreamKind.INTERVIEW.value, 0),
            unsent_cases=streams.get(StreamKind.CASE.value, 0),
            in_flight_events=sum(item.to_seq - item.from_seq + 1 for item in batch.items) if batch else 0,
            oldest_unsent_at=from_ms(oldest) if oldest is not None else None,
            unsent_files=self._files.unsent_count(),
        )

    def require_all_sent(self) -> None:
        """Raise if removing this workspace would lose work."""
        counts = self.counts()
        if counts.unsent_events:
            raise UnsentWorkError(
                f"{counts.unsent_events} entries of this workspace have not reached the server; "
                "synchronise first, then remove it."
            )
        if counts.unsent_files:
            raise UnsentWorkError(
                f"Files that only this computer has (recordings, attached files): {counts.unsent_files}. "
                "The workspace cannot be removed before the server has them."
            )


def _to_item(row: Any) -> OutboxItem:
    kind = StreamKind(row.kind)
    return OutboxItem(
        kind=kind,
        stream_id=row.stream_id,
        study_id=row.study_id,
        case_id=row.stream_id if kind is StreamKind.CASE else row.case_id or "",
        owner_epoch=row.owner_epoch,
        from_seq=row.sent_seq + 1,
        to_seq=row.last_seq,
        head=row.head,
        oldest_at=from_ms(row.at_ms),
        payload_version=row.payload_version,
    )


def _item_data(item: OutboxItem) -> dict[str, Any]:
    return {**asdict(item), "head": item.head.hex(), "oldest_at": to_ms(item.oldest_at)}


def _item_from_data(data: dict[str, Any]) -> OutboxItem:
    kind, head = StreamKind(data["kind"]), bytes.fromhex(data["head"])
    return OutboxItem(**{**data, "kind": kind, "head": head, "oldest_at": from_ms(data["oldest_at"])})
