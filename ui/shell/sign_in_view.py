"""Sign-in: who sits here, and for a first time on which server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxfield.fieldwork.station import SignIn, WorkspaceEntry
from ui.desk.local_time import short_moment
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import LANGUAGES, tr
from ui.theme import current_theme
from ui.widgets import Card, MessageBox, TextLabel

ENTRY_ROLE = Qt.ItemDataRole.UserRole


class SignInView(QWidget):
    """Asks for a PIN where the key needs one, and for server, user and password the first time. Decides nothing."""

    open_requested = Signal(object, str)  # WorkspaceEntry, PIN (may be empty)
    enrol_requested = Signal(object)  # SignIn
    forgotten_requested = Signal(object)  # WorkspaceEntry
    openrosa_requested = Signal()
    language_requested = Signal(str)
    help_requested = Signal()
    rescue_requested = Signal(object, str)  # WorkspaceEntry, PIN (may be empty)
    removal_requested = Signal(object, str)  # WorkspaceEntry, PIN (may be empty)
    place = Place.SIGN_IN

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in"))
        self._entries: Sequence[WorkspaceEntry] = ()
        self._list = QListWidget()
        self._pin = _secret()
        self._server, self._user, self._password, self._new_pin = QLineEdit(), QLineEdit(), _secret(), _secret()
        self._code, self._new_password, self._new_again = QLineEdit(), _secret(), _secret()
        self._form = QFormLayout()
        self._forgotten = QPushButton(self.tr("PIN forgotten") + "…")
        self._note = MessageBox("instruction", self.tr("Demo"))
        self._complaint = MessageBox("hard", self.tr("Not done"))
        self._needed = MessageBox("soft", self.tr("One more step"))
        self._working = TextLabel("", "muted")
        self._pages = QStackedWidget()
        self._lay_out()
        self._keys = PlaceKeys(self, self.place, self._on_action)

    # ---- building ----

    def _lay_out(self) -> None:
        theme = current_theme()
        card = Card()
        card.setFixedWidth(theme.px(520))
        card.body.addWidget(TextLabel("cxfield", "title"))
        card.body.addWidget(self._note)
        self._pages.addWidget(self._known_page())
        self._pages.addWidget(self._first_page())
        card.body.addWidget(self._pages)
        card.body.addWidget(self._needed)
        card.body.addWidget(self._complaint)
        card.body.addWidget(self._working)
        card.body.addLayout(self._language_row())
        self._note.hide()
        self._complaint.hide()
        self._needed.hide()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def _language_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for code, name in LANGUAGES.items():
            button = QPushButton(name)
            button.setProperty("look", "quiet")
            button.clicked.connect(lambda _checked=False, c=code: self.language_requested.emit(c))
            row.addWidget(button)
        help_button = QPushButton(self.tr("Help") + " (F1)")
        help_button.setProperty("look", "quiet")
        help_button.clicked.connect(self.help_requested)
        row.addWidget(help_button)
        return row

    def _known_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TextLabel(self.tr("Who are you?"), "section"))
        self._list.setAccessibleName(self.tr("Who are you?"))
        self._list.setFixedHeight(current_theme().px(112))
        layout.addWidget(self._list)
        self._pin_label = TextLabel(self.tr("PIN"), "section")
        self._pin.setAccessibleName(self.tr("PIN"))
        layout.addWidget(self._pin_label)
        layout.addWidget(self._pin)
        self._forgotten.setProperty("look", "quiet")
        self._forgotten.clicked.connect(lambda: self._on_action("forgotten"))
        row = QHBoxLayout()
        enter = QPushButton(self.tr("Open  (Enter)"))
        enter.setProperty("look", "primary")
        enter.clicked.connect(self._on_open)
        other = QPushButton(self.tr("Another account…"))
        other.setProperty("look", "quiet")
        other.clicked.connect(lambda: self.show_first_time(""))
        row.addWidget(enter)
        row.addWidget(self._forgotten)
        row.addStretch(1)
        row.addWidget(other)
        layout.addLayout(row)
        layout.addLayout(self._leaving_row())
        self._list.currentRowChanged.connect(self._on_entry)
        self._list.itemActivated.connect(lambda _item: self._on_open())
        self._pin.returnPressed.connect(self._on_open)
        return page

    def _leaving_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        rescue = QPushButton(self.tr("Rescue file") + "…  (Ctrl+R)")
        remove = QPushButton(self.tr("Remove this workspace") + "…")
        for button, action in ((rescue, "rescue"), (remove, "remove")):
            button.setProperty("look", "quiet")
            button.clicked.connect(lambda _checked=False, a=action: self._on_action(a))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _first_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        sentence = self.tr("Sign in with the account that your supervisor gave you. This needs the network once.")
        layout.addWidget(TextLabel(sentence, "muted", wrap=True))
        for label, field in (
            (self.tr("Server"), self._server),
            (self.tr("User"), self._user),
            (self.tr("Password"), self._password),
            (self.tr("New PIN"), self._new_pin),
            (self.tr("Enrolment code"), self._code),
            (self.tr("New password"), self._new_password),
            (self.tr("New password once more"), self._new_again),
        ):
            field.setAccessibleName(label)
            self._form.addRow(label, field)
            field.returnPressed.connect(lambda f=field: self._on_enter(f))
        self._ask_more(code=False, new_password=False)
        self._server.setPlaceholderText("https://cxfield.example.org")
        self._password.setPlaceholderText(self.tr("empty: through the browser"))
        self._new_pin.setPlaceholderText(self.tr("six digits or more"))
        layout.addLayout(self._form)
        layout.addWidget(TextLabel(self.tr("The PIN opens your answers on this computer."), "hint", wrap=True))
        row = QHBoxLayout()
        enter = QPushButton(self.tr("Sign in"))
        enter.setProperty("look", "primary")
        enter.clicked.connect(self._on_enrol)
        self._back = QPushButton(self.tr("Back"))
        self._back.setProperty("look", "quiet")
        self._back.clicked.connect(lambda: self._show_known(0))
        openrosa = QPushButton(self.tr("OpenRosa server") + "…  (Ctrl+O)")
        openrosa.setProperty("look", "quiet")
        openrosa.clicked.connect(self.openrosa_requested)
        row.addWidget(enter)
        row.addWidget(openrosa)
        row.addStretch(1)
        row.addWidget(self._back)
        layout.addLayout(row)
        return page

    def _ask_more(self, *, code: bool | None = None, new_password: bool | None = None) -> None:
        """Show the lines that only some sign-ins need; None leaves them as they are."""
        if code is not None:
            self._form.setRowVisible(self._code, code)
        if new_password is not None:
            self._form.setRowVisible(self._new_password, new_password)
            self._form.setRowVisible(self._new_again, new_password)

    def _on_enter(self, field: QLineEdit) -> None:
        """Go to the next line that is asked for; sign in from the last."""
        lines = [self._server, self._user, self._password, self._new_pin, self._code, self._new_password]
        lines.append(self._new_again)
        following = [line for line in lines[lines.index(field) + 1 :] if not line.isHidden()]
        if following:
            following[0].setFocus()
        else:
            self._on_enrol()

    # ---- showing ----

    def show_entries(self, entries: Sequence[WorkspaceEntry], note: str = "", server: str = "") -> None:
        """Offer the workspaces of this computer; without any, ask for an account. `note` stands above."""
        self._entries = entries
        self._note.set_text(note)
        self._server.setText(server)
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem(_line_of(entry))
            item.setData(ENTRY_ROLE, entry)
            self._list.addItem(item)
        self._back.setVisible(bool(entries))
        if entries:
            self._show_known(0)
        else:
            self.show_first_time(server)

    def focus_first(self) -> None:
        """Give the keys to the field that is asked first."""
        if self._pages.currentIndex() == 0:
            self._on_entry(self._list.currentRow())
        else:
            (self._user if self._server.text() else self._server).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_known(self, row: int) -> None:
        self._pages.setCurrentIndex(0)
        self._list.setCurrentRow(row)
        self._on_entry(row)

    def show_first_time(self, server: str) -> None:
        """Ask for server, user and password."""
        self._ask_more(code=False, new_password=False)
        if server:
            self._server.setText(server)
        self._pages.setCurrentIndex(1)
        self.complain("")
        (self._user if self._server.text() else self._server).setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, and give the keys back; empty takes it back."""
        self._complaint.set_text(sentence)
        self._needed.set_text("")
        self.set_working("")
        if sentence and self._pages.currentIndex() == 0:
            self._pin.clear()
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_code(self, sentence: str) -> None:
        """The server does not know this computer: ask for the code that lets it in."""
        was_asked = not self._code.isHidden()
        self._ask_more(code=True)
        self.complain(sentence if was_asked else "")
        self._needed.set_text("" if was_asked else sentence)
        self._code.selectAll()
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_code(self) -> None:
        """The key of the workspace is lost: a code of the supervisor may open it as it does for a forgotten PIN."""
        self._forgotten.setText(self.tr("Code of the supervisor") + "…")
        self._forgotten.show()

    def ask_for_new_password(self, sentence: str) -> None:
        """The password was given by the office: ask for one's own."""
        self._ask_more(new_password=True)
        self.complain("")
        self._needed.set_text(sentence)
        self._new_password.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_working(self, sentence: str) -> None:
        """Say what is under way and hold the fields meanwhile; empty ends it."""
        self._working.setText(sentence)
        self._pages.setEnabled(not sentence)

    # ---- wishes ----

    def _on_entry(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        needs_pin = self._entries[row].needs_pin
        self._pin.setVisible(needs_pin)
        self._pin_label.setVisible(needs_pin)
        self._forgotten.setText((self.tr("PIN forgotten") if needs_pin else self.tr("Code of the supervisor")) + "…")
        self._forgotten.setVisible(needs_pin or not self._entries[row].is_openrosa)
        (self._pin if needs_pin else self._list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.complain("")
            self.open_requested.emit(item.data(ENTRY_ROLE), self._pin.text())

    def _on_enrol(self) -> None:
        server, user, password = self._server.text().strip(), self._user.text().strip(), self._password.text()
        missing = [
            (field, words)
            for field, value, words in (
                (self._server, server, self.tr("The address of the server is missing.")),
                (self._user, user, self.tr("The user is missing.")),
            )
            if not value
        ]
        if missing:
            field, words = missing[0]
            self.complain(words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._new_password.text() != self._new_again.text():
            self.complain(self.tr("The two new passwords are not the same."))
            self._new_again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.complain("")
        self.enrol_requested.emit(
            SignIn(
                server=server,
                user=user,
                password=password,
                pin=self._new_pin.text() or None,
                code=self._code.text().strip(),
                new_password=self._new_password.text(),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def _on_action(self, action: str) -> None:
        """Enter is done by the field that has it."""
        if action == "help":
            self.help_requested.emit()
        elif action == "openrosa":
            self.openrosa_requested.emit()
        elif action == "back" and self._entries and self._pages.currentIndex() == 1:
            self._show_known(0)
        elif action in ("rescue", "remove", "forgotten"):
            item = self._list.currentItem()
            if item is not None and self._pages.currentIndex() == 0:
                self._wish(action, item.data(ENTRY_ROLE))

    def _wish(self, action: str, entry: WorkspaceEntry) -> None:
        if action == "forgotten":
            if not self._forgotten.isHidden():
                self.forgotten_requested.emit(entry)
            return
        wish = self.rescue_requested if action == "rescue" else self.removal_requested
        wish.emit(entry, self._pin.text())


def _line_of(entry: WorkspaceEntry) -> str:
    """Return how a workspace is listed; one of a sealed copy says of when it is."""
    server = entry.server.removeprefix("http://").removeprefix("https://")
    try:
        copied = short_moment(datetime.fromisoformat(entry.copied_at), datetime.now(UTC)) if entry.copied_at else ""
    except (ValueError, TypeError):
        copied = ""
    if entry.is_garbled:
        return "   ·   ".join((entry.user, tr("its entry on this computer is damaged; opening it mends that")))
    parts = [entry.user, *([tr("copy of {time}").format(time=copied)] if copied else []), server]
    return "   ·   ".join(parts)


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
