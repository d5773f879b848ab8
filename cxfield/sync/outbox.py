"""What waits to be sent, and from signed answers to receipts. Everything here runs on the storage thread."""

from __future__ import annotations

import base64
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from cxfield.event import StreamKind
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import Batch, OutboxItem, Receipt, ReceiptStatus, StreamState
from cxfield.sync.batch import Item
from cxfield.sync.errors import ReceiptError
from cxfield.sync.messages import ItemReceipt, ItemStatus, SignedStatement, Statement, StreamReceipt
from cxfield.sync.messages import StreamState as StreamStateMessage

StreamKey = tuple[StreamKind, str, str, int]
"""kind, stream, study, owner epoch: names a journal of a device, branches apart."""
_STORED = {
    ItemStatus.APPLIED: ReceiptStatus.APPLIED,
    ItemStatus.DUPLICATE: ReceiptStatus.DUPLICATE,
    ItemStatus.QUARANTINED: ReceiptStatus.QUARANTINED,
    ItemStatus.TOMBSTONED: ReceiptStatus.TOMBSTONED,
}


def stream_key(stream: OutboxItem | StreamState) -> StreamKey:
    """Return the key of a journal."""
    return stream.kind, stream.stream_id, stream.study_id, stream.owner_epoch


def batch_to_repeat(store: DeviceStore, skipped: Collection[StreamKey]) -> Batch | None:
    """Return the batch that got no answer; one that cannot be sent as it was is given up."""
    pending = store.in_flight()
    if pending is None:
        return None
    sent = {stream_key(state): state.sent_seq for state in store.streams()}
    if all(sent.get(stream_key(i)) == i.from_seq - 1 and stream_key(i) not in skipped for i in pending.items):
        return pending
    store.end_batch()
    return None


def waiting(store: DeviceStore, skipped: Collection[StreamKey]) -> list[OutboxItem]:
    """Return the unsent tails without `skipped`; what the server did not take before comes last."""
    held = store.ledger.held.streams()
    items = [item for item in store.unsent() if stream_key(item) not in skipped]
    return sorted(items, key=lambda item: stream_key(item) in held)


class Sent(Protocol):
    """What was sent: the tails of journals, and beside each what stood in the batch."""

    @property
    def outbox(self) -> Sequence[OutboxItem]: ...
    @property
    def items(self) -> Sequence[Item]: ...


def settle(store: DeviceStore, parcel: Sent, statement: Statement, signed: SignedStatement) -> list[ItemReceipt]:
    """Keep what a verified answer proves, in one transaction; a gap is offered again from where the server stands.

    Raises:
        ReceiptError: The answer does not speak of exactly these items; nothing is kept.
    """
    sent = [(item.header.from_seq, item.header.to_seq, item.header.sha256) for item in parcel.items]
    if [(one.from_seq, one.to_seq, one.sha256) for one in statement.items] != sent:
        raise ReceiptError("The server's receipt does not name what was sent; nothing was marked as sent. Try again.")
    receipts: list[Receipt] = []
    with store.transaction():
        for outbox, answer in zip(parcel.outbox, statement.items, strict=True):
            if answer.status in _STORED:
                receipts.append(_receipt(outbox, answer, statement, signed))
            elif answer.status is ItemStatus.GAP:
                store.rewind(
                    outbox.kind,
                    outbox.stream_id,
                    answer.stream.have_seq,
                    study_id=outbox.study_id,
                    owner_epoch=outbox.owner_epoch,
                )
        store.record_receipts(receipts)
        store.end_batch()
    return statement.items


def _receipt(outbox: OutboxItem, answer: ItemReceipt, statement: Statement, signed: SignedStatement) -> Receipt:
    is_applied = answer.status in (ItemStatus.APPLIED, ItemStatus.DUPLICATE)
    at = answer.stream.received_at if is_applied else statement.at
    return Receipt(
        kind=outbox.kind,
        stream_id=outbox.stream_id,
        study_id=outbox.study_id,
        owner_epoch=outbox.owner_epoch,
        to_seq=outbox.to_seq,
        head=outbox.head,
        status=_STORED[answer.status],
        code=answer.stream.code if is_applied else answer.sha256[:8].upper(),
        received_at=datetime.fromisoformat(at or statement.at),
        server_epoch=statement.epoch,
        signature=base64.b64decode(signed.signature),
    )


