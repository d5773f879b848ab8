"""One moment of the server's database, written out while the server goes on: SQLite as a file, PostgreSQL by COPY."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol

import psycopg
import sqlcipher3.dbapi2
from sqlalchemy.engine import make_url

from cxfield.server.backup.alone import alone_in
from cxfield.server.backup.errors import BackupError
from cxfield.server.backup.files import PIECE, Folder
from cxfield.server.backup.heads import Head
from cxfield.server.backup.manifest import Table
from cxfield.server.database import psycopg_arguments

SQLITE_FILE = "server.db"
_SCRATCH = ".backup-"
_HEADS = "SELECT study_id, kind, stream_id, last_seq, head FROM stream ORDER BY study_id, kind, stream_id"
_BLOBS = "SELECT study_id, sha256, size_bytes, store_key FROM blob ORDER BY study_id, sha256"
PERSON_KEYS = "person_key"
"""Table that is left out: see `person_keys.py`."""
_PERSON_KEYS = "SELECT study_id, person_id, share FROM person_key ORDER BY study_id, person_id"
_COLUMNS = """
SELECT c.relname, a.attname FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND t.typname <> 'xid8'
ORDER BY c.relname, a.attnum
"""


class Snapshot(Protocol):
    """A moment of the database. Whatever is asked of it belongs to the same moment."""

    kind: Literal["sqlite", "postgresql"]
    schema_number: str
    epoch: str

    def write(self, folder: Folder) -> list[Table]:
        """Write it out and say what was written."""

    def heads(self) -> Iterator[Head]:
        """Yield how far each journal goes."""

    def blobs(self) -> Iterator[tuple[str, str, int, str]]:
        """Yield study, hash, size and key of each file that is whole."""

    def person_keys(self) -> Iterator[tuple[Any, ...]] | None:
        """Yield the keys of persons, before `write`, which leaves them out; None where there is no such table."""


def quoted(name: str) -> str:
    """Return a name of a table or column as SQL wants it."""
    return '"' + name.replace('"', '""') + '"'


class SqliteSnapshot:
    """A copy of the file, by SQLite's own way of copying a database in use."""

    kind: Literal["sqlite", "postgresql"] = "sqlite"

    def __init__(self, copy: Path) -> None:
        self._copy = copy
        self._link = sqlcipher3.dbapi2.connect(str(copy))
        self._link.execute("PRAGMA journal_mode=DELETE")
        (verdict,) = self._link.execute("PRAGMA quick_check").fetchone()
        if verdict != "ok":
            raise BackupError(f"The database is damaged ({verdict}); keep the last good backup and look at the disk.")
        self.schema_number = _number(self._link)
        (self.epoch,) = self._link.execute("SELECT value FROM meta WHERE name = 'epoch'").fetchone()

    def write(self, folder: Folder) -> list[Table]:
        if PERSON_KEYS in sqlite_tables(self._link):
            self._link.execute("PRAGMA secure_delete=ON")
            self._link.execute(f"DELETE FROM {PERSON_KEYS}")
            self._link.commit()
        tables = [_sqlite_table(self._link, name) for name in sqlite_tables(self._link)]
        with folder.writing(SQLITE_FILE) as sink, self._copy.open("rb") as file:
            while piece := file.read(PIECE):
                sink.write(piece)
        return tables

    def heads(self) -> Iterator[Head]:
        return (Head(*row) for row in self._link.execute(_HEADS))

    def blobs(self) -> Iterator[tuple[str, str, int, str]]:
        return iter(self._link.execute(_BLOBS).fetchall() if "blob" in sqlite_tables(self._link) else ())

    def person_keys(self) -> Iterator[tuple[Any, ...]] | None:
        return iter(self._link.execute(_PERSON_KEYS)) if PERSON_KEYS in sqlite_tables(self._link) else None

    def close(self) -> None:
        self._link.close()


