"""The OpenRosa side of the server, put together."""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager

from cxfield.server.database import Database
from cxfield.server.errors import NotFoundError
from cxfield.server.openrosa.access import OpenRosaAccess
from cxfield.server.openrosa.forms import OpenRosaForms
from cxfield.server.openrosa.intake import Submissions
from cxfield.server.openrosa.turning import Turning
from cxfield.server.tables import StudyRow

QUIET_S = 1.0
"""After so long without a submission the server is quiet."""


class OpenRosa:
    """Who may send, what is served, what is kept, what becomes of it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._inside, self._last = 0, 0.0
        self._keys: dict[str, bytes] = {}
        self.access = OpenRosaAccess(database)
        self.forms = OpenRosaForms(database)
        self.submissions = Submissions(database)
        self.turning = Turning(database, is_busy=self._is_busy)

    @contextmanager
    def taking_in(self) -> Iterator[None]:
        """A submission is coming in: what can wait lets it go first."""
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            self._last = time.monotonic()

    def _is_busy(self) -> bool:
        return self._inside > 0 or time.monotonic() - self._last < QUIET_S

    def public_key(self, study_id: str) -> bytes:
        """Return the study key to which files are sealed.

        Raises:
            NotFoundError: There is no such study.
        """
        if study_id not in self._keys:
            with self._database.read() as session:
                row = session.get(StudyRow, study_id)
            if row is None:
                raise NotFoundError("There is no such study here.")
            self._keys[study_id] = b64decode(row.public_key)
        return self._keys[study_id]
