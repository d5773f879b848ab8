"""The devices of the team: who works on which computer, when it was last heard of, and what to do about a lost one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxfield.sync.access_messages import DeviceLine
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import tr
from ui.supervisor.device_words import seen_words, state_words
from ui.supervisor.study_tables import RECORD_ROLE, RecordTableModel, RecordTableView
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel

CONFIRMED = ("lock", "wipe")


def _cells(line: DeviceLine, _now: datetime) -> Sequence[str]:
    return (line.user, line.device, seen_words(line), state_words(line))


class DevicesView(QWidget):
    """Shows the devices and says what is wished. Locking and wiping are asked for twice. Decides nothing."""

    place = Place.DEVICES
    code_requested = Signal(str)  # user
    pin_code_requested = Signal(object, str)  # DeviceLine, what its screen shows
    change_requested = Signal(str, object)  # lock, wipe or unlock; DeviceLine
    refresh_requested = Signal()
    help_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Devices"))
        self._status = StatusLine("", "muted")
        self._message = MessageBox("good", tr("Done"))
        self._question = MessageBox("soft", tr("Sure?"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._code = TextLabel("", "title", wrap=True)
        self._code_hint = TextLabel("", "muted", wrap=True)
        self._shown = QLineEdit()
        self._shown_label = TextLabel(tr("What the laptop shows under “PIN forgotten”"), "section")
        headers = (tr("User"), tr("Computer"), tr("Last contact"), tr("State"))
        self.model: RecordTableModel[DeviceLine] = RecordTableModel(headers, _cells, self)
        self._table = RecordTableView(tr("Devices"), (140, 250, 180, 300))
        self._bar = KeyHintBar()
        self._asked: tuple[str, str, str] | None = None
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._lay_out()
        self._keys.changed.connect(self._show_hints)
        self._show_hints()

    def _lay_out(self) -> None:
        theme = current_theme()
        self._table.setModel(self.model)
        self._table.record_open_requested.connect(lambda _line: self._on_action("pin"))
        self._shown.setAccessibleName(self._shown_label.text())
        self._shown.setMaximumWidth(theme.px(240))
        self._shown.setPlaceholderText("03-7K2QD")
        self._shown.returnPressed.connect(self._on_shown)
        self._bar.triggered.connect(self._on_action)
        card = Card()
        card.body.addWidget(self._table, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        middle.setSpacing(theme.px(12))
        for widget in (self._message, self._question, self._complaint, self._shown_label, self._shown):
            middle.addWidget(widget)
            widget.hide()
        for label in (self._code, self._code_hint):
            middle.addWidget(label)
            label.hide()
        middle.addWidget(card, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HeaderBar([TextLabel(tr("Devices"), "heading")], [self._status]))
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def _show_hints(self) -> None:
        cap = self._keys.cap
        words = (
            ("pin", tr("Code for a forgotten PIN")),
            ("code", tr("Code for a new computer")),
            ("lock", tr("Lock")),
            ("wipe", tr("Lock and wipe")),
            ("unlock", tr("Unlock")),
            ("refresh", tr("Refresh")),
            ("help", tr("Help")),
            ("close", tr("Back")),
        )
        self._bar.set_hints([KeyHint(action=id, key=cap(id), words=text, primary=id == "pin") for id, text in words])

    # ---- showing ----

    def show_devices(self, lines: Sequence[DeviceLine]) -> None:
        """Show the devices; the one that was lit stays lit."""
        lit = self._lit()
        self.model.set_records(list(lines), datetime.now(UTC))
        rows = [n for n, line in enumerate(lines) if lit and (line.user, line.device) == (lit.user, lit.device)]
        self._table.selectRow(rows[0] if rows else 0)
        self._status.show_status(tr("%n device(s)", n=len(lines)))

    def show_code(self, code: str, hint: str) -> None:
        """Show a code to read out or to hand over, large."""
        self._quiet()
        self._code.setText(code)
        self._code_hint.setText(hint)
        self._code.setVisible(bool(code))
        self._code_hint.setVisible(bool(hint))
        self._table.setFocus()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._quiet()
        self._message.set_text(sentence)

    def complain(self, sentence: str) -> None:
        """Say what was not done and why."""
        self._question.set_text("")
        self._complaint.set_text(sentence)
        if not self._shown.isHidden():
            self._shown.setFocus()

    def focus_first(self) -> None:
        """Give the keys to the table."""
        self._table.setFocus()

    def _quiet(self) -> None:
        self._asked = None
        for box in (self._message, self._question, self._complaint):
            box.set_text("")
        for widget in (self._shown, self._shown_label, self._code, self._code_hint):
            widget.hide()

    # ---- wishes ----

    def _lit(self) -> DeviceLine | None:
        index = self._table.currentIndex()
        line = index.data(RECORD_ROLE) if index.isValid() else None
        return line if isinstance(line, DeviceLine) else None

    def _on_action(self, action: str) -> None:
        line = self._lit()
        if action == "help":
            self.help_requested.emit()
        elif action == "close":
            self.closed.emit()
        elif action == "refresh":
            self._quiet()
            self.refresh_requested.emit()
        elif line is None:
            self.complain(tr("There is no device yet: interviewers appear here after their first sign-in."))
        elif action == "code":
            self.code_requested.emit(line.user)
        elif action == "pin":
            self._ask_shown()
        else:
            self._ask_change(action, line)

    def _ask_shown(self) -> None:
        self._quiet()
        self._shown.clear()
        self._shown_label.show()
        self._shown.show()
        self._shown.setFocus()

    def _on_shown(self) -> None:
        line = self._lit()
        if line is not None and self._shown.text().strip():
            self._complaint.set_text("")
            self.pin_code_requested.emit(line, self._shown.text().strip())

    def _ask_change(self, action: str, line: DeviceLine) -> None:
        """Do it at the second press on the same device; the first says what will happen."""
        asked = (action, line.user, line.device)
        if action not in CONFIRMED or self._asked == asked:
            self._quiet()
            self.change_requested.emit(action, line)
            return
        self._quiet()
        self._asked = asked
        words = {
            "lock": tr(
                "The sessions of {user} on {device} end, and its calls come to you. What is on it can still be "
                "delivered with the password. Press {key} once more."
            ),
            "wipe": tr(
                "{device} of {user} is locked, sends everything at its next contact, and then removes all of it. "
                "Press {key} once more."
            ),
        }[action]
        self._question.set_text(words.format(user=line.user, device=line.device, key=self._keys.cap(action)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)