def sqlite_tables(link: Any) -> list[str]:
    """Return the names of all tables."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"
    return [name for (name,) in link.execute(query)]


def _sqlite_table(link: Any, name: str) -> Table:
    (rows,) = link.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()
    columns = [column[1] for column in link.execute(f"PRAGMA table_info({quoted(name)})")]
    return Table(name=name, columns=columns, rows=rows)


def _number(link: Any) -> str:
    """Return the number of the schema; a database older than the numbers has the first one."""
    try:
        row = link.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlcipher3.dbapi2.OperationalError:
        return "0001"
    return str(row[0])


class PostgresSnapshot:
    """A transaction that sees one moment, and reads only."""

    kind: Literal["sqlite", "postgresql"] = "postgresql"

    def __init__(self, link: psycopg.Connection[Any]) -> None:
        self._link = link
        self._link.execute("SET LOCAL bytea_output = 'hex'")
        self._link.execute("SET LOCAL statement_timeout = 0")
        self._link.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        self._columns: dict[str, list[str]] = {}
        for table, column in self._link.execute(_COLUMNS):
            self._columns.setdefault(table, []).append(column)
        if not {"alembic_version", "meta", "stream"} <= self._columns.keys():
            raise BackupError("This database is not one of a cxfield server.")
        (self.schema_number,) = self._one("SELECT version_num FROM alembic_version")
        (self.epoch,) = self._one("SELECT value FROM meta WHERE name = 'epoch'")

    def write(self, folder: Folder) -> list[Table]:
        return [self._copy(folder, name, columns) for name, columns in self._columns.items()]

    def _copy(self, folder: Folder, name: str, columns: list[str]) -> Table:
        rows = 0
        chosen = ", ".join(map(quoted, columns))
        which = " WHERE false" if name == PERSON_KEYS else ""
        statement = f"COPY (SELECT {chosen} FROM {quoted(name)}{which}) TO STDOUT"
        writing = folder.writing_packed(table_file(name))
        with writing as sink, self._link.cursor() as cursor, cursor.copy(statement) as copy:
            for data in copy:
                rows += bytes(data).count(b"\n")
                sink.write(bytes(data))
        return Table(name=name, columns=columns, rows=rows)

    def heads(self) -> Iterator[Head]:
        return (Head(*row) for row in self._rows("heads", _HEADS))

    def blobs(self) -> Iterator[tuple[str, str, int, str]]:
        return self._rows("blobs", _BLOBS) if "blob" in self._columns else iter(())

    def person_keys(self) -> Iterator[tuple[Any, ...]] | None:
        return self._rows("person_keys", _PERSON_KEYS) if PERSON_KEYS in self._columns else None

    def _rows(self, name: str, query: str) -> Iterator[Any]:
        with self._link.cursor(name=name) as cursor:
            cursor.itersize = 5000
            cursor.execute(query)
            yield from cursor

    def _one(self, query: str) -> Any:
        return self._link.execute(query).fetchone()


def table_file(name: str) -> str:
    """Return the name of a table's file in a backup."""
    return f"table-{re.sub('[^a-z0-9_]', '-', name)}.gz"


def conninfo(url: str) -> str:
    """Return the address of a PostgreSQL as its own library takes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def sqlite_snapshot(database: Path) -> Iterator[SqliteSnapshot]:
    """Copy a database in use into a private folder beside it, for as long as the block lasts."""
    if not database.exists():
        raise BackupError(f"There is no database {database}; say where the server's data is (--data, --database).")
    _refuse_other_user(database)
    try:
        with _scratch_beside(database) as scratch:
            _copy(database, scratch / SQLITE_FILE)
            with contextlib.closing(SqliteSnapshot(scratch / SQLITE_FILE)) as snapshot:
                yield snapshot
    except sqlcipher3.dbapi2.Error as error:
        raise BackupError(f"The database cannot be copied: {error}.") from error


@contextmanager
def _scratch_beside(database: Path) -> Iterator[Path]:
    """Give a private folder. What a crash left of an earlier one goes first: keys of persons are in it."""
    for left in database.parent.glob(f"{_SCRATCH}*"):
        with contextlib.suppress(BackupError, OSError), alone_in(left):
            shutil.rmtree(left, ignore_errors=True)
    scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=database.parent))
    try:
        with alone_in(scratch):
            yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _copy(database: Path, copy: Path) -> None:
    with (
        contextlib.closing(sqlcipher3.dbapi2.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as source,
        contextlib.closing(sqlcipher3.dbapi2.connect(str(copy))) as target,
    ):
        source.execute("PRAGMA busy_timeout = 20000")
        source.backup(target)


def _refuse_other_user(database: Path) -> None:
    """Refuse to open somebody else's database: files made beside it would not be the server's to write."""
    if os.name == "posix" and database.stat().st_uid != os.geteuid():
        raise BackupError(f"{database} belongs to another user; run this as the user that the server runs as.")


@contextmanager
def postgres_snapshot(url: str) -> Iterator[PostgresSnapshot]:
    """Hold one moment of a PostgreSQL for as long as the block lasts."""
    try:
        with psycopg.connect(conninfo(url), **psycopg_arguments(make_url(url))) as link:
            link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            link.read_only = True
            yield PostgresSnapshot(link)
            link.rollback()
    except psycopg.Error as error:
        raise BackupError(f"The database cannot be copied: {' '.join(str(error).split())}") from error
