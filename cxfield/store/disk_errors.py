"""What the disk refuses while a whole database is made or copied, in sentences."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from cxfield.store.encrypted_file import is_full
from cxfield.store.errors import DiskFullError, StorageFailureError

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextlib.contextmanager
def disk_errors(folder: Path, outcome: str, *, usable: bool) -> Iterator[None]:
    """Turn an error of the disk below `folder` into one of this room. `outcome` says what was not done.

    Raises:
        DiskFullError, StorageFailureError: `usable`: what was there before is as it was.
    """
    try:
        yield
    except (sqlcipher.Error, OSError) as error:
        if is_full(error) or getattr(error, "errno", 0) in _FULL:
            raise DiskFullError(
                f"The disk that holds {folder} is full: {outcome}. Free some space, then try again."
            ) from error
        why = getattr(error, "strerror", None) or str(error)
        raise StorageFailureError(f"The disk of {folder} failed ({why}): {outcome}.", usable=usable) from error
