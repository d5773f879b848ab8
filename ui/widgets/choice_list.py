"""A list of choices with their codes: one row each or several columns, large enough to read in passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QScrollArea, QWidget

from ui.theme import current_theme
from ui.theme.tokens import CHOICE_SIZE
from ui.widgets.choice_delegate import ChoiceDelegate
from ui.widgets.choice_rows import ChoiceListModel, ChoiceRow
from ui.widgets.pictures import Pictures

AS_MANY_AS_FIT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLook:
    """How a list of choices is laid out.

    Attributes:
        visible_rows: Height in rows where there are more than that; 0 shows all.
        columns: Beside one another; `AS_MANY_AS_FIT` counts them by the longest label.
        size: Of the type.
        shows_marks: The tick or key at the right of a row.
    """

    visible_rows: int = 0
    columns: int = 1
    size: float = CHOICE_SIZE
    shows_marks: bool = True


class ChoiceList(QListView):
    """Shows choices and says which row was clicked. Keys are the business of the field around it."""

    row_clicked = Signal(int)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        visible_rows: int = 0,
        size: float = CHOICE_SIZE,
        look: ListLook | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look or ListLook(visible_rows=visible_rows, size=size)
        self.columns = max(self.look.columns, 1)
        self._heights: list[int] = []
        self.rows_model = ChoiceListModel(self)
        self.setModel(self.rows_model)
        self.rows_model.modelReset.connect(self._fit)
        self.rows_model.rowsInserted.connect(self._fit)
        self.pictures = pictures or Pictures({}, self)
        self.pictures.changed.connect(self.viewport().update)
        self.delegate = ChoiceDelegate(self.pictures, self, size=self.look.size, shows_marks=self.look.shows_marks)
        self.setItemDelegate(self.delegate)
        self._dress()
        self.clicked.connect(lambda index: self.row_clicked.emit(index.row()))

    def _dress(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; background: transparent; } QListView:focus { border: 0; }")
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        if not self.look.visible_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self.look.columns == 1:
            self.setMaximumWidth(current_theme().px(640))
            return
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def set_rows(self, rows: Sequence[ChoiceRow]) -> None:
        self.rows_model.set_rows(rows)

    def show_current(self, row: int) -> None:
        """Light up `row` (-1: none) and bring it into sight."""
        self.setCurrentIndex(self.rows_model.index(row) if row >= 0 else QModelIndex())
        if row >= 0 and self.look.visible_rows:
            self.scrollTo(self.rows_model.index(row))
        elif row >= 0 and self.isVisible():
            self._bring_into_sight(row)

    def _bring_into_sight(self, row: int) -> None:
        """Scroll the page around a list that is shown whole."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = area.widget() if area is not None else None
        if area is not None and page is not None:
            rect = self.visualRect(self.rows_model.index(row))
            centre = self.viewport().mapTo(page, rect.center())
            area.ensureVisible(centre.x(), centre.y(), 0, rect.height() // 2 + current_theme().px(12))

    def row_beside(self, row: int, key: Qt.Key) -> int:
        """Return the row that an arrow key leads to from `row` (-1: none yet); `row` itself where there is none."""
        count = self.rows_model.rowCount()
        across = -1 if self.isRightToLeft() else 1
        step = {
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Right: across,
            Qt.Key.Key_Left: -across,
        }[key]
        if row < 0:
            return 0 if step > 0 else count - 1
        if self.columns > 1 and abs(step) == 1 and not 0 <= row % self.columns + step < self.columns:
            return row
        return row + step if 0 <= row + step < count else row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def cell_size(self, row: int) -> QSize:
        """Return the size of the cell of `row`: all of one line are as high as the highest."""
        line = row // self.columns
        return QSize(self._cell_width(), self._heights[line] if line < len(self._heights) else 0)

    def _cell_width(self) -> int:
        spare = 1 if self.columns > 1 else 0  # a line that is filled to the last pixel is broken
        return max((self.viewport().width() - spare) // self.columns, 1)

    def _fit(self) -> None:
        """Count the columns, measure the lines, and be as high as they are."""
        rows, delegate = self.rows_model.rows, self.delegate
        if self.look.columns != 1:
            delegate.is_narrow = True
            self.columns = self._count_columns(rows)
        width = self._cell_width()
        spare = current_theme().px(delegate.GAP) if self.columns > 1 else 0
        each = [delegate.height_in(width - spare, row) for row in rows]
        self._heights = [max(each[first : first + self.columns]) for first in range(0, len(each), self.columns)]
        shown = self._heights[: self.look.visible_rows] if self.look.visible_rows else self._heights
        self.take_height(max(sum(shown), 1) + 2)

    def take_height(self, height: int) -> None:
        """Be as high as the lines that are to be in sight."""
        self.setFixedHeight(height)

    def _count_columns(self, rows: Sequence[ChoiceRow]) -> int:
        """Return how many columns there are: as asked for, fewer where words would have to be broken."""
        delegate, room = self.delegate, self.viewport().width() - 1
        gap = current_theme().px(delegate.GAP)
        count = min(self.look.columns, len(rows)) or 1
        if self.look.columns == AS_MANY_AS_FIT:
            pictured = [row for row in rows if row.picture]
            widest = max((delegate.natural_width(row) for row in pictured or rows), default=1)
            count = max(1, min(len(rows), room // (widest + gap)))
        while count > 1 and not all(delegate.fits_words(room // count - gap, row) for row in rows):
            count -= 1
        return count
