"""What covers the window while it is locked. Nothing behind it can be seen, reached or lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxfield.fieldwork.app_lock import LockKind
from ui.access.secret_form import SecretForm
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Card, MessageBox, TextLabel

SECRET = "secret"


class LockPage(QWidget):
    """Asks for the PIN or the password of who is signed in. Decides nothing."""

    unlock_requested = Signal(str)
    user_change_requested = Signal()

    def __init__(self, user: str, kind: LockKind) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setWindowTitle(tr("Locked"))
        words = tr("PIN") if kind is LockKind.PIN else tr("Password")
        self._form = SecretForm({SECRET: words})
        self._form.entered.connect(self._on_unlock)
        self._complaint = MessageBox("hard", tr("Not done"))
        self._complaint.hide()
        self._unlock = QPushButton(tr("Unlock") + "  (Enter)")
        self._unlock.setProperty("look", "primary")
        self._unlock.clicked.connect(self._on_unlock)
        self._lay_out(user, kind)

    def _lay_out(self, user: str, kind: LockKind) -> None:
        card = Card()
        card.setFixedWidth(current_theme().px(440))
        card.body.addWidget(TextLabel(tr("Locked"), "title"))
        card.body.addWidget(TextLabel(user, "section"))
        kept = tr("Everything stands as you left it, what is half typed too. A recording that runs goes on.")
        card.body.addWidget(TextLabel(kept, "muted", wrap=True))
        card.body.addWidget(self._form)
        card.body.addWidget(self._complaint)
        card.body.addLayout(self._buttons())
        if kind is LockKind.PIN:
            help_words = tr("PIN forgotten? Change the user: nothing is lost, and the sign-in helps with a code.")
            card.body.addWidget(TextLabel(help_words, "hint", wrap=True))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def _buttons(self) -> QHBoxLayout:
        change = QPushButton(tr("Change user"))
        change.setProperty("look", "quiet")
        change.clicked.connect(self.user_change_requested)
        row = QHBoxLayout()
        row.addWidget(self._unlock)
        row.addStretch(1)
        row.addWidget(change)
        return row

    def focus_first(self) -> None:
        """Give the keys to the line."""
        self._form.focus_first()

    def set_working(self, is_working: bool) -> None:
        """Hold the line while the secret is looked at."""
        self._form.setEnabled(not is_working)
        self._unlock.setEnabled(not is_working)

    def complain(self, sentence: str) -> None:
        """Say why it stays locked; the line is empty again."""
        self.set_working(False)
        self._form.clear()
        self._complaint.set_text(sentence)
        self.focus_first()

    def _on_unlock(self) -> None:
        secret = self._form.text(SECRET)
        if not secret:
            self._form.focus_first()
            return
        self._complaint.set_text("")
        self.set_working(True)
        self.unlock_requested.emit(secret)
