"""A code that may become a longer one waits a moment before the interview goes on by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui.interview.choice_codes import CodeTyping

WAIT_MS = 350
"""How long `1` waits for a `0`."""


class CodeWait(QObject):
    """Says when a typed code is taken: at once where it is final, else when nothing came that makes it longer."""

    over = Signal()

    def __init__(self, typing: CodeTyping, parent: QObject) -> None:
        super().__init__(parent)
        self._typing = typing
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.over)

    def stop(self) -> None:
        """Wait no longer; nothing is said."""
        self._timer.stop()

    def ends_before(self, event: QKeyEvent, target: QObject) -> bool:
        """Say whether this key ends the wait: then the code is taken, and the key is given to what comes next."""
        waits = self._timer.isActive()
        self._timer.stop()
        if not waits or self._typing.may_take(event.text()):
            return False
        again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        QCoreApplication.postEvent(target, again)
        self.over.emit()
        return True

    def judge(self) -> None:
        """Look at what is typed now."""
        if self._typing.is_final():
            self.over.emit()
        elif self._typing.code() is not None:
            self._timer.start()
