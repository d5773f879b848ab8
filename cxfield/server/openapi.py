"""The OpenAPI document of the server: what it takes and answers, also where a route reads its body itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from cxfield.server.routes import ROUTERS


def bare_app() -> FastAPI:
    """Return an application with all routes and no services behind them."""
    app = FastAPI(title="cxfield", docs_url=None, redoc_url=None, openapi_url=None)
    for router in ROUTERS:
        app.include_router(router)
    return app


def document(app: FastAPI | None = None) -> dict[str, Any]:
    """Return the document."""
    return (app or bare_app()).openapi()
