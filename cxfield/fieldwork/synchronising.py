"""Synchronising a workspace: the network waits on its own thread, the database is written on its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from cxfield.fieldwork.workspace import DEVICE, SERVER, Workspace
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import Tokens
from cxfield.sync.synchronise import SyncSummary, synchronise

T = TypeVar("T")
OnStore = Callable[[Callable[[], T]], T]
"""Runs a function on the storage thread and returns its result."""

SYNC_EVERY = timedelta(minutes=2)
"""How often the application synchronises by itself."""


def at_once(work: Callable[[], T]) -> T:
    """Run `work` here: for commands, which have one thread."""
    return work()


class Synchroniser:
    """Synchronises one workspace with its server; `run` is called on a network thread, one at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def run(self, on_store: Callable[[Callable[[], T]], T] = at_once) -> SyncSummary:
        """Do one synchronisation and note in the workspace how it went.

        Raises:
            SyncError: It did not go through; the reason is noted too, and nothing is lost.
        """
        try:
            summary = self._run(on_store)
        except SyncError as error:
            sentence = str(error)
            on_store(lambda: self._workspace.note_contact(sentence))  # type: ignore[arg-type, return-value]
            raise
        on_store(lambda: self._workspace.note_contact())  # type: ignore[arg-type, return-value]
        return summary
