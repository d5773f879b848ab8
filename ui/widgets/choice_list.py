"""A list of choices with their codes: one row each, large enough to read in passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import current_theme
from ui.theme.tokens import CHOICE_SIZE, CORNER

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One row.

    Attributes:
        mark: What stands at the right: the key that takes it, a tick, a rank; empty for nothing.
        chosen: Drawn as taken.
    """

    code: str
    label: str
    mark: str = ""
    chosen: bool = False


class ChoiceListModel(QAbstractListModel):
    """Holds the rows that are shown. Data is handed in; nothing is decided here."""

    ROW_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ChoiceRow, ...] = ()

    def set_rows(self, rows: Sequence[ChoiceRow]) -> None:
        """Show `rows`. Rows that only changed their marks are repainted in place."""
        old, new = self._rows, tuple(rows)
        if [(r.code, r.label) for r in old] == [(r.code, r.label) for r in new]:
            self._rows = new
            for i, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(i), self.index(i))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

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
            return f"{row.code} {row.label}" + (" ✓" if row.chosen else "")
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints one choice: bold code, label over as many lines as it needs, mark at the right."""

    GAP = 6

    def __init__(self, parent: QObject | None = None, *, size: float = CHOICE_SIZE) -> None:
        super().__init__(parent)
        self._size = size

    def _geometry(self, rect: QRect, row: ChoiceRow) -> tuple[QRect, QRect]:
        theme = current_theme()
        box = rect.adjusted(1, 1, -1, -theme.px(self.GAP) + 1)
        mark = QFontMetrics(theme.font(12, QFont.Weight.Bold)).horizontalAdvance(row.mark) + theme.px(12)
        left = theme.px(20) + max(theme.px(36), self._code_width(row) + theme.px(14))
        return box, box.adjusted(left, theme.px(6), -mark - theme.px(16), -theme.px(6))

    def _code_width(self, row: ChoiceRow) -> int:
        return QFontMetrics(current_theme().font(self._size, QFont.Weight.Bold)).horizontalAdvance(row.code)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        row: ChoiceRow = index.data(ChoiceListModel.ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        _, label = self._geometry(QRect(0, 0, width, 1000), row)
        flags = Qt.TextFlag.TextWordWrap
        text = QFontMetrics(theme.font(self._size)).boundingRect(0, 0, max(label.width(), 40), 9999, flags, row.label)
        height = max(theme.px(self._size + 8), text.height()) + theme.px(14)
        return QSize(width, height + theme.px(self.GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        tokens = theme.tokens
        row: ChoiceRow = index.data(ChoiceListModel.ROW_ROLE)
        box, label = self._geometry(option.rect, row)
        view = option.widget
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row() and view.hasFocus()
        edge = tokens.accent if row.chosen or current else tokens.line
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 2 if row.chosen else 1))
        painter.setBrush(QColor(tokens.instruction_ground if row.chosen else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(CORNER), theme.px(CORNER))
        painter.setPen(QColor(tokens.accent if row.chosen else tokens.text))
        painter.setFont(theme.font(self._size, QFont.Weight.Bold))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(theme.px(20), 0, 0, 0), middle, row.code)
        painter.setPen(QColor(tokens.text))
        painter.setFont(theme.font(self._size))
        painter.drawText(label, middle | Qt.TextFlag.TextWordWrap, row.label)
        painter.setPen(QColor(tokens.accent))
        painter.setFont(theme.font(12, QFont.Weight.Bold))
        painter.drawText(box.adjusted(0, 0, -theme.px(18), 0), middle | Qt.AlignmentFlag.AlignRight, row.mark)
        painter.restore()


class ChoiceList(QListView):
    """Shows choices and says which row was clicked. Keys are the business of the field around it.

    Args:
        visible_rows: Height in rows where there are more than that; 0 shows all.
    """

    row_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, visible_rows: int = 0, size: float = CHOICE_SIZE) -> None:
        super().__init__(parent)
        self._visible_rows = visible_rows
        self.rows_model = ChoiceListModel(self)
        self.setModel(self.rows_model)
        self.rows_model.modelReset.connect(self._fit)
        self.setItemDelegate(ChoiceDelegate(self, size=size))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; background: transparent; } QListView:focus { border: 0; }")
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        if not visible_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumWidth(current_theme().px(640))
        self.clicked.connect(lambda index: self.row_clicked.emit(index.row()))

    def set_rows(self, rows: Sequence[ChoiceRow]) -> None:
        self.rows_model.set_rows(rows)

    def show_current(self, row: int) -> None:
        """Light up `row` (-1: none) and bring it into sight."""
        self.setCurrentIndex(self.rows_model.index(row) if row >= 0 else QModelIndex())
        if row >= 0 and self._visible_rows:
            self.scrollTo(self.rows_model.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.widget = self
        delegate = self.itemDelegate()
        count = self.rows_model.rowCount()
        shown = min(count, self._visible_rows) if self._visible_rows else count
        height = sum(delegate.sizeHint(option, self.rows_model.index(i)).height() for i in range(shown))
        self.setFixedHeight(max(height, 1) + 2)
