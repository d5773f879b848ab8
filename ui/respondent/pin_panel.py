"""Asks for the PIN of handing over: to choose one, or to take the laptop back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.interview.panels import SidePanel
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel


class PinPanel(SidePanel):
    """One hidden line; Enter hands the PIN over, Escape goes back to the question."""

    typed = Signal(str)

    def __init__(self, title: str, sentence: str, words: str) -> None:
        super().__init__(title, sentence)
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setAccessibleName(tr("PIN"))
        self._line.setMaximumWidth(current_theme().px(200))
        self._line.installEventFilter(self)
        self._complaint = TextLabel("", "hard", wrap=True)
        self._complaint.setMinimumHeight(current_theme().px(40))
        self.body.addWidget(self._line)
        self.body.addWidget(self._complaint)
        self.body.addStretch(1)
        self.add_way_out(words).clicked.connect(self._hand_over)

    def first_focus(self) -> QWidget:
        return self._line

    def complain(self, sentence: str) -> None:
        """Say why the PIN was not taken; the line is empty again."""
        self._complaint.setText(sentence)
        self._line.clear()
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._hand_over()
                return True
            self._complaint.setText("")
        return super().eventFilter(watched, event)

    def _hand_over(self) -> None:
        if self._line.text():
            self.typed.emit(self._line.text())
        else:
            self.complain(tr("Type the PIN, then press Enter."))
