"""The mark in the top line: whether it is recorded, how long already, how loud, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxfield.fieldwork.sound_status import SoundState, SoundStatus
from ui.interview.level_bar import LevelBar
from ui.interview.sound_words import mark_words
from ui.theme import current_theme
from ui.widgets import TextLabel


class RecordingMark(QWidget):
    """A click opens the choice of the microphone."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(8))
        self._label = TextLabel("", "muted", self)
        self._bar = LevelBar(parent=self)
        row.addWidget(self._label)
        row.addWidget(self._bar)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def words(self) -> str:
        return self._label.text()

    def show_status(self, status: SoundStatus) -> None:
        """Show how things stand; hidden where nothing is to be recorded."""
        words, role = mark_words(status)
        if words != self._label.text():
            self._label.setText(words)
            self._label.set_role(role)
            self.setAccessibleName(words)
            self.setToolTip(status.why)
        self._bar.setVisible(status.state is SoundState.RECORDING)
        self._bar.show_level(status.level)
        self.setVisible(bool(words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()
