"""Approve, reject or comment on an interview, inside the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from cxfield.sync.decision_messages import APPROVED, COMMENT, REJECTED
from ui.language import tr
from ui.widgets import Panel, TextLabel


class ReviewPanel(Panel):
    """Hidden until somebody asks. Ctrl+Enter approves, Escape leaves everything as it is."""

    given = Signal(object, str, str)  # what was asked about, verdict, note

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Judge the interview"), parent)
        self._about: object = None
        self._what = TextLabel("", "muted", self, wrap=True)
        self._note = QLineEdit(self)
        self._note.setMaxLength(2000)
        self._note.setPlaceholderText(tr("A note for the interviewer; to reject or to comment needs one"))
        self._note.setAccessibleName(self._note.placeholderText())
        self._problem = TextLabel("", "hard", self, wrap=True)
        buttons = QHBoxLayout()
        for words, verdict, look in (
            (tr("Approve") + "  (Ctrl+Enter)", APPROVED, "primary"),
            (tr("Reject"), REJECTED, "quiet"),
            (tr("Comment only"), COMMENT, "quiet"),
        ):
            button = QPushButton(words, self)
            button.setProperty("look", look)
            button.clicked.connect(lambda _checked=False, verdict=verdict: self._give(verdict))
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self._what, self._note, self._problem):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self._problem.hide()
        self.closed.connect(self.hide)
        self.hide()

    def ask(self, name: str, about: object) -> None:
        """Ask about the interview called `name`; `about` comes back with the verdict."""
        self._about = about
        words = tr("Interview {name}: the answers stay as they are. A rejected interview is not counted.")
        self._what.setText(words.format(name=name))
        self._note.clear()
        self._problem.hide()
        self.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, verdict: str) -> None:
        note = self._note.text().strip()
        if verdict != APPROVED and not note:
            self._problem.setText(tr("Say in a few words why."))
            self._problem.show()
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.given.emit(self._about, verdict, note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._give(APPROVED)
        elif is_enter:
            event.accept()  # not the page's Enter
        else:
            super().keyPressEvent(event)
