"""Requests to one OpenRosa server for one account, and what goes wrong in sentences. Knows no store.

A token may stand in an address, so sentences never repeat the address of a request.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from typing import Self

import httpx

from cxfield.sync.address import is_loopback
from cxfield.sync.errors import (
    CertificateError,
    ForbiddenError,
    NotOurServerError,
    PlainHttpError,
    ServerBusyError,
    ServerFailedError,
    ServerRefusedError,
    SyncError,
    TimedOutError,
    TooLargeError,
    UnreachableError,
    WrongPasswordError,
)
from cxfield.sync.fetching import PATIENCE, Patience, TooMuchError, fetch
from cxfield.sync.openrosa.account import Account, BearerToken, DigestThenBasic
from cxfield.sync.openrosa.address import AddressStyle, may_be_asked
from cxfield.sync.openrosa.answers import retry_after_s, server_message, speaks_openrosa

_MOST_REDIRECTS = 5
_BUSY = (408, 425, 429, 502, 503, 504)
_AGENT = "cxfield"
_SLOW_SERVER = 4
"""How much longer than another answer that to a submission may take: files are stored before it comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a connection needs of the world.

    Attributes:
        device_id: Names this computer to the server (`deviceID`).
        transport: Instead of the network, in tests of what no server can be made to do.
    """

    device_id: str = ""
    patience: Patience = PATIENCE
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    transport: httpx.BaseTransport | None = None


DEFAULT_MEANS = Means()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What is sent, and how long the answer to it may take."""

    content: Iterable[bytes]
    patience: Patience


