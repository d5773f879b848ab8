"""The list of cases: one line each, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.desk import CaseSummary
from ui.desk.elsewhere_words import elsewhere_cell
from ui.desk.local_time import clock_there, in_zone, place_of, short_moment
from ui.theme import current_theme
from ui.widgets.line_table import OpeningTable

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole


class Column(IntEnum):
    """Columns from left to right."""

    NAME = 0
    NUMBER = 1
    TIME_THERE = 2
    OUTCOME = 3
    APPOINTMENT = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseTableModel", text)


class CaseTableModel(QAbstractTableModel):
    """Shows case summaries. Holds no rules and asks no store: data is handed in."""

    CASE_ID_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[CaseSummary] = ()
        self._shown: Sequence[CaseSummary] = ()
        self._filter = ""
        self._now = datetime.now(UTC)

    def set_cases(self, cases: Sequence[CaseSummary], now: datetime) -> None:
        self.beginResetModel()
        self._all, self._now = cases, now
        self._shown = [case for case in cases if self._matches(case)]
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Keep the cases in which `text` stands: name, number, city, outcome or case id."""
        self._filter = text.strip().casefold()
        self.set_cases(self._all, self._now)

    def _matches(self, case: CaseSummary) -> bool:
        fields = (case.name, case.number, case.time_zone, case.last_outcome, case.case_id)
        return not self._filter or any(self._filter in field.casefold() for field in fields)

    def row_of(self, case_id: str) -> int:
        """Return the row of a case, -1 if it is not shown."""
        return next((i for i, case in enumerate(self._shown) if case.case_id == case_id), -1)

    def zones(self) -> set[str]:
        """Return the time zones of all cases."""
        return {case.time_zone for case in self._all}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role != DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            _tr("Respondent"),
            _tr("Number, address"),
            _tr("Time there"),
            _tr("Last outcome"),
            _tr("Appointment"),
        )[section]

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        case = self._shown[index.row()]
        if role == self.CASE_ID_ROLE:
            return case.case_id
        if role == DISPLAY:
            return self._text(case, Column(index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and (case.done or case.elsewhere is not None):
            return current_theme().colour("muted")
        return None

    def _text(self, case: CaseSummary, column: Column) -> str:
        match column:
            case Column.NAME:
                return case.name or case.case_id
            case Column.NUMBER:
                return case.number
            case Column.TIME_THERE:
                return f"{clock_there(case.time_zone, self._now)} {place_of(case.time_zone)}" if case.time_zone else ""
            case Column.OUTCOME:
                return self._outcome(case)
            case Column.APPOINTMENT:
                return self._appointment(case)

    def _outcome(self, case: CaseSummary) -> str:
        """Return the last outcome, and after how many attempts: `No answer · 3×`."""
        if case.elsewhere is not None:
            return elsewhere_cell(case.elsewhere)
        words = _tr("Interview under way") if case.interview_id else _tr(case.last_outcome)
        return f"{words} · {case.attempts}×" if case.attempts > 1 else words

    def _appointment(self, case: CaseSummary) -> str:
        if case.appointment is None or case.elsewhere is not None:
            return ""
        there = in_zone(case.appointment.zone, case.appointment.at)
        kind = _tr("hard") if case.appointment.hard else _tr("soft")
        return f"{short_moment(case.appointment.at, self._now)} ({there:%H:%M}) · {kind}"


class CaseListView(OpeningTable):
    """Shows cases and says what the interviewer asked for. Decides nothing."""

    case_open_requested = Signal(str)  # case id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", (160, 134, 144, 170), parent)
        self.setAccessibleName(self.tr("Cases"))
        self.line_open_requested.connect(
            lambda index: self.case_open_requested.emit(str(index.data(CaseTableModel.CASE_ID_ROLE)))
        )

    def current_case(self) -> str:
        """Return the id of the case that is lit, empty if none."""
        index = self.currentIndex()
        return str(index.data(CaseTableModel.CASE_ID_ROLE)) if index.isValid() else ""
