"""Asks in a few words why an interview is reopened, inside the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from cxfield.fieldwork.reopening import LONGEST_WHY
from ui.language import tr
from ui.widgets import Panel, TextLabel


class ReasonPanel(Panel):
    """Hidden until somebody asks; Enter gives the reason, Escape leaves everything as it is."""

    given = Signal(object, str)  # what was asked about, why

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reopen the interview"), parent)
        self._about: object = None
        self._what = TextLabel("", "muted", self, wrap=True)
        self._why = QLineEdit(self)
        self._why.setMaxLength(LONGEST_WHY)
        self._why.setPlaceholderText(tr("Why? This goes into the journal."))
        self._why.setAccessibleName(tr("Why? This goes into the journal."))
        self._problem = TextLabel("", "hard", self, wrap=True)
        button = QPushButton(tr("Reopen") + "  (Enter)", self)
        button.setProperty("look", "primary")
        button.clicked.connect(self._give)
        for widget in (self._what, self._why, self._problem, button):
            self.body.addWidget(widget)
        self.body.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self._problem.hide()
        self.closed.connect(self.hide)
        self.hide()

    def ask(self, name: str, about: object) -> None:
        """Ask about the interview called `name`; `about` comes back with the reason."""
        self._about = about
        words = tr("Interview {name}: under way again until it is completed anew. Earlier sound cannot be played then.")
        self._what.setText(words.format(name=name))
        self._why.clear()
        self._problem.hide()
        self.show()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        why = self._why.text().strip()
        if not why:
            self._problem.setText(tr("Say in a few words why."))
            self._problem.show()
            self._why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.given.emit(self._about, why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        else:
            super().keyPressEvent(event)
