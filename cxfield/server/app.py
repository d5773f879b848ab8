"""Puts the server together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DataError, OperationalError, TimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from cxfield.errors import CxfieldError
from cxfield.server.cases.call_queue import CallQueue
from cxfield.server.cases.decisions import Decisions
from cxfield.server.cases.late_results import LateResults
from cxfield.server.cases.reopening import Reopening
from cxfield.server.cases.setting_right import SettingRight
from cxfield.server.errors import RefusedError
from cxfield.server.files.blob_places import open_store
from cxfield.server.files.study_files import StudyFiles
from cxfield.server.files.uploads import Uploads
from cxfield.server.intake.feed import Feed
from cxfield.server.intake.inbox import Inbox
from cxfield.server.openrosa.service import OpenRosa
from cxfield.server.operation import bulkheads
from cxfield.server.operation.health import Health
from cxfield.server.operation.metrics import Metrics
from cxfield.server.operation.periodic import Clockwork
from cxfield.server.operation.reply_digest import ReplyDigest
from cxfield.server.operation.request_log import RequestLog
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.people.accounts import Accounts
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
from cxfield.server.requests import Services
from cxfield.server.routes import ROUTERS
from cxfield.server.study.publishing import Publishing
from cxfield.server.study.studies import Studies
from cxfield.sync.content_digest import CONTENT_DIGEST, content_digest
from cxfield.sync.messages import Refusal

__all__ = ["ServerSettings", "create_app", "open_database"]
_GONE = 499
"""Stands in the log for a client that hung up in the middle of its request."""


def create_app(settings: ServerSettings) -> FastAPI:
    """Return the application. Its database is open at once and closed when the application ends."""
    database = open_database(settings)
    accounts, call_queue = Accounts(database), CallQueue(database)
    devices = Devices(database, escalate=call_queue.escalate)
    sessions = Sessions(database, accounts, devices)
    blobs = open_store(settings)
    uploads = Uploads(database, blobs)
    erasing = Erasing(database, settings.data, uploads.remove_pending)
    erasing.replay()  # a database that was put back by other means has people in it who were erased
    services = Services(
        database=database,
        accounts=accounts,
        devices=devices,
        sessions=sessions,
        oidc=OpenIdConnect(database, sessions),
        recovery=Recovery(database, devices),
        audit=Audit(database),
        inbox=Inbox(database),
        feed=Feed(database),
        studies=Studies(database),
        publishing=Publishing(database),
        reopening=Reopening(database),
        decisions=Decisions(database),
        setting_right=SettingRight(database),
        call_queue=call_queue,
        late_results=LateResults(database),
        uploads=uploads,
        study_files=StudyFiles(database, blobs),
        address_limits=AddressLimits(database),
        rights=Rights(database),
        erasing=erasing,
        person_export=PersonExport(database, blobs),
        retention=Retention(database, erasing),
        openrosa=OpenRosa(database),
        metrics=Metrics(database),
        health=Health(database, settings.data),
        metrics_token=settings.metrics_token,
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = bulkheads.THREADS
        clockwork = asyncio.create_task(Clockwork(services).go_on())
        yield
        clockwork.cancel()
        await run_in_threadpool(services.openrosa.turning.stop)
        database.close()

    app = FastAPI(title="cxfield", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.services = services
    app.add_middleware(bulkheads.Bulkheads, on_refusal=lambda area: services.metrics.refused.labels(area).inc())
    app.add_middleware(ReplyDigest)
    app.add_middleware(RequestLog, services.metrics, bytes(database.signing_key))
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(CxfieldError, _refuse)
    app.add_exception_handler(HTTPException, _refuse_unknown)
    app.add_exception_handler(RequestValidationError, _refuse_malformed)
    app.add_exception_handler(DataError, _refuse_malformed)  # PostgreSQL: no text with NUL, no number that large
    app.add_exception_handler(OverflowError, _refuse_malformed)  # SQLite: no number that large
    app.add_exception_handler(OperationalError, _refuse_for_now)
    app.add_exception_handler(TimeoutError, _refuse_for_now)  # no connection was free in time
    app.add_exception_handler(ClientDisconnect, _let_go)
    app.add_exception_handler(Exception, _own_up)
    return app


def _refusal(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(Refusal(error=code, message=message).model_dump(), status, headers)


def _refuse(_request: Request, error: Exception) -> Response:
    """Turn a refusal into its status. The connection ends where a body may be left unread."""
    if not isinstance(error, RefusedError):
        return _refusal(400, "bad-request", str(error))
    headers = {"Retry-After": str(error.retry_after_s)} if error.retry_after_s is not None else {}
    if error.status in (401, 403, 408, 413, 429):
        headers["Connection"] = "close"
    return _refusal(error.status, error.code, str(error), headers)


def _refuse_unknown(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _refusal(status, "unknown-request", "The server does not know this request; update the application.")


def _refuse_malformed(_request: Request, _error: Exception) -> Response:
    return _refusal(400, "bad-request", "The request is not as this server knows it; update the application.")


def _refuse_for_now(_request: Request, _error: Exception) -> Response:
    message = "The server's database does not answer now; nothing is lost, it is tried again."
    return _refusal(503, "busy", message, {"Retry-After": "10"})


def _let_go(_request: Request, _error: Exception) -> Response:
    """End a request whose sender is gone; nobody reads this answer. The log of requests has its line."""
    return Response(status_code=_GONE)


def _own_up(_request: Request, _error: Exception) -> Response:
    """Say that the server itself failed, and no proxy before it. This answer passes by all other layers."""
    answer = _refusal(500, "failed", "The server failed over this request; the log of the server says why.")
    answer.headers[CONTENT_DIGEST] = content_digest(bytes(answer.body))
    return answer
