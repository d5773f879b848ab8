"""Prepares a replay on a thread of its own and shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.replaying import Replay, ReplayMaterial
from ui.error_words import error_words
from ui.replay.replay_view import ReplayView
from ui.widgets import Runner, TaskRunner


class ReplayController(QObject):
    """One replay on the screen.

    Args:
        read: Reads the material, on `reader`'s thread (the storage's or the network's).
    """

    closed = Signal()
    ready = Signal()
    _progressed = Signal(int, int)

    def __init__(self, read: Callable[[], ReplayMaterial], reader: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = ReplayView()
        self._read, self._reader = read, reader
        self._preparing = TaskRunner(self, name="replay")
        self._is_left = False
        self._progressed.connect(self.view.show_progress)
        self.view.closed.connect(self.close)

    def open(self) -> None:
        """Read and prepare; the view shows how far it is."""
        self.view.show_progress(0, 0)
        self._reader.run(self._read, self._on_read, self._on_error)

    def _on_read(self, material: ReplayMaterial) -> None:
        if not self._is_left:
            self._preparing.run(lambda: material.prepare(self._on_progress), self._on_ready, self._on_error)

    def _on_progress(self, done: int, of: int) -> bool:
        """Called on the preparing thread; False ends it."""
        if not self._is_left:
            self._progressed.emit(done, of)
        return not self._is_left

    def _on_ready(self, replay: Replay) -> None:
        if not self._is_left:
            self.view.show_replay(replay)
            self.ready.emit()

    def _on_error(self, error: Exception) -> None:
        if self._is_left:
            return
        if not isinstance(error, CxfieldError):
            raise error
        self.view.complain(error_words(error))

    def close(self) -> None:
        """Leave the replay; what is being prepared is given up."""
        if self._is_left:
            return
        self._is_left = True
        self.view.player.rest()
        self._preparing.run(lambda: None, lambda _none: self._end(), lambda _error: self._end())
        self.closed.emit()

    def _end(self) -> None:
        """The thread has come to its end: waiting for it takes no time now."""
        self._preparing.shutdown()
        self.deleteLater()
