"""OpenRosa for ODK Collect and Enketo: the same below an address with a token and below one with a password.

Tokens stand in the path: the log and the figures name the pattern of a route, never its path.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from cxfield.server.errors import NotFoundError, SlowRequestError, TooLargeError
from cxfield.server.files import upload_chunks
from cxfield.server.openrosa import forms
from cxfield.server.openrosa.access import Asked, UnknownTokenError, WrongSecretError
from cxfield.server.openrosa.answers import (
    ACCEPTED_BYTES,
    XML,
    OpenRosaRoute,
    protocol_headers,
    require_version,
    spoken,
)
from cxfield.server.openrosa.drafts import SubmissionDraft
from cxfield.server.openrosa.intake import Incoming, Kept
from cxfield.server.openrosa.multipart import MultipartError, MultipartReader, boundary_of, clean_name
from cxfield.server.operation.listening import is_loopback
from cxfield.server.operation.request_log import USER
from cxfield.server.people.accounts import Sender
from cxfield.server.requests import Services, ServicesDep

log = logging.getLogger(__name__)
READ_S = 30.0
"""How long nothing may come."""
WHOLE_S = 900.0
SLOWEST = 1024
"""Bytes in a second, on the whole, behind the first `READ_S`."""
_PIECE = 256 * 1024
_DEVICE = 120
router = APIRouter(prefix="/openrosa", route_class=OpenRosaRoute, include_in_schema=False)
_turns: set[asyncio.Task[None]] = set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who asks, for which study, and the address below which everything of theirs is."""

    sender: Sender
    study_id: str
    base: str


def by_token(token: str, study_id: str, request: Request, services: ServicesDep) -> Guest:
    """Let in who has a token."""
    sender = _let_in(request, services, lambda: services.openrosa.access.by_token(study_id, token))
    return _guest(request, sender, study_id, f"key/{quote(token, safe='')}/{quote(study_id, safe='')}")


def by_password(study_id: str, request: Request, services: ServicesDep) -> Guest:
    """Let in who shows by Digest, or Basic where nobody reads along, that they know a device password."""
    client = request.client.host if request.client else ""
    path = request.scope.get("raw_path", b"").decode("latin-1") or request.url.path
    asked = Asked(
        method=request.method,
        path=path.partition("?")[0],
        authorization=request.headers.get("authorization", ""),
        is_private=request.url.scheme == "https" or is_loopback(client),
    )
    sender = _let_in(request, services, lambda: services.openrosa.access.by_password(study_id, asked))
    return _guest(request, sender, study_id, quote(study_id, safe=""))


def _let_in(request: Request, services: Services, prove: Callable[[], Sender]) -> Sender:
    """Who has the right secret is not held up by what others guess from the same address."""
    address = request.client.host if request.client else ""
    try:
        sender = prove()
    except (UnknownTokenError, WrongSecretError):
        services.address_limits.require(address)
        services.address_limits.note_failure(address)
        raise
    request.scope.setdefault("state", {})[USER] = sender.user
    return sender


def _guest(request: Request, sender: Sender, study_id: str, below: str) -> Guest:
    return Guest(sender=sender, study_id=study_id, base=f"{request.base_url}openrosa/{below}")


def form_list(guest: Guest, request: Request, services: Services) -> Response:
    """Return the forms that are open."""
    require_version(request)
    query = request.query_params
    wanted = forms.Wanted(form_id=query.get("formID"), is_verbose=query.get("verbose", "").lower() == "true")
    return _marked(request, forms.form_list(services.openrosa.forms.listed(guest.study_id), guest.base, wanted))


def manifest(guest: Guest, content_hash: str, request: Request, services: Services) -> Response:
    """Return the files of a form."""
    require_version(request)
    media = services.openrosa.forms.media(guest.study_id, content_hash)
    return _marked(request, forms.manifest(media, f"{guest.base}/forms/{content_hash}"))


def xform(guest: Guest, content_hash: str, request: Request, services: Services) -> Response:
    """Return a form."""
    return _marked(request, services.openrosa.forms.xform(guest.study_id, content_hash))


def media_file(guest: Guest, content_hash: str, name: str, services: Services) -> Response:
    """Return a file of a form."""
    media = services.openrosa.forms.media(guest.study_id, content_hash)
    if name not in media:
        raise NotFoundError("The form has no such file.")
    return Response(media[name], 200, protocol_headers(), media_type="application/octet-stream")


def _marked(request: Request, body: bytes) -> Response:
    mark = forms.etag(body)
    headers = {**protocol_headers(), "ETag": mark}
    if forms.is_same(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media_type=XML)


def welcome(request: Request) -> Response:
    """Say that submissions are taken, and how much at once."""
    require_version(request)
    return Response(status_code=204, headers=protocol_headers())


