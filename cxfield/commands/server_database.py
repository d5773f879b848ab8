"""The server's database for commands that run on its machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxfield.commands.serve import server_settings
from cxfield.server.database import Database
from cxfield.server.operation.settings import open_database


@contextmanager
def opened_database(data: Path | None, database: str | None) -> Iterator[Database]:
    """Open the database that `--data` or `--database` names, and close it at the end."""
    opened = open_database(server_settings(data, database))
    try:
        yield opened
    finally:
        opened.close()
