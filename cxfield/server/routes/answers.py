"""Large answers: written and hashed in the thread of their own request, not where the requests of all pass."""

from __future__ import annotations

from typing import Any

from fastapi.responses import Response
from pydantic import TypeAdapter

from cxfield.sync.content_digest import CONTENT_DIGEST, content_digest


def answer(content: Any, kind: TypeAdapter[Any]) -> Response:
    """Return `content` as JSON. To be called by a route that is no coroutine; it names its `response_model` itself."""
    body = kind.dump_json(content)
    return Response(body, media_type="application/json", headers={CONTENT_DIGEST: content_digest(body)})
