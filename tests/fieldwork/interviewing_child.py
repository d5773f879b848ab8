"""A process that does an interview and tells after each step what is on the screen, until it is killed."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
_WAYS = multiprocessing.get_all_start_methods()
_PROCESSES = multiprocessing.get_context("forkserver" if "forkserver" in _WAYS else "spawn")

STEPS: tuple[Callable[[InterviewSession], object], ...] = (
    lambda s: s.go_next(),  # over a note: nothing is answered, and the place must be kept all the same
    lambda s: s.go_next({"/data/name": "Ann"}),
    lambda s: s.set_language("Polski (pl)"),
    lambda s: s.go_next({"/data/age": "130"}),  # the soft check asks
    lambda s: s.confirm("/data/age"),
    lambda s: s.go_next(),
    lambda s: s.keep({"/data/home/street": "Brīvības iela 1"}),  # stays on the field list
    lambda s: s.keep({"/data/home/persons": "2"}),  # opens a question on the same page
    lambda s: s.go_back(),
    lambda s: s.go_next(),
    lambda s: s.go_next({"/data/home/street": "Brīvības iela 2", "/data/home/eldest": "Zażółć"}),
    lambda s: s.missing("/data/income", "rf"),
    lambda s: s.go_next(),
    lambda s: s.add_repeat("/data/visit"),
    lambda s: s.go_next({"/data/visit[1]/place": "shop"}),
    lambda s: s.go_next({"/data/visit[1]/stars": "9"}),  # the hard check blocks
    lambda s: s.go_next({"/data/visit[1]/stars": "4"}),
    lambda s: s.add_repeat("/data/visit"),
    lambda s: s.remove_repeat("/data/visit", 1),
    lambda s: s.go_next(),
    lambda s: s.draft("/data/words", "I was just say"),
    lambda s: s.go_to("/data/name"),
    lambda s: s.go_next({"/data/name": "Anna"}),
    lambda s: s.go_first_open(),
    lambda s: s.go_next({"/data/words": "I was just saying."}),
)
Picture = tuple[str, str | None, tuple[tuple[str, str, str | None], ...], dict[str, str], bool]


def picture(session: InterviewSession) -> Picture:
    """Return what an interviewer would miss: page, language, answers, missing codes, drafts, the end."""
    view = session.view()
    states = [s for s in session.engine.nodes() if s.question is not None and s.value is not None]
    answers = tuple((s.ref, s.value or "", s.missing) for s in states)
    return (view.page.key if view.page else "", view.language, answers, dict(view.drafts), view.is_end)


def open_workspace(folder: Path, key: DatabaseKey) -> Workspace:
    """Open the workspace as after a restart."""
    return Workspace(DeviceStore.open(folder, key, rules=RULES), DeviceClock("anna"), key)


def interview(folder: Path, packed: bytes, steps: int, told: Connection) -> None:
    """Do the first `steps` steps, tell the picture after the last one, and wait to be killed."""
    session = open_workspace(folder, DatabaseKey.from_bytes(packed)).start_interview("s", "C1")
    for step in STEPS[:steps]:
        step(session)
    told.send(picture(session))
    told.recv()


@dataclass
class Child:
    """The process and what it tells."""

    process: BaseProcess
    told: Connection

    def kill(self) -> Picture:
        """Wait until it stands at its last step, kill it (SIGKILL), and return what was on its screen."""
        seen: Picture = self.told.recv()
        self.process.kill()
        self.process.join()
        return seen


def start_child(folder: Path, key: DatabaseKey, steps: int) -> Child:
    """Start a process that does `steps` steps of the interview."""
    if _PROCESSES.get_start_method() == "forkserver":
        _PROCESSES.set_forkserver_preload(["tests.fieldwork.interviewing_child"])
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=interview, args=(folder, key.to_bytes(), steps, theirs), daemon=True)
    process.start()
    theirs.close()
    return Child(process, ours)
