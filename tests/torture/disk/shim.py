"""Builds the shim below the cipher, and drives it from inside the process that was started with it."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_SOURCE = Path(__file__).with_name("shim.c")
WRITE, SYNC, TRUNCATE, READ, OPEN = 1, 2, 4, 8, 16


def why_not() -> str:
    """Return why the shim cannot be had here; empty if it can."""
    if not sys.platform.startswith("linux"):
        return "The shim below the cipher is for Linux."
    return "" if shutil.which("gcc") else "There is no C compiler (gcc) to build the shim below the cipher."


def build_shim(folder: Path) -> Path:
    """Compile the shim into `folder`."""
    library = folder / "disk-shim.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", str(library), str(_SOURCE), "-lpthread"]
    subprocess.run(command, check=True)
    return library


def environment_with(library: Path) -> Mapping[str, str]:
    """Return the environment in which a process runs above the shim."""
    return {**os.environ, "LD_PRELOAD": str(library)}


class Shim:
    """The shim of this process; it was loaded before anything else."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.disk_shim_failed.restype = ctypes.c_long
        self._library.disk_shim_matched.restype = ctypes.c_long

    def begin(self, folder: Path, *, told: Path | None = None, log: Path | None = None) -> None:
        """Watch `folder` from now on; what is written to `told` goes into the log at its place among the rest."""
        self._library.disk_shim_begin(_bytes(folder), _bytes(told), _bytes(log))

    def fail(self, calls: int, at: int, *, error: int = errno.EIO, stays: bool = False) -> None:
        """Let the `at`-th of these calls fail from here on, and all later ones if it `stays`; 0: none, only count."""
        self._library.disk_shim_fail(calls, ctypes.c_long(at), error, int(stays))

    @property
    def failed(self) -> int:
        """How many calls were made to fail."""
        return int(self._library.disk_shim_failed())

    @property
    def matched(self) -> int:
        """How many calls of the wanted kinds there were."""
        return int(self._library.disk_shim_matched())


def _bytes(path: Path | None) -> bytes:
    return os.fsencode(path) if path else b""
