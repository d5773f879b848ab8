"""From unsent journals to batches, and from signed answers to receipts. Everything here runs on the storage thread."""

from __future__ import annotations

import base64
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cxfield.event import StreamKind
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import OutboxItem, Receipt, ReceiptStatus, StreamState
from cxfield.sync.batch import PACKED_FROM, Item, encode_batch, item_digest, pack_item
from cxfield.sync.errors import ReceiptError
from cxfield.sync.messages import ItemHeader, ItemReceipt, ItemStatus, SignedStatement, Statement, StreamReceipt
from cxfield.sync.messages import StreamState as StreamStateMessage

StreamKey = tuple[StreamKind, str, str, int]
"""kind, stream, study, owner epoch: names a journal of a device, branches apart."""
MOST_ITEMS = 500
EXPECTED_RATIO = 8
"""Raw bytes for one compressed byte; journals do better."""
_HEADER_BYTES = 1024
_STORED = {
    ItemStatus.APPLIED: ReceiptStatus.APPLIED,
    ItemStatus.DUPLICATE: ReceiptStatus.DUPLICATE,
    ItemStatus.QUARANTINED: ReceiptStatus.QUARANTINED,
    ItemStatus.TOMBSTONED: ReceiptStatus.TOMBSTONED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelSize:
    """How a batch may be: `aim` compressed bytes and `items`, never above the server's limits; in which protocol."""

    aim: int
    items: int = MOST_ITEMS
    most_compressed: int = 2 * 1024 * 1024
    most_inflated: int = 16 * 1024 * 1024
    protocol: int = 1


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch ready to be sent; `body` is empty for a single event that is larger than the server takes."""

    outbox: tuple[OutboxItem, ...]
    items: tuple[Item, ...]
    body: bytes

    @property
    def can_be_cut(self) -> bool:
        """Whether it holds more than one event."""
        return len(self.items) > 1 or len(self.items[0].lines) > 1


def stream_key(stream: OutboxItem | StreamState) -> StreamKey:
    """Return the key of a journal."""
    return stream.kind, stream.stream_id, stream.study_id, stream.owner_epoch


def next_parcel(store: DeviceStore, device: str, size: ParcelSize, skipped: Collection[StreamKey]) -> Parcel | None:
    """Begin the next batch of about `size.aim` compressed bytes; None when nothing is left but `skipped`.

    A batch that got no answer comes first, with the same items, so that the server knows it again. Journals that the
    server did not take before come last.
    """
    pending = store.in_flight()
    if pending is not None:
        if all(_is_unsent(store, item) and stream_key(item) not in skipped for item in pending.items):
            items = [_item(item, store.item_lines(item)) for item in pending.items]
            body = encode_batch(device, pending.batch_no, items, protocol=size.protocol)
            return Parcel(pending.items, tuple(items), body)
        store.end_batch()
    held = store.ledger.held.streams()
    waiting = [item for item in store.unsent() if stream_key(item) not in skipped]
    waiting.sort(key=lambda item: stream_key(item) in held)
    if not waiting:
        return None
    raw_size = size.aim * EXPECTED_RATIO
    while True:
        chosen = _cut(store, waiting[: size.items], raw_size)
        items = [_packed(item, size) for _, item in chosen]
        fits = _fits(items, size)
        if fits or (len(items) == 1 and len(items[0].lines) == 1):
            break
        raw_size //= 2
    outbox = tuple(item for item, _ in chosen)
    if not fits:
        return Parcel(outbox, tuple(items), b"")
    number = store.begin_batch(outbox).batch_no
    return Parcel(outbox, tuple(items), encode_batch(device, number, items, protocol=size.protocol))


def _packed(item: Item, size: ParcelSize) -> Item:
    """Pack an item once, for looking at its size and for sending it."""
    return replace(item, packed=pack_item(item)) if size.protocol >= PACKED_FROM else item


def _fits(items: Sequence[Item], size: ParcelSize) -> bool:
    inflated = sum(len(line) + 1 for item in items for line in item.lines) + _HEADER_BYTES * (len(items) + 1)
    if inflated > size.most_inflated:
        return False
    return len(encode_batch("x" * 100, 1, items, protocol=size.protocol)) <= size.most_compressed


def _is_unsent(store: DeviceStore, item: OutboxItem) -> bool:
    return any(
        stream_key(state) == stream_key(item) and state.sent_seq == item.from_seq - 1
        for state in store.streams(item.study_id)
    )


def _cut(store: DeviceStore, waiting: Sequence[OutboxItem], raw_size: int) -> list[tuple[OutboxItem, Item]]:
    """Return items from the front of `waiting`, the last one cut, up to `raw_size` bytes but at least one line."""
    chosen: list[tuple[OutboxItem, Item]] = []
    left = raw_size
    for item in waiting:
        entries = store.entries(
            item.kind,
            item.stream_id,
            item.from_seq,
            item.to_seq,
            study_id=item.study_id,
            owner_epoch=item.owner_epoch,
        )
        count = 0
        while count < len(entries) and (left > 0 or not (chosen or count)):
            left -= len(entries[count].line) + 1
            count += 1
        if count:
            last = entries[count - 1]
            part = replace(item, to_seq=last.seq, head=last.head)
            chosen.append((part, _item(part, [entry.line for entry in entries[:count]])))
        if left <= 0:
            break
    return chosen


def _item(outbox: OutboxItem, lines: Sequence[bytes]) -> Item:
    header = ItemHeader(
        study_id=outbox.study_id,
        kind=outbox.kind,
        stream_id=outbox.stream_id,
        case_id=outbox.case_id,
        from_seq=outbox.from_seq,
        to_seq=outbox.to_seq,
        owner_epoch=outbox.owner_epoch,
        payload_version=outbox.payload_version,
        head=outbox.head.hex(),
        sha256=item_digest(lines),
    )
    return Item(header, tuple(lines))


def settle(store: DeviceStore, parcel: Parcel, statement: Statement, signed: SignedStatement) -> list[ItemReceipt]:
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
    """Return the journals to ask about: all that are kept, or those with something unsent and some that wait for
    their backup.
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
