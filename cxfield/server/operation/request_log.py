"""One line in the log for each request, and its figures: the route's pattern, never the address with ids in it."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import time
from dataclasses import dataclass

from cxfield.server.operation.bulkheads import App, Message, Receive, Scope, Send, area_of
from cxfield.server.operation.log_lines import FIELDS
from cxfield.server.operation.metrics import Metrics

log = logging.getLogger(__name__)
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
USER = "user"
"""Key of a request's state under which its sender's name is left."""


@dataclass(slots=True)
class _Seen:
    status: int = 0
    bytes_in: int = 0
    bytes_out: int = 0


class RequestLog:
    """Watches requests from outside everything else. `secret` keys the hashes of users."""

    def __init__(self, app: App, metrics: Metrics, secret: bytes) -> None:
        self._app, self._metrics = app, metrics
        self._key = hashlib.sha256(b"cxfield log\n" + secret).digest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, began, seen = secrets.token_hex(8), time.perf_counter(), _Seen()
        area = area_of(scope["method"], scope["path"])

        async def take_in() -> Message:
            message = await receive()
            seen.bytes_in += len(message.get("body", b""))
            return message

        async def give_out(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            seen.bytes_out += len(message.get("body", b""))
            await send(message)

        self._metrics.inside.labels(area).inc()
        try:
            await self._app(scope, take_in, give_out)
        except Exception:
            seen.status = seen.status or 500
            raise
        finally:
            self._metrics.inside.labels(area).dec()
            self._note(scope, request_id, area, seen, time.perf_counter() - began)

    def _note(self, scope: Scope, request_id: str, area: str, seen: _Seen, seconds: float) -> None:
        metrics = self._metrics
        metrics.requests.labels(area, f"{seen.status // 100}xx" if seen.status else "cut").inc()
        metrics.seconds.labels(area).observe(seconds)
        metrics.bytes_in.labels(area).inc(seen.bytes_in)
        metrics.bytes_out.labels(area).inc(seen.bytes_out)
        if area == "health" and seen.status < 400:
            return
        fields = {
            "request": request_id,
            "method": scope["method"] if scope["method"] in _METHODS else "other",
            "route": getattr(scope.get("route"), "path", "unknown"),
            "area": area,
            "status": seen.status,
            "ms": round(seconds * 1000, 1),
            "bytes_in": seen.bytes_in,
            "bytes_out": seen.bytes_out,
            "user": self._hash(scope.get("state", {}).get(USER)),
        }
        log.log(
            logging.ERROR if seen.status >= 500 and seen.status != 503 else logging.INFO,
            "request",
            extra={FIELDS: fields},
        )

    def _hash(self, user: str | None) -> str | None:
        """Return what stands for a user: the same in every line, and nobody's name."""
        return hmac.new(self._key, user.encode(), hashlib.sha256).hexdigest()[:16] if user else None
