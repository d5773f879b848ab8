"""The supervisor's two tables: cases and interviews of a study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cxfield.analysis.study_data import CaseRecord, InterviewRecord
from cxfield.sample.dispositions import default_dispositions
from ui.desk.local_time import short_moment
from ui.widgets.line_table import OpeningTable

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
Row = TypeVar("Row")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SupervisorTables", text)


class RecordTableModel(QAbstractTableModel, Generic[Row]):
    """Shows records through one function a column. Data is handed in; typing filters."""

    def __init__(
        self, headers: Sequence[str], cells: Callable[[Row, datetime], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._headers = headers
        self._cells = cells
        self._all: list[tuple[Row, Sequence[str]]] = []
        self._shown: list[tuple[Row, Sequence[str]]] = []
        self._filter = ""

    def set_records(self, records: Sequence[Row], now: datetime) -> None:
        self._all = [(record, self._cells(record, now)) for record in records]
        self.set_filter(self._filter)

    def set_filter(self, text: str) -> None:
        """Keep the rows in which `text` stands anywhere."""
        self.beginResetModel()
        self._filter = text
        wanted = text.strip().casefold()
        self._shown = [row for row in self._all if any(wanted in cell.casefold() for cell in row[1])]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        record, cells = self._shown[index.row()]
        if role in (DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        return record if role == RECORD_ROLE else None


def case_model(parent: QWidget | None = None) -> RecordTableModel[CaseRecord]:
    """Return the model of the cases."""
    headers = (
        _tr("Case"),
        _tr("Respondent"),
        _tr("Outcome so far"),
        _tr("Attempts"),
        _tr("Last attempt"),
        _tr("Appointment"),
    )
    table = default_dispositions()

    def cells(record: CaseRecord, now: datetime) -> Sequence[str]:
        case, last = record.case, record.case.last_attempt
        name = _tr(table.get(record.disposition).name)
        return (
            case.case_id,
            case.name,
            f"{record.disposition}  {name}" if case.attempts else _tr("not tried yet"),
            str(len(case.attempts)) if case.attempts else "",
            f"{short_moment(last.started_at, now)}, {last.interviewer}" if last else "",
            short_moment(case.appointment.at, now) if case.appointment else "",
        )

    return RecordTableModel(headers, cells, parent)


def interview_model(parent: QWidget | None = None) -> RecordTableModel[InterviewRecord]:
    """Return the model of the interviews."""
    headers = (
        _tr("Started"),
        _tr("Case"),
        _tr("Interviewer"),
        _tr("State"),
        _tr("Length"),
        _tr("Language"),
        _tr("Version"),
    )

    def cells(record: InterviewRecord, now: datetime) -> Sequence[str]:
        return (
            short_moment(record.started_at, now),
            record.case_id or "",
            record.interviewer,
            " · ".join([_tr(record.status), *([_tr("Clock was set")] if record.clock_jumps else [])]),
            f"{record.duration_s // 60}:{record.duration_s % 60:02d}",
            record.language,
            record.version,
        )

    return RecordTableModel(headers, cells, parent)


class RecordTableView(OpeningTable):
    """A table of records; says which record was asked for."""

    record_open_requested = Signal(object)

    def __init__(self, name: str, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(name, widths, parent)
        self.line_open_requested.connect(lambda index: self.record_open_requested.emit(index.data(RECORD_ROLE)))
