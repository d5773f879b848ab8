"""One session with one cxfield server: requests, tokens, and what goes wrong in sentences. Knows no store."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from cxfield.store.device_key import DeviceKey
from cxfield.sync import messages
from cxfield.sync.address import is_loopback, server_address
from cxfield.sync.content_digest import CONTENT_DIGEST, content_digest, is_other, is_told
from cxfield.sync.errors import (
    CertificateError,
    EnrolmentCodeNeededError,
    ForbiddenError,
    GarbledError,
    NotOurServerError,
    ServerBusyError,
    ServerFailedError,
    ServerRefusedError,
    ServerTooOldError,
    SignInNeededError,
    SyncError,
    TimedOutError,
    TooLargeError,
    UnreachableError,
    WrongPasswordError,
)
from cxfield.sync.fetching import PATIENCE, TooMuchError, fetch

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
JSON = "application/json"
NDJSON = "application/x-ndjson"
_NETWORK_SIGN_IN = 511


def _trust(server: str) -> ssl.SSLContext | bool:
    """Return what is trusted; over http nobody, and reading the list of who could be takes longer than a request."""
    return True if server.startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _forget(_tokens: messages.Tokens) -> None:
    """Keep nothing: for a session that ends with the command."""


class Connection:
    """One session with one server. Use it from one thread at a time, never from the storage thread.

    `keep_tokens` is called with new tokens before the old refresh token is used up for good. `device_key` signs for
    the device; without one the session can be copied.
    """

    patience = PATIENCE
    expects_digests = False
    """The server said a digest in `hello`: from then on an answer without one is not taken for its own."""

    def __init__(
        self,
        server: str,
        *,
        device: str,
        keep_tokens: Callable[[messages.Tokens], None] = _forget,
        device_key: DeviceKey | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.server = server_address(server)
        self.device = device
        self.tokens: messages.Tokens | None = None
        self._refresh_token = ""
        self.keep_tokens = keep_tokens
        self.device_key = device_key
        self._http = httpx.Client(
            base_url=self.server,
            verify=_trust(self.server),
            timeout=self.patience.timeout(),
            transport=transport,
            trust_env=not is_loopback(httpx.URL(self.server).host),
            headers={"Accept": JSON},
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def sign_in(self, user: str, password: str, *, enrolment_code: str = "") -> messages.Tokens:
        """Begin a session.

        Raises:
            WrongPasswordError: User or password is wrong, or the account is disabled.
            EnrolmentCodeNeededError: The server does not know this computer and wants a code for it.
        """
        try:
            signed = self.signed(messages.SIGN_IN, messages.sign_in_words(user, self.device))
            request = messages.SignInRequest(
                user=user, password=password, device=self.device, enrolment_code=enrolment_code, **signed
            )
            return self._take(self.post("/v1/sign-in", request, messages.Tokens, is_open=True))
        except SignInNeededError as error:
            raise WrongPasswordError(str(error)) from error
        except ValidationError as error:
            raise WrongPasswordError("Give a user name and a password.") from error

    def resume(self, refresh_token: str) -> None:
        """Go on with an earlier session; the token is exchanged at the next request."""
        self.tokens = None
        self._refresh_token = refresh_token

    def refresh(self) -> messages.Tokens:
        """Exchange the refresh token.

        Raises:
            SignInNeededError: There is none, or the server does not take it any more.
        """
        if not self._refresh_token:
            raise SignInNeededError("You are not signed in to the server; give your password.")
        token = self._refresh_token
        signed = self.signed(messages.REFRESH, token.encode())
        request = messages.RefreshRequest(refresh_token=token, device=self.device, **signed)
        return self._take(self.post("/v1/refresh", request, messages.Tokens, is_open=True))

    def begin(self, path: str, request: messages.Enrolling) -> messages.Tokens:
        """Begin a session by another proof than a password.

        Raises:
            WrongPasswordError: The server does not take the proof.
        """
        try:
            return self._take(self.post(path, request, messages.Tokens, is_open=True))
        except SignInNeededError as error:
            raise WrongPasswordError(str(error)) from error

    def signed(self, purpose: str, content: bytes) -> dict[str, str]:
        """Return what goes into a message that the device signs; nothing without a key."""
        key = self.device_key
        return {"device_key": key.public, "signature": key.sign(purpose, content)} if key else {}

    def _take(self, tokens: messages.Tokens) -> messages.Tokens:
        self.keep_tokens(tokens)
        self.tokens, self._refresh_token = tokens, tokens.refresh_token
        return tokens

    def get(self, path: str, model: type[M]) -> M:
        return self.one(model, self.ask("GET", path))

    def post(self, path: str, message: BaseModel, model: type[M], *, is_open: bool = False) -> M:
        headers = {"Content-Type": JSON}
        content = message.model_dump_json().encode()
        return self.one(model, self.ask("POST", path, is_open=is_open, content=content, headers=headers))

    def one(self, model: type[M], response: httpx.Response) -> M:
        return checked(TypeAdapter(model), response)

    def ask(self, method: str, path: str, *, is_open: bool = False, **rest: Any) -> httpx.Response:
        """Send a request and return a JSON answer; exchanges tokens once where the session has ended."""
        if is_open:
            return self._send(method, path, **rest)
        fresh = self._ensure_session()
        try:
            return self._send(method, path, **_with(rest, self._authorization()))
        except SignInNeededError:
            if fresh:
                raise
            self.refresh()
            return self._send(method, path, **_with(rest, self._authorization()))

    def exchange(self, method: str, path: str, **rest: Any) -> httpx.Response:
        """Send a request and return the answer as it is, to be judged by the caller: not all answers are JSON.

        Tokens are exchanged once where the session has ended; that it cannot be is said.
        """
        fresh = self._ensure_session()
        response = self._fetch(method, path, **_with(rest, self._authorization()))
        if response.status_code == httpx.codes.UNAUTHORIZED and not fresh:
            self.refresh()
            response = self._fetch(method, path, **_with(rest, self._authorization()))
        if response.status_code == httpx.codes.UNAUTHORIZED:
            raise SignInNeededError("The session has ended; sign in to the server again. Nothing is lost.")
        return response

    def _ensure_session(self) -> bool:
        """Have an access token; say whether it was fetched just now."""
        if self.tokens is not None:
            return False
        self.refresh()
        return True

    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens.access_token}"} if self.tokens else {}

    @contextmanager
    def stream_lines(self, path: str) -> Iterator[Iterator[str]]:
        """Give the JSON lines of a long answer as they arrive. Renew the session before: a stream cannot."""
        with _named(self.server), self._http.stream("GET", path, headers=self._authorization()) as response:
            if not response.is_success or _media_type(response) != NDJSON:
                response.read()
                self.judge(response)
                raise not_ours(self.server)
            yield response.iter_lines()

    def _send(self, method: str, path: str, **rest: Any) -> httpx.Response:
        response = self._fetch(method, path, **rest)
        self.judge(response)
        if _media_type(response) != JSON:
            raise not_ours(self.server)
        return response

    def _fetch(self, method: str, path: str, **rest: Any) -> httpx.Response:
        content = rest.get("content")
        if isinstance(content, bytes) and "Upload-Checksum" not in rest.get("headers", {}):
            rest = _with(rest, {CONTENT_DIGEST: content_digest(content)})
        with _named(self.server):
            response = fetch(self._http, self._http.build_request(method, path, **rest), self.patience)
        said = response.headers.get(CONTENT_DIGEST, "")
        if method != "HEAD" and is_other(said, hashlib.sha256(response.content).digest()):
            raise garbled(self.server)
        if self.expects_digests and response.is_success and not self._is_whole(response):
            raise not_ours(self.server)
        return response

    def _is_whole(self, response: httpx.Response) -> bool:
        """Whether the answer is as the server said it, as far as that can be told."""
        has_body = bool(response.content) and response.request.method != "HEAD"
        return not (self.expects_digests and has_body) or is_told(response.headers.get(CONTENT_DIGEST, ""))

    def judge(self, response: httpx.Response) -> None:
        """Raise what a refusal means. A refusal that is not in our words is not from our server."""
        if response.is_success:
            return
        refusal = self._refusal(response)
        if response.status_code == 413:
            raise TooLargeError(
                "The server takes no request of this size; less is sent at a time.", is_ours=refusal is not None
            )
        if refusal is not None:
            raise _refusal_error(response, refusal)
        if response.status_code >= 500 and response.status_code != _NETWORK_SIGN_IN:
            raise ServerBusyError("The server does not answer properly now; it is tried again later.")
        raise not_ours(self.server)

    def _refusal(self, response: httpx.Response) -> messages.Refusal | None:
        """Return the server's own words; None where it was something before it that refused."""
        if not self._is_whole(response):
            return None
        try:
            return messages.Refusal.model_validate_json(response.content)
        except ValidationError:
            return None


