"""The panels of a case: how it ended, an appointment, a remark, a correction, another person, a new case.

Each opens in the page, takes the keys, and closes with Escape; Enter does what it is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cxfield.sample.case import Case
from cxfield.sample.dispositions import Disposition
from ui.desk.typed_moment import read_moment
from ui.theme import current_theme
from ui.widgets import Panel, TextLabel

LIKELY = ("3.13", "3.12", "2.222", "3.14", "2.21", "2.112", "2.111", "2.12", "1.2", "4.31", "4.41", "4.70", "2.33")
"""Outcomes that end most calls: they stand first, before anything is typed."""


class OutcomePanel(Panel):
    """Closes the attempt: type a code or a word, Enter takes the lit line."""

    chosen = Signal(str)  # AAPOR code

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("How did the attempt end?"))
        self._dispositions: Sequence[Disposition] = ()
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Code or word, for instance 3.13 or busy"))
        self._search.setAccessibleName(self.tr("Code or word of the outcome"))
        self._list = QTreeWidget()
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setColumnCount(2)
        self._list.setColumnWidth(0, current_theme().px(72))
        self._list.setAccessibleName(self.tr("Outcomes"))
        self._list.setMinimumHeight(current_theme().px(220))
        self.body.addWidget(self._search)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(TextLabel(self.tr("↑ ↓ choose  ·  Enter closes the attempt  ·  Esc back"), "small"))
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(lambda item, _column: self.chosen.emit(item.text(0)))

    def open_with(self, dispositions: Sequence[Disposition], proposed: str = "") -> None:
        """Offer `dispositions`; `proposed` is lit at first."""
        self._dispositions = sorted(dispositions, key=lambda d: LIKELY.index(d.code) if d.code in LIKELY else 99)
        self._search.clear()
        self._fill("", proposed)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, text: str, lit: str = "") -> None:
        wanted = text.strip().casefold()
        self._list.clear()
        for row in self._dispositions:
            name = self.tr(row.name)
            if row.code.startswith(wanted) or wanted in name.casefold() or not wanted:
                item = QTreeWidgetItem([row.code, name])
                self._list.addTopLevelItem(item)
                if row.code == (lit or wanted):
                    self._list.setCurrentItem(item)
        first = self._list.topLevelItem(0)
        if self._list.currentItem() is None and first is not None:
            self._list.setCurrentItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self._list.currentItem()
                if item is not None:
                    self.chosen.emit(item.text(0))
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        lit = self._list.currentItem()
        item = self._list.topLevelItem(self._list.indexOfTopLevelItem(lit) + step) if lit is not None else None
        if item is not None:
            self._list.setCurrentItem(item)


class FormPanel(Panel):
    """A few fields and one button; Enter in a field goes to the next, in the last does it."""

    def __init__(self, title: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setVerticalSpacing(current_theme().px(8))
        self._fields: list[QLineEdit] = []
        self._complaint = TextLabel("", "hard", wrap=True)
        self._complaint.hide()
        self._button = QPushButton(action)
        self._button.setProperty("look", "primary")
        self._button.clicked.connect(self._on_done)
        self.body.addLayout(self.form)
        self.body.addWidget(self._complaint)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(TextLabel(self.tr("Enter goes on  ·  Esc back without a change"), "small"))
        self.body.addStretch(1)

    def add_field(self, label: str, text: str = "", placeholder: str = "") -> QLineEdit:
        field = QLineEdit(text)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(label)
        field.returnPressed.connect(lambda: self._on_enter(field))
        self.form.addRow(label, field)
        self._fields.append(field)
        return field

    def start(self) -> None:
        """Give the keys to the first field."""
        self.complain("")
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[0].selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here: a field lets it through, and the page behind would open an attempt with it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def complain(self, sentence: str) -> None:
        """Say what is wrong beside the button; empty takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def _on_enter(self, field: QLineEdit) -> None:
        place = self._fields.index(field)
        if place + 1 < len(self._fields):
            self._fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_done()

    def _on_done(self) -> None:
        """Read the fields and emit what was asked for; complain where they do not do."""
        raise NotImplementedError


