"""Puts what a snapshot wrote into an empty database: of the same kind as it was, or of the other kind row by row."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import sqlcipher3.dbapi2
from nacl.public import PrivateKey
from sqlalchemy import Connection, create_engine, text

from cxfield.server import schema
from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.files import PIECE, plain_pieces, unpacked
from cxfield.server.backup.manifest import Manifest, Table
from cxfield.server.backup.snapshot import SQLITE_FILE, quoted, table_file

NUMBER_TABLE = "alembic_version"
_ROWS = 1000
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_MEANT = {b"t": b"\t", b"n": b"\n", b"r": b"\r", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_TYPES = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = :name
"""
_SEQUENCES = """
SELECT pg_get_serial_sequence(quote_ident(c.relname), a.attname), c.relname, a.attname FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
  AND NOT a.attisdropped AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL
"""


def load_sqlite(folder: Path, manifest: Manifest, key: PrivateKey | None, target: Path) -> None:
    """Make the SQLite file `target`, durably."""
    if manifest.kind == "sqlite":
        _write_file(folder / SQLITE_FILE, key, target)
        return
    _make_schema(f"sqlite:///{target}", manifest.schema_number)
    with contextlib.closing(sqlcipher3.dbapi2.connect(str(target), isolation_level=None)) as link:
        link.execute("PRAGMA synchronous=FULL")
        link.execute("BEGIN IMMEDIATE")
        for table in _loaded(manifest):
            types = {row[1]: row[2].upper() for row in link.execute(f"PRAGMA table_info({quoted(table.name)})")}
            readers = [_reader(_known(types, table, column)) for column in table.columns]
            names, places = ", ".join(map(quoted, table.columns)), ", ".join("?" * len(readers))
            statement = f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({places})"
            for rows in _in_lots(_copied_rows(folder, table, key, readers)):
                link.executemany(statement, rows)
        link.execute("COMMIT")


def load_postgres(
    connection: Connection, folder: Path, manifest: Manifest, key: PrivateKey | None, scratch: Path
) -> None:
    """Fill an empty PostgreSQL, in the caller's transaction. `scratch`: where a SQLite file may lie meanwhile."""
    schema.move(connection, manifest.schema_number)
    link: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
    if manifest.kind == "postgresql":
        for table in _loaded(manifest):
            file = unpacked(folder / table_file(table.name), key)
            with file, link.cursor() as cursor, cursor.copy(_copy_in(table)) as copy:
                while piece := file.read(PIECE):
                    copy.write(piece)
    else:
        file_there = scratch / SQLITE_FILE
        _write_file(folder / SQLITE_FILE, key, file_there)
        with contextlib.closing(sqlcipher3.dbapi2.connect(str(file_there))) as source:
            for table in _loaded(manifest):
                _pour(connection, source, table)
        file_there.unlink()
    for sequence, name, column in connection.execute(text(_SEQUENCES)).all():
        last = f"(SELECT max({quoted(column)}) FROM {quoted(name)})"
        connection.execute(text(f"SELECT setval('{sequence}', {last}) WHERE {last} IS NOT NULL"))


def _loaded(manifest: Manifest) -> Iterator[Table]:
    return (table for table in manifest.tables if table.name != NUMBER_TABLE)


def _write_file(source: Path, key: PrivateKey | None, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for piece in plain_pieces(source, key):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _make_schema(url: str, number: str) -> None:
    engine = create_engine(url, module=sqlcipher3.dbapi2)
    with engine.begin() as connection:
        schema.move(connection, number)
    engine.dispose()


def _copy_in(table: Table) -> str:
    return f"COPY {quoted(table.name)} ({', '.join(map(quoted, table.columns))}) FROM STDIN"


def _pour(connection: Connection, source: Any, table: Table) -> None:
    """Take the rows of a SQLite table into a PostgreSQL table."""
    link: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
    found = connection.execute(text(_TYPES), {"name": table.name})
    types = {str(name): str(kind) for name, kind in found}
    is_bool = [_known(types, table, column) == "boolean" for column in table.columns]
    rows = source.execute(f"SELECT {', '.join(map(quoted, table.columns))} FROM {quoted(table.name)}")
    with link.cursor() as cursor, cursor.copy(_copy_in(table)) as copy:
        for row in rows:
            values = zip(row, is_bool, strict=True)
            copy.write_row([bool(value) if bools and value is not None else value for value, bools in values])


def _known(types: dict[str, str], table: Table, column: str) -> str:
    if column not in types:
        raise BackupError(
            f"The backup has {table.name}.{column}, which this kind of database has not; "
            "restore it into the kind of database that it came from."
        )
    return types[column]


def _reader(declared: str) -> Callable[[bytes], Any]:
    """Return what reads a value of PostgreSQL's text format for a column of SQLite."""
    if "INT" in declared:
        return int
    if declared.startswith("BOOL"):
        return lambda value: int(value == b"t")
    if declared.startswith(("REAL", "FLOA", "DOUB")):
        return float
    if declared.startswith("BLOB"):
        return lambda value: bytes.fromhex(value[2:].decode("ascii"))
    return bytes.decode


def _copied_rows(
    folder: Path, table: Table, key: PrivateKey | None, readers: list[Callable[[bytes], Any]]
) -> Iterator[list[Any]]:
    with unpacked(folder / table_file(table.name), key) as file:
        for line in file:
            values = line.removesuffix(b"\n").split(b"\t")
            if len(values) != len(readers):
                raise DamagedBackupError(f"A row of {table.name} in the backup has another number of columns.")
            yield [None if v == b"\\N" else read(_unescaped(v)) for read, v in zip(readers, values, strict=True)]


def _unescaped(value: bytes) -> bytes:
    if b"\\" not in value:
        return value
    return _ESCAPED.sub(lambda match: _MEANT.get(match[1], match[1]), value)


def _in_lots(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    lot: list[list[Any]] = []
    for row in rows:
        lot.append(row)
        if len(lot) == _ROWS:
            yield lot
            lot = []
    if lot:
        yield lot
