"""One command at a time in a folder: whoever comes second is refused, and a crash holds nobody up."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxfield.server.backup.errors import BackupError
from cxfield.store.folder import lock_now

LOCK_FILE = ".lock"
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep others out of `folder` for as long as the block lasts. Shares that know no locks are used without.

    Raises:
        BackupError: Another command works there.
    """
    descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            lock_now(descriptor)
        except OSError as error:
            if error.errno in _TAKEN:
                raise BackupError(f"Another backup is at work in {folder}; wait until it has ended.") from error
        yield
    finally:
        os.close(descriptor)