class RosaConnection:
    """One account at one server. Use it from one thread at a time, never from the storage thread."""

    def __init__(self, account: Account, means: Means = DEFAULT_MEANS) -> None:
        self.account = account
        self.address = account.address
        self.means = means
        self._has_session = False
        self._own = self._client(self._auth())
        self._other = self._client(None)

    def _client(self, auth: httpx.Auth | None) -> httpx.Client:
        return httpx.Client(
            auth=auth,
            timeout=self.means.patience.timeout(),
            transport=self.means.transport,
            trust_env=not is_loopback(httpx.URL(self.address.base).host),
            verify=_trusted(),
            headers={"X-OpenRosa-Version": "1.0", "User-Agent": _AGENT, "Accept": "*/*"},
        )

    def _auth(self) -> httpx.Auth | None:
        if self.address.style is AddressStyle.ROOT and self.account.user:
            return DigestThenBasic(self.account.user, self.account.password)
        return None

    def close(self) -> None:
        """Close the connections."""
        self._own.close()
        self._other.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ---- requests ----

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Return the answer to a GET, after redirects. Credentials go to the account's own server only.

        Raises:
            SyncError: It cannot be reached, or refuses.
        """
        response = self._followed("GET", url, headers or {})
        self._check(response)
        return response

    def head(self, url: str) -> httpx.Response:
        """Return the answer to a HEAD, after redirects: its caller judges it."""
        return self._followed("HEAD", url, {})

    def _followed(self, method: str, url: str, headers: Mapping[str, str]) -> httpx.Response:
        target = self._ours(httpx.URL(f"{self.address.base}/").join(url))
        for _ in range(_MOST_REDIRECTS):
            response = self._asked(method, target, headers)
            if not response.has_redirect_location:
                return response
            target = target.join(response.headers["location"])
        raise self.not_openrosa()

    def post(self, url: httpx.URL, headers: Mapping[str, str], content: Iterable[bytes], length: int) -> httpx.Response:
        """Return the answer to a POST, as it came: its caller judges it. `content` may be gone through twice."""
        patience = self.means.patience
        patience = replace(
            patience,
            silence_s=patience.silence_s * _SLOW_SERVER,
            whole_s=patience.whole_s * _SLOW_SERVER + length / patience.bytes_per_s,
        )
        body = _Body(content=content, patience=patience)
        return self._asked("POST", url, {**headers, "Content-Length": str(length)}, body)

    def _ours(self, url: httpx.URL) -> httpx.URL:
        """Return `url` on the server as it was given to us, where a server names itself otherwise.

        A project of ODK Central has its own address below which everything is; a server behind another one often
        believes that it is asked by plain http.
        """
        base = httpx.URL(self.address.base)
        if self.address.style is not AddressStyle.ROOT and url.path.startswith(f"{base.path}/"):
            return url.copy_with(scheme=base.scheme, host=base.host, port=base.port)
        if url.host == base.host and url.scheme == "http" and base.scheme == "https":
            return url.copy_with(scheme="https", port=base.port)
        return url

    def _asked(
        self, method: str, url: httpx.URL, headers: Mapping[str, str], body: _Body | None = None
    ) -> httpx.Response:
        if not may_be_asked(url):
            raise PlainHttpError(
                f"The server {self.address.shown} points to {url.host} without encryption; nothing is fetched from "
                "there. Tell whoever runs the server."
            )
        if not self.address.is_ours(url):
            return self._send(self._other, method, url, headers, body)
        self._begin_session()
        response = self._send(self._own, method, url, headers, body)
        if response.status_code == 401 and self._has_session:
            self._has_session = False
            self._begin_session()
            response = self._send(self._own, method, url, headers, body)
        return response

    def _send(
        self,
        client: httpx.Client,
        method: str,
        url: httpx.URL,
        headers: Mapping[str, str],
        body: _Body | None = None,
    ) -> httpx.Response:
        date = format_datetime(self.means.now().astimezone(UTC), usegmt=True)
        content, patience = (body.content, body.patience) if body is not None else (None, self.means.patience)
        with self._named():
            request = client.build_request(
                method, url, headers={**headers, "Date": date}, content=content, timeout=patience.timeout()
            )
            return fetch(client, request, patience)

    def _begin_session(self) -> None:
        """Sign in at ODK Central once: each request with a password costs its processor a fifth of a second."""
        if self.address.style is not AddressStyle.PROJECT or self._has_session:
            return
        url = httpx.URL(f"{self.address.site}/v1/sessions")
        date = format_datetime(self.means.now().astimezone(UTC), usegmt=True)
        words = {"email": self.account.user, "password": self.account.password}
        with self._named():
            request = self._other.build_request("POST", url, json=words, headers={"Date": date})
            response = fetch(self._other, request, self.means.patience)
        self._check(response)
        self._own.auth = BearerToken(self._token_in(response))
        self._has_session = True

    def _token_in(self, response: httpx.Response) -> str:
        try:
            token = response.json()["token"]
        except (ValueError, KeyError, TypeError) as error:
            raise self.not_openrosa() from error
        if not isinstance(token, str) or not token.isprintable() or not token.isascii():
            raise self.not_openrosa()
        return token

    # ---- what went wrong ----

    def _check(self, response: httpx.Response) -> None:
        """Raise what a refusal of a GET means."""
        if not response.is_success and response.status_code != 304:
            raise self.refusal(response)

    def refusal(self, response: httpx.Response) -> SyncError:
        """Return what an answer means that is no success and says nothing about one submission."""
        status, said, shown = response.status_code, server_message(response), self.address.shown
        wait = retry_after_s(response, self.means.now())
        if status == 401:
            return WrongPasswordError(f"{shown} does not take this user and password.{_quoted(said)}")
        is_openrosa = said is not None or speaks_openrosa(response)
        if status == 403 and (is_openrosa or self.address.style is AddressStyle.APP_USER):
            return ForbiddenError(f"{shown} does not let this account in: {self._forbidden()}{_quoted(said)}")
        if status == 404:
            return ServerRefusedError(
                f"{shown} has nothing at this place.{_quoted(said)} For ODK Central take the address of the project "
                "or the code of an app user, for KoboToolbox the address that it names for collecting data."
            )
        if status == 413:
            return TooLargeError(f"{shown} takes no request of this size.")
        if status in _BUSY:
            return ServerBusyError(f"{shown} is busy; it is tried again later.{_quoted(said)}", retry_after_s=wait)
        if status == 500 or (status > 500 and said is not None):
            return ServerFailedError(
                f"{shown} failed over this request; it is tried again later.{_quoted(said)}", retry_after_s=wait
            )
        if said is not None:
            return ServerRefusedError(f"{shown} refused the request.{_quoted(said)}")
        return self.not_openrosa()

    def _forbidden(self) -> str:
        if self.address.style is AddressStyle.APP_USER:
            return "the app user was removed or its code is wrong. Ask for a new code."
        return "it has no right to this project. Ask whoever runs the server."

    def not_openrosa(self) -> NotOurServerError:
        """Return what to say where something else answered."""
        return NotOurServerError(
            f"An answer came from {self.address.shown}, but not from an OpenRosa server. If the network shows a "
            "sign-in page, open it in a browser first; else check the address. Nothing was marked as sent."
        )

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn what the network does into sentences."""
        shown = self.address.shown
        try:
            yield
        except httpx.TimeoutException as error:
            raise TimedOutError(f"The server {shown} did not answer in time; it is tried again later.") from error
        except TooMuchError as error:
            raise self.not_openrosa() from error
        except httpx.TransportError as error:
            if is_certificate(error):
                raise CertificateError(
                    f"The certificate of {shown} is not trusted. Check the clock of this computer and whether the "
                    "network shows a sign-in page; if neither, tell whoever runs the server. Nothing was sent."
                ) from error
            raise UnreachableError(
                f"The server {shown} cannot be reached; check the network. Everything is kept and sent later."
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self.not_openrosa() from error


@cache
def _trusted() -> ssl.SSLContext:
    """Return the certificates that are trusted; read once, for that takes longer than a request."""
    return httpx.create_ssl_context()


def is_certificate(error: BaseException | None) -> bool:
    """Whether the certificate of the other side was the reason."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _quoted(said: str | None) -> str:
    return f" It says: {said}" if said else ""
