"""Signing in through the browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from cxfield.server.requests import ServicesDep, open_message
from cxfield.sync.messages import Tokens
from cxfield.sync.oidc_messages import OidcOffer, OidcSignIn

router = APIRouter(prefix="/v1")
SignInDep = Annotated[OidcSignIn, Depends(open_message(OidcSignIn))]


@router.get("/oidc")
def offer(services: ServicesDep) -> OidcOffer:
    """Say where the browser goes."""
    return services.oidc.offer()


@router.post("/oidc/sign-in")
def sign_in(request: SignInDep, services: ServicesDep) -> Tokens:
    """Begin a session for who came back through the browser."""
    return services.oidc.sign_in(request)
