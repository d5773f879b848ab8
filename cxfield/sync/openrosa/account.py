"""An account at an OpenRosa server, and how requests show that they come from it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass, field

import httpx

from cxfield.sync.address import is_loopback
from cxfield.sync.errors import WrongPasswordError
from cxfield.sync.openrosa.address import Address, Pasted


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who asks where. The token of an app user is part of `address`."""

    address: Address
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def account_id(self) -> str:
        """Names the account in the workspace; a new token or password for the same project is the same account."""
        return hashlib.sha256(f"{self.address.shown}\n{self.user}".encode()).hexdigest()[:16]

    @property
    def name(self) -> str:
        """What the account is called on the screen."""
        return self.user or self.address.shown.partition("://")[2]


def account_of(pasted: Pasted, user: str = "", password: str = "") -> Account:
    """Return the account of what was pasted and typed; what was typed counts.

    Raises:
        WrongPasswordError: The address asks for user and password, and one is missing.
    """
    user, password = user.strip() or pasted.user, password or pasted.password
    if pasted.address.needs_password and not (user and password):
        raise WrongPasswordError(
            "A project of ODK Central needs the user (an email address) and the password, or the address of an app "
            "user: it has /key/ in it and is in the code that Central shows."
        )
    return Account(address=pasted.address, user=user, password=password)


class BearerToken(httpx.Auth):
    """A session of ODK Central."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class DigestThenBasic(httpx.Auth):
    """User and password as a root server asks for them: by digest, else plainly where nobody can read along."""

    def __init__(self, user: str, password: str) -> None:
        self._digest = httpx.DigestAuth(user, password)
        self._basic = httpx.BasicAuth(user, password)
        self._known: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._known is not None:
            yield from self._known.auth_flow(request)
            return
        response = yield request
        if response.status_code != 401:
            return
        asked = [challenge.lower() for challenge in response.headers.get_list("www-authenticate")]
        if any(challenge.startswith("digest") for challenge in asked):
            self._known = self._digest
            flow = self._digest.auth_flow(request)
            next(flow)
            yield flow.send(response)
        elif any("basic" in challenge for challenge in asked) and _nobody_reads(request.url):
            self._known = self._basic
            yield from self._basic.auth_flow(request)


def _nobody_reads(url: httpx.URL) -> bool:
    return url.scheme == "https" or is_loopback(url.host)
