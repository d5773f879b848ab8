"""The routes under `/v1`: authenticate, ask the policy, hand to one service, return what it says.

Where a request has a body, its dependency asks the policy for the role before the body is read.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from cxfield.server import requests
from cxfield.server.accounts import Sender
from cxfield.server.database import now_text
from cxfield.server.feed import PULL_ITEMS
from cxfield.server.policy import Action, Relation, is_allowed, require
from cxfield.server.requests import PushBodyDep, SenderDep, Services, ServicesDep, open_message, signed_in_message
from cxfield.sync import messages

router = APIRouter(prefix="/v1")

SignInDep = Annotated[messages.SignInRequest, Depends(open_message(messages.SignInRequest))]
RefreshDep = Annotated[messages.RefreshRequest, Depends(open_message(messages.RefreshRequest))]
HaveDep = Annotated[
    messages.HaveRequest,
    Depends(
        signed_in_message(messages.HaveRequest, Action.HAVE, limit_in=requests.HAVE_BYTES, limit=requests.HAVE_BYTES)
    ),
]
PublishDep = Annotated[
    messages.PublishRequest,
    Depends(
        signed_in_message(
            messages.PublishRequest,
            Action.PUBLISH,
            limit_in=requests.PUBLISH_COMPRESSED_BYTES,
            limit=requests.PUBLISH_INFLATED_BYTES,
        )
    ),
]
AssignDep = Annotated[
    messages.AssignRequest,
    Depends(signed_in_message(messages.AssignRequest, Action.ASSIGN, limit_in=requests.MiB, limit=requests.MiB)),
]

ReopenDep = Annotated[
    messages.ReopenRequest,
    Depends(
        signed_in_message(
            messages.ReopenRequest, Action.REOPEN, limit_in=requests.SMALL_BYTES, limit=requests.SMALL_BYTES
        )
    ),
]


@router.post("/sign-in")
def sign_in(request: SignInDep, services: ServicesDep) -> messages.Tokens:
    """Begin a session on a device."""
    return services.accounts.sign_in(request.user, request.password, request.device)


@router.post("/refresh")
def refresh(request: RefreshDep, services: ServicesDep) -> messages.Tokens:
    """Go on with a session."""
    return services.accounts.refresh(request.refresh_token, request.device)


@router.get("/hello")
def hello(sender: SenderDep, services: ServicesDep) -> messages.Hello:
    """Say who the server is and what it takes."""
    require(sender.role, Action.HELLO)
    return messages.Hello(
        epoch=services.database.epoch,
        protocol=messages.PROTOCOL,
        oldest_protocol=messages.OLDEST_PROTOCOL,
        server_version=version("cxfield"),
        server_time=now_text(),
        receipt_key=base64.b64encode(bytes(services.database.signing_key.verify_key)).decode(),
        limits=messages.Limits(
            batch_compressed_bytes=requests.BATCH_COMPRESSED_BYTES,
            batch_inflated_bytes=requests.BATCH_INFLATED_BYTES,
            pull_items=PULL_ITEMS,
        ),
    )


@router.post("/have")
def have(request: HaveDep, sender: SenderDep, services: ServicesDep) -> messages.SignedStatement:
    """Say how far the server's journals go."""
    return services.inbox.have(sender, request)


@router.post("/push")
async def push(body: PushBodyDep, sender: SenderDep, services: ServicesDep) -> messages.SignedStatement:
    """Store the items of a push and say what became of each. Safe to repeat."""
    return await run_in_threadpool(services.inbox.accept, sender, body)


@router.get("/pull")
def pull(sender: SenderDep, services: ServicesDep, cursor: str = "") -> messages.PullReply:
    """Return what changed for the sender since `cursor`."""
    require(sender.role, Action.PULL)
    return services.feed.pull(sender, cursor)


@router.post("/studies")
def publish(request: PublishDep, sender: SenderDep, services: ServicesDep) -> messages.Published:
    """Publish a questionnaire version with its sample. Safe to repeat."""
    return services.publishing.publish(sender, request)