async def submit(guest: Guest, request: Request, services: Services) -> Response:
    """Take a submission, or a part of one."""
    require_version(request)
    public_key = await run_in_threadpool(services.openrosa.public_key, guest.study_id)
    draft = SubmissionDraft(services.uploads, public_key)
    try:
        with services.openrosa.taking_in():
            rest = await _read(request, MultipartReader(_boundary(request), draft))
            kept = await run_in_threadpool(_keep, guest, request, services, draft, rest)
    finally:
        if draft.files:
            await run_in_threadpool(draft.drop)
    if kept.is_due:
        _turn_soon(services)
    nature = "submit_success" if kept.status < 300 else "submit_error"
    return spoken(kept.status, kept.message, nature=nature, headers=kept.headers, beside=kept.proof)


def _boundary(request: Request) -> bytes:
    if request.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
        raise MultipartError("A submission is sent as it is, not compressed.")
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > ACCEPTED_BYTES:
        raise TooLargeError(f"A submission is {ACCEPTED_BYTES} bytes at most; send its files in several requests.")
    return boundary_of(request.headers.get("content-type", ""))


@dataclass(frozen=True, slots=True)
class _Rest:
    """The last bytes of a body, still to be read: small bodies are read and kept in one go."""

    reader: MultipartReader
    data: bytes


async def _read(request: Request, reader: MultipartReader) -> _Rest:
    """Read the body, piece by piece, in bounds of time. Raises SlowRequestError."""
    waiting, size, began = bytearray(), 0, time.monotonic()
    pieces = request.stream()
    try:
        async with asyncio.timeout(WHOLE_S):
            while True:
                async with asyncio.timeout(READ_S):
                    piece = await anext(pieces, None)
                if piece is None:
                    return _Rest(reader, bytes(waiting))
                waiting += piece
                size += len(piece)
                if size < (time.monotonic() - began - READ_S) * SLOWEST:
                    raise TimeoutError
                if len(waiting) >= _PIECE:
                    await run_in_threadpool(_feed, reader, bytes(waiting))
                    waiting.clear()
    except TimeoutError as error:
        raise SlowRequestError("The submission did not arrive in time; send it again.") from error


def _feed(reader: MultipartReader, data: bytes) -> None:
    with upload_chunks.room():
        reader.feed(data)


def _keep(guest: Guest, request: Request, services: Services, draft: SubmissionDraft, rest: _Rest) -> Kept:
    _feed(rest.reader, rest.data)
    rest.reader.finish()
    if draft.xml is None:
        raise MultipartError("The request has no part xml_submission_file.")
    incoming = Incoming(
        study_id=guest.study_id,
        sender=guest.sender,
        device_id=clean_name(request.query_params.get("deviceID", ""))[:_DEVICE],
        xml=bytes(draft.xml),
        files=draft.files,
        says_more_comes=draft.says_more_comes,
    )
    with upload_chunks.room():
        return services.openrosa.submissions.keep(incoming)


def _turn_soon(services: Services) -> None:
    task = asyncio.create_task(run_in_threadpool(services.openrosa.turning.turn_soon))
    _turns.add(task)
    task.add_done_callback(_turns.discard)


def _add_routes(prefix: str, who: Callable[..., Guest]) -> None:
    guest_dep = Depends(who)

    @router.get(f"{prefix}/formList")
    def _form_list(request: Request, services: ServicesDep, guest: Guest = guest_dep) -> Response:
        return form_list(guest, request, services)

    @router.get(f"{prefix}/forms/{{content_hash}}/manifest")
    def _manifest(content_hash: str, request: Request, services: ServicesDep, guest: Guest = guest_dep) -> Response:
        return manifest(guest, content_hash, request, services)

    @router.get(f"{prefix}/forms/{{content_hash}}/form.xml")
    def _xform(content_hash: str, request: Request, services: ServicesDep, guest: Guest = guest_dep) -> Response:
        return xform(guest, content_hash, request, services)

    @router.get(f"{prefix}/forms/{{content_hash}}/media/{{name}}")
    def _media(content_hash: str, name: str, services: ServicesDep, guest: Guest = guest_dep) -> Response:
        return media_file(guest, content_hash, name, services)

    @router.head(f"{prefix}/submission")
    def _welcome(request: Request, guest: Guest = guest_dep) -> Response:
        return welcome(request)

    @router.post(f"{prefix}/submission")
    async def _submit(request: Request, services: ServicesDep, guest: Guest = guest_dep) -> Response:
        return await submit(guest, request, services)


_add_routes("/key/{token}/{study_id}", by_token)
_add_routes("/{study_id}", by_password)