def _with(rest: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    return {**rest, "headers": {**rest.get("headers", {}), **headers}}


def _media_type(response: httpx.Response) -> str:
    declared: str = response.headers.get("content-type", "")
    return declared.partition(";")[0].strip().lower()


def checked(adapter: TypeAdapter[T], response: httpx.Response) -> T:
    try:
        return adapter.validate_json(response.content)
    except ValidationError as error:
        raise not_ours(str(response.request.url)) from error


def garbled(place: str) -> GarbledError:
    return GarbledError(f"What was said to {place} or by it was damaged on the way; it is said again. Nothing is lost.")


def not_ours(place: str) -> NotOurServerError:
    return NotOurServerError(
        f"An answer came from {place}, but not from a cxfield server. If the network shows a sign-in page, "
        "open it in a browser first; else check the server's address. Nothing was marked as sent."
    )


def _refusal_error(response: httpx.Response, refusal: messages.Refusal) -> SyncError:
    wait = response.headers.get("retry-after", "")
    after = int(wait) if wait.isdigit() else None
    if refusal.error == "unknown-request":
        return ServerTooOldError("The server does not know this request: it is older than this program. Update it.")
    if refusal.error == "damaged":
        return garbled(str(response.request.url.copy_with(raw_path=b"/")))
    if refusal.error == "enrolment-code-needed":
        return EnrolmentCodeNeededError(refusal.message)
    kinds: dict[int, type[SyncError]] = {401: SignInNeededError, 403: ForbiddenError, 408: TimedOutError}
    kinds |= {429: ServerBusyError, 500: ServerFailedError, 503: ServerBusyError}
    error = kinds.get(response.status_code, ServerRefusedError)(refusal.message, retry_after_s=after)
    error.code = refusal.error
    return error


@contextmanager
def _named(server: str) -> Iterator[None]:
    """Turn what the network does into sentences."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise TimedOutError(f"The server {server} did not answer in time; it is tried again later.") from error
    except TooMuchError as error:
        raise not_ours(server) from error
    except httpx.TransportError as error:
        if _is_certificate(error):
            raise CertificateError(
                f"The certificate of {server} is not trusted. Check the clock of this computer and whether the "
                "network shows a sign-in page; if neither, tell your administrator. Nothing was sent."
            ) from error
        raise UnreachableError(
            f"The server {server} cannot be reached; check the network. Everything is kept and sent later."
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise not_ours(server) from error


def _is_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
