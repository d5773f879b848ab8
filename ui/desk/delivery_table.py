"""The two tables of *Sent and received*. Cells are made when they are painted: a list may have thousands of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.delivery import InterviewLine
from cxfield.store.sync_log import SyncRun
from ui.desk.delivery_words import network_words, run_length, run_time, run_words, standing_words
from ui.desk.local_time import short_moment
from ui.language import tr

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
Row = TypeVar("Row")


class LazyTableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows through one function a cell; `found` narrows them down."""

    def __init__(
        self, headers: Sequence[str], cell: Callable[[Row, int, datetime], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._headers, self._cell = headers, cell
        self._rows: Sequence[Row] = ()
        self._now = datetime.now().astimezone()

    def set_rows(self, rows: Sequence[Row], now: datetime) -> None:
        """Show `rows`; as they are already shown, nothing moves."""
        if rows == self._rows and now.date() == self._now.date():
            return
        self.beginResetModel()
        self._rows, self._now = rows, now
        self.endResetModel()

    def row_at(self, number: int) -> Row:
        return self._rows[number]

    def rows(self) -> Sequence[Row]:
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._cell(self._rows[index.row()], index.column(), self._now)


def interview_model(parent: QWidget | None = None) -> LazyTableModel[InterviewLine]:
    """Return the model of the interviews with their receipts."""
    headers = (tr("Started"), tr("Respondent"), tr("Case"), tr("Receipt"), tr("State"))

    def cell(line: InterviewLine, column: int, now: datetime) -> str:
        match column:
            case 0:
                return short_moment(line.started_at, now)
            case 1:
                return line.respondent
            case 2:
                return line.case_id
            case 3:
                return line.receipt.upper()
            case _:
                return standing_words(line, now)

    return LazyTableModel(headers, cell, parent)


def log_model(parent: QWidget | None = None) -> LazyTableModel[SyncRun]:
    """Return the model of the runs."""
    headers = (tr("When"), tr("Took"), tr("Network"), tr("What was done"))

    def cell(run: SyncRun, column: int, now: datetime) -> str:
        match column:
            case 0:
                return run_time(run, now)
            case 1:
                return run_length(run)
            case 2:
                return network_words(run.network)
            case _:
                return run_words(run, now)

    return LazyTableModel(headers, cell, parent)


@cache
def _day_words(day: date) -> str:
    """Return a day in the ways in which somebody may type it."""
    noon = datetime(day.year, day.month, day.day, 12).astimezone()
    shown = short_moment(noon, noon - timedelta(days=400)).rpartition(" ")[0]
    return f"{day:%Y-%m-%d} {day:%d.%m.%Y} {shown}"


def searchable(line: InterviewLine) -> str:
    """Return what a search looks into: name, case, receipt, days."""
    days = (_day_words(at.astimezone().date()) for at in _moments(line))
    return "\n".join((line.respondent, line.case_id, line.receipt, *days)).casefold()


def _moments(line: InterviewLine) -> Sequence[datetime]:
    """Return when it began, and when it was received if that was on another day."""
    received = line.received_at
    if received is None or received.date() == line.started_at.date():
        return (line.started_at,)
    return (line.started_at, received)
