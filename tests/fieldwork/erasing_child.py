"""A process that removes a workspace and is killed before a given step of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path

from cxfield.store.erasing import erase_workspace

_WAYS = multiprocessing.get_all_start_methods()
_PROCESSES = multiprocessing.get_context("forkserver" if "forkserver" in _WAYS else "spawn")
_STEPS = ("open", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")


def _erase(folder: Path, steps: int) -> None:
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in _STEPS and str(arguments[0]).startswith((str(folder), *_STEPS)):
            done += 1
            if done > steps:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    erase_workspace(folder, backend=None)


def erase_and_die(folder: Path, steps: int) -> bool:
    """Remove the workspace in another process that is killed after `steps` of it; return whether it was."""
    if _PROCESSES.get_start_method() == "forkserver":
        _PROCESSES.set_forkserver_preload(["tests.fieldwork.erasing_child"])
    process = _PROCESSES.Process(target=_erase, args=(folder, steps), daemon=True)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL
