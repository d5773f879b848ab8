"""Signing in, and going on with a session."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from cxfield.server.requests import ServicesDep, open_message
from cxfield.sync import messages

router = APIRouter(prefix="/v1")
SignInDep = Annotated[messages.SignInRequest, Depends(open_message(messages.SignInRequest))]
RefreshDep = Annotated[messages.RefreshRequest, Depends(open_message(messages.RefreshRequest))]


@router.post("/sign-in")
def sign_in(request: SignInDep, services: ServicesDep) -> messages.Tokens:
    """Begin a session on a device."""
    return services.accounts.sign_in(request)


@router.post("/refresh")
def refresh(request: RefreshDep, services: ServicesDep) -> messages.Tokens:
    """Go on with a session."""
    return services.accounts.refresh(request)
