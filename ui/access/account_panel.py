"""The panel of one's account on this computer: sign in again, a new password, when the window locks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from ui.access.lock_controller import CHOICES
from ui.access.secret_form import SecretForm
from ui.language import tr
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel

PASSWORD, NEW, AGAIN = "password", "new", "again"


class AccountPanel(SidePanel):
    """Asks for the password; for a new one too where that is wished or needed. Decides nothing."""

    sign_in_requested = Signal(str, str)  # password, new password (empty: keep it)
    minutes_chosen = Signal(int)
    lock_requested = Signal()

    def __init__(self, user: str, *, has_ended: bool, minutes: int, has_workspace: bool = True) -> None:
        title = tr("Sign in again") if has_ended else tr("Password and lock")
        super().__init__(title, self._sentence(has_ended, has_workspace))
        self._is_changing = not has_ended
        self._form = SecretForm(
            {PASSWORD: tr("Password"), NEW: tr("New password"), AGAIN: tr("New password once more")}
        )
        self._form.entered.connect(self._on_done)
        self._complaint = MessageBox("hard", tr("Not done"))
        self._note = MessageBox("soft", tr("New password"))
        self._done = MessageBox("good", tr("Done"))
        self.body.addWidget(TextLabel(user, "section"))
        for widget in (self._note, self._form, self._complaint, self._done):
            self.body.addWidget(widget)
        for hidden in (self._note, self._complaint, self._done):
            hidden.hide()
        self._button = self.add_way_out(tr("Sign in") if has_ended else tr("Change password"))
        self._button.clicked.connect(self._on_done)
        if not has_ended:
            self._add_lock(minutes)
        self.body.addStretch(1)
        self._form.ask_for(*self._asked())

    @staticmethod
    def _sentence(has_ended: bool, has_workspace: bool) -> str:
        if has_ended and not has_workspace:
            return tr("The session with the server has ended. What you asked for last is done once you have signed in.")
        if has_ended:
            return tr("The server asks for your password. Work goes on meanwhile; everything is kept and sent later.")
        return tr("A new password ends your sessions on other computers. Nothing on them is lost.")

    def _asked(self) -> tuple[str, ...]:
        return (PASSWORD, NEW, AGAIN) if self._is_changing else (PASSWORD,)

    def _add_lock(self, minutes: int) -> None:
        self.body.addWidget(TextLabel(tr("Lock this window"), "section"))
        choice = QComboBox()
        choice.setAccessibleName(tr("Lock this window"))
        for count in CHOICES:
            choice.addItem(tr("after %n minute(s) without input", n=count), count)
        choice.setCurrentIndex(max(0, choice.findData(minutes)))
        choice.activated.connect(lambda row: self.minutes_chosen.emit(choice.itemData(row)))
        now = QPushButton(tr("Lock now"))
        now.clicked.connect(self.lock_requested)
        self.body.addWidget(choice)
        self.body.addWidget(now)

    def first_focus(self) -> QWidget:
        return self._form.lines[PASSWORD]

    def ask_for_new(self) -> None:
        """The password was given by the office and has to be changed before anything else."""
        self._is_changing = True
        self._set_working(False)
        self._note.set_text(tr("Your password was given by the office. Choose one of your own; then all goes on."))
        self._button.setText(tr("Change password"))
        self._form.ask_for(*self._asked())

    def complain(self, sentence: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._set_working(False)
        self._complaint.set_text(sentence)
        self._form.focus_first()

    def show_done(self, sentence: str) -> None:
        """Say that it is done; the lines are empty again."""
        self._set_working(False)
        self._form.clear()
        self._done.set_text(sentence)

    def _set_working(self, is_working: bool) -> None:
        self._form.setEnabled(not is_working)
        self._button.setEnabled(not is_working)

    def _on_done(self) -> None:
        password, new, again = (self._form.text(name) for name in (PASSWORD, NEW, AGAIN))
        self._complaint.set_text("")
        self._done.set_text("")
        if self._is_changing and not (password and new):
            self._form.focus_first()
        elif new != again:
            self._complaint.set_text(tr("The two new passwords are not the same."))
            self._form.lines[AGAIN].setFocus()
        else:
            self._set_working(True)
            self.sign_in_requested.emit(password, new)
