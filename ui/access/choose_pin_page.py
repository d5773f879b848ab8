"""What covers the window until a PIN for its lock is chosen: after a sign-in that left nothing to open it by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxfield.store.pin_wrap import SHORTEST_PIN
from ui.access.secret_form import SecretForm
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Card, MessageBox, TextLabel

PIN, AGAIN = "pin", "again"


class ChoosePinPage(QWidget):
    """Asks for a PIN twice. Decides nothing."""

    chosen = Signal(str)
    user_change_requested = Signal()

    def __init__(self, user: str) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setWindowTitle(tr("PIN for the lock"))
        self._form = SecretForm({PIN: tr("PIN"), AGAIN: tr("PIN once more")})
        self._form.entered.connect(self._on_done)
        self._complaint = MessageBox("hard", tr("Not done"))
        self._complaint.hide()
        self._done = QPushButton(tr("Go on") + "  (Enter)")
        self._done.setProperty("look", "primary")
        self._done.clicked.connect(self._on_done)
        self._lay_out(user)

    def _lay_out(self, user: str) -> None:
        card = Card()
        card.setFixedWidth(current_theme().px(440))
        card.body.addWidget(TextLabel(tr("PIN for the lock"), "title"))
        card.body.addWidget(TextLabel(user, "section"))
        why = tr(
            "You signed in without a password here. Choose a PIN: it opens this window again when it has locked "
            "after a time without input, with no network."
        )
        card.body.addWidget(TextLabel(why, "muted", wrap=True))
        card.body.addWidget(self._form)
        card.body.addWidget(self._complaint)
        change = QPushButton(tr("Change user"))
        change.setProperty("look", "quiet")
        change.clicked.connect(self.user_change_requested)
        row = QHBoxLayout()
        row.addWidget(self._done)
        row.addStretch(1)
        row.addWidget(change)
        card.body.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def focus_first(self) -> None:
        """Give the keys to the line."""
        self._form.focus_first()

    def complain(self, sentence: str) -> None:
        """Say why it was not taken; the lines are empty again."""
        self._set_working(False)
        self._form.clear()
        self._complaint.set_text(sentence)
        self.focus_first()

    def _set_working(self, is_working: bool) -> None:
        self._form.setEnabled(not is_working)
        self._done.setEnabled(not is_working)

    def _on_done(self) -> None:
        pin, again = self._form.text(PIN), self._form.text(AGAIN)
        if not pin or not again:
            self._form.focus_first()
        elif pin != again:
            self.complain(tr("The two PINs are not the same."))
        elif len(pin.strip()) < SHORTEST_PIN:
            self.complain(tr("The PIN needs at least four characters."))
        else:
            self._complaint.set_text("")
            self._set_working(True)
            self.chosen.emit(pin)