class AppointmentPanel(FormPanel):
    """A moment at the respondent's, typed as people say it."""

    agreed = Signal(object, bool, str)  # naive datetime there, hard, remark

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Appointment, in the respondent's time"))
        self._button.setText(self.tr("Agree"))
        self._there = datetime(2000, 1, 1)
        self._when = self.add_field(self.tr("When"), placeholder=self.tr("14:30, tomorrow 9, mon 18:00, 24.11 10:15"))
        self._remark = self.add_field(self.tr("Remark"))
        self._hard = QCheckBox(self.tr("The respondent named this time (hard appointment)"))
        self._hard.setChecked(True)
        self.form.addRow("", self._hard)
        self._read_back = TextLabel("", "accent")
        self.form.addRow("", self._read_back)
        self._when.textChanged.connect(self._on_typed)

    def open_at(self, there: datetime) -> None:
        """Begin with the respondent's wall time `there` (naive)."""
        self._there = there
        self._when.clear()
        self._remark.clear()
        self._hard.setChecked(True)
        self.start()

    def _on_typed(self, text: str) -> None:
        moment = read_moment(text, self._there)
        self._read_back.setText(f"{moment:%d.%m.%Y %H:%M}" if moment else "")

    def _on_done(self) -> None:
        moment = read_moment(self._when.text(), self._there)
        if moment is None:
            self.complain(self.tr("That is no time. Write for instance 14:30, tomorrow 9 or 24.11 10:15."))
            self._when.setFocus()
        elif moment < self._there - timedelta(minutes=1):
            self.complain(self.tr("That time has passed there. Choose a later one."))
            self._when.setFocus()
        else:
            self.agreed.emit(moment, self._hard.isChecked(), self._remark.text().strip())


class RemarkPanel(FormPanel):
    """A note on the case for whoever calls next."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Remark on this case"))
        self._button.setText(self.tr("Keep"))
        self._text = self.add_field(self.tr("Remark"))

    def open_empty(self) -> None:
        self._text.clear()
        self.start()

    def _on_done(self) -> None:
        if self._text.text().strip():
            self.written.emit(self._text.text().strip())
        else:
            self.complain(self.tr("There is nothing to keep yet."))


class CorrectionPanel(FormPanel):
    """Corrects what is known of the case; the old stays in the history."""

    corrected = Signal(object)  # dict of field -> new text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Correct this case"))
        self._button.setText(self.tr("Correct"))
        self._of = {
            "phones": self.add_field(self.tr("Numbers"), placeholder=self.tr("several separated by ;")),
            "name": self.add_field(self.tr("Name")),
            "address": self.add_field(self.tr("Address")),
            "time_zone": self.add_field(self.tr("Time zone"), placeholder="Europe/Riga"),
        }
        self._before: dict[str, str] = {}

    def open_with(self, case: Case) -> None:
        """Show what stands there now."""
        self._before = {
            "phones": "; ".join(case.phones),
            "name": case.name,
            "address": case.address,
            "time_zone": case.time_zone,
        }
        for name, field in self._of.items():
            field.setText(self._before[name])
        self.start()

    def _on_done(self) -> None:
        changed = {n: f.text().strip() for n, f in self._of.items() if f.text().strip() != self._before[n]}
        if changed:
            self.corrected.emit(changed)
        else:
            self.complain(self.tr("Nothing was changed."))


class PersonPanel(FormPanel):
    """Another person to speak with, or a new case: a name and numbers."""

    added = Signal(object)  # dict: name, phones (list), role or address, time_zone

    def __init__(self, *, new_case: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._new_case = new_case
        self.set_title(self.tr("New case") if new_case else self.tr("Another person to speak with"))
        self._button.setText(self.tr("Add"))
        self._name = self.add_field(self.tr("Name"))
        self._phones = self.add_field(self.tr("Numbers"), placeholder=self.tr("several separated by ;"))
        self._other = self.add_field(self.tr("Address") if new_case else self.tr("Who it is"))
        self._zone: QComboBox | None = None
        if new_case:
            self._zone = QComboBox()
            self._zone.setEditable(True)
            self._zone.setAccessibleName(self.tr("Time zone"))
            self.form.addRow(self.tr("Time zone"), self._zone)

    def open_empty(self, zones: Sequence[str] = ()) -> None:
        """Begin anew; `zones` are offered, the first is taken."""
        for field in (self._name, self._phones, self._other):
            field.clear()
        if self._zone is not None:
            self._zone.clear()
            self._zone.addItems(list(zones))
        self.start()

    def _on_done(self) -> None:
        name, phones = self._name.text().strip(), [p.strip() for p in self._phones.text().split(";") if p.strip()]
        if not name and not phones:
            self.complain(self.tr("Write a name or a number."))
            return
        made: dict[str, Any] = {"name": name, "phones": phones}
        made["address" if self._new_case else "role"] = self._other.text().strip()
        if self._zone is not None:
            made["time_zone"] = self._zone.currentText().strip()
        self.added.emit(made)
