"""The server's database for commands that run on its machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxfield.commands.serve import server_settings
from cxfield.server.database import DATABASE_FILE, Database, DatabaseError
from cxfield.server.operation.settings import ServerSettings, open_database


def require_database(settings: ServerSettings) -> None:
    """Refuse a folder without a server's data: nothing is made in it.

    Raises:
        DatabaseError
    """
    file = settings.data / DATABASE_FILE
    if settings.database is None and not file.exists():
        raise DatabaseError(f"There is no database {file}; say where the server's data is (--data, --database).")


@contextmanager
def opened_database(data: Path | None, database: str | None, *, may_make: bool = False) -> Iterator[Database]:
    """Open the database that `--data` or `--database` names, and close it at the end.

    `may_make`: where there is none it is made; for what is done before the first start.

    Raises:
        DatabaseError: There is none, so the folder was mistyped.
    """
    settings = server_settings(data, database)
    if not may_make:
        require_database(settings)
    opened = open_database(settings)
    try:
        yield opened
    finally:
        opened.close()
