"""Room on the disk: when to warn, when to begin nothing new, and the reserve that lets an interview be finished."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cxfield.store.folder import sync_folder

MEBIBYTE = 1024 * 1024
_CHUNK = bytes(MEBIBYTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskRules:
    """Limits in bytes; tests take smaller ones.

    Attributes:
        page_limit: Most pages that the database may have; None for no limit.
    """

    reserve_bytes: int = 64 * MEBIBYTE
    warn_below_bytes: int = 1024 * MEBIBYTE
    stop_below_bytes: int = 300 * MEBIBYTE
    page_limit: int | None = None


class DiskLevel(StrEnum):
    """`LOW`: warn. `STOP`: no new interview and no recording; the one under way is finished."""

    ENOUGH = "enough"
    LOW = "low"
    STOP = "stop"


class Reserve:
    """A file that does nothing but take room; given up when the disk is full."""

    def __init__(self, folder: Path, rules: DiskRules) -> None:
        self._path = folder / "reserve.bin"
        self._rules = rules

    def level(self) -> DiskLevel:
        """Say how much room there is now."""
        free = shutil.disk_usage(self._path.parent).free
        if free < self._rules.stop_below_bytes:
            return DiskLevel.STOP
        return DiskLevel.LOW if free < self._rules.warn_below_bytes else DiskLevel.ENOUGH

    def take(self) -> bool:
        """Take the room if it is not taken and the disk has twice as much; say whether it is taken."""
        wanted = self._rules.reserve_bytes
        if self._path.exists() and self._path.stat().st_size == wanted:
            return True
        self._path.unlink(missing_ok=True)
        if wanted == 0 or shutil.disk_usage(self._path.parent).free < 2 * wanted:
            return False
        try:
            self._fill(wanted)
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True

    def _fill(self, wanted: int) -> None:
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, wanted)
            else:
                for start in range(0, wanted, len(_CHUNK)):
                    file.write(_CHUNK[: wanted - start])
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self._path.parent)

    def drop(self) -> bool:
        """Give the room back; False if there was none to give."""
        if not self._path.exists():
            return False
        self._path.unlink()
        return True
