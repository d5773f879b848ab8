"""What every route needs of a request: who sends it, then its body, bounded in size and time. In this order."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ValidationError

from cxfield.server.cases.call_queue import CallQueue
from cxfield.server.cases.decisions import Decisions
from cxfield.server.cases.late_results import LateResults
from cxfield.server.cases.reopening import Reopening
from cxfield.server.cases.setting_right import SettingRight
from cxfield.server.database import Database
from cxfield.server.errors import (
    DamagedRequestError,
    NotSignedInError,
    RefusedError,
    SlowRequestError,
    TooLargeError,
)
from cxfield.server.files.study_files import StudyFiles
from cxfield.server.files.uploads import Uploads
from cxfield.server.intake.feed import Feed
from cxfield.server.intake.inbox import Inbox
from cxfield.server.openrosa.service import OpenRosa
from cxfield.server.operation.health import Health
from cxfield.server.operation.metrics import Metrics
from cxfield.server.operation.request_log import USER
from cxfield.server.people.accounts import Accounts, Sender
from cxfield.server.people.address_limits import AddressLimits
from cxfield.server.people.audit import Audit
from cxfield.server.people.devices import Devices
from cxfield.server.people.oidc import OpenIdConnect
from cxfield.server.people.recovery import Recovery
from cxfield.server.people.sessions import Sessions
from cxfield.server.persons.erasing import Erasing
from cxfield.server.persons.exporting import PersonExport
from cxfield.server.persons.retention import Retention
from cxfield.server.persons.rights import Rights
from cxfield.server.policy import Action, require, require_delivery
from cxfield.server.study.publishing import Publishing
from cxfield.server.study.studies import Studies
from cxfield.sync.content_digest import CONTENT_DIGEST, is_other, is_told

MiB = 1024 * 1024
BATCH_COMPRESSED_BYTES = 2 * MiB
BATCH_INFLATED_BYTES = 16 * MiB
SMALL_BYTES = 64 * 1024
HAVE_BYTES = 4 * MiB
PUBLISH_COMPRESSED_BYTES = 32 * MiB
PUBLISH_INFLATED_BYTES = 128 * MiB
READ_S = 30.0
WHOLE_S = 120.0

BODY_MODEL = "body_model"
"""Attribute of a dependency that reads a body: the message in it, or None for bytes. The OpenAPI document asks."""

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Services:
    """The server's parts, one of each per process."""

    database: Database
    accounts: Accounts
    inbox: Inbox
    feed: Feed
    studies: Studies
    publishing: Publishing
    reopening: Reopening
    decisions: Decisions
    setting_right: SettingRight
    call_queue: CallQueue
    late_results: LateResults
    devices: Devices
    sessions: Sessions
    oidc: OpenIdConnect
    recovery: Recovery
    audit: Audit
    uploads: Uploads
    study_files: StudyFiles
    address_limits: AddressLimits
    rights: Rights
    erasing: Erasing
    person_export: PersonExport
    retention: Retention
    openrosa: OpenRosa
    metrics: Metrics
    health: Health
    metrics_token: str = field(repr=False)


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(_services)]


async def authenticated(request: Request, services: ServicesDep) -> Sender:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotSignedInError("Sign in first.")
    sender = await run_in_threadpool(services.sessions.authenticate, token)
    request.scope.setdefault("state", {})[USER] = sender.user
    if sender.only_delivers:
        require_delivery(request.scope["route"].path)
    return sender


SenderDep = Annotated[Sender, Depends(authenticated)]


class _Body:
    """A body that comes in piece by piece; `limit_in` bounds what arrives, `limit` what it inflates to.

    `digest` is what the sender said of the body. A body that changed on its way is never judged as theirs.
    It is inflated when all of it is here and the request has its place: so few lie in memory whole at a time.
    """

    def __init__(self, *, limit_in: int, limit: int, is_gzip: bool, digest: str = "") -> None:
        self._limit_in, self._limit, self._is_gzip, self._said = limit_in, limit, is_gzip, digest
        self._came = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take a piece. Raises TooLargeError."""
        if len(self._came) + len(piece) > self._limit_in:
            raise _too_large(self._limit_in)
        self._came += piece

    @property
    def is_quick(self) -> bool:
        """Whether it costs next to nothing to finish."""
        return not self._is_gzip and len(self._came) <= SMALL_BYTES

    def finish(self) -> bytes:
        """Return the body as it was meant."""
        if is_told(self._said) and is_other(self._said, hashlib.sha256(self._came).digest()):
            raise DamagedRequestError("The request was damaged on its way; send it again.")
        body = self._inflated() if self._is_gzip else bytes(self._came)
        if len(body) > self._limit:
            raise _too_large(self._limit)
        return body

    def _inflated(self) -> bytes:
        packed = zlib.decompressobj(wbits=31)
        try:
            body = packed.decompress(self._came, self._limit + 1)
        except zlib.error as error:
            raise RefusedError("The body is not gzip; send it again.") from error
        if len(body) <= self._limit and (not packed.eof or packed.unused_data):
            raise RefusedError("The body is cut off or has something behind its end; send it again.")
        return body


def _too_large(limit: int) -> TooLargeError:
    return TooLargeError(f"The request is larger than {limit} bytes; send less at a time.")


async def _read(request: Request, *, limit_in: int, limit: int) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit_in:
        raise _too_large(limit_in)
    is_gzip = request.headers.get("content-encoding", "").lower() == "gzip"
    digest = request.headers.get(CONTENT_DIGEST, "")
    body = _Body(limit_in=limit_in, limit=limit, is_gzip=is_gzip, digest=digest)
    pieces = request.stream()
    try:
        async with asyncio.timeout(WHOLE_S):
            while True:
                async with asyncio.timeout(READ_S):
                    piece = await anext(pieces, None)
                if piece is None:
                    break
                body.feed(piece)
    except TimeoutError as error:
        raise SlowRequestError("The request did not arrive in time; send less at a time.") from error
    return body.finish() if body.is_quick else await run_in_threadpool(body.finish)


def batch_body(action: Action) -> Callable[..., Awaitable[bytes]]:
    """Return a dependency that reads and inflates a batch once the sender is known and their role may do `action`."""

    async def read(request: Request, sender: SenderDep) -> bytes:
        require(sender.role, action)
        return await _read(request, limit_in=BATCH_COMPRESSED_BYTES, limit=BATCH_INFLATED_BYTES)

    setattr(read, BODY_MODEL, None)
    return read


PushBodyDep = Annotated[bytes, Depends(batch_body(Action.PUSH))]
"""Inflated body of a push. It is not read before the sender is known and may push."""


def _parsed(model: type[M], body: bytes) -> M:
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the body"
        raise RefusedError(
            f"The request is not as this server knows it, at {place}; update the application."
        ) from error


def open_message(model: type[M]) -> Callable[[Request], Awaitable[M]]:
    """Return a dependency that reads a small message of somebody who is not signed in yet."""

    async def read(request: Request) -> M:
        return _parsed(model, await _read(request, limit_in=SMALL_BYTES, limit=SMALL_BYTES))

    setattr(read, BODY_MODEL, model)
    return read


def signed_in_message(model: type[M], action: Action, *, limit_in: int, limit: int) -> Callable[..., Awaitable[M]]:
    """Return a dependency that reads a message once the sender is known and their role may do `action` at all."""

    async def read(request: Request, sender: SenderDep) -> M:
        require(sender.role, action)
        body = await _read(request, limit_in=limit_in, limit=limit)
        return await run_in_threadpool(_parsed, model, body)

    setattr(read, BODY_MODEL, model)
    return read
