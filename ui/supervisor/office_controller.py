"""What the controllers of the office's pages have alike: one page, one session, work on the network's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from cxfield.errors import CxfieldError
from ui.error_words import error_words
from ui.supervisor.office_page import OfficePage
from ui.supervisor.session_work import SessionWork
from ui.widgets import Runner

T = TypeVar("T")
View = TypeVar("View", bound=OfficePage[Any])


class OfficeController(QObject, Generic[View]):
    """Lives while its page is shown. `network` is the runner on which the client is used.

    Attributes:
        is_changed: Something was done that other pages show.
    """

    closed = Signal()

    def __init__(self, view: View, network: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self.view, self._network = view, network
        self.is_changed = False
        view.refresh_requested.connect(self.open)
        if isinstance(network, SessionWork):
            network.renewed.connect(self._on_renewed)
        view.closed.connect(self.closed)

    def open(self) -> None:
        """Say that it is being read, and read."""
        self.view.show_reading(True)
        self.refresh()

    def _on_renewed(self) -> None:
        if isValid(self.view):
            self.view.complain("")

    def refresh(self) -> None:
        """Read what the page shows."""
        raise NotImplementedError

    def _do(self, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Do `work` on the network's thread; what comes when the page is gone is dropped."""

        def done(result: T) -> None:
            if isValid(self.view):
                on_done(result)

        def failed(error: Exception) -> None:
            if isValid(self.view):
                self.view.show_reading(False)
                self.view.complain(error_words(error))
            if not isinstance(error, CxfieldError):
                raise error

        self._network.run(work, done, failed)
