"""How long after a page was painted the first key for each of its questions was pressed: one measure of thinking."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_HOLDS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)


class FirstKeys(QObject):
    """Runs by the monotonic clock. Keys that were pressed ahead of the page count as pressed at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._found: dict[str, int] = {}
        self._seen: set[str] = set()

    def begin(self, page: QWidget) -> None:
        """Another page is on the screen: count from its first painting."""
        self._found.clear()
        self._seen.clear()
        self._clock.start()
        page.installEventFilter(self)

    def note(self, ref: str | None, event: QKeyEvent | None = None) -> None:
        """A key was pressed for `ref`; only the first one counts, and no key that is only held."""
        if ref and ref not in self._seen and not (event is not None and event.key() in _HOLDS):
            self._seen.add(ref)
            self._found[ref] = max(self._clock.elapsed(), 0) if self._clock.isValid() else 0

    def take(self) -> dict[str, int]:
        """Return ref -> milliseconds of what was not handed over yet."""
        found, self._found = self._found, {}
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if not self._seen:
                self._clock.restart()
        return False
