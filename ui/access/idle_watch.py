"""Says when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

LOOK_EVERY_MS = 5000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
Clocks = Callable[[], tuple[float, float]]


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()


class IdleWatch(QObject):
    """Emits `idle` once after `limit_s` seconds without input, then waits for `begin`.

    Two clocks are asked: the one that never jumps stands still while the computer sleeps, the other one does not.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None, *, clocks: Clocks = _clocks) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self.limit_s = 300.0
        self._last = clocks()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """Count from now."""
        self._last = self._clocks()
        application = QApplication.instance()
        if application is not None and not self.is_on:
            application.installEventFilter(self)
        self._timer.start()

    def end(self) -> None:
        """Count no more."""
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def look(self) -> None:
        """See whether the time is up."""
        passed = max(now - before for now, before in zip(self._clocks(), self._last, strict=True))
        if passed >= self.limit_s:
            self.end()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last = self._clocks()
        return False
