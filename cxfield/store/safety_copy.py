"""A checked, encrypted copy of the database, for the day on which the file itself is gone."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from cxfield.store.database import Database
from cxfield.store.folder import make_private_folder
from cxfield.store.migration import copy_database

COPIES_KEPT = 3


def write_safety_copy(database: Database, folder: Path) -> Path:
    """Write a copy (same key) into `folder`, which is made; the newest `COPIES_KEPT` stay there."""
    make_private_folder(folder)
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{time.time_ns() % 1_000_000_000:09d}.db"
    copy_database(database.driver_connection, folder / name, database.key)
    for old in sorted(folder.glob("*.db"))[:-COPIES_KEPT]:
        old.unlink()
    return folder / name


def safety_copies(folder: Path) -> list[Path]:
    """Return the copies beside the database in `folder`, the oldest first."""
    return sorted((folder / "safety").glob("*.db"))
