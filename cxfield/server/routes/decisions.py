"""Reviews, what is kept aside, and what devices are told of both."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from cxfield.server import requests
from cxfield.server.policy import Action, require
from cxfield.server.requests import SenderDep, ServicesDep, signed_in_message
from cxfield.server.routes.access import require_study
from cxfield.sync import decision_messages as messages

router = APIRouter(prefix="/v1")
_SMALL = {"limit_in": requests.SMALL_BYTES, "limit": requests.SMALL_BYTES}
ReviewDep = Annotated[
    messages.ReviewRequest, Depends(signed_in_message(messages.ReviewRequest, Action.REVIEW, **_SMALL))
]
ResolveDep = Annotated[
    messages.ResolveRequest, Depends(signed_in_message(messages.ResolveRequest, Action.RESOLVE_QUARANTINE, **_SMALL))
]
LookDep = Annotated[
    messages.AsideName, Depends(signed_in_message(messages.AsideName, Action.READ_QUARANTINE, **_SMALL))
]


@router.get("/decisions")
def told(sender: SenderDep, services: ServicesDep, cursor: str = "") -> messages.DecisionsReply:
    """Return what was decided about the sender's interviews since `cursor`."""
    require(sender.role, Action.PULL)
    return services.decisions.told(sender, cursor)


@router.get("/studies/{study_id}/decisions")
def of_study(study_id: str, sender: SenderDep, services: ServicesDep) -> list[messages.Decision]:
    """Return all decisions of a study."""
    require_study(services, sender, Action.READ_QUARANTINE, study_id)
    return services.decisions.of_study(study_id)


@router.post("/studies/{study_id}/interviews/{interview_id}/review")
def review(
    study_id: str, interview_id: str, request: ReviewDep, sender: SenderDep, services: ServicesDep
) -> messages.Decision:
    """Approve, reject or comment on an interview. Safe to repeat."""
    require_study(services, sender, Action.REVIEW, study_id)
    return services.decisions.review(sender, study_id, interview_id, request)


@router.post("/studies/{study_id}/quarantine/look")
def look(study_id: str, request: LookDep, sender: SenderDep, services: ServicesDep) -> messages.AsideEvents:
    """Return the events of an item kept aside, beside the server's."""
    require_study(services, sender, Action.READ_QUARANTINE, study_id)
    return services.setting_right.look_into(study_id, request)


@router.post("/studies/{study_id}/quarantine/resolve")
def resolve(study_id: str, request: ResolveDep, sender: SenderDep, services: ServicesDep) -> messages.Decision:
    """Decide about an item kept aside. Safe to repeat."""
    require_study(services, sender, Action.RESOLVE_QUARANTINE, study_id)
    return services.setting_right.resolve(sender, study_id, request)
