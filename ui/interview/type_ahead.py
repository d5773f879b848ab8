"""Keys pressed while a commit is under way: kept, and given to the next question."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class TypeAhead(QObject):
    """Watches the window's keys: while it holds, they queue up; when it lets go they arrive in order.

    A kept key may start the next commit; the rest then goes on waiting. What cannot be kept is never lost silently:
    the computer beeps and `dropped` says how many keys it was.
    """

    LIMIT = 1_000
    dropped = Signal(int)  # so many keys were not taken

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._kept: deque[QEvent] = deque()
        self._lost = 0
        self._holding = False
        self._replaying = False

    @property
    def is_holding(self) -> bool:
        return self._holding

    @property
    def kept_count(self) -> int:
        return len(self._kept)

    def hold(self) -> None:
        """Begin to keep keys. The watch sits on the application only for as long as a commit takes."""
        if not self._holding:
            self._holding = True
            qapp().installEventFilter(self)

    def stop_watching(self) -> None:
        """Look at no event while the next page is made, where no key can come: a page is hundreds of events."""
        qapp().removeEventFilter(self)

    def release(self) -> None:
        """Give the kept keys to whatever has the focus now, until one of them holds again."""
        if self._holding:
            self._holding = False
            qapp().removeEventFilter(self)
        if self._replaying:
            return
        self._replaying = True
        try:
            while self._kept and not self._holding:
                self._give(self._kept.popleft())
        finally:
            self._replaying = False
        if self._lost and not self._holding:
            lost, self._lost = self._lost, 0
            self.dropped.emit(lost)

    def forget(self) -> None:
        """Drop what was kept: it was meant for a question that does not come. `dropped` tells on the next release."""
        if self._kept:
            self._lost += len(self._kept)
            self._kept.clear()
            QApplication.beep()

    def _give(self, event: QEvent) -> None:
        target = QApplication.focusWidget()
        if target is None or not (target is self._root or self._root.isAncestorOf(target)):
            target = self._root.focusWidget() or self._root
        QCoreApplication.sendEvent(target, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod):
            return False
        if not isinstance(watched, QWidget) or not (watched is self._root or self._root.isAncestorOf(watched)):
            return False
        if isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
            else:
                self._keep(_copy_of(event))
            return True
        if isinstance(event, QInputMethodEvent) and event.commitString():
            copy = QInputMethodEvent()
            copy.setCommitString(event.commitString())
            self._keep(copy)
        return True

    def _keep(self, event: QEvent) -> None:
        if len(self._kept) < self.LIMIT:
            self._kept.append(event)
        else:
            self._lost += 1
            QApplication.beep()


def _copy_of(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        QEvent.Type.KeyPress, event.key(), event.modifiers() & ~Qt.KeyboardModifier.GroupSwitchModifier, event.text()
    )


def qapp() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app
