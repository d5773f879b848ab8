"""Takes in a push: the bytes first, durably; then each item is judged; then one signed receipt for the batch."""

from __future__ import annotations

import logging
import zlib
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, delete, select

from cxfield.server.accounts import Sender
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import NotAllowedError, RefusedError
from cxfield.server.file_references import with_missing_files
from cxfield.server.streams import Verdict, judge, stream_receipt
from cxfield.server.tables import BatchRow, InboxRow, QuarantineRow
from cxfield.sync.batch import Batch, FramingError, decode_batch, encode_item
from cxfield.sync.messages import HaveRequest, ItemReceipt, ItemStatus, SignedStatement, Statement
from cxfield.sync.signing import sign_statement

log = logging.getLogger(__name__)
KEPT_DAYS = 90
"""How long the raw bytes of applied items stay in the inbox; what is in quarantine stays."""


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
        bringer, sender = sender, on_behalf_of or sender
        if batch.header.device != sender.device:
            raise NotAllowedError("The batch belongs to another device; sign in on this one.")
        received_at = now_text()
        with self._database.write() as session:
            earlier = session.get(BatchRow, (sender.device, batch.digest))
            if earlier is not None:
                return SignedStatement(statement=earlier.statement, signature=earlier.signature)
            _keep_bytes(session, sender, batch, received_at)
            if on_behalf_of is not None:
                subject = f"{sender.user} {sender.device} {batch.header.batch_no}"
                record_audit(session, actor=bringer.user, action="batch-brought-in", subject=subject)
        with self._database.write() as session:
            earlier = session.get(BatchRow, (sender.device, batch.digest))
            if earlier is not None:
                return SignedStatement(statement=earlier.statement, signature=earlier.signature)
            return self._settle(session, sender, batch, received_at)

    def have(self, sender: Sender, request: HaveRequest) -> SignedStatement:
        """Say how far the server's journals go."""
        with self._database.read() as session:
            receipts = [stream_receipt(session, one.study_id, one.kind, one.stream_id) for one in request.streams]
            streams = with_missing_files(session, receipts)
        statement = Statement(
            purpose="have", epoch=self._database.epoch, device=sender.device, at=now_text(), streams=streams
        )
        return sign_statement(self._database.signing_key, statement)

    def drop_old(self) -> None:
        """Drop raw bytes that were applied long ago; the journals hold them."""
        oldest = (datetime.now(UTC) - timedelta(days=KEPT_DAYS)).isoformat()
        settled = [ItemStatus.APPLIED, ItemStatus.DUPLICATE]
        with self._database.write() as session:
            session.exec(delete(InboxRow).where(col(InboxRow.received_at) < oldest, col(InboxRow.state).in_(settled)))

    def _settle(self, session: Session, sender: Sender, batch: Batch, received_at: str) -> SignedStatement:
        receipts = [_judge_alone(session, sender, batch, number, received_at) for number in range(len(batch.items))]
        statement = Statement(
            purpose="push",
            epoch=self._database.epoch,
            device=sender.device,
            batch=batch.digest,
            at=received_at,
            items=receipts,
        )
        signed = sign_statement(self._database.signing_key, statement)
        if not any(receipt.status in (ItemStatus.LATER, ItemStatus.GAP) for receipt in receipts):
            session.add(
                BatchRow(
                    device_id=sender.device,
                    batch=batch.digest,
                    batch_no=batch.header.batch_no,
                    statement=signed.statement,
                    signature=signed.signature,
                    received_at=received_at,
                )
            )
        return signed


def _keep_bytes(session: Session, sender: Sender, batch: Batch, received_at: str) -> None:
    query = select(BatchRow.batch).where(
        BatchRow.device_id == sender.device, BatchRow.batch_no == batch.header.batch_no
    )
    if session.exec(query).first() is not None:
        subject = f"{sender.device} {batch.header.batch_no}"
        record_audit(session, actor=sender.user, action="batch-number-reused", subject=subject)
    for number, item in enumerate(batch.items):
        if session.get(InboxRow, (item.header.study_id, sender.device, batch.digest, number)) is None:
            session.add(
                InboxRow(
                    study_id=item.header.study_id,
                    device_id=sender.device,
                    batch=batch.digest,
                    item_no=number,
                    user=sender.user,
                    batch_no=batch.header.batch_no,
                    sha256=item.header.sha256,
                    item=zlib.compress(encode_item(item)),
                    received_at=received_at,
                )
            )


def _judge_alone(session: Session, sender: Sender, batch: Batch, number: int, received_at: str) -> ItemReceipt:
    """Judge one item so that its failure does not harm the others."""
    item = batch.items[number]
    header = item.header
    try:
        with session.begin_nested():
            verdict = judge(session, sender, item, received_at)
            if verdict.status is ItemStatus.QUARANTINED:
                _put_aside(session, sender, batch, number, verdict, received_at)
    except Exception:
        log.exception("An item could not be judged; its bytes are in the inbox.")
        verdict = Verdict(ItemStatus.LATER, "later", "The server could not read this now; it is tried again.")
    row = session.get_one(InboxRow, (header.study_id, sender.device, batch.digest, number))
    row.state = verdict.status
    session.add(row)
    return ItemReceipt(
        from_seq=header.from_seq,
        to_seq=header.to_seq,
        sha256=header.sha256,
        status=verdict.status,
        reason=verdict.explanation,
        stream=stream_receipt(session, header.study_id, header.kind, header.stream_id),
    )


def _put_aside(session: Session, sender: Sender, batch: Batch, number: int, verdict: Verdict, received_at: str) -> None:
    header = batch.items[number].header
    key = (header.study_id, header.kind, header.stream_id, sender.device, header.sha256)
    if session.get(QuarantineRow, key) is not None:
        return
    session.add(
        QuarantineRow(
            study_id=header.study_id,
            kind=header.kind,
            stream_id=header.stream_id,
            device_id=sender.device,
            sha256=header.sha256,
            from_seq=header.from_seq,
            to_seq=header.to_seq,
            user=sender.user,
            owner_epoch=header.owner_epoch,
            batch=batch.digest,
            item_no=number,
            reason=verdict.reason,
            explanation=verdict.explanation,
            received_at=received_at,
        )
    )


def quarantined_item(session: Session, row: QuarantineRow) -> bytes:
    """Return the item as it came: its header line, then its journal lines."""
    key = (row.study_id, row.device_id, row.batch, row.item_no)
    return zlib.decompress(session.get_one(InboxRow, key).item)
