"""One server process for an SQLite database: two would each count as the only writer. A crash holds nobody up."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from cxfield.errors import CxfieldError
from cxfield.server.operation.settings import ServerSettings
from cxfield.store.folder import lock_now

LOCK_FILE = "serving.lock"
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class AnotherServerError(CxfieldError):
    """Another server process has the folder."""


@contextmanager
def only_server(settings: ServerSettings) -> Iterator[None]:
    """Keep other servers off the SQLite database for as long as the block lasts; PostgreSQL takes any number.

    Raises:
        AnotherServerError: One runs. File systems that know no locks are used without.
    """
    if settings.database is not None:
        yield
        return
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(settings.data / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            lock_now(descriptor)
        except OSError as error:
            if error.errno in _TAKEN:
                raise AnotherServerError(
                    f"A server runs on {settings.data} already. Stop it first, or use PostgreSQL (--database) for "
                    "several."
                ) from error
        yield
    finally:
        os.close(descriptor)