@router.get("/studies")
def list_studies(sender: SenderDep, services: ServicesDep) -> list[messages.StudySummary]:
    """List the studies that the sender may see."""
    return [
        study
        for study in services.studies.all()
        if is_allowed(sender.role, Action.LIST_STUDIES, _relation(services, sender, study.study_id))
    ]


@router.get("/studies/{study_id}/cases")
def list_cases(study_id: str, sender: SenderDep, services: ServicesDep) -> list[messages.CaseSummary]:
    """List the cases of a study; an interviewer gets their own."""
    owner = _owner_filter(services, sender, Action.READ_CASES, study_id)
    may_see_people = is_allowed(sender.role, Action.READ_PERSONAL_DATA, Relation.OWN)
    return services.studies.cases(study_id, owner=owner, with_personal_data=may_see_people)


@router.get("/studies/{study_id}/interviews")
def list_interviews(study_id: str, sender: SenderDep, services: ServicesDep) -> list[messages.InterviewSummary]:
    """List the interviews of a study; an interviewer gets those on their own cases."""
    owner = _owner_filter(services, sender, Action.READ_INTERVIEWS, study_id)
    return services.studies.interviews(study_id, owner=owner)


@router.get("/studies/{study_id}/journals")
def stream_journals(study_id: str, sender: SenderDep, services: ServicesDep) -> StreamingResponse:
    """Stream every journal of a study as JSON lines of `StreamLines`."""
    _require_study(services, sender, Action.READ_JOURNALS, study_id)

    def lines() -> Iterator[str]:
        for journal in services.studies.journals(study_id):
            yield journal.model_dump_json() + "\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson")


@router.get("/studies/{study_id}/quarantine")
def list_quarantine(study_id: str, sender: SenderDep, services: ServicesDep) -> list[messages.QuarantineSummary]:
    """List what the server keeps but could not use."""
    _require_study(services, sender, Action.READ_QUARANTINE, study_id)
    return services.studies.quarantine(study_id)


@router.get("/studies/{study_id}/questionnaires/{content_hash}")
def get_questionnaire(
    study_id: str, content_hash: str, sender: SenderDep, services: ServicesDep
) -> messages.QuestionnaireBundle:
    """Return a published version whole."""
    _require_study(services, sender, Action.READ_QUESTIONNAIRE, study_id)
    return services.studies.questionnaire(study_id, content_hash)


@router.post("/studies/{study_id}/assign")
def assign(study_id: str, request: AssignDep, sender: SenderDep, services: ServicesDep) -> dict[str, int]:
    """Give cases to an interviewer."""
    _require_study(services, sender, Action.ASSIGN, study_id)
    return {"changed": services.publishing.assign(sender, study_id, request.case_ids, request.user)}


@router.post("/studies/{study_id}/interviews/{interview_id}/reopen")
def reopen(
    study_id: str, interview_id: str, request: ReopenDep, sender: SenderDep, services: ServicesDep
) -> messages.StreamReceipt:
    """Send a completed interview back to whoever holds its case. Safe to repeat."""
    _require_study(services, sender, Action.REOPEN, study_id)
    return services.reopening.reopen(sender, study_id, interview_id, request.why)


def _relation(services: Services, sender: Sender, study_id: str) -> Relation:
    return Relation.MEMBER if services.studies.has_member(study_id, sender.user) else Relation.STRANGER


def _require_study(services: Services, sender: Sender, action: Action, study_id: str) -> None:
    require(sender.role, action, _relation(services, sender, study_id))
    services.studies.require(study_id)


def _owner_filter(services: Services, sender: Sender, action: Action, study_id: str) -> str | None:
    """Return whose objects the sender may see: None for everybody's."""
    relation = _relation(services, sender, study_id)
    if is_allowed(sender.role, action, Relation.STRANGER):
        services.studies.require(study_id)
        return None
    require(sender.role, action, Relation.OWN if relation is Relation.MEMBER else relation)
    return sender.user
