"""What a device asks when it synchronises: hello, have, push, pull."""

from __future__ import annotations

import base64
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from pydantic import TypeAdapter

from cxfield.server import requests
from cxfield.server.database import now_text
from cxfield.server.files.upload_chunks import BLOB_BYTES, CHUNK_BYTES
from cxfield.server.intake.feed import PULL_ITEMS
from cxfield.server.policy import Action, require
from cxfield.server.requests import PushBodyDep, SenderDep, ServicesDep, signed_in_message
from cxfield.server.routes.answers import answer
from cxfield.sync import messages

router = APIRouter(prefix="/v1")
_STATEMENT, _PULLED = TypeAdapter(messages.SignedStatement), TypeAdapter(messages.PullReply)
HaveDep = Annotated[
    messages.HaveRequest,
    Depends(
        signed_in_message(messages.HaveRequest, Action.HAVE, limit_in=requests.HAVE_BYTES, limit=requests.HAVE_BYTES)
    ),
]


@router.get("/hello")
def hello(sender: SenderDep, services: ServicesDep) -> messages.Hello:
    """Say who the server is and what it takes."""
    require(sender.role, Action.HELLO)
    return messages.Hello(
        epoch=services.database.epoch,
        protocol=messages.PROTOCOL,
        oldest_protocol=messages.OLDEST_PROTOCOL,
        server_version=version("cxfield"),
        server_time=now_text(),
        wipe_after_upload=sender.wipes,
        wipe_without_backup=sender.wipes and sender.wipes_without_backup,
        only_delivers=sender.only_delivers,
        receipt_key=base64.b64encode(bytes(services.database.signing_key.verify_key)).decode(),
        limits=messages.Limits(
            batch_compressed_bytes=requests.BATCH_COMPRESSED_BYTES,
            batch_inflated_bytes=requests.BATCH_INFLATED_BYTES,
            pull_items=PULL_ITEMS,
            blob_bytes=BLOB_BYTES,
            chunk_bytes=CHUNK_BYTES,
        ),
    )


@router.post("/have", response_model=messages.SignedStatement)
def have(request: HaveDep, sender: SenderDep, services: ServicesDep) -> Response:
    """Say how far the server's journals go."""
    return answer(services.inbox.have(sender, request), _STATEMENT)


@router.post("/push", response_model=messages.SignedStatement)
def push(body: PushBodyDep, sender: SenderDep, services: ServicesDep) -> Response:
    """Store the items of a push and say what became of each. Safe to repeat."""
    signed = services.inbox.accept(sender, body)
    services.metrics.count_push(signed)
    return answer(signed, _STATEMENT)


@router.get("/pull", response_model=messages.PullReply)
def pull(sender: SenderDep, services: ServicesDep, cursor: str = "") -> Response:
    """Return what changed for the sender since `cursor`."""
    require(sender.role, Action.PULL)
    return answer(services.feed.pull(sender, cursor), _PULLED)
