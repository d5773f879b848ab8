"""Work over the session of the office: what its end stopped is done once somebody has signed in again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cxfield.sync.errors import SignInNeededError
from ui.widgets import Task, TaskRunner

T = TypeVar("T")


class SessionWork(QObject):
    """Hands work to the network's runner.

    Attributes:
        has_ended: The server has ended the session, and nobody has signed in again yet.
    """

    ended = Signal()
    renewed = Signal()  # before what was stopped is done

    def __init__(self, network: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._stopped: list[Callable[[], object]] = []
        self.has_ended = False

    def run(self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]) -> Task:
        """As `TaskRunner.run`. Where the session has ended, `on_error` hears of it, and it is run again later."""

        def failed(error: Exception) -> None:
            on_error(error)
            if isinstance(error, SignInNeededError):
                self._stopped.append(lambda: self.run(work, on_done, on_error))
                self.has_ended = True
                self.ended.emit()

        return self._network.run(work, on_done, failed)

    def go_on(self) -> None:
        """There is a session again: do what was stopped, in order."""
        stopped, self._stopped = self._stopped, []
        self.has_ended = False
        self.renewed.emit()
        for again in stopped:
            again()
