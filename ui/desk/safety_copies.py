"""Copies of the database while it is being written to, so that a broken file costs a quarter of an hour at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cxfield.errors import CxfieldError
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.errors import DiskFullError
from ui.error_words import error_words
from ui.widgets import TaskRunner

EVERY_MS = 15 * 60 * 1000


class SafetyCopies(QObject):
    """Has a copy made at the end of an interview, and by itself where something was written since the last.

    Args:
        complain: Gets in words why a copy that was made by itself did not pass; a full disk is said elsewhere.
    """

    def __init__(
        self, workspace: Workspace, storage: TaskRunner, complain: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._storage, self._complain = workspace, storage, complain
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Have a copy made if there is something new."""
        self._storage.run(self._workspace.keep_safety_copy_of_news, lambda _copied: None, self._on_error)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, DiskFullError):
            return
        if not isinstance(error, CxfieldError):
            raise error
        self._complain(error_words(error))
