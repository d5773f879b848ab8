"""What the office asks: publish, list, assign, reopen; and what devices ask about a study."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response, StreamingResponse
from pydantic import TypeAdapter

from cxfield.server import requests
from cxfield.server.policy import Action, Relation, is_allowed
from cxfield.server.requests import SenderDep, ServicesDep, signed_in_message
from cxfield.server.routes.access import owner_filter, relation_to, require_study
from cxfield.server.routes.answers import answer
from cxfield.sync import messages

router = APIRouter(prefix="/v1")
_CASES = TypeAdapter(list[messages.CaseSummary])
_INTERVIEWS = TypeAdapter(list[messages.InterviewSummary])
_QUARANTINE = TypeAdapter(list[messages.QuarantineSummary])
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
        if is_allowed(sender.role, Action.LIST_STUDIES, relation_to(services, sender, study.study_id))
    ]


@router.get("/studies/{study_id}/cases", response_model=list[messages.CaseSummary])
def list_cases(study_id: str, sender: SenderDep, services: ServicesDep) -> Response:
    """List the cases of a study; an interviewer gets their own."""
    owner = owner_filter(services, sender, Action.READ_CASES, study_id)
    may_see_people = is_allowed(sender.role, Action.READ_PERSONAL_DATA, Relation.OWN)
    return answer(services.studies.cases(study_id, owner=owner, with_personal_data=may_see_people), _CASES)


@router.get("/studies/{study_id}/interviews", response_model=list[messages.InterviewSummary])
def list_interviews(study_id: str, sender: SenderDep, services: ServicesDep) -> Response:
    """List the interviews of a study; an interviewer gets those on their own cases."""
    owner = owner_filter(services, sender, Action.READ_INTERVIEWS, study_id)
    may_see_people = is_allowed(sender.role, Action.READ_PERSONAL_DATA, Relation.OWN)
    return answer(services.studies.interviews(study_id, owner=owner, with_personal_data=may_see_people), _INTERVIEWS)


@router.get("/studies/{study_id}/journals")
def stream_journals(study_id: str, sender: SenderDep, services: ServicesDep) -> StreamingResponse:
    """Stream every journal of a study as JSON lines of `StreamLines`."""
    require_study(services, sender, Action.READ_JOURNALS, study_id)

    def lines() -> Iterator[str]:
        for journal in services.studies.journals(study_id):
            yield journal.model_dump_json() + "\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson")


@router.get("/studies/{study_id}/quarantine", response_model=list[messages.QuarantineSummary])
def list_quarantine(study_id: str, sender: SenderDep, services: ServicesDep) -> Response:
    """List what the server keeps but could not use."""
    require_study(services, sender, Action.READ_QUARANTINE, study_id)
    return answer(services.studies.quarantine(study_id), _QUARANTINE)


@router.get("/studies/{study_id}/questionnaires/{content_hash}")
def get_questionnaire(
    study_id: str, content_hash: str, sender: SenderDep, services: ServicesDep
) -> messages.QuestionnaireBundle:
    """Return a published version whole."""
    require_study(services, sender, Action.READ_QUESTIONNAIRE, study_id)
    return services.studies.questionnaire(study_id, content_hash)


@router.post("/studies/{study_id}/assign")
def assign(study_id: str, request: AssignDep, sender: SenderDep, services: ServicesDep) -> dict[str, int]:
    """Give cases to an interviewer."""
    require_study(services, sender, Action.ASSIGN, study_id)
    return {"changed": services.publishing.assign(sender, study_id, request.case_ids, request.user)}


@router.post("/studies/{study_id}/interviews/{interview_id}/reopen")
def reopen(
    study_id: str, interview_id: str, request: ReopenDep, sender: SenderDep, services: ServicesDep
) -> messages.StreamReceipt:
    """Send a completed interview back to whoever holds its case. Safe to repeat."""
    require_study(services, sender, Action.REOPEN, study_id)
    return services.reopening.reopen(sender, study_id, interview_id, request.why)
