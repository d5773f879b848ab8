"""Making and upgrading the schema: small numbered SQL files, run on a copy that takes the place of the original.

Why not Alembic: docs/decisions/0002-device-migrations.md.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from cxfield.store.database_key import DatabaseKey
from cxfield.store.disk_errors import disk_errors
from cxfield.store.errors import DamagedDatabaseError, NewerDatabaseError, NotAWorkspaceError
from cxfield.store.folder import sync_folder

_COUNTED = ("event", "stream", "interview", "answer", "instance", "sample_case", "questionnaire", "receipt", "setting")


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: its number, 1 for the first release, and its statements."""

    number: int
    statements: tuple[str, ...]


def _statements(script: str) -> tuple[str, ...]:
    found, current = [], ""
    for line in script.splitlines():
        if line.startswith("--"):
            continue
        current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current.strip())
            current = ""
    return tuple(found)


def released_migrations() -> tuple[Migration, ...]:
    """Return all of them, in order."""
    scripts = sorted(
        (item for item in files("cxfield.store.migrations").iterdir() if item.name.endswith(".sql")),
        key=lambda item: item.name,
    )
    return tuple(Migration(int(item.name[:4]), _statements(item.read_text("utf-8"))) for item in scripts)


@contextlib.contextmanager
def keyed(path: Path, key: DatabaseKey) -> Iterator[Any]:
    """Open `path` beside the storage connection: for copies only."""
    connection = sqlcipher.connect(str(path), timeout=0, isolation_level=None)
    try:
        connection.execute(f'PRAGMA key = "{key.pragma_value()}"')
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection
    finally:
        connection.close()


def sync_file(path: Path) -> None:
    """Make the content of `path` durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def discard(path: Path) -> None:
    """Remove a database that never held anything of its own, with its log."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _new_private(path: Path) -> None:
    discard(path)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _run(connection: Any, migrations: Sequence[Migration]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for migration in migrations:
        for statement in migration.statements:
            connection.execute(statement)
    connection.execute("COMMIT")


def create_database(
    path: Path, key: DatabaseKey, workspace_id: str, *, migrations: Sequence[Migration] | None = None
) -> None:
    """Make an empty database at `path`: complete, or not there at all.

    Raises:
        NotAWorkspaceError: There is a file already; nothing is ever made over it.
        DiskFullError, StorageFailureError: The disk refused.
    """
    if path.exists() or path.with_name(path.name + "-wal").exists():
        raise NotAWorkspaceError(f"There is a workspace in {path.parent} already; open it instead.")
    chosen = released_migrations() if migrations is None else migrations
    with disk_errors(path.parent, "no workspace was made", usable=False):
        _make(path, key, workspace_id, chosen)


def _make(path: Path, key: DatabaseKey, workspace_id: str, chosen: Sequence[Migration]) -> None:
    draft = path.with_name(path.name + ".making")
    _new_private(draft)
    with keyed(draft, key) as connection:
        _run(connection, chosen)
        connection.execute(
            "INSERT INTO schema (id, version, workspace_id, created_ms) VALUES (1, ?, ?, ?)",
            (chosen[-1].number, workspace_id, int(time.time() * 1000)),
        )
    sync_file(draft)
    os.replace(draft, path)
    sync_folder(path.parent)


def copy_database(source: Any, target: Path, key: DatabaseKey) -> None:
    """Write an encrypted copy of the open connection `source` to `target` (same key), checked before it counts.

    Raises:
        DamagedDatabaseError: The copy does not pass `quick_check`.
        DiskFullError, StorageFailureError: The disk refused; the database itself is as it was.
    """
    with disk_errors(target.parent, "the copy of the database was not written", usable=True):
        _copy(source, target, key)


def _copy(source: Any, target: Path, key: DatabaseKey) -> None:
    draft = target.with_name(target.name + ".part")
    _new_private(draft)
    with keyed(draft, key) as connection:
        source.backup(connection)
        result = connection.execute("PRAGMA quick_check").fetchone()[0]
        connection.execute("PRAGMA journal_mode = DELETE")
    if result != "ok":
        discard(draft)
        raise DamagedDatabaseError(f"A copy of the database did not pass its check ({result}); ask for help now.")
    sync_file(draft)
    os.replace(draft, target)
    sync_folder(target.parent)


def _substance(connection: Any) -> tuple[dict[str, int], list[Any]]:
    """Return the row counts and the heads of all journals: what no migration may change."""
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counts = {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in _COUNTED
        if table in present
    }
    heads = list(connection.execute("SELECT kind, stream_id, last_seq, head FROM stream ORDER BY no"))
    return counts, heads


def upgrade_database(path: Path, key: DatabaseKey, *, migrations: Sequence[Migration] | None = None) -> bool:
    """Bring a closed database to the newest schema; say whether that was needed. The folder lock is held.

    The original stays as it is until the upgraded copy is complete, checked and durable; then it is kept as
    `before-NNNN.db` beside it.

    Raises:
        NewerDatabaseError: It was written by a newer version.
        DamagedDatabaseError: The upgraded copy does not hold what the original holds.
    """
    chosen = released_migrations() if migrations is None else migrations
    newest = chosen[-1].number
    copy = path.with_name(path.name + ".upgrading")
    with keyed(path, key) as original:
        version = int(original.execute("SELECT version FROM schema").fetchone()[0])
        if version > newest:
            raise NewerDatabaseError("This workspace was written by a newer version of cxfield; update the program.")
        if version == newest:
            return False
    try:
        with keyed(path, key) as original:
            before = _substance(original)
            copy_database(original, path.with_name(f"before-{newest:04d}.db"), key)
            copy_database(original, copy, key)
        _upgrade_copy(copy, key, [m for m in chosen if m.number > version], before)
    except sqlcipher.Error as error:
        discard(copy)
        raise DamagedDatabaseError(
            f"The workspace could not be upgraded ({error}) and is as it was; free some disk space or ask for help."
        ) from error
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise DamagedDatabaseError(f"{log} could not be folded into the database; the upgrade was not done.")
    discard(log)
    os.replace(copy, path)
    sync_folder(path.parent)
    return True


def _upgrade_copy(copy: Path, key: DatabaseKey, migrations: Sequence[Migration], before: Any) -> None:
    with keyed(copy, key) as connection:
        _run(connection, migrations)
        connection.execute("UPDATE schema SET version = ?", (migrations[-1].number,))
        after = _substance(connection)
        result = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if after != before or result != "ok":
        discard(copy)
        raise DamagedDatabaseError("The upgrade of the workspace was not complete; the workspace is as it was.")
    sync_file(copy)
