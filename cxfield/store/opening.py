"""From a folder to an open database: the lock, the checks, the upgrade. Opening never makes anything."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cxfield.store.database import Database
from cxfield.store.database_key import DatabaseKey
from cxfield.store.disk import DiskRules
from cxfield.store.disk_errors import disk_errors
from cxfield.store.encrypted_file import check_versions
from cxfield.store.errors import DamagedDatabaseError, NotAWorkspaceError
from cxfield.store.folder import FolderLock, make_private_folder, refuse_unsafe_folder, sync_folder
from cxfield.store.migration import Migration, create_database, released_migrations, upgrade_database

DATABASE_NAME = "cxfield.db"
KEY_FILE_NAME = "key.json"
REMOVING_FILE = "removing.json"
"""Stands while a workspace is removed (`erasing`); opening one that is whole takes it away."""


def make_locked(
    folder: Path, key: DatabaseKey, workspace_id: str, migrations: Sequence[Migration] | None
) -> FolderLock:
    """Make an empty database in `folder`, and the folder; return the lock on it.

    Raises:
        NotAWorkspaceError: There is one already. UnsafeFolderError, WorkspaceInUseError, StartRefusedError
        DiskFullError, StorageFailureError: The disk refused.
    """
    check_versions()
    refuse_unsafe_folder(folder)
    with disk_errors(folder, "no workspace was made", usable=False):
        make_private_folder(folder)
        lock = FolderLock(folder)
    try:
        _drop_removal(folder)
        create_database(folder / DATABASE_NAME, key, workspace_id, migrations=migrations)
    except BaseException:
        lock.release()
        raise
    return lock


def lock_existing(folder: Path) -> FolderLock:
    """Lock the workspace that is in `folder`.

    Raises:
        NotAWorkspaceError: There is none. UnsafeFolderError, WorkspaceInUseError, StartRefusedError
    """
    check_versions()
    refuse_unsafe_folder(folder)
    path = folder / DATABASE_NAME
    if not path.exists() or path.stat().st_size == 0:
        raise NotAWorkspaceError(f"There is no workspace in {folder}; choose another folder or make one.")
    with disk_errors(folder, "the workspace was not opened, nothing in it is lost", usable=True):
        return FolderLock(folder)


def open_locked(
    folder: Path, key: DatabaseKey, lock: FolderLock, rules: DiskRules, migrations: Sequence[Migration] | None
) -> Database:
    """Open the database of a locked folder, upgraded if an older version wrote it; an error gives up the lock.

    Raises:
        KeyMissingError, DamagedDatabaseError, NewerDatabaseError, DiskFullError, StartRefusedError
    """
    path, fingerprint = folder / DATABASE_NAME, _known_fingerprint(folder)
    database: Database | None = None
    try:
        database = Database(path, key, rules=rules, fingerprint=fingerprint)
        newest = (released_migrations() if migrations is None else migrations)[-1].number
        if _schema_version(database, path) != newest:
            database.close()
            upgrade_database(path, key, migrations=migrations)
            database = Database(path, key, rules=rules, fingerprint=fingerprint)
        database.check_canary()
        _drop_removal(folder)
    except BaseException:
        if database is not None:
            with contextlib.suppress(Exception):
                database.close()
        lock.release()
        raise
    database.reserve.take()
    return database


def _known_fingerprint(folder: Path) -> str | None:
    """Return the fingerprint of the key that belongs to the workspace, where a key file tells it."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads((folder / KEY_FILE_NAME).read_text("utf-8"))["fingerprint"])
    return None


def _schema_version(database: Database, path: Path) -> int:
    try:
        return int(database.read(text("SELECT version FROM schema")).scalar_one())
    except (DBAPIError, DamagedDatabaseError) as error:
        raise NotAWorkspaceError(f"{path} is not a workspace of cxfield.") from error
    except (TypeError, ValueError) as error:
        raise NotAWorkspaceError(f"{path} does not say which version of cxfield wrote it.") from error


def _drop_removal(folder: Path) -> None:
    """A removal that was cut off before the key went is over: what is written from now on must stay."""
    if (folder / REMOVING_FILE).exists():
        (folder / REMOVING_FILE).unlink()
        sync_folder(folder)
