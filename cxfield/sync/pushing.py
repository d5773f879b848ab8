"""Sends the unsent tails until nothing is left that the server takes now. One bad item holds up none of the others.

| the server says | then |
| --- | --- |
| nothing in time | the batch is given up for a smaller one, and the run ends |
| too large (413) | half as much at a time; a single event that is too large is held back here |
| 413 of a proxy | the same, but its journal is only left for the next run |
| refused, or failed (500) in its own words | half as many items at a time; a single one refused is held back here |
| anything else that is no receipt | the run ends; the batch is sent again unchanged |
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace

from cxfield.store.device_store import DeviceStore
from cxfield.store.held_back import IN_BETWEEN, REFUSED, TOO_LARGE
from cxfield.store.values import OutboxItem
from cxfield.sync import outbox
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import (
    ServerBusyError,
    ServerFailedError,
    ServerRefusedError,
    SyncError,
    TimedOutError,
    TooLargeError,
)
from cxfield.sync.messages import ItemStatus, Limits
from cxfield.sync.on_store import OnStore
from cxfield.sync.outbox import StreamKey, stream_key
from cxfield.sync.parcels import MOST_ITEMS, Parcel, Parcels, ParcelSize
from cxfield.sync.schedule import FIRST_BATCH_BYTES, SMALLEST_BATCH_BYTES, next_batch_bytes
from cxfield.sync.session import BATCH_BYTES
from cxfield.sync.signing import verify_statement

ONE_EVENT = 1
"""An aim that a single event passes: nothing else goes with it."""
MOST_REFUSED, MOST_FAILED = 20, 2
"""So many items may be refused, or make the server fail, one after the other before the run ends."""
IN_BETWEEN_WORDS = "Something before the server lets this entry through in no size; it stays on this computer."
CHANCES = 3
"""In so many runs something before the server may take nothing of a journal before it is said."""
_NOT_LET_THROUGH, _MOST_NOTED = "sync.not_let_through", 200
TOO_LARGE_WORDS = "This entry is larger than the server takes; it stays on this computer. Tell your supervisor."


@dataclass(slots=True)
class PushCount:
    """What became of what was sent.

    Attributes:
        sent: Journals of which something got a receipt.
        skipped: Journals that are left for the next run.
    """

    sent: set[StreamKey] = field(default_factory=set)
    skipped: set[StreamKey] = field(default_factory=set)
    events: int = 0
    quarantined: int = 0
    tombstoned: int = 0
    postponed: int = 0
    held_back: int = 0
    not_let_through: int = 0


class Pushing:
    """One push stage. Runs on the network thread; `run` may be called once."""

    def __init__(self, store: DeviceStore, client: SyncClient, on_store: OnStore, receipt_key: str) -> None:
        self._store, self._client, self._on_store = store, client, on_store
        self._receipt_key = receipt_key
        self._parcels = Parcels(store, on_store, client.device)
        self.count = PushCount()
        self._rewound: set[StreamKey] = set()
        self._refused_in_a_row = 0

    def run(self, limits: Limits) -> None:
        """Send until nothing is left but what was skipped.

        Raises:
            SyncError: It did not go through; what has a receipt by then is kept.
        """
        aim = int(self._on_store(lambda: self._store.setting(BATCH_BYTES)) or FIRST_BATCH_BYTES)
        size = ParcelSize(
            aim=aim,
            most_compressed=limits.batch_compressed_bytes,
            most_inflated=limits.batch_inflated_bytes,
            protocol=self._client.protocol,
        )
        while (parcel := self._parcels.next(size, self.count.skipped)) is not None:
            size = self._send(parcel, size)

    def _send(self, parcel: Parcel, size: ParcelSize) -> ParcelSize:
        """Send one batch; return how large the next one may be."""
        if not parcel.body:
            self._hold_back(parcel, TOO_LARGE, TOO_LARGE_WORDS)
            return size
        started = time.monotonic()
        try:
            signed = self._client.push(parcel.body)
        except TimedOutError:
            smaller = self._kept(size, next_batch_bytes(size.aim, took_s=None))
            if parcel.can_be_cut and smaller.aim < size.aim:
                self._give_up()
            raise
        except TooLargeError as error:
            return self._after_too_large(parcel, size, error)
        except (ServerRefusedError, ServerFailedError) as error:
            return self._after_refusal(parcel, size, error)
        statement = verify_statement(self._receipt_key, signed, purpose="push", device=self._client.device)
        answers = self._on_store(lambda: outbox.settle(self._store, parcel, statement, signed))
        self._count(parcel, [answer.status for answer in answers])
        self._refused_in_a_row = 0
        aim = next_batch_bytes(max(size.aim, SMALLEST_BATCH_BYTES), took_s=time.monotonic() - started)
        return replace(self._kept(size, aim), items=min(MOST_ITEMS, size.items * 2))

    def _kept(self, size: ParcelSize, aim: int) -> ParcelSize:
        if aim != size.aim:
            self._on_store(lambda: self._store.set_setting(BATCH_BYTES, str(aim)))
        return replace(size, aim=aim)

    def _give_up(self) -> None:
        """Cut the batch anew at the next try. The server knows what it has of it by its natural keys."""
        self._on_store(self._store.end_batch)

    def _after_too_large(self, parcel: Parcel, size: ParcelSize, error: TooLargeError) -> ParcelSize:
        self._give_up()
        if not parcel.can_be_cut and error.is_ours:
            self._hold_back(parcel, TOO_LARGE, TOO_LARGE_WORDS)
            return size
        if not parcel.can_be_cut:
            return self._pass_over(parcel, size)
        if size.aim > SMALLEST_BATCH_BYTES:
            return self._kept(size, next_batch_bytes(size.aim, took_s=None))
        return replace(size, aim=ONE_EVENT)

    def _after_refusal(self, parcel: Parcel, size: ParcelSize, error: SyncError) -> ParcelSize:
        self._give_up()
        if len(parcel.items) > 1:
            return replace(size, items=max(1, len(parcel.items) // 2))
        self._refused_in_a_row += 1
        self._hold_back(parcel, REFUSED, str(error))
        if self._refused_in_a_row >= (MOST_FAILED if isinstance(error, ServerFailedError) else MOST_REFUSED):
            raise error
        return size

    def _pass_over(self, parcel: Parcel, size: ParcelSize) -> ParcelSize:
        """Leave a journal for the next run: something before the server took not even one event of it."""
        (item,) = parcel.outbox
        self.count.skipped.add(stream_key(item))
        self.count.not_let_through += 1
        self.count.postponed += 1
        self._on_store(lambda: self._note_not_let_through(item))
        self._refused_in_a_row += 1
        if self._refused_in_a_row >= MOST_REFUSED:
            raise ServerBusyError("Something before the server takes no request, however small; it is tried again.")
        return size

    def _note_not_let_through(self, item: OutboxItem) -> None:
        """Count the runs in which an event was let through in no size; from the third on it is said."""
        store = self._store
        noted: dict[str, int] = json.loads(store.setting(_NOT_LET_THROUGH) or "{}")
        name = f"{item.kind.value} {item.study_id} {item.stream_id} {item.owner_epoch} {item.from_seq}"
        tries = noted.pop(name, 0) + 1
        with store.transaction():
            if tries >= CHANCES:
                store.ledger.held.add(item, IN_BETWEEN, IN_BETWEEN_WORDS)
            newest = [*noted.items(), (name, tries)][-_MOST_NOTED:]
            store.set_setting(_NOT_LET_THROUGH, json.dumps(dict(newest)))

    def _hold_back(self, parcel: Parcel, reason: str, sentence: str) -> None:
        (item,) = parcel.outbox
        self._on_store(lambda: self._store.ledger.held.add(item, reason, sentence))
        self.count.skipped.add(stream_key(item))
        self.count.held_back += 1

    def _count(self, parcel: Parcel, statuses: list[ItemStatus]) -> None:
        """Note what became of the items; what cannot go now is left for the next run."""
        count = self.count
        for item, status in zip(parcel.outbox, statuses, strict=True):
            key = stream_key(item)
            if status is ItemStatus.LATER or (status is ItemStatus.GAP and key in self._rewound):
                count.skipped.add(key)
                count.postponed += 1
            elif status is ItemStatus.GAP:
                self._rewound.add(key)
            else:
                count.sent.add(key)
                count.events += item.to_seq - item.from_seq + 1
                count.quarantined += status is ItemStatus.QUARANTINED
                count.tombstoned += status is ItemStatus.TOMBSTONED
