"""The OpenAPI document of the server: what it takes and answers, also where a route reads its body itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel

from cxfield.server.requests import BODY_MODEL, authenticated
from cxfield.server.routes import ROUTERS

_SCHEMAS = "#/components/schemas/"
_BEARER = {"bearer": {"type": "http", "scheme": "bearer"}}


def document() -> dict[str, Any]:
    """Return the document."""
    app = FastAPI(title="cxfield", docs_url=None, redoc_url=None, openapi_url=None)
    for router in ROUTERS:
        app.include_router(router)
    made = app.openapi()
    made.setdefault("components", {})["securitySchemes"] = _BEARER
    for route in _routes(router.routes for router in ROUTERS):
        for method in route.methods or ():
            operation = made["paths"].get(route.path_format, {}).get(method.lower())
            if operation is not None:
                _complete(made, operation, set(_calls(route.dependant)))
    return made


def _routes(found: Iterable[Iterable[Any]]) -> Iterator[APIRoute]:
    return (route for routes in found for route in routes if isinstance(route, APIRoute))


def _calls(dependant: Dependant) -> Iterator[Any]:
    """Yield every function that a route depends on."""
    for one in dependant.dependencies:
        yield one.call
        yield from _calls(one)


def _complete(made: dict[str, Any], operation: dict[str, Any], calls: set[Any]) -> None:
    if authenticated in calls:
        operation["security"] = [{"bearer": []}]
    for call in calls:
        if hasattr(call, BODY_MODEL):
            operation["requestBody"] = {"required": True, "content": _content(made, getattr(call, BODY_MODEL))}


def _content(made: dict[str, Any], model: type[BaseModel] | None) -> dict[str, Any]:
    if model is None:
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    schema = model.model_json_schema(ref_template=_SCHEMAS + "{model}")
    made["components"].setdefault("schemas", {}).update(schema.pop("$defs", {}))
    made["components"]["schemas"][model.__name__] = schema
    return {"application/json": {"schema": {"$ref": _SCHEMAS + model.__name__}}}
