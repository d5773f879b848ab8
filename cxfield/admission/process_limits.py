"""Limits that a process sets on itself: by the system where it has them, else by a watch that ends the process."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from pathlib import Path

EXIT_OUT_OF_MEMORY = 70
_WATCH_EVERY_S = 0.05
_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _MemoryCounters(ctypes.Structure):
        _fields_ = [
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak_working_set", "working_set", "a", "b", "c", "d")),
            ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        ]

    def peak_memory() -> int:
        """Return the most memory that this process has had, in bytes."""
        counters = _MemoryCounters(size=ctypes.sizeof(_MemoryCounters))
        process = ctypes.windll.kernel32.GetCurrentProcess
        process.restype = wintypes.HANDLE
        query = ctypes.windll.psapi.GetProcessMemoryInfo
        query.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        query(process(), ctypes.byref(counters), counters.size)
        return int(counters.peak_pagefile)

else:
    import resource

    def peak_memory() -> int:
        """Return the most memory that this process has had, in bytes."""
        if sys.platform == "linux":  # what the system counts for a process there begins with its parent's
            found = _PEAK.search(_STATUS.read_text())
            return int(found[1]) * 1024 if found else 0
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def bound_memory(at_most: int) -> None:
    """Let this process have `at_most` bytes: Linux refuses more, elsewhere a watch ends the process soon after."""
    if not (sys.platform == "linux" and _set("RLIMIT_AS", at_most)):
        watch_memory(at_most)


def watch_memory(at_most: int) -> None:
    """End this process with `EXIT_OUT_OF_MEMORY` when it has had more than `at_most` bytes."""
    threading.Thread(target=_watch, args=(at_most,), daemon=True, name="memory watch").start()


def _watch(at_most: int) -> None:
    while peak_memory() <= at_most:
        time.sleep(_WATCH_EVERY_S)
    os._exit(EXIT_OUT_OF_MEMORY)


def bound_processor_time(seconds: int) -> None:
    """Give this process `seconds` more of processor time, where the system counts it, and then end it."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + seconds + 1)


def bound_files(at_most: int) -> None:
    """Let this process write no file of more than `at_most` bytes and no memory image, where the system sees to it."""
    _set("RLIMIT_FSIZE", at_most)
    _set("RLIMIT_CORE", 0)


def _set(name: str, value: int) -> bool:
    """Return whether the system took the limit."""
    if sys.platform == "win32":
        return False
    kind = getattr(resource, name, None)
    if kind is None:
        return False
    hardest = resource.getrlimit(kind)[1]
    if hardest != resource.RLIM_INFINITY:
        value = min(value, hardest)
    try:
        resource.setrlimit(kind, (value, hardest))
    except (ValueError, OSError):
        return False
    return True
