"""Answers in the words of OpenRosa: XML, the headers of the protocol, and refusals in the same form."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import DataError, OperationalError, TimeoutError

from cxfield.errors import CxfieldError
from cxfield.server.errors import RefusedError

ACCEPTED_BYTES = 100_000_000
"""The longest body of a submission; announced, and enforced."""
VERSION = "1.0"
XML = "text/xml; charset=utf-8"
_BUSY = "The server's database does not answer now; nothing is lost, send it again."


class VersionNeededError(RefusedError):
    """The request is not of OpenRosa 1.0."""


class CredentialsNeededError(RefusedError):
    """Nobody said who asks, or with a wrong secret; `challenges` say how it is asked for."""

    status = 401
    code = "not-signed-in"

    def __init__(self, message: str, challenges: tuple[str, ...]) -> None:
        super().__init__(message)
        self.challenges = challenges


def protocol_headers() -> dict[str, str]:
    """Return the headers that every answer carries."""
    return {
        "X-OpenRosa-Version": VERSION,
        "X-OpenRosa-Accept-Content-Length": str(ACCEPTED_BYTES),
        "Date": format_datetime(datetime.now(UTC), usegmt=True),
    }


def spoken(
    status: int, message: str, *, nature: str = "", headers: Mapping[str, str] | None = None, beside: str = ""
) -> Response:
    """Return an `OpenRosaResponse` with one sentence; `beside` is an element behind it."""
    named = f' nature="{nature}"' if nature else ""
    body = (
        '<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
        f"<message{named}>{escape(_printable(message))}</message>{beside}</OpenRosaResponse>"
    )
    return Response(body, status, {**protocol_headers(), **(headers or {})}, media_type=XML)


def _printable(message: str) -> str:
    """Return `message` without what XML cannot hold."""
    return "".join(sign if sign.isprintable() else " " for sign in message)


def refusal(error: RefusedError) -> Response:
    """Return a refusal. The connection ends where a body may be left unread."""
    headers = {"Connection": "close"} if error.status in (400, 401, 403, 408, 413) else {}
    if error.retry_after_s is not None:
        headers["Retry-After"] = str(error.retry_after_s)
    response = spoken(error.status, str(error), nature="error", headers=headers)
    for challenge in error.challenges if isinstance(error, CredentialsNeededError) else ():
        response.headers.append("WWW-Authenticate", challenge)
    return response


class OpenRosaRoute(APIRoute):
    """A route whose refusals are OpenRosa's, too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except RefusedError as error:
                return refusal(error)
            except CxfieldError as error:
                return spoken(400, str(error), nature="error")
            except (RequestValidationError, DataError, OverflowError):
                return spoken(400, "The request is not as OpenRosa knows it.", nature="error")
            except (OperationalError, TimeoutError):
                return spoken(503, _BUSY, nature="error", headers={"Retry-After": "10"})

        return handled


def require_version(request: Request) -> None:
    """Refuse what does not speak OpenRosa 1.0.

    Raises:
        VersionNeededError: With a sentence.
    """
    if request.headers.get("x-openrosa-version", "").strip() != VERSION:
        raise VersionNeededError(f"This server speaks OpenRosa {VERSION}; send the header X-OpenRosa-Version.")
