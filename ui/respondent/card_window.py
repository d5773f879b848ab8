"""A show card over a whole screen, and nothing else: no name, no number, no answer."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.theme import current_theme
from ui.widgets.speaking import speak_as


class CardWindow(QWidget):
    """Shows one picture as large as the screen allows; an even ground where there is none."""

    left = Signal()  # a key or a click took the card away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Show card"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "picture")
        self._picture = QImage()
        self.name = ""

    def show_card(self, picture: QImage, name: str) -> None:
        """Show `picture`; a null one empties the screen. `name` is for screen readers."""
        self._picture, self.name = picture, name
        self.setAccessibleName(f"{tr('Show card')} {name}".strip())
        self.update()

    def fill(self, screen: QScreen, *, takes_keys: bool) -> None:
        """Cover `screen`. With `takes_keys` the next key or click takes the card away again."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not takes_keys)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if takes_keys:
            self.raise_()
            self.activateWindow()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(fitted(self._picture, self.rect().adjusted(*_margins(theme.px(24)))), self._picture)
        painter.end()


def _margins(space: int) -> tuple[int, int, int, int]:
    return space, space, -space, -space


def fitted(picture: QImage, room: QRect) -> QRect:
    """Return where `picture` goes in the middle of `room`, as large as it can be without being cut or bent."""
    size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    return place
