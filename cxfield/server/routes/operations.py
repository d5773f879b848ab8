"""What machines ask that watch the server: is it alive, is it ready, its figures."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from cxfield.server.errors import NotAllowedError
from cxfield.server.operation.listening import is_loopback
from cxfield.server.requests import ServicesDep

router = APIRouter()
_FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")


def _may_watch(request: Request, services: ServicesDep) -> bool:
    """Whether the one who asks is on this machine (and not behind a proxy of it), or has the token."""
    token = services.metrics_token
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    is_passed_on = any(name in request.headers for name in _FORWARDED)
    return request.client is not None and is_loopback(request.client.host) and not is_passed_on


WatcherDep = Annotated[bool, Depends(_may_watch)]


@router.get("/health/live")
def live() -> dict[str, bool]:
    """Say that the process answers."""
    return {"live": True}


@router.get("/health/ready")
def ready(services: ServicesDep, may_watch: WatcherDep) -> JSONResponse:
    """Say whether requests will be answered; on this machine or with the token, what is missing."""
    checks = services.health.checks()
    is_ready = all(checks.values())
    answer: dict[str, object] = {"ready": is_ready}
    if may_watch:
        answer["checks"] = checks
    return JSONResponse(answer, 200 if is_ready else 503)


@router.get("/metrics")
def metrics(services: ServicesDep, may_watch: WatcherDep) -> Response:
    """Return the figures for Prometheus."""
    if not may_watch:
        raise NotAllowedError("Figures are for this machine, or for whoever has the token of CXFIELD_METRICS_TOKEN.")
    return Response(services.metrics.page(), media_type="text/plain; version=0.0.4; charset=utf-8")
