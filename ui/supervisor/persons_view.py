"""The rights of respondents: find one, hand out what is stored, note the wish to be erased, erase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxfield.sync.person_messages import PersonFound
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import tr
from ui.supervisor.study_tables import RECORD_ROLE, RecordTableModel, RecordTableView
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel


def _cells(person: PersonFound, _now: datetime) -> Sequence[str]:
    case = person.case
    return (
        case.case_id,
        case.name,
        ", ".join(case.phones),
        str(person.interviews),
        str(person.recordings),
        _consent_words(person),
        _wish_words(person),
    )


def _consent_words(person: PersonFound) -> str:
    of_recording = [one for one in person.consents if one.purpose == "recording"]
    if not of_recording:
        return tr("not asked")
    last = of_recording[-1]
    if last.withdrawn_at:
        return tr("taken back {day}").format(day=last.withdrawn_at[:10])
    return tr("given {day}").format(day=last.at[:10]) if last.is_given else tr("refused")


def _wish_words(person: PersonFound) -> str:
    if not person.due_at:
        return ""
    left = (date.fromisoformat(person.due_at) - datetime.now(UTC).date()).days
    if left < 0:
        return tr("erase: late since {day}").format(day=person.due_at)
    return tr("erase by {day}").format(day=person.due_at)


class _Entry(QLineEdit):
    """A line that keeps Enter for itself: it must not write out, too, who is lit in the table."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class PersonsView(QWidget):
    """Shows people and says what is wished. Erasing asks for the case id, typed. Decides nothing.

    Only an administrator erases (`may_erase`); everybody else of the office notes the wish.
    """

    place = Place.PERSONS
    find_requested = Signal(str)
    export_requested = Signal(object)  # PersonFound
    ask_requested = Signal(object)
    withdraw_requested = Signal(object)
    erase_requested = Signal(object)
    refresh_requested = Signal()
    help_requested = Signal()
    closed = Signal()

    def __init__(self, *, may_erase: bool) -> None:
        super().__init__()
        self.setWindowTitle(tr("Personal data"))
        self._may_erase = may_erase
        self._status = StatusLine("", "muted")
        self._message = MessageBox("good", tr("Done"))
        self._question = MessageBox("soft", tr("Sure?"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._words = _Entry()
        self._words_label = TextLabel(tr("Name, number, e-mail, address or case id"), "section")
        self._typed = _Entry()
        self._typed_label = TextLabel("", "section")
        self._heading = TextLabel("", "muted")
        headers = (
            tr("Case"),
            tr("Name"),
            tr("Phone"),
            tr("Interviews"),
            tr("Recordings"),
            tr("Consent to recording"),
            tr("Wish"),
        )
        self.model: RecordTableModel[PersonFound] = RecordTableModel(headers, _cells, self)
        self._table = RecordTableView(tr("Personal data"), (100, 230, 160, 90, 90, 190, 230))
        self._bar = KeyHintBar()
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._lay_out()
        self._keys.changed.connect(self._show_hints)
        self._show_hints()

    def _lay_out(self) -> None:
        theme = current_theme()
        self._table.setModel(self.model)
        self._table.record_open_requested.connect(lambda _person: self._on_action("export"))
        for field, label in ((self._words, self._words_label), (self._typed, self._typed_label)):
            field.setAccessibleName(label.text())
            field.setMaximumWidth(theme.px(420))
        self._words.setPlaceholderText(tr("Enter searches"))
        self._words.returnPressed.connect(self._on_find)
        self._typed.returnPressed.connect(self._on_typed)
        self._bar.triggered.connect(self._on_action)
        card = Card()
        card.body.addWidget(self._heading)
        card.body.addWidget(self._table, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        middle.setSpacing(theme.px(12))
        for widget in (self._words_label, self._words, self._message, self._question, self._complaint):
            middle.addWidget(widget)
        for widget in (self._typed_label, self._typed):
            middle.addWidget(widget)
        middle.addWidget(card, 1)
        self._quiet()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HeaderBar([TextLabel(tr("Personal data"), "heading")], [self._status]))
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def _show_hints(self) -> None:
        cap = self._keys.cap
        words = [
            ("export", tr("Write what is stored")),
            ("ask", tr("Note the wish to be erased")),
            ("withdraw", tr("Take recording back")),
            ("erase", tr("Erase")),
            ("search", tr("Search")),
            ("refresh", tr("Open wishes")),
            ("help", tr("Help")),
            ("close", tr("Back")),
        ]
        hints = [KeyHint(action=id, key=cap(id), words=text, primary=id == "export") for id, text in words]
        self._bar.set_hints([hint for hint in hints if self._may_erase or hint.action != "erase"])

    # ---- showing ----

    def show_wishes(self, people: Sequence[PersonFound], erased: int) -> None:
        """Show who waits to be erased, and how many people were."""
        self._heading.setText(tr("Who wants to be erased") if people else tr("Nobody waits to be erased."))
        self._status.show_status(tr("%n person(s) erased in this study", n=erased))
        self._show(people)

    def show_found(self, people: Sequence[PersonFound]) -> None:
        """Show whom the words fit."""
        self._heading.setText(tr("%n person(s) found", n=len(people)) if people else tr("Nobody was found."))
        self._show(people)

    def _show(self, people: Sequence[PersonFound]) -> None:
        self.model.set_records(list(people), datetime.now(UTC))
        if people:
            self._table.selectRow(0)
            self._table.setFocus()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._quiet()
        self._message.set_text(sentence)

    def complain(self, sentence: str) -> None:
        """Say what was not done and why."""
        self._message.set_text("")
        self._complaint.set_text(sentence)

    def focus_first(self) -> None:
        """Give the keys to the search."""
        self._words.setFocus()

    def _quiet(self) -> None:
        for box in (self._message, self._question, self._complaint):
            box.set_text("")
        for widget in (self._typed, self._typed_label):
            widget.hide()

    # ---- wishes ----

    def _lit(self) -> PersonFound | None:
        index = self._table.currentIndex()
        person = index.data(RECORD_ROLE) if index.isValid() else None
        return person if isinstance(person, PersonFound) else None

    def _on_find(self) -> None:
        words = self._words.text().strip()
        self._quiet()
        if len(words) < 2:
            self.complain(tr("Write at least two letters or digits of what is known of the person."))
        else:
            self.find_requested.emit(words)

    def _on_action(self, action: str) -> None:
        if action == "help":
            self.help_requested.emit()
        elif action == "close":
            self.closed.emit()
        elif action == "refresh":
            self._quiet()
            self.refresh_requested.emit()
        elif action == "search":
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._words.selectAll()
        else:
            self._on_person(action)

    def _on_person(self, action: str) -> None:
        person = self._lit()
        self._quiet()
        if person is None:
            self.complain(tr("Search for the person first, then choose them in the table."))
        elif action == "export":
            self.export_requested.emit(person)
        elif action == "ask":
            self.ask_requested.emit(person)
        elif action == "withdraw":
            self.withdraw_requested.emit(person)
        elif not self._may_erase:
            self.complain(tr("An administrator erases. Note the wish: it then stands in the administrator’s list."))
        else:
            self._ask_typed(person)

    def _ask_typed(self, person: PersonFound) -> None:
        words = tr(
            "Name, numbers, address, answers, recordings and contacts of {case} go from the server, and from every "
            "laptop at its next contact. It cannot be taken back."
        )
        self._question.set_text(words.format(case=person.case.case_id))
        self._typed_label.setText(tr("Type the case id {case} to erase").format(case=person.case.case_id))
        self._typed.setAccessibleName(self._typed_label.text())
        self._typed.clear()
        self._typed_label.show()
        self._typed.show()
        self._typed.setFocus()

    def _on_typed(self) -> None:
        person = self._lit()
        if person is None:
            return
        if self._typed.text().strip() == person.case.case_id:
            self._quiet()
            self.erase_requested.emit(person)
        else:
            self._complaint.set_text(tr("That is not the case id of the person that is lit; nothing was erased."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)
