"""Cases that change hands: claims of bundles, and handing over through the server."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from cxfield.server import requests
from cxfield.server.cases import handing_over
from cxfield.server.cases.transfers import Transfers
from cxfield.server.policy import Action, Relation, require
from cxfield.server.requests import SenderDep, ServicesDep, signed_in_message
from cxfield.server.routes.access import relation_to
from cxfield.sync import transfer_messages as messages

router = APIRouter(prefix="/v1")
ClaimDep = Annotated[
    messages.TransferClaim,
    Depends(
        signed_in_message(messages.TransferClaim, Action.PUSH, limit_in=requests.HAVE_BYTES, limit=requests.HAVE_BYTES)
    ),
]
HandOverDep = Annotated[
    messages.HandOverRequest,
    Depends(
        signed_in_message(
            messages.HandOverRequest, Action.HAND_OVER, limit_in=requests.SMALL_BYTES, limit=requests.SMALL_BYTES
        )
    ),
]


@router.post("/transfers")
def claim(request: ClaimDep, sender: SenderDep, services: ServicesDep) -> messages.ClaimReply:
    """Say that a case changed hands between two devices. Safe to repeat."""
    return Transfers(services.database).claim(sender, request)


@router.post("/studies/{study_id}/cases/{case_id}/hand-over")
def hand_over(
    study_id: str, case_id: str, request: HandOverDep, sender: SenderDep, services: ServicesDep
) -> messages.ClaimReply:
    """Give a case of one's own to another interviewer. Safe to repeat."""
    owner = handing_over.case_owner(services.database, study_id, case_id)
    relation = Relation.OWN if owner == sender.user else relation_to(services, sender, study_id)
    require(sender.role, Action.HAND_OVER, relation)
    epoch = handing_over.hand_over(services.database, sender, study_id, case_id, request.user)
    return messages.ClaimReply(status=messages.ClaimStatus.GIVEN, owner_epoch=epoch)
