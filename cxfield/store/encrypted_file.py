"""Opening the encrypted file: the one connection, its key, its settings, and the checks before it is trusted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine

from cxfield.store.database_key import DatabaseKey
from cxfield.store.errors import (
    DamagedDatabaseError,
    DiskFullError,
    KeyMissingError,
    NotAWorkspaceError,
    StartRefusedError,
    WorkspaceInUseError,
)

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose committed data (the WAL-reset race)."""

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_PLAIN_HEADER = b"SQLite format 3\x00"
_EXPECTED = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "temp_store": 2,
    "trusted_schema": 0,
    "foreign_keys": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
}
_SETTINGS = (
    "cipher_log_level = NONE",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "foreign_keys = ON",
    "secure_delete = ON",
    "recursive_triggers = ON",
)


def error_code(error: BaseException) -> int:
    """Return SQLite's primary result code of a database error; 0 if it has none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", 0) or 0) & 0xFF


def is_full(error: BaseException) -> bool:
    return error_code(error) == _FULL


def is_locked(error: BaseException) -> bool:
    """True where somebody else has a lock on the file."""
    return error_code(error) in (_BUSY, _LOCKED)


def is_storage_failure(error: BaseException) -> bool:
    """True for an input or output error of the disk: nothing may be tried again on this connection."""
    return error_code(error) in (_READONLY, _IOERR, _CORRUPT, _CANTOPEN, _NOTADB)


def is_gap(error: BaseException) -> bool:
    """True where a table or column is missing that every workspace has."""
    return error_text(error).startswith(("no such table", "no such column"))


def check_versions(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Refuse a SQLite that can lose committed data.

    Raises:
        StartRefusedError: It is too old.
    """
    if version < OLDEST_SQLITE:
        raise StartRefusedError(
            f"The database engine is SQLite {'.'.join(map(str, version))}, which can lose answers; "
            f"install a cxfield package with {'.'.join(map(str, OLDEST_SQLITE))} or newer."
        )


def connect_engine(path: Path, key: DatabaseKey, *, page_limit: int | None = None) -> Engine:
    """Return an engine with one connection at most; it sends the key before anything else."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        poolclass=StaticPool,
        connect_args={"timeout": 0, "isolation_level": None},
    )

    @event.listens_for(engine, "connect", insert=True)
    def _configure(connection: Any, _record: Any) -> None:
        connection.execute(f'PRAGMA key = "{key.pragma_value()}"')
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = 1")
            connection.execute("PRAGMA checkpoint_fullfsync = 1")
        if page_limit is not None:
            connection.execute(f"PRAGMA max_page_count = {page_limit}")

    return engine


def open_connection(engine: Engine, path: Path, *, fingerprint: str | None, key: DatabaseKey) -> Connection:
    """Open the connection, check its settings and read the schema once.

    Args:
        fingerprint: Of the key that belongs to this workspace, where it is known: tells a wrong key from damage.

    Raises:
        WorkspaceInUseError, KeyMissingError, DamagedDatabaseError, NotAWorkspaceError, StartRefusedError
    """
    try:
        connection = engine.connect()
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    except (DBAPIError, sqlcipher.Error) as error:
        engine.dispose()
        raise opening_error(error, path, key_is_known=fingerprint == key.fingerprint()) from error
    try:
        _check_settings(connection)
    except StartRefusedError:
        connection.close()
        engine.dispose()
        raise
    return connection


def opening_error(error: BaseException, path: Path, *, key_is_known: bool = True) -> Exception:
    """Return what an error while opening means. `key_is_known`: the key is the one that belongs here."""
    code = error_code(error)
    if code == _FULL:
        return DiskFullError(
            f"The disk that holds {path.parent} is full: the workspace cannot be opened. Nothing in it is lost; "
            "free some space, then try again."
        )
    if code == _BUSY:
        return WorkspaceInUseError(f"The workspace in {path.parent} is open elsewhere; close it there first.")
    if code == _NOTADB and _first_bytes(path) == _PLAIN_HEADER:
        return NotAWorkspaceError(f"{path} is a database without encryption, not a workspace of cxfield.")
    if code == _NOTADB and not key_is_known:
        return KeyMissingError(
            f"The key kept on this computer does not open {path}. Your answers are still in it: "
            "ask a supervisor to recover the key with the study key, and do not delete the file."
        )
    return DamagedDatabaseError(
        f"{path} cannot be read ({error_text(error)}). Do not delete it; "
        "restore the newest safety copy from the folder beside it, or ask a supervisor for help."
    )


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as content:
        return content.read(len(_PLAIN_HEADER))


def error_text(error: BaseException) -> str:
    """Return what the database said, without the statement and its values."""
    return str(error.orig) if isinstance(error, DBAPIError) else str(error)


def _check_settings(connection: Connection) -> None:
    if not connection.exec_driver_sql("PRAGMA cipher_version").scalar():
        raise StartRefusedError("The database engine has no encryption (SQLCipher); install the cxfield package anew.")
    expected = dict(_EXPECTED)
    if sys.platform == "darwin":
        expected["fullfsync"] = 1
    for name, wanted in expected.items():
        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        if found != wanted:
            raise StartRefusedError(
                f"The database did not take the setting {name} ({found} instead of {wanted}); "
                "answers would not be safe in this folder. Choose a folder on this computer's own disk."
            )


def check_canary(connection: Connection, path: Path) -> list[BinaryIO]:
    """Write random bytes and make sure that they, and those of the last start, are not readable in the files.

    Returns the files that were looked into. They have to stay open as long as the connection: on Unix, closing any
    handle of a file gives up all locks that this process has on it, SQLite's own among them.

    Raises:
        StartRefusedError: They are: the cipher is not where it should be.
    """
    old = connection.exec_driver_sql("SELECT value FROM canary WHERE id = 1").scalar()
    new = os.urandom(32)
    connection.exec_driver_sql("INSERT OR REPLACE INTO canary (id, value) VALUES (1, ?)", (new,))
    wanted = [value for value in (old, new) if isinstance(value, bytes) and value]
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        raise StartRefusedError(f"Nothing was written to {log}; answers would not be safe.")
    looked_into: list[BinaryIO] = []
    for file in (path, log):
        looked_into.append(file.open("rb"))
        if _holds_any(looked_into[-1], [*wanted, _PLAIN_HEADER]):
            raise StartRefusedError(f"{file} is not encrypted; cxfield does not write answers into it.")
    if os.name == "nt":  # locks stay there, but a file that is open cannot be removed
        while looked_into:
            looked_into.pop().close()
    return looked_into


def _holds_any(content: BinaryIO, wanted: list[bytes], chunk_bytes: int = 4 * 1024 * 1024) -> bool:
    overlap = b""
    while chunk := content.read(chunk_bytes):
        window = overlap + chunk
        if any(value in window for value in wanted):
            return True
        overlap = chunk[-64:]
    return False
