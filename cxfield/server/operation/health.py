"""Whether the server is ready for requests: database, schema, room on the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cxfield.server import schema
from cxfield.server.database import Database

LEAST_FREE_BYTES = 300 * 1024 * 1024
_READ_ONLY = text("SHOW transaction_read_only")
"""On for a standby: it answers, and stores nothing."""


class Health:
    """Looks whether all is there that requests need."""

    def __init__(self, database: Database, data: Path) -> None:
        self._database, self._data = database, data
        self._newest = schema.newest()

    def checks(self) -> dict[str, bool]:
        """Return each thing that is needed, and whether it is well."""
        checks = {"database": False, "schema": False, "disk": self._free_bytes() >= LEAST_FREE_BYTES}
        try:
            with self._database.read() as session:
                connection = session.connection()
                number = MigrationContext.configure(connection).get_current_revision()
                is_writable = self._database.is_sqlite or connection.execute(_READ_ONLY).scalar_one() == "off"
        except SQLAlchemyError:
            return checks
        return checks | {"database": is_writable, "schema": number == self._newest}

    def _free_bytes(self) -> int:
        try:
            return shutil.disk_usage(self._data).free
        except OSError:
            return LEAST_FREE_BYTES if not self._data.exists() else 0  # nothing is kept in a folder that is not there
