"""Recordings and attached files come in: a subset of tus 1.0. HEAD tells the offset, PATCH adds a chunk.

Study, interview, kind and name of the file are in the query, the key of the file in `Upload-Key`, the SHA-256 of the
chunk in `Upload-Checksum`. The answer to the last chunk (or to an empty one, once all is there) is the signed receipt.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from cxfield.server import requests
from cxfield.server.errors import RefusedError, SlowRequestError
from cxfield.server.files.blob_store import PIECE, Draft
from cxfield.server.files.file_references import FileKind, FileReference
from cxfield.server.files.upload_chunks import Chunk, OffsetError, Taken
from cxfield.server.files.uploads import Uploads
from cxfield.server.intake import bringing_in
from cxfield.server.policy import Action, require
from cxfield.server.requests import SenderDep, ServicesDep
from cxfield.sync.bringing_in import FOR_DEVICE, FOR_USER
from cxfield.sync.messages import Refusal

router = APIRouter(prefix="/v1")
NO_NUL = r"^[^\x00]*$"
TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
HashPath = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
OwnerHeader = Annotated[str, Header(alias=FOR_USER, max_length=2000)]
DeviceHeader = Annotated[str, Header(alias=FOR_DEVICE, max_length=2000)]
NameQuery = Annotated[str, Query(min_length=1, max_length=200, pattern=NO_NUL)]


def _reference(
    sha256: HashPath,
    study: NameQuery,
    interview: NameQuery,
    kind: FileKind,
    name: NameQuery,
    upload_key: Annotated[str, Header(max_length=1024, pattern=NO_NUL)] = "",
) -> FileReference:
    return FileReference(
        study_id=study, interview_id=interview, sha256=sha256, kind=kind, name=name, file_key=upload_key
    )


def _chunk(
    upload_offset: Annotated[int, Header(ge=0, lt=2**63)],
    upload_length: Annotated[int, Header(ge=0, lt=2**63)],
    upload_checksum: Annotated[str, Header(max_length=200)],
) -> Chunk:
    method, _, digest = upload_checksum.partition(" ")
    try:
        sha256 = base64.b64decode(digest, validate=True)
    except (binascii.Error, ValueError) as error:
        raise RefusedError("The check sum of the piece cannot be read; update the application.") from error
    if method.lower() != "sha256" or len(sha256) != 32:
        raise RefusedError("This server checks pieces by SHA-256; update the application.")
    return Chunk(offset=upload_offset, file_bytes=upload_length, sha256=sha256)


setattr(_chunk, requests.BODY_MODEL, None)


@router.head("/blob/{sha256}")
def standing(sha256: HashPath, study: NameQuery, sender: SenderDep, services: ServicesDep) -> Response:
    """Say from where to go on; 0 where nothing is here."""
    require(sender.role, Action.SEND_FILES)
    known = services.uploads.standing(sender, study, sha256)
    headers = {**TUS, "Upload-Offset": str(known.offset)}
    if known.file_bytes is not None:
        headers["Upload-Length"] = str(known.file_bytes)
    return Response(status_code=200, headers=headers)


@router.patch("/blob/{sha256}")
async def add(
    request: Request,
    sender: SenderDep,
    services: ServicesDep,
    reference: Annotated[FileReference, Depends(_reference)],
    chunk: Annotated[Chunk, Depends(_chunk)],
    user: OwnerHeader = "",
    device: DeviceHeader = "",
) -> Response:
    """Take a chunk. Safe to repeat: what is here already answers where to go on, or with the receipt.

    A supervisor may send for somebody else (rescue file).
    """
    require(sender.role, Action.BRING_IN if user else Action.SEND_FILES)
    declared = request.headers.get("content-length", "")
    chunk.check(int(declared) if declared.isdigit() else None)
    uploads, named = services.uploads, (unquote(user), unquote(device), reference.sha256)
    sender = await run_in_threadpool(bringing_in.owner_of_file, services.database, sender, *named)
    draft = await run_in_threadpool(uploads.draft)
    try:
        taken = await _take(request, uploads, draft)
        answer = await run_in_threadpool(uploads.accept, sender, reference, chunk, draft, taken)
    except OffsetError as error:
        refusal = Refusal(error=error.code, message=str(error)).model_dump()
        return JSONResponse(refusal, error.status, {**TUS, "Upload-Offset": str(error.offset)})
    finally:
        await run_in_threadpool(draft.drop)
    headers = {**TUS, "Upload-Offset": str(answer.offset)}
    if answer.receipt is None:
        return Response(status_code=204, headers=headers)
    return Response(answer.receipt.model_dump_json(), 200, headers, media_type="application/json")


async def _take(request: Request, uploads: Uploads, draft: Draft) -> Taken:
    """Read the body into the draft, a piece at a time. Raises SlowRequestError."""
    digest, size, waiting = hashlib.sha256(), 0, bytearray()
    pieces = request.stream()
    try:
        async with asyncio.timeout(requests.WHOLE_S):
            while True:
                async with asyncio.timeout(requests.READ_S):
                    piece = await anext(pieces, None)
                if piece is not None:
                    digest.update(piece)
                    size += len(piece)
                    waiting += piece
                if waiting and (piece is None or len(waiting) >= PIECE):
                    await run_in_threadpool(uploads.write, draft, bytes(waiting))
                    waiting.clear()
                if piece is None:
                    return Taken(size, digest.digest())
    except TimeoutError as error:
        raise SlowRequestError("The piece did not arrive in time; send a smaller one.") from error
