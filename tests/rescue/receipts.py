"""Receipts as a server gave them before it was restored."""

from __future__ import annotations

from cxfield.store.device_store import DeviceStore
from cxfield.store.values import OutboxItem, Receipt, ReceiptStatus
from tests.store.samples import START


def receipt_up_to(store: DeviceStore, item: OutboxItem) -> Receipt:
    """Return a receipt for all of `item`."""
    return Receipt(
        kind=item.kind,
        stream_id=item.stream_id,
        study_id=item.study_id,
        owner_epoch=item.owner_epoch,
        to_seq=item.to_seq,
        head=item.head,
        status=ReceiptStatus.APPLIED,
        code="8F2C61AA",
        received_at=START,
    )
