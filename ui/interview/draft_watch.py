"""When what is being typed is kept: after a second of rest, and every five seconds of typing without one."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

REST_S = 1.0
LONGEST_S = 5.0


class DraftWatch(QObject):
    """Says when the draft is due. `clock` counts seconds and never goes back."""

    due = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.clock = clock
        self._began_at: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def typed(self) -> None:
        """Something was typed: keep it after a rest, or now where the typing goes on for too long."""
        now = self.clock()
        if self._began_at is None:
            self._began_at = now
        left = self._began_at + LONGEST_S - now
        if left <= 0:
            self.keep()
        else:
            self._timer.start(int(min(REST_S, left) * 1000))

    def keep(self) -> None:
        """Have it kept now; what is typed from here on begins anew."""
        self.forget()
        self.due.emit()

    def forget(self) -> None:
        """What was typed is kept in another way."""
        self._began_at = None
        self._timer.stop()
