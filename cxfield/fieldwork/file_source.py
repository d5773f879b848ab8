"""What an interviewer wants to attach: a file of this computer or content made here, and how far the attaching is."""

from __future__ import annotations

import errno
import io
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import IO

from cxfield.errors import CxfieldError
from cxfield.fieldwork.refusals import Refusal, RefusedFileError
from cxfield.store.errors import DiskFullError

_DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class AttachError(RefusedFileError):
    """This file cannot be attached; the text says why and what to do. The answer before stays."""


class AttachCancelledError(AttachError):
    """The interviewer ended it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSource:
    """What is to be attached: a file of this computer, or content that was made here (a drawing, sound).

    Attributes:
        name: Of the file, without folders; its ending tells the kind where the content does not.
        content: None: it is read from `path`.
    """

    name: str
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)

    @staticmethod
    def at(path: Path) -> FileSource:
        return FileSource(name=path.name, path=path)


class AttachWatch:
    """Follows one attaching from another thread: how far it is, and a way to end it.

    Attributes:
        done, total: Bytes.
        is_over: It was attached, or refused, or cancelled.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.is_over = False
        self._cancelled = Event()

    def cancel(self) -> None:
        """End it; too late once everything is on the disk."""
        self._cancelled.set()

    def tell(self, done: int) -> None:
        """Note how many bytes are done.

        Raises:
            AttachCancelledError: It was cancelled.
        """
        self.done = done
        if self._cancelled.is_set():
            raise AttachCancelledError(Refusal.CANCELLED)


def opened(source: FileSource) -> IO[bytes]:
    """Open it for reading.

    Raises:
        AttachError: It is no file. OSError
    """
    if source.content is not None:
        return io.BytesIO(source.content)
    path = source.path or Path(source.name)
    if path.is_dir():
        raise AttachError(Refusal.FOLDER, name=path.name or str(path))
    if path.exists() and not path.is_file():
        raise AttachError(Refusal.NO_FILE, name=path.name)
    return path.open("rb")


def explained(error: OSError, source: FileSource) -> CxfieldError:
    """Return what a failure to read the source, or to write what is made of it, means for the interviewer."""
    if error.errno in _DISK_IS_FULL:
        return DiskFullError(
            f"The disk is full: {source.name} was not attached, and the answer before stays. "
            "Free some space, then attach it again."
        )
    if isinstance(error, FileNotFoundError):
        return AttachError(Refusal.MISSING, name=str(source.path or source.name))
    if isinstance(error, PermissionError):
        return AttachError(Refusal.FORBIDDEN, name=source.name)
    return AttachError(Refusal.UNREADABLE, name=source.name, why=error.strerror or "")
