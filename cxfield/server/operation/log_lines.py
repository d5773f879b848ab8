"""The server's log: one JSON object a line on standard error, without anything that people said, are called or know.

Log calls are constant sentences with numbers and ids. An exception is told by its kind and its places in the program,
never by its message: a message may quote a row or a request.
"""

from __future__ import annotations

import json
import logging
import logging.config
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

FIELDS = "fields"
"""Attribute of a log record (`extra={FIELDS: {…}}`) whose entries stand in the line as they are."""


class JsonLines(logging.Formatter):
    """A record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _told(error: BaseException) -> list[dict[str, Any]]:
    """Return kind and places of an exception and of its causes, the last one first."""
    chain: list[dict[str, Any]] = []
    current: BaseException | None = error
    while current is not None and len(chain) < 5:
        frames = traceback.extract_tb(current.__traceback__)[-12:]
        chain.append(
            {
                "kind": type(current).__name__,
                "places": [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
            }
        )
        current = current.__cause__ or current.__context__
    return chain


def _short(filename: str) -> str:
    """Return the end of a path: the package and what is below it."""
    return "/".join(filename.replace("\\", "/").split("/")[-3:])


class ToStandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is at that moment: it may be another one by then, or closed."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        self.stream = sys.stderr
        super().emit(record)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": JsonLines}},
    "handlers": {
        "stderr": {"()": ToStandardError, "formatter": "lines"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "uvicorn": {"level": "INFO"},
        "uvicorn.access": {"level": "CRITICAL", "propagate": False},
        "alembic": {"level": "WARNING"},
        "sqlalchemy": {"level": "WARNING"},
    },
}


def configure() -> None:
    """Log like this in this process."""
    logging.config.dictConfig(LOGGING)
