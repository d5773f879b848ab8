"""A line of text with its name above, in a page whose Enter means something else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


class OwnLine(QLineEdit):
    """A line that keeps Enter for itself: the page must not do, too, what Enter does to the line that is lit."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class AskedLine(QWidget):
    """Asks for one text; Enter gives it. `width`: the most, in pixels at 100 %; 0: all there is."""

    given = Signal(str)  # without blanks around it; may be empty

    def __init__(self, name: str, hint: str = "", *, width: int = 420) -> None:
        super().__init__()
        theme = current_theme()
        self.line = OwnLine(self)
        if width:
            self.line.setMaximumWidth(theme.px(width))
        self.line.setPlaceholderText(hint)
        self.line.returnPressed.connect(lambda: self.given.emit(self.text()))
        self._name = TextLabel("", "section", self, wrap=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(4))
        body.addWidget(self._name)
        body.addWidget(self.line)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what is asked for."""
        self._name.setText(name)
        self.line.setAccessibleName(name)

    def text(self) -> str:
        return self.line.text().strip()

    def ask(self) -> None:
        """Show the line, empty, and give it the keys."""
        self.line.clear()
        self.show()
        self.take_keys()

    def take_keys(self) -> None:
        """Give the line the keys; what stands in it is chosen, so that typing replaces it."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
