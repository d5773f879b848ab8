"""The panel of the sign-in that makes a workspace for the forms of an OpenRosa server."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn
from ui.access.secret_form import SecretForm
from ui.language import tr
from ui.widgets import MessageBox, TextLabel
from ui.widgets.scroll import scrolling
from ui.widgets.side_panel import SidePanel

BREAK = "\u200b"
ADDRESS, USER, PASSWORD, PIN, AGAIN = "address", "user", "password", "pin", "again"


class ServerPanel(SidePanel):
    """Asks for address, account and PIN. Decides nothing."""

    wanted = Signal(object)  # OpenRosaSignIn
    copy_requested = Signal()

    def __init__(self, *, is_more: bool = False) -> None:
        """`is_more`: the account comes into the workspace that is open."""
        sentence = tr("Forms from ODK Central, KoboToolbox or another OpenRosa server. This needs the network once.")
        if is_more:
            sentence = tr(
                "Its forms come beside those that are here. A new code for a project that is here takes the place of "
                "the old one."
            )
        super().__init__(tr("Another server or project") if is_more else tr("OpenRosa server"), sentence)
        self._form = SecretForm(
            {
                ADDRESS: tr("Address, or the text of the QR code"),
                USER: tr("User"),
                PASSWORD: tr("Password"),
                PIN: tr("New PIN"),
                AGAIN: tr("New PIN once more"),
            },
            open_text=(ADDRESS, USER),
        )
        self._form.lines[ADDRESS].setPlaceholderText("https://central.example.org/v1/key/…/projects/1")
        self._form.lines[PIN].setPlaceholderText(tr("six digits or more"))
        self._form.entered.connect(self._on_sign_in)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._complaint = MessageBox("hard", tr("Not done"))
        self._complaint.hide()
        column.addWidget(self._complaint)
        column.addWidget(self._form)
        hint = tr("An app user of ODK Central needs no password. The PIN opens your answers on this computer.")
        if is_more:
            hint = tr("An app user of ODK Central needs no password.")
            self._form.ask_for(ADDRESS, USER, PASSWORD)
        column.addWidget(TextLabel(hint, "hint", wrap=True))
        self._working = TextLabel("", "muted")
        column.addWidget(self._working)
        copy = QPushButton(tr("Open a sealed copy") + "…")
        copy.setProperty("look", "quiet")
        copy.clicked.connect(self.copy_requested)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        copy.setHidden(is_more)
        column.addStretch(1)
        self._area = scrolling(inside)
        self.body.addWidget(self._area, 1)
        self._button = self.add_way_out(tr("Sign in"))
        self._button.clicked.connect(self._on_sign_in)

    def first_focus(self) -> QWidget:
        return self._form.lines[ADDRESS]

    def complain(self, sentence: str) -> None:
        """Say what is not right; what was typed stays."""
        self._hold("")
        self._complaint.set_text(_breakable(sentence))
        self._form.lines[ADDRESS].setFocus()
        QTimer.singleShot(0, lambda: self._area.ensureWidgetVisible(self._complaint))

    def _hold(self, sentence: str) -> None:
        self._working.setText(sentence)
        self._form.setEnabled(not sentence)
        self._button.setEnabled(not sentence)

    def _on_sign_in(self) -> None:
        address, pin = self._form.text(ADDRESS).strip(), self._form.text(PIN)
        if not address:
            self._complaint.set_text(tr("The address of the server is missing."))
            self._form.lines[ADDRESS].setFocus()
        elif pin != self._form.text(AGAIN):
            self._complaint.set_text(tr("The two PINs are not the same."))
            self._form.lines[AGAIN].setFocus()
        else:
            self._complaint.set_text("")
            self._hold(tr("Signing in…"))
            user, password = self._form.text(USER).strip(), self._form.text(PASSWORD)
            self.wanted.emit(OpenRosaSignIn(address=address, user=user, password=password, pin=pin or None))


def _breakable(sentence: str) -> str:
    """Let an address in a sentence go on in the next line: it is one word, and wider than a panel."""
    words = (re.sub(r"(?<=[/.])", BREAK, word) if "://" in word else word for word in sentence.split(" "))
    return " ".join(words)
