"""The cards of the desk: the next call, my appointments, my day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxfield.fieldwork.desk import CaseDetail, CaseSummary, DayFigures
from ui.desk.local_time import clock_there, in_zone, place_of, short_moment
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.theme import current_theme
from ui.widgets import Card, ElidedLabel, MessageBox, TextLabel

SHOWN_ATTEMPTS = 3
SHOWN_APPOINTMENTS = 4


class NextCallCard(Card):
    """Who is next, where it rings now, why now, what happened before, and one big key."""

    open_requested = Signal(str)  # case id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Next call"))
        self._case_id = ""
        self._name = TextLabel("", "title", wrap=True)
        self._number = TextLabel("", "heading")
        self._clock = TextLabel("", "strong")
        self._why = MessageBox("instruction", self.tr("Why now"))
        self._history = QGridLayout()
        self._history.setHorizontalSpacing(current_theme().px(16))
        self._history_title = TextLabel(self.tr("Earlier attempts"), "section")
        self._open = QPushButton(self.tr("Open case  (Enter)"))
        self._open.setProperty("look", "primary")
        self._open.clicked.connect(lambda: self.open_requested.emit(self._case_id))
        self._lay_out()

    def _lay_out(self) -> None:
        space = current_theme().px(8)
        line = QHBoxLayout()
        line.addWidget(self._number)
        line.addStretch(1)
        line.addWidget(self._clock)
        self.body.addWidget(self._name)
        self.body.addLayout(line)
        self.body.addSpacing(space)
        self.body.addWidget(self._why)
        self.body.addSpacing(space)
        self.body.addWidget(self._history_title)
        self.body.addLayout(self._history)
        self.body.addStretch(1)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def case_id(self) -> str:
        """The case it offers, empty if none is left."""
        return self._case_id

    def show_case(self, detail: CaseDetail | None, now: datetime) -> None:
        """Show what is to be done now; None where nothing is left."""
        self._case_id = detail.case.case_id if detail else ""
        self._open.setEnabled(detail is not None)
        if detail is None:
            self._name.setText(self.tr("Nothing left to call"))
            self._number.setText(
                self.tr("Synchronise ({sync}) to fetch new cases, or add one ({new}).").format(
                    sync=cap_in_use(Place.DESK, "sync"), new=cap_in_use(Place.DESK, "new")
                )
            )
            self._clock.setText("")
            self._why.set_text("")
            self._fill_history([])
            return
        case = detail.summary
        self._name.setText(case.name or case.case_id)
        self._number.setText(case.number or self.tr("no number yet"))
        self._clock.setText(self._clock_text(case, now))
        self._why.set_text(self._reason(case, now))
        lines = [
            (short_moment(line.at, now), self.tr(line.what), line.details) for line in detail.history[:SHOWN_ATTEMPTS]
        ]
        self._fill_history(lines)

    def _clock_text(self, case: CaseSummary, now: datetime) -> str:
        if not case.time_zone:
            return ""
        return self.tr("{time} in {place}").format(
            time=clock_there(case.time_zone, now), place=place_of(case.time_zone)
        )

    def _reason(self, case: CaseSummary, now: datetime) -> str:
        if case.appointment is not None and case.appointment.at <= now:
            return self.tr("The time that was agreed has come.")
        if case.appointment is not None:
            there = in_zone(case.appointment.zone, case.appointment.at)
            return self.tr("Asked to be called at {time} there.").format(time=f"{there:%d.%m. %H:%M}")
        if case.interview_id:
            return self.tr("An interview was begun and waits to be finished.")
        if case.attempts:
            return self.tr("Tried {count} times; not reached yet.").format(count=case.attempts)
        return self.tr("Not tried yet.")

    def _fill_history(self, lines: Sequence[tuple[str, str, str]]) -> None:
        while item := self._history.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._history_title.setVisible(bool(lines))
        for row, (when, what, details) in enumerate(lines):
            self._history.addWidget(TextLabel(when, "muted"), row, 0)
            self._history.addWidget(ElidedLabel(what, "strong"), row, 1)
            self._history.addWidget(ElidedLabel(details, "muted"), row, 2)
        self._history.setColumnStretch(1, 1)
        self._history.setColumnStretch(2, 1)


class AppointmentsCard(Card):
    """What was promised to whom: my time, theirs, hard or soft."""

    open_requested = Signal(str)  # case id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Appointments"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current_theme().px(4))
        self.body.addLayout(self._rows)

    def show_appointments(self, cases: Sequence[CaseSummary], now: datetime) -> None:
        """Show the earliest ones; a sentence where there are none."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for case in cases[:SHOWN_APPOINTMENTS]:
            self._rows.addWidget(self._row(case, now))
        if not cases:
            self._rows.addWidget(
                TextLabel(
                    self.tr("None. Agree on one with {key} on a case.").format(
                        key=cap_in_use(Place.CASE, "appointment")
                    ),
                    "muted",
                    wrap=True,
                )
            )
        if len(cases) > SHOWN_APPOINTMENTS:
            more = self.tr("and {count} more, in the list").format(count=len(cases) - SHOWN_APPOINTMENTS)
            self._rows.addWidget(TextLabel(more, "muted"))

    def _row(self, case: CaseSummary, now: datetime) -> QWidget:
        appointment = case.appointment
        assert appointment is not None
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        overdue = appointment.at <= now
        when = TextLabel(short_moment(appointment.at, now), "hard" if overdue else "strong")
        when.setMinimumWidth(current_theme().px(132))
        there = in_zone(appointment.zone, appointment.at)
        kind = self.tr("hard") if appointment.hard else self.tr("soft")
        line.addWidget(when)
        line.addWidget(ElidedLabel(case.name or case.case_id, "strong"), 1)
        line.addWidget(TextLabel(self.tr("now") if overdue else kind, "accent"))
        line.addWidget(TextLabel(f"{there:%H:%M} {place_of(appointment.zone)}", "muted"))
        return row


class DayCard(Card):
    """My day in four figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("My day"))
        self._figures = [TextLabel("0", "figure") for _ in range(4)]
        names = (self.tr("dials"), self.tr("contacts"), self.tr("completes"), self.tr("average length"))
        row = QHBoxLayout()
        for figure, name in zip(self._figures, names, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(TextLabel(name, "muted"))
            row.addLayout(column, 1)
        self.body.addLayout(row)

    def show_day(self, day: DayFigures) -> None:
        average = "–" if day.average_s is None else f"{day.average_s // 60}:{day.average_s % 60:02d}"
        for figure, text in zip(
            self._figures, (str(day.dials), str(day.contacts), str(day.completes), average), strict=True
        ):
            figure.setText(text)