def have_states(store: DeviceStore, *, everything: bool) -> list[StreamState]:
    """Return the journals to ask about: all that are kept, or those with something unsent, those of which no receipt
    speaks, and some that wait for their backup.
    """
    if everything:
        return store.streams()
    unsent = [state for state in store.streams() if state.last_seq > state.sent_seq]
    chosen = [*unsent, *store.ledger.without_receipt(), *store.ledger.awaiting_backup(datetime.now(UTC))]
    return list({stream_key(state): state for state in chosen}.values())


def have_message(state: StreamState) -> StreamStateMessage:
    """Return `state` as it is asked about."""
    return StreamStateMessage(
        study_id=state.study_id,
        kind=state.kind,
        stream_id=state.stream_id,
        seq=state.last_seq,
        head=state.head.hex(),
    )


def settle_have(
    store: DeviceStore,
    states: Sequence[StreamState],
    statement: Statement,
    signed: SignedStatement,
    *,
    new_epoch: bool,
) -> int:
    """Keep what the server proves to have; after a restore, offer again what it lacks. Return how many were rewound.

    Raises:
        ReceiptError: The answer does not speak of exactly these journals; nothing is kept.
    """
    asked = [(state.study_id, state.kind, state.stream_id) for state in states]
    if [(one.study_id, one.kind, one.stream_id) for one in statement.streams] != asked:
        raise ReceiptError("The server's answer does not name what was asked; nothing was marked as sent. Try again.")
    rewound = 0
    with store.transaction():
        unproven = {stream_key(state) for state in store.ledger.without_receipt()}
        for state, answer in zip(states, statement.streams, strict=True):
            told_at = datetime.fromisoformat(statement.at)
            is_prefix, is_unproven = _is_prefix(store, state, answer), stream_key(state) in unproven
            have_seq = answer.have_seq if is_prefix else 0
            if have_seq > state.sent_seq or (is_unproven and have_seq):
                store.record_receipts([_have_receipt(state, answer, statement, signed)])
            if answer.backed_up and have_seq > state.backed_up_seq:
                receipt = _have_receipt(state, answer, statement, signed)
                store.record_receipts([replace(receipt, status=ReceiptStatus.BACKED_UP, received_at=told_at)])
            store.files.offer_again(answer.study_id, answer.stream_id, answer.missing_files)
            store.files.note_backed_up(answer.study_id, answer.stream_id, answer.backed_up_files, told_at)
            is_told_otherwise = is_unproven and (is_prefix or not answer.have_seq)
            if (new_epoch or is_told_otherwise) and have_seq < state.sent_seq:
                store.rewind(
                    state.kind, state.stream_id, have_seq, study_id=state.study_id, owner_epoch=state.owner_epoch
                )
                rewound += 1
    return rewound


def _is_prefix(store: DeviceStore, state: StreamState, answer: StreamReceipt) -> bool:
    """Whether the server's journal is the beginning of ours, by its head."""
    if not 0 < answer.have_seq <= state.last_seq:
        return False
    (entry,) = store.entries(
        state.kind,
        state.stream_id,
        answer.have_seq,
        answer.have_seq,
        study_id=state.study_id,
        owner_epoch=state.owner_epoch,
    )
    return entry.head.hex() == answer.head


def _have_receipt(state: StreamState, answer: StreamReceipt, statement: Statement, signed: SignedStatement) -> Receipt:
    return Receipt(
        kind=state.kind,
        stream_id=state.stream_id,
        study_id=state.study_id,
        owner_epoch=state.owner_epoch,
        to_seq=answer.have_seq,
        head=bytes.fromhex(answer.head),
        status=ReceiptStatus.DUPLICATE,
        code=answer.code,
        received_at=datetime.fromisoformat(answer.received_at),
        server_epoch=statement.epoch,
        signature=base64.b64decode(signed.signature),
    )
