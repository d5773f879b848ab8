"""Where the server keeps its state."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cxfield.server.database import DATABASE_FILE, Database, default_url


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """`database` is an address; None means SQLite in the folder `data`.

    `recordings` is where recordings and attached files are kept: `s3://…`, or None for a folder inside `data`.
    With `metrics_token` the figures can be asked for from other machines; without it from this one only.
    """

    data: Path
    database: str | None = None
    recordings: str | None = None
    metrics_token: str = field(default="", repr=False)


def open_database(settings: ServerSettings) -> Database:
    """Open the database, and make it where there is none."""
    if settings.database is None:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        (settings.data / DATABASE_FILE).touch(mode=0o600)  # the signing key is in it; its companions get the same mode
    return Database(settings.database or default_url(settings.data))
