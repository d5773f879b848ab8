"""Rights of respondents: find, hand out, note a wish, take a consent back, erase."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from cxfield.server import requests
from cxfield.server.errors import RefusedError
from cxfield.server.files.blob_store import BlobStoreError
from cxfield.server.policy import Action
from cxfield.server.requests import SenderDep, ServicesDep, signed_in_message
from cxfield.server.routes.access import require_study
from cxfield.sync import person_messages as messages

router = APIRouter(prefix="/v1/studies/{study_id}/persons")
_SMALL = {"limit_in": requests.SMALL_BYTES, "limit": requests.SMALL_BYTES}
FindDep = Annotated[messages.FindPerson, Depends(signed_in_message(messages.FindPerson, Action.FIND_PERSON, **_SMALL))]
NamedDep = Annotated[
    messages.NamedPerson, Depends(signed_in_message(messages.NamedPerson, Action.FIND_PERSON, **_SMALL))
]
WithdrawDep = Annotated[
    messages.WithdrawConsent, Depends(signed_in_message(messages.WithdrawConsent, Action.FIND_PERSON, **_SMALL))
]
EraseDep = Annotated[
    messages.ErasePerson, Depends(signed_in_message(messages.ErasePerson, Action.ERASE_PERSON, **_SMALL))
]


@router.get("")
def picture(study_id: str, sender: SenderDep, services: ServicesDep) -> messages.PersonsPicture:
    """Return the wishes to be erased, and how many people were."""
    require_study(services, sender, Action.FIND_PERSON, study_id)
    return services.rights.picture(study_id)


@router.get("/terms")
def terms(study_id: str, sender: SenderDep, services: ServicesDep) -> messages.KeptTerms:
    """Return how long the study keeps what is personal. It is set on the server: `cxfield person keep`."""
    require_study(services, sender, Action.FIND_PERSON, study_id)
    return services.retention.terms(study_id)


@router.post("/find")
def find(study_id: str, request: FindDep, sender: SenderDep, services: ServicesDep) -> list[messages.PersonFound]:
    """Look for a person."""
    require_study(services, sender, Action.FIND_PERSON, study_id)
    return services.rights.find(sender, study_id, request.words)


@router.post("/ask")
def ask(study_id: str, request: NamedDep, sender: SenderDep, services: ServicesDep) -> messages.PersonRequest:
    """Note that a person wants to be erased. Safe to repeat."""
    require_study(services, sender, Action.FIND_PERSON, study_id)
    return services.rights.ask(sender, study_id, request.person_id)


@router.post("/withdraw")
def withdraw(study_id: str, request: WithdrawDep, sender: SenderDep, services: ServicesDep) -> dict[str, int]:
    """Take a consent back. Safe to repeat."""
    require_study(services, sender, Action.FIND_PERSON, study_id)
    count = services.rights.withdraw(sender, study_id, request.person_id, request.purpose)
    with suppress(BlobStoreError):  # the order to remove them stands, and is followed at times
        services.uploads.remove_pending()
    return {"withdrawn": count}


@router.post("/export")
def export(study_id: str, request: NamedDep, sender: SenderDep, services: ServicesDep) -> Response:
    """Return everything stored of a person, as a zip with a page that they can read."""
    require_study(services, sender, Action.FIND_PERSON, study_id)
    packed = services.person_export.packed(sender, study_id, request.person_id)
    return Response(packed, media_type="application/zip")


@router.post("/erase")
def erase(study_id: str, request: EraseDep, sender: SenderDep, services: ServicesDep) -> messages.ErasedAnswer:
    """Erase a person. Safe to repeat."""
    require_study(services, sender, Action.ERASE_PERSON, study_id)
    if request.confirm != request.person_id:
        raise RefusedError("Type the case id once more, exactly; nothing was erased.")
    done = services.erasing.erase(sender.user, study_id, request.person_id, request.why)
    return messages.ErasedAnswer(
        mark=done.mark, erased_at=done.erased_at, journals=done.journals, files=done.files, is_new=done.is_new
    )
