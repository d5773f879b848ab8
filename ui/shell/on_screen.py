"""Keeps a window where it can be seen when a screen is unplugged or becomes smaller."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 100
"""The desktop moves windows by itself a moment after a screen is gone; only what it left outside is moved here."""


class OnScreen(QObject):
    """Watches the screens for one window; it belongs to the window."""

    brought_back = Signal()  # the window was out of sight and is on another screen now

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.bring_back)
        app = cast("QGuiApplication", QGuiApplication.instance())
        app.screenRemoved.connect(self._look_soon)
        app.screenAdded.connect(self._watch)
        for screen in app.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._look_soon)

    def _look_soon(self, *_: object) -> None:
        self._settled.start()

    def bring_back(self) -> None:
        """Move the window onto the screen that it belongs to now, as large as it fits there."""
        window, room = self._window, self._window.screen().availableGeometry()
        if not window.isVisible() or room.contains(window.frameGeometry()):
            return
        state = window.windowState()
        filling = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
        if state & filling:
            window.setWindowState(state & ~filling)
        frame = window.frameGeometry()
        wanted = fitted(frame, room)
        window.resize(window.size() - (frame.size() - wanted.size()))
        window.move(wanted.topLeft())
        window.setWindowState(state)
        self.brought_back.emit()


def fitted(frame: QRect, room: QRect) -> QRect:
    """Return `frame` moved, and made smaller where it must be, so that it lies inside `room`."""
    size = frame.size().boundedTo(room.size())
    left = min(max(frame.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(frame.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(left, top, size.width(), size.height())
