"""The call queue: claim, renew, complete, release; for supervisors what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends

from cxfield.server import requests
from cxfield.server.errors import ConflictError
from cxfield.server.policy import Action, require
from cxfield.server.requests import SenderDep, ServicesDep, signed_in_message
from cxfield.server.routes.access import relation_to, require_study
from cxfield.sync import queue_messages as messages
from cxfield.sync.messages import Message

router = APIRouter(prefix="/v1")


def _small(model: type[Message], action: Action) -> Callable[..., Any]:
    return signed_in_message(model, action, limit_in=requests.SMALL_BYTES, limit=requests.SMALL_BYTES)


ClaimDep = Annotated[messages.ClaimRequest, Depends(_small(messages.ClaimRequest, Action.CALL))]
RenewDep = Annotated[messages.RenewRequest, Depends(_small(messages.RenewRequest, Action.CALL))]
CompleteDep = Annotated[messages.CompleteRequest, Depends(_small(messages.CompleteRequest, Action.CALL))]
ReleaseDep = Annotated[messages.ReleaseRequest, Depends(_small(messages.ReleaseRequest, Action.CALL))]
FreeDep = Annotated[messages.FreeRequest, Depends(_small(messages.FreeRequest, Action.MANAGE_QUEUE))]
EnqueueDep = Annotated[
    messages.EnqueueRequest,
    Depends(signed_in_message(messages.EnqueueRequest, Action.MANAGE_QUEUE, limit_in=requests.MiB, limit=requests.MiB)),
]


@router.post("/queue/claim")
def claim(request: ClaimDep, sender: SenderDep, services: ServicesDep) -> messages.ClaimReply:
    """Get the next case to call. Asked again while one is held, it is the same case."""
    require(sender.role, Action.CALL, relation_to(services, sender, request.study_id))
    return services.call_queue.claim(sender, request)


@router.post("/queue/renew")
def renew(request: RenewDep, sender: SenderDep, services: ServicesDep) -> messages.Lease:
    """Keep a case for another while."""
    require(sender.role, Action.CALL, relation_to(services, sender, request.study_id))
    return services.call_queue.renew(sender, request)


@router.post("/queue/complete")
def complete(request: CompleteDep, sender: SenderDep, services: ServicesDep) -> messages.QueueMove:
    """Give a case back after an attempt. Safe to repeat. After the end of the turn it is refused, but kept."""
    require(sender.role, Action.CALL, relation_to(services, sender, request.study_id))
    try:
        return services.call_queue.complete(sender, request)
    except ConflictError:
        services.late_results.keep(sender, request)
        raise


@router.post("/queue/release")
def release(request: ReleaseDep, sender: SenderDep, services: ServicesDep) -> messages.QueueMove:
    """Give a case back untouched. Safe to repeat."""
    require(sender.role, Action.CALL, relation_to(services, sender, request.study_id))
    return services.call_queue.release(sender, request)


@router.get("/studies/{study_id}/queue")
def picture(study_id: str, sender: SenderDep, services: ServicesDep) -> messages.QueuePicture:
    """Say how the call queue of a study stands."""
    require_study(services, sender, Action.MANAGE_QUEUE, study_id)
    late = services.late_results.of_study(study_id)
    return services.call_queue.picture(study_id).model_copy(update={"late_results": late})


@router.post("/studies/{study_id}/queue")
def enqueue(study_id: str, request: EnqueueDep, sender: SenderDep, services: ServicesDep) -> dict[str, int]:
    """Put cases into the call queue."""
    require_study(services, sender, Action.MANAGE_QUEUE, study_id)
    return {"queued": services.call_queue.enqueue(sender, study_id, request)}


@router.post("/studies/{study_id}/queue/free")
def free(study_id: str, request: FreeDep, sender: SenderDep, services: ServicesDep) -> messages.QueueMove:
    """Let a case be called again at once."""
    require_study(services, sender, Action.MANAGE_QUEUE, study_id)
    return services.call_queue.free(sender, study_id, request.case_id)
