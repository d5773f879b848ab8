"""A process that appends answers and tells what was acknowledged, until it is killed."""

from __future__ import annotations

import contextlib
import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import UnknownRecordError
from tests.store.samples import RULES, answer, started

_WAYS = multiprocessing.get_all_start_methods()
_PROCESSES = multiprocessing.get_context("forkserver" if "forkserver" in _WAYS else "spawn")


def append_for_ever(folder: Path, packed: bytes, pause_at: int, told: Connection) -> None:
    """Append to the end of time; at event `pause_at` wait, with everything before it committed (0: never)."""
    store = DeviceStore.open(folder, DatabaseKey.from_bytes(packed), rules=RULES)
    try:
        place = store.stream(StreamKind.INTERVIEW, "i-1").last_seq
    except UnknownRecordError:
        store.append(StreamKind.INTERVIEW, "i-1", [started()], study_id="s-1")
        place = 1
    while True:
        place += 1
        (entry,) = store.append(StreamKind.INTERVIEW, "i-1", [answer(f"/data/q{place % 50}", str(place))])
        told.send((entry.seq, entry.head.hex()))
        if place == pause_at:
            told.recv()


@dataclass
class Child:
    """The process and what it tells."""

    process: BaseProcess
    told: Connection

    def next(self) -> tuple[int, str]:
        """Wait for the next acknowledgement."""
        seq, head = self.told.recv()
        return int(seq), str(head)

    def kill_after(self, acknowledged: int) -> list[tuple[int, str]]:
        """Kill it (SIGKILL) once that many answers were acknowledged; return all acknowledgements that came out."""
        found = [self.next() for _ in range(acknowledged)]
        self.process.kill()
        self.process.join()
        with contextlib.suppress(EOFError, OSError):
            while True:
                found.append(self.next())
        return found


def start_child(folder: Path, key: DatabaseKey, *, pause_at: int = 0) -> Child:
    """Start a process that has the workspace open and appends."""
    if _PROCESSES.get_start_method() == "forkserver":
        _PROCESSES.set_forkserver_preload(["tests.store.appending_child"])
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=append_for_ever, args=(folder, key.to_bytes(), pause_at, theirs), daemon=True)
    process.start()
    theirs.close()
    return Child(process, ours)
