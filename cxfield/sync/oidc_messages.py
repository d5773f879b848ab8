"""Signing in through the browser, for houses with OpenID Connect."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxfield.sync.messages import Enrolling, Message

_Text = Annotated[str, Field(min_length=1, max_length=2000)]


class OidcOffer(Message):
    """Where the browser goes; all empty where the server knows passwords only."""

    authorization_endpoint: str = ""
    client_id: str = ""


class OidcSignIn(Enrolling):
    """What came back through the browser. The server exchanges `code` itself; `verifier` proves whose it is."""

    code: _Text
    verifier: Annotated[str, Field(pattern=r"^[A-Za-z0-9._~-]{43,128}$")]
    nonce: Annotated[str, Field(min_length=16, max_length=200)]
    redirect_uri: _Text
