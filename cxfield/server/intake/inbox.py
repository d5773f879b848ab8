"""Takes in a push: each item is judged on its own, all are written in one transaction, one signed receipt says so.

A segment, or a quarantine row with the bytes as they came, is the first durable write of an item. Where the
transaction cannot be done as a whole, the bytes of all items go into the inbox first and each item gets a transaction
of its own, so that one that harms the database harms no other.
"""

from __future__ import annotations

import logging
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import Session, col, delete, select

from cxfield.server.database import Database, is_passing, now_text, record_audit
from cxfield.server.errors import NotAllowedError, RefusedError
from cxfield.server.files.file_references import with_missing_files
from cxfield.server.intake.backed_up import with_backed_up
from cxfield.server.intake.ground import Ground, case_key, stream_key, table_of
from cxfield.server.intake.segments import receipt_of, stream_receipts
from cxfield.server.intake.streams import Judge, Verdict
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import ITEM
from cxfield.server.tables import BatchRow, InboxRow, QuarantineRow
from cxfield.sync.batch import Batch, FramingError, Item, decode_batch, encode_item
from cxfield.sync.messages import HaveRequest, ItemReceipt, ItemStatus, SignedStatement, Statement
from cxfield.sync.signing import sign_statement

log = logging.getLogger(__name__)
KEPT_DAYS = 90
"""How long the answer to a batch is kept. Whoever repeats it after that learns that everything is there."""
_LATER = Verdict(ItemStatus.LATER, "later", "The server could not read this now; it is tried again.")
_ASKED_AGAIN = (ItemStatus.LATER, ItemStatus.GAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A batch with who it is from, who brought it, and when."""

    batch: Batch
    sender: Sender
    bringer: Sender
    received_at: str

    @property
    def key(self) -> tuple[str, str]:
        """Names the batch for ever."""
        return self.sender.device, self.batch.digest


class Inbox:
    """Pushes and what is known of journals. Safe to repeat: the same bytes get the same receipt."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def accept(self, sender: Sender, body: bytes, *, on_behalf_of: Sender | None = None) -> SignedStatement:
        """Store the items of an inflated body and say what became of each.

        With `on_behalf_of` the items are judged, kept and answered as if that user had pushed them from that device:
        for somebody who brings them in another way (rescue file, hand-over). Whether `sender` may is the caller's
        to decide; that they did stands in the audit trail.

        Raises:
            RefusedError: The frame does not hold, so that there are no items to keep.
            NotAllowedError: The batch names another device than the session.
        """
        try:
            batch = decode_batch(body)
        except FramingError as error:
            raise RefusedError(str(error)) from error
        owner = on_behalf_of or sender
        if batch.header.device != owner.device:
            raise NotAllowedError("The batch belongs to another device; sign in on this one.")
        delivery = Delivery(batch=batch, sender=owner, bringer=sender, received_at=now_text())
        try:
            return self._database.run(lambda session: self._take(session, delivery))
        except SQLAlchemyError as error:
            if is_passing(error):
                raise
            log.exception("A batch could not be written as a whole; its items are written one by one.")
            return self._take_one_by_one(delivery)

    def have(self, sender: Sender, request: HaveRequest) -> SignedStatement:
        """Say how far the server's journals go."""
        keys = [(one.study_id, one.kind.value, one.stream_id) for one in request.streams]
        with self._database.read() as session:
            streams = with_backed_up(session, with_missing_files(session, stream_receipts(session, keys)))
        statement = Statement(
            purpose="have", epoch=self._database.epoch, device=sender.device, at=now_text(), streams=streams
        )
        return sign_statement(self._database.signing_key, statement)

    def drop_old(self) -> None:
        """Drop old answers and the bytes of what was applied; what is in quarantine, or waits to be read, stays."""
        oldest = (datetime.now(UTC) - timedelta(days=KEPT_DAYS)).isoformat()
        settled = [ItemStatus.APPLIED, ItemStatus.DUPLICATE]
        with self._database.write() as session:
            session.exec(delete(InboxRow).where(col(InboxRow.received_at) < oldest, col(InboxRow.state).in_(settled)))
            session.exec(delete(BatchRow).where(col(BatchRow.received_at) < oldest))

    def _take(self, session: Session, delivery: Delivery) -> SignedStatement:
        earlier = _earlier(session, delivery)
        if earlier is not None:
            return earlier
        receipts = settle(session, delivery, list(enumerate(delivery.batch.items)))
        return self._answer(session, delivery, receipts)

    def _take_one_by_one(self, delivery: Delivery) -> SignedStatement:
        """Make the bytes durable, then judge each item in a transaction of its own."""
        self._database.run(lambda session: _keep_bytes(session, delivery))
        receipts = [self._take_alone(delivery, number) for number in range(len(delivery.batch.items))]
        return self._database.run(
            lambda session: _earlier(session, delivery) or self._answer(session, delivery, receipts)
        )

    def _take_alone(self, delivery: Delivery, number: int) -> ItemReceipt:
        item = delivery.batch.items[number]

        def take(session: Session) -> ItemReceipt:
            (receipt,) = settle(session, delivery, [(number, item)])
            row = session.get_one(InboxRow, (item.header.study_id, *delivery.key, number))
            if receipt.status in (ItemStatus.APPLIED, ItemStatus.DUPLICATE, ItemStatus.TOMBSTONED):
                session.delete(row)
            else:
                row.state = receipt.status
            return receipt

        try:
            return self._database.run(take)
        except DBAPIError as error:
            if is_passing(error):
                raise
            log.exception("An item could not be written; its bytes are in the inbox.")
            with self._database.read() as session:
                (stream,) = stream_receipts(session, [stream_key(item.header)])
            return _receipt(item, _LATER).model_copy(update={"stream": stream})

    def _answer(self, session: Session, delivery: Delivery, receipts: list[ItemReceipt]) -> SignedStatement:
        batch = delivery.batch
        statement = Statement(
            purpose="push",
            epoch=self._database.epoch,
            device=delivery.sender.device,
            batch=batch.digest,
            at=delivery.received_at,
            items=receipts,
        )
        signed = sign_statement(self._database.signing_key, statement)
        if not any(receipt.status in _ASKED_AGAIN for receipt in receipts):
            _keep_answer(session, delivery, signed)
        return signed


def settle(session: Session, delivery: Delivery, items: list[tuple[int, Item]]) -> list[ItemReceipt]:
    """Judge items of a delivery and write what became of them, in the caller's transaction."""
    ground = Ground(session, delivery.sender.user, [item for _, item in items])
    judge = Judge(session, ground, delivery.sender, delivery.received_at)
    receipts: list[ItemReceipt] = []
    aside: list[tuple[int, Verdict]] = []
    for number, item in items:
        verdict = _judge_alone(judge, item)
        if verdict.status is ItemStatus.QUARANTINED:
            aside.append((number, verdict))
        facts = ground.streams[stream_key(item.header)]
        stream = receipt_of(*stream_key(item.header), facts.last_seq, facts.head, facts.received_at)
        receipts.append(_receipt(item, verdict).model_copy(update={"stream": stream}))
    _put_aside(session, ground, delivery, aside)
    ground.write()
    return receipts


def _judge_alone(judge: Judge, item: Item) -> Verdict:
    """Judge one item so that what goes wrong with it does not harm the others."""
    try:
        return judge.judge(item)
    except SQLAlchemyError:
        raise
    except Exception:
        log.exception("An item could not be judged; the device offers it again.")
        return _LATER


def _receipt(item: Item, verdict: Verdict) -> ItemReceipt:
    header = item.header
    return ItemReceipt.model_construct(
        from_seq=header.from_seq,
        to_seq=header.to_seq,
        sha256=header.sha256,
        status=verdict.status,
        reason=verdict.explanation,
    )


def _earlier(session: Session, delivery: Delivery) -> SignedStatement | None:
    row = session.get(BatchRow, delivery.key)
    return SignedStatement(statement=row.statement, signature=row.signature) if row else None


def _keep_answer(session: Session, delivery: Delivery, signed: SignedStatement) -> None:
    batch, sender = delivery.batch, delivery.sender
    number = batch.header.batch_no
    used = select(BatchRow.batch).where(BatchRow.device_id == sender.device, BatchRow.batch_no == number)
    if session.exec(used.limit(1)).first() is not None:
        record_audit(session, actor=sender.user, action="batch-number-reused", subject=f"{sender.device} {number}")
    if delivery.bringer is not sender:
        subject = f"{sender.user} {sender.device} {number}"
        record_audit(session, actor=delivery.bringer.user, action="batch-brought-in", subject=subject)
    row = {
        "device_id": sender.device,
        "batch": batch.digest,
        "batch_no": number,
        "statement": signed.statement,
        "signature": signed.signature,
        "received_at": delivery.received_at,
    }
    session.connection().execute(insert(table_of(BatchRow)), row)


def _keep_bytes(session: Session, delivery: Delivery) -> None:
    for number, item in enumerate(delivery.batch.items):
        if session.get(InboxRow, (item.header.study_id, *delivery.key, number)) is None:
            values = _inbox_values(delivery, number)
            person = values["study_id"], values["person_id"]
            values["item"] = person_keys(session).seal(person, ITEM, values["item"])
            session.add(InboxRow(**values))


def _inbox_values(delivery: Delivery, number: int) -> dict[str, Any]:
    item = delivery.batch.items[number]
    return {
        "study_id": item.header.study_id,
        "device_id": delivery.sender.device,
        "batch": delivery.batch.digest,
        "item_no": number,
        "user": delivery.sender.user,
        "batch_no": delivery.batch.header.batch_no,
        "sha256": item.header.sha256,
        "item": zlib.compress(encode_item(item)),
        "received_at": delivery.received_at,
        "state": ItemStatus.QUARANTINED.value,
        "person_id": person_of(item.header.study_id, case_key(item.header)[1], item.header.stream_id)[1],
    }


def _put_aside(session: Session, ground: Ground, delivery: Delivery, aside: list[tuple[int, Verdict]]) -> None:
    """Keep what was not applied, once, and sound the alarm, once."""
    seen: set[tuple[str, ...]] = set()
    for number, verdict in aside:
        header = delivery.batch.items[number].header
        key = (*stream_key(header), delivery.sender.device, header.sha256)
        if key in seen or session.get(QuarantineRow, key) is not None:
            continue
        seen.add(key)
        inbox = _inbox_values(delivery, number)
        row = {
            **dict(zip(("study_id", "kind", "stream_id", "device_id", "sha256"), key, strict=True)),
            "from_seq": header.from_seq,
            "to_seq": header.to_seq,
            "user": delivery.sender.user,
            "owner_epoch": header.owner_epoch,
            "batch": delivery.batch.digest,
            "item_no": number,
            "reason": verdict.reason,
            "explanation": verdict.explanation,
            "received_at": delivery.received_at,
            "resolved_by": "",
        }
        ground.pending.quarantined.append((row, inbox))
        if verdict.alarm:
            subject = f"{' '.join(stream_key(header))} {header.from_seq}-{header.to_seq}"
            record_audit(session, actor=delivery.sender.user, action=verdict.alarm, subject=subject)


def quarantined_item(session: Session, row: QuarantineRow) -> bytes:
    """Return the item as it came: its header line, then its journal lines."""
    key = (row.study_id, row.device_id, row.batch, row.item_no)
    inbox = session.get_one(InboxRow, key)
    opened = person_keys(session).open((row.study_id, inbox.person_id), ITEM, inbox.item)
    return zlib.decompress(opened)
