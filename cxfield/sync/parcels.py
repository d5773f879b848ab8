"""Cuts batches from the unsent tails and packs them. Runs on the network thread: the storage thread is asked for a
portion at a time, so that an answer that comes in between waits for one portion at most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cxfield.event import Entry
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import Batch, OutboxItem
from cxfield.sync import outbox
from cxfield.sync.batch import PACKED_FROM, Item, encode_batch, item_digest, pack_item
from cxfield.sync.messages import ItemHeader
from cxfield.sync.on_store import OnStore
from cxfield.sync.outbox import StreamKey

MOST_ITEMS = 500
EXPECTED_RATIO = 8
"""Raw bytes for one compressed byte; journals do better."""
PORTION = 200
"""Events that are read at a time, about 2 ms of the storage thread."""
_HEADER_BYTES = 1024


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


@dataclass(frozen=True, slots=True)
class _Tail:
    """A journal's unsent events from the front, as far as they were read; at least one."""

    item: OutboxItem
    entries: tuple[Entry, ...]

    def packed(self, size: ParcelSize) -> Item:
        lines = tuple(entry.line for entry in self.entries)
        made = Item(_header(self.item, lines), lines)
        return replace(made, packed=pack_item(made)) if size.protocol >= PACKED_FROM else made


@dataclass(frozen=True, slots=True)
class Parcels:
    """Makes one batch after the other for `device`."""

    store: DeviceStore
    on_store: OnStore
    device: str

    def next(self, size: ParcelSize, skipped: Collection[StreamKey]) -> Parcel | None:
        """Begin the next batch of about `size.aim` compressed bytes; None when nothing is left but `skipped`.

        A batch that got no answer comes first, with the same items, so that the server knows it again. Journals that
        the server did not take before come last.
        """
        pending = self.on_store(partial(outbox.batch_to_repeat, self.store, skipped))
        if pending is not None:
            return self._again(pending, size)
        waiting = self.on_store(partial(outbox.waiting, self.store, skipped))
        tails = self._read(waiting[: size.items], size.aim * EXPECTED_RATIO)
        return self._begin(*_fitted(tails, size), size) if tails else None

    def _again(self, pending: Batch, size: ParcelSize) -> Parcel:
        items = tuple(_Tail(item, tuple(self._entries(item))).packed(size) for item in pending.items)
        return Parcel(pending.items, items, encode_batch(self.device, pending.batch_no, items, protocol=size.protocol))

    def _begin(self, tails: Sequence[_Tail], items: Sequence[Item], size: ParcelSize) -> Parcel:
        chosen = tuple(tail.item for tail in tails)
        if not _fits(items, size):
            return Parcel(chosen, tuple(items), b"")
        number = self.on_store(lambda: self.store.begin_batch(chosen)).batch_no
        return Parcel(chosen, tuple(items), encode_batch(self.device, number, items, protocol=size.protocol))

    def _read(self, waiting: Sequence[OutboxItem], raw_size: int) -> list[_Tail]:
        """Return tails from the front of `waiting`, the last one cut, up to `raw_size` bytes but at least an event."""
        tails: list[_Tail] = []
        for item in waiting:
            entries = self._entries(item, raw_size, at_least=0 if tails else 1)
            if entries:
                raw_size -= _raw(entries)
                tails.append(_tail(item, entries))
            if raw_size <= 0:
                break
        return tails

    def _entries(self, item: OutboxItem, raw_size: int | None = None, *, at_least: int = 0) -> list[Entry]:
        """Return the events of `item`; with `raw_size` only until they are that large, but `at_least` so many."""
        entries: list[Entry] = []
        while item.from_seq + len(entries) <= item.to_seq:
            if raw_size is not None and _raw(entries) >= raw_size and len(entries) >= at_least:
                break
            portion = self.on_store(self._portion(item, item.from_seq + len(entries)))
            if not portion:
                break
            entries += portion
        return entries if raw_size is None else _until(entries, raw_size, at_least)

    def _portion(self, item: OutboxItem, seq: int) -> Callable[[], list[Entry]]:
        last = min(item.to_seq, seq + PORTION - 1)
        return lambda: self.store.entries(
            item.kind, item.stream_id, seq, last, study_id=item.study_id, owner_epoch=item.owner_epoch
        )


def _fitted(tails: Sequence[_Tail], size: ParcelSize) -> tuple[list[_Tail], list[Item]]:
    """Return `tails`, halved until they fit or are a single event, with what is sent of them."""
    shorter, raw_size = list(tails), sum(_raw(tail.entries) for tail in tails)
    while True:
        items = [tail.packed(size) for tail in shorter]
        if _fits(items, size) or (len(items) == 1 and len(items[0].lines) == 1):
            return shorter, items
        raw_size //= 2
        shorter = _shortened(shorter, raw_size)


def _shortened(tails: Sequence[_Tail], raw_size: int) -> list[_Tail]:
    kept: list[_Tail] = []
    for tail in tails:
        entries = _until(tail.entries, raw_size, at_least=0 if kept else 1)
        if not entries:
            break
        raw_size -= _raw(entries)
        kept.append(_tail(tail.item, entries))
    return kept


def _until(entries: Sequence[Entry], raw_size: int, at_least: int) -> list[Entry]:
    """Return entries from the front, the last one passing `raw_size`, but `at_least` so many."""
    count = 0
    while count < len(entries) and (raw_size > 0 or count < at_least):
        raw_size -= len(entries[count].line) + 1
        count += 1
    return list(entries[:count])


def _raw(entries: Sequence[Entry]) -> int:
    return sum(len(entry.line) + 1 for entry in entries)


def _tail(item: OutboxItem, entries: Sequence[Entry]) -> _Tail:
    return _Tail(replace(item, to_seq=entries[-1].seq, head=entries[-1].head), tuple(entries))


def _fits(items: Sequence[Item], size: ParcelSize) -> bool:
    inflated = sum(len(line) + 1 for item in items for line in item.lines) + _HEADER_BYTES * (len(items) + 1)
    if inflated > size.most_inflated:
        return False
    return len(encode_batch("x" * 100, 1, items, protocol=size.protocol)) <= size.most_compressed


def _header(item: OutboxItem, lines: Sequence[bytes]) -> ItemHeader:
    return ItemHeader(
        study_id=item.study_id,
        kind=item.kind,
        stream_id=item.stream_id,
        case_id=item.case_id,
        from_seq=item.from_seq,
        to_seq=item.to_seq,
        owner_epoch=item.owner_epoch,
        payload_version=item.payload_version,
        head=item.head.hex(),
        sha256=item_digest(lines),
    )
