"""Signing in, going on with a session, one's own password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from cxfield.server import requests
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
def sign_in(request: SignInDep, services: ServicesDep) -> messages.Tokens:
    """Begin a session on a device."""
    return services.sessions.sign_in(request)


@router.post("/refresh")
def refresh(request: RefreshDep, services: ServicesDep) -> messages.Tokens:
    """Go on with a session."""
    return services.sessions.refresh(request)


@router.post("/password")
def change_password(request: PasswordDep, sender: SenderDep, services: ServicesDep) -> Response:
    """Give oneself a new password; all other sessions of the account end."""
    services.sessions.change_password(sender, request.password, request.new_password)
    return Response("{}", media_type="application/json")
