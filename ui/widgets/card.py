"""Frames that hold something together: a card on the window, a panel over it, a bar at its edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


class Card(QFrame):
    """A raised area with an optional section title. Put content into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, kind: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        theme = current_theme()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        self.body.setSpacing(theme.px(8))
        self._title = TextLabel(title, "section", self)
        self._title.setVisible(bool(title))
        self.body.addWidget(self._title)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)


class Panel(Card):
    """A panel that opens inside the window instead of a dialog over it. Escape closes it."""

    closed = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent, kind="panel")
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class Bar(QFrame):
    """A strip along an edge of the window. `edge` is the side that is drawn: top or bottom."""

    def __init__(self, edge: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("edge", edge)


class HeaderBar(Bar):
    """The line at the top of a page: what it is at the left, how things stand at the right."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__("bottom", parent)
        theme = current_theme()
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(14))
        line.setSpacing(theme.px(16))
        for widget in left:
            line.addWidget(widget)
        line.addStretch(1)
        for widget in right:
            line.addWidget(widget)
