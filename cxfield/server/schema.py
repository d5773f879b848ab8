"""Brings the server's database to the schema of this program: numbered Alembic migrations, up and down.

A new database is made whole and marked with the newest number; a test holds both ways to the same schema.
Several processes may start at the same time: the caller's transaction (SQLite: a write lock; PostgreSQL: an advisory
lock) makes one of them do the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from cxfield.errors import CxfieldError
from cxfield.server import tables

FIRST = "0001"
"""The schema of the first release, which carried no number of Alembic's."""
NEWEST = "head"
_LOCK = 0x6378666965


class SchemaError(CxfieldError):
    """The database has a schema that this program does not know."""


def own_tables() -> list[Any]:
    """Return the tables of the server, and of nothing else that SQLModel knows in this process."""
    return [getattr(tables, name).__table__ for name in tables.__all__]


def prepare(connection: Connection) -> str:
    """Make the schema, or bring it to the newest number, in the caller's transaction; return the number.

    The number is also kept in `meta`, where programs older than Alembic look: they know `1` and refuse any other.

    Raises:
        SchemaError: The database was written by a newer program.
    """
    if connection.dialect.name == "postgresql":
        for limit in ("lock_timeout", "statement_timeout"):  # tables of years take their time
            connection.execute(text(f"SET LOCAL {limit} = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    at = MigrationContext.configure(connection).get_current_revision()
    if at is None and not inspect(connection).has_table("meta"):
        SQLModel.metadata.create_all(connection, tables=own_tables())
        MigrationContext.configure(connection).stamp(_scripts(), NEWEST)
    elif at != newest():
        with _config(connection) as config:
            _upgrade(config, at)
    return "1" if newest() == FIRST else newest()


@contextmanager
def _config(connection: Connection | None = None) -> Iterator[Config]:
    with as_file(files("cxfield.server.migrations")) as folder:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        yield config


@cache
def _scripts() -> ScriptDirectory:
    """Return the migrations of this program; they are read once."""
    with _config() as config:
        scripts = ScriptDirectory.from_config(config)
        scripts.get_heads()
        return scripts


def _upgrade(config: Config, at: str | None) -> None:
    if at is None:
        command.stamp(config, FIRST)
    else:
        try:
            _scripts().get_revision(at)
        except CommandError as error:
            raise SchemaError(f"The server's database has format {at}; update cxfield to use it.") from error
    command.upgrade(config, NEWEST)


def newest() -> str:
    """Return the number of this program's schema."""
    return _scripts().get_current_head() or FIRST


def move(connection: Connection, number: str) -> None:
    """Take the schema up or down to `number`, in the caller's transaction. Going down loses what newer columns held."""
    with _config(connection) as config:
        at = MigrationContext.configure(connection).get_current_revision() or FIRST
        goes_down = number == "base" or number < at
        (command.downgrade if goes_down else command.upgrade)(config, number)
