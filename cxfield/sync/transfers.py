"""What a device says to the server about cases that change hands."""

from __future__ import annotations

from urllib.parse import quote

from cxfield.store.device_store import DeviceStore
from cxfield.store.transfer_book import Direction, TransferRecord, TransferState
from cxfield.sync.connection import Connection
from cxfield.sync.errors import ForbiddenError, ServerRefusedError, ServerTooOldError
from cxfield.sync.on_store import OnStore
from cxfield.sync.transfer_messages import (
    ClaimKind,
    ClaimReply,
    ClaimStatus,
    HandOverRequest,
    SignedTransfer,
    TransferClaim,
)

_STATES = {
    ClaimStatus.GIVEN: TransferState.KNOWN,
    ClaimStatus.OWNER: TransferState.OWNER,
    ClaimStatus.BRANCH: TransferState.BRANCH,
}


def claim(connection: Connection, wanted: TransferClaim) -> ClaimReply:
    """Say that a case changed hands between two devices. Safe to repeat."""
    return connection.post("/v1/transfers", wanted, ClaimReply)


def hand_over(connection: Connection, study_id: str, case_id: str, user: str) -> ClaimReply:
    """Give a case of one's own to `user`; what was sent before goes with it.

    Raises:
        ForbiddenError: It is not one's own (any more). ServerRefusedError: There is no such interviewer.
    """
    path = f"/v1/studies/{quote(study_id, safe='')}/cases/{quote(case_id, safe='')}/hand-over"
    return connection.post(path, HandOverRequest(user=user), ClaimReply)


def settle_transfers(store: DeviceStore, connection: Connection, on_store: OnStore) -> None:
    """Tell the server of all transfers that it does not know, and keep what it says. Comes before anything is sent.

    A transfer that the server does not take stays as it is: what is sent then is kept beside the case, and the next
    synchronisation tries again.

    Raises:
        SyncError: The network; the run ends.
    """
    for record in on_store(store.carrying.transfers.to_claim):
        try:
            reply = claim(connection, _claim_of(record))
        except (ServerTooOldError, ServerRefusedError, ForbiddenError):
            continue
        on_store(lambda record=record, reply=reply: _settle(store, record, reply))  # type: ignore[misc]


def _claim_of(record: TransferRecord) -> TransferClaim:
    kind = ClaimKind.TAKE if record.direction is Direction.TAKEN else ClaimKind.GIVE
    if record.state is TransferState.TAKEN_BACK:
        kind = ClaimKind.TAKE_BACK
    transfers = [SignedTransfer(document=document, signature=signature) for document, signature in record.chain]
    return TransferClaim(kind=kind, transfers=transfers)


def _settle(store: DeviceStore, record: TransferRecord, reply: ClaimReply) -> None:
    """Note whose the case is. Where it is ours, its journals are offered anew; else it is off the desk."""
    state = _STATES.get(reply.status)
    if state is None:
        return
    book = store.carrying.transfers
    with store.transaction():
        book.set_state(record.transfer_id, state)
        if state is TransferState.BRANCH and book.owner_epoch(record.study_id, record.case_id) == record.owner_epoch:
            store.release_case(record.study_id, record.case_id)
        elif state is TransferState.OWNER:
            for journal, _case in book.journals(record.study_id, record.case_id):
                store.rewind(
                    journal.kind,
                    journal.stream_id,
                    0,
                    study_id=journal.study_id,
                    owner_epoch=journal.owner_epoch,
                )
