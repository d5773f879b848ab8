"""Signing in, going on with a session, one's own password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from cxfield.server import requests
from cxfield.server.errors import NotSignedInError, RefusedError
from cxfield.server.policy import Action
from cxfield.server.requests import SenderDep, ServicesDep, open_message, signed_in_message
from cxfield.sync import messages
from cxfield.sync.access_messages import PasswordChange

router = APIRouter(prefix="/v1")
SignInDep = Annotated[messages.SignInRequest, Depends(open_message(messages.SignInRequest))]
RefreshDep = Annotated[messages.RefreshRequest, Depends(open_message(messages.RefreshRequest))]
PasswordDep = Annotated[
    PasswordChange,
    Depends(
        signed_in_message(
            PasswordChange, Action.CHANGE_PASSWORD, limit_in=requests.SMALL_BYTES, limit=requests.SMALL_BYTES
        )
    ),
]


@router.post("/sign-in")
def sign_in(request: SignInDep, services: ServicesDep, http: Request) -> messages.Tokens:
    """Begin a session on a device."""
    address = http.client.host if http.client else ""
    outcomes, is_known = services.metrics.sign_ins, False
    try:
        is_known = services.sessions.is_of_known_device(request)
        if not is_known:
            services.address_limits.require(address)
        tokens = services.sessions.sign_in(request)
    except RefusedError as error:
        outcomes.labels(error.code).inc()
        if not is_known and isinstance(error, NotSignedInError):
            services.address_limits.note_failure(address)
        raise
    outcomes.labels("signed-in").inc()
    return tokens


@router.post("/refresh")
def refresh(request: RefreshDep, services: ServicesDep) -> messages.Tokens:
    """Go on with a session."""
    return services.sessions.refresh(request)


@router.post("/password")
def change_password(request: PasswordDep, sender: SenderDep, services: ServicesDep) -> Response:
    """Give oneself a new password; all other sessions of the account end."""
    services.sessions.change_password(sender, request.password, request.new_password)
    return Response("{}", media_type="application/json")
