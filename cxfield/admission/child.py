"""One run of the child process: how it is started, how long it may take for an answer, and what ended it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path

import cxfield
from cxfield.admission.frames import Frame, FrameError, Header, read_frame, write_frame
from cxfield.admission.process_limits import EXIT_OUT_OF_MEMORY

_START_S = 60.0
_END_S = 5.0
_PRIVATE = "CXFIELD_"
"""Environment variables that begin so may be secrets; the child has no use for them."""


class Ended(Enum):
    """What ended a child."""

    BY_ITSELF = auto()
    TOO_LATE = auto()
    OUT_OF_MEMORY = auto()
    BROKEN = auto()


class Child:
    """A running `python -m MODULE ARGUMENTS` that says when it is ready, and answers a frame with a frame."""

    def __init__(self, module: str, arguments: Sequence[str]) -> None:
        # -P: else a module lying in the folder of the form would be taken for one of ours
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._is_late = False
        self._is_ready = False

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def ask(self, header: Header, content: bytes, *, seconds: float) -> tuple[Header, bytes] | None:
        """Return the answer; None if none came within `seconds` of its being ready: then `end()` says why."""
        if not self._is_ready:
            self._is_ready = self._within(_START_S, self._receive) is not None
        return self._within(seconds, lambda: self._exchange(header, content)) if self._is_ready else None

    def _within(self, seconds: float, receive: Callable[[], Frame]) -> Frame:
        watch = threading.Timer(seconds, self.stop)
        watch.start()
        try:
            answer = receive()
        except (OSError, FrameError):
            answer = None
        finally:
            watch.cancel()
        return None if self._is_late else answer

    def _exchange(self, header: Header, content: bytes) -> Frame:
        assert self._process.stdin is not None
        write_frame(self._process.stdin, header, content)
        return self._receive()

    def _receive(self) -> Frame:
        assert self._process.stdout is not None
        return read_frame(self._process.stdout)

    def stop(self) -> None:
        """End it in the middle of what it does: `ask` returns, and `end` calls it late."""
        self._is_late = True
        self._process.kill()

    def end(self) -> Ended:
        """End it if it still runs, and return what ended it."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        try:
            code = self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return Ended.TOO_LATE if self._is_late else _reason(code)


def _reason(code: int) -> Ended:
    if code == 0:
        return Ended.BY_ITSELF
    if code == EXIT_OUT_OF_MEMORY or (sys.platform != "win32" and code == -signal.SIGKILL):
        return Ended.OUT_OF_MEMORY  # nobody else kills it but a system that has no memory left
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return Ended.TOO_LATE
    return Ended.BROKEN


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_PRIVATE)}
    package_root = str(Path(cxfield.__file__).resolve().parents[1])
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [package_root, os.environ.get("PYTHONPATH")]))
    kept["MALLOC_ARENA_MAX"] = "1"  # each further one of glibc reserves 64 MiB, which the limit would count
    return kept
