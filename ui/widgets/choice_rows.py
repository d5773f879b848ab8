"""The rows of a list of choices, and the model that holds the ones that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.language import tr

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One row.

    Attributes:
        mark: What stands at the right: the key that takes it, a tick, a rank; empty for nothing.
        chosen: Drawn as taken.
        picture: Name of a picture that the list was given; empty for none.
        is_read: Read out with the question; a row that is not looks like it and says so to a screen reader.
    """

    code: str
    label: str
    mark: str = ""
    chosen: bool = False
    picture: str = ""
    is_read: bool = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        place = self.mark if self.mark not in ("Enter", "✓") else ""
        silent = "" if self.is_read else tr("not read out")
        chosen = tr("chosen") if self.chosen else ""
        return ", ".join(filter(None, (f"{self.code} {self.label}", place, silent, chosen)))


def _content(row: ChoiceRow) -> tuple[str, str, str, bool]:
    return row.code, row.label, row.picture, row.is_read


class ChoiceListModel(QAbstractListModel):
    """Holds the rows that are shown. Data is handed in; nothing is decided here."""

    ROW_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ChoiceRow, ...] = ()

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[ChoiceRow]) -> None:
        """Show `rows`. Rows that only changed their marks are repainted in place; more at the end are added."""
        old, new = self._rows, tuple(rows)
        if not old or [_content(row) for row in old] != [_content(row) for row in new[: len(old)]]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new[: len(old)]
        for i, (before, after) in enumerate(zip(old, self._rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(i), self.index(i))
        if len(new) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self._rows = new
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.label}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are checked or not for screen readers; ticking them is the business of the field."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else usual
