"""What a supervisor brings in for an interviewer: batches out of a rescue file."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Header
from fastapi.concurrency import run_in_threadpool

from cxfield.server.intake import bringing_in
from cxfield.server.policy import Action
from cxfield.server.requests import SenderDep, ServicesDep, batch_body
from cxfield.sync import messages
from cxfield.sync.bringing_in import FOR_DEVICE, FOR_USER

router = APIRouter(prefix="/v1")
BatchDep = Annotated[bytes, Depends(batch_body(Action.BRING_IN))]


@router.post("/bring-in")
async def bring_in(
    body: BatchDep,
    sender: SenderDep,
    services: ServicesDep,
    user: Annotated[str, Header(alias=FOR_USER, max_length=2000)] = "",
    device: Annotated[str, Header(alias=FOR_DEVICE, max_length=2000)] = "",
) -> messages.SignedStatement:
    """Store the items of a batch as if `user` had pushed them from `device`. Safe to repeat; audited."""

    def accept() -> messages.SignedStatement:
        return bringing_in.bring_in(
            services.database, services.inbox, bringer=sender, user=unquote(user), device=unquote(device), body=body
        )

    return await run_in_threadpool(accept)
