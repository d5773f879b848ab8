"""A piece of a file as it is announced, what is refused about it, and the limits: see `uploads`."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cxfield.server.errors import RefusedError, TooLargeError
from cxfield.server.files.blob_store import BlobStoreError
from cxfield.sync.messages import SignedStatement

log = logging.getLogger(__name__)
MiB = 1024 * 1024
BLOB_BYTES = 1024 * MiB
"""Larger files are refused; the device keeps them and says so. An attached file is limited to 100 MiB there."""
CHUNK_BYTES = 4 * MiB
SMALLEST_CHUNK_BYTES = 16 * 1024
"""Only the last chunk of a file may be smaller, so that nobody fills the database with single bytes."""


class OffsetError(RefusedError):
    """The upload stands somewhere else: `offset` says where to go on."""

    status = 409
    code = "offset"

    def __init__(self, offset: int) -> None:
        super().__init__(f"The server has {offset} bytes of this file; go on from there.")
        self.offset = offset


class DamagedError(RefusedError):
    """The bytes do not give the hash that they came under."""

    status = 422
    code = "damaged"


class StoreDownError(RefusedError):
    """The place of the files does not answer."""

    status = 503
    code = "busy"


class NoRoomError(RefusedError):
    """The disk of the server is full."""

    status = 507
    code = "no-room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A piece of a file as it is announced: where it begins, how long the whole file is, the piece's own hash."""

    offset: int
    file_bytes: int
    sha256: bytes

    def check(self, length: int | None) -> None:
        """Refuse what is above the limits, before a byte of it is read.

        Raises:
            TooLargeError, RefusedError
        """
        if self.file_bytes > BLOB_BYTES:
            raise TooLargeError(f"The file is larger than {BLOB_BYTES // MiB} MiB, the most that this server takes.")
        if length is None or length > CHUNK_BYTES:
            raise TooLargeError(f"A piece of a file is {CHUNK_BYTES // MiB} MiB at most, and says how long it is.")
        end = self.offset + length
        if end > self.file_bytes or (end < self.file_bytes and length < SMALLEST_CHUNK_BYTES):
            raise RefusedError("The piece does not fit into its file, or is too small; update the application.")


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a file is here. `file_bytes` is None where nothing is known of it."""

    offset: int
    file_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in of a chunk."""

    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the upload stands now; `receipt` once the file is whole."""

    offset: int
    receipt: SignedStatement | None


@contextmanager
def room() -> Iterator[None]:
    """Turn what a full disk, or a place that does not answer, raises into NoRoomError or StoreDownError."""
    try:
        yield
    except BlobStoreError as error:
        log.warning("The place of the files does not answer.", exc_info=True)
        message = "The server cannot keep files now; answers still go through. It is tried again later."
        raise StoreDownError(message, retry_after_s=60) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        message = "The server has no room for files now; answers still go through. It is tried again later."
        raise NoRoomError(message, retry_after_s=600) from error
