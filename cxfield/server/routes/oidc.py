"""Signing in through the browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from cxfield.server.errors import NotSignedInError, RefusedError
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
def sign_in(request: SignInDep, services: ServicesDep, http: Request) -> Tokens:
    """Begin a session for who came back through the browser. Guessing costs as with passwords."""
    address = http.client.host if http.client else ""
    is_known = False
    try:
        is_known = services.sessions.is_of_known_device(request)
        if not is_known:
            services.address_limits.require(address)
        tokens = services.oidc.sign_in(request)
    except RefusedError as error:
        services.metrics.sign_ins.labels(error.code).inc()
        if not is_known and isinstance(error, NotSignedInError):
            services.address_limits.note_failure(address)
        raise
    services.metrics.sign_ins.labels("signed-in").inc()
    return tokens
