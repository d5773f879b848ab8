"""What a device says to the server about cases that change hands."""

from __future__ import annotations

from urllib.parse import quote

from cxfield.sync.connection import Connection
from cxfield.sync.transfer_messages import ClaimReply, HandOverRequest, TransferClaim


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
