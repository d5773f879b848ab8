"""The picture of rows of a repeat: columns are questions, rows are instances; one cell is being typed in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.interview.grid_table import word_wrap
from ui.language import tr
from ui.reading_direction import led, start_of
from ui.theme import current_theme


@dataclass(frozen=True, slots=True)
class CellLook:
    """What stands in a cell. `tone` is a colour role of the theme; `is_asked` False leaves it grey."""

    text: str = ""
    tone: str = "text"
    is_asked: bool = True


class RowTable(QWidget):
    """Paints the table and lays the line for typing over the current cell."""

    clicked = Signal(int, int)  # row, column

    def __init__(self, heads: list[str], rows: int) -> None:
        super().__init__()
        theme = current_theme()
        self._heads = heads
        self._looks = [[CellLook()] * len(heads) for _ in range(rows)]
        self._current = (0, 0)
        self._head: tuple[float, int] = (-1.0, 0)  # width of a column and how high the heads are in it
        self.editor = QLineEdit(self)
        self.editor.setProperty("role", "cell")
        self.editor.setFont(theme.font(16))
        self.setMaximumWidth(theme.px(980))

    def show_looks(self, looks: list[list[CellLook]], current: tuple[int, int]) -> None:
        self._looks, self._current = looks, current
        self._place_editor()
        self.update()

    def _place_editor(self) -> None:
        self.editor.setGeometry(self.cell_rect(*self._current).toRect())

    # ---- measures ----

    def _number_width(self) -> int:
        return current_theme().px(40)

    def _column(self, column: int) -> tuple[float, float]:
        """Return left edge and width; a right-to-left window counts columns from the right."""
        width = (self.width() - self._number_width()) / len(self._heads)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.width() - self._number_width() - (column + 1) * width, width
        return self._number_width() + column * width, width

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._head = (-1.0, 0)  # the type may be another

    def _head_height(self) -> int:
        width = self._column(0)[1]
        if self._head[0] != width:
            self._head = (width, self._measure_heads())
        return self._head[1]

    def _measure_heads(self) -> int:
        theme = current_theme()
        measure = QFontMetrics(theme.font(13))
        width = max(int(self._column(0)[1]) - theme.px(12), 20)
        rects = (measure.boundingRect(0, 0, width, 999, word_wrap(text, measure, width), text) for text in self._heads)
        return max(rect.height() for rect in rects) + theme.px(12)

    def _row_height(self) -> int:
        return current_theme().px(44)

    def cell_rect(self, row: int, column: int) -> QRectF:
        left, width = self._column(column)
        return QRectF(left, self._head_height() + row * self._row_height(), width, self._row_height()).adjusted(
            1, 2, -3, -2
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._head_height() + len(self._looks) * self._row_height() + 2)
        self._place_editor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int((event.position().y() - self._head_height()) // self._row_height())
        if not 0 <= row < len(self._looks):
            return
        for column in range(len(self._heads)):
            if self.cell_rect(row, column).contains(event.position()):
                self.clicked.emit(row, column)

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_heads(painter)
        for row in range(len(self._looks)):
            top = self._head_height() + row * self._row_height()
            if event.rect().intersects(QRect(0, top, self.width(), self._row_height())):
                self._paint_row(painter, row, top)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("muted"))
        flags = start_of(self) | Qt.AlignmentFlag.AlignBottom
        measure = QFontMetrics(painter.font())
        for column, text in enumerate(self._heads):
            left, width = self._column(column)
            box = QRectF(left + theme.px(6), 0, width - theme.px(12), self._head_height() - theme.px(6))
            painter.drawText(box, flags | word_wrap(text, measure, box.width()), led(text))

    def _paint_row(self, painter: QPainter, row: int, top: int) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        is_current = row == self._current[0]
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, top + self._row_height(), self.width(), top + self._row_height())
        painter.setFont(theme.font(13, QFont.Weight.Bold if is_current else QFont.Weight.Normal))
        painter.setPen(QColor(tokens.accent if is_current else tokens.muted))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - self._number_width() if is_mirrored else 0
        number = QRectF(left, top, self._number_width(), self._row_height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(row + 1))
        painter.setFont(theme.font(16))
        for column, look in enumerate(self._looks[row]):
            self._paint_cell(painter, self.cell_rect(row, column), look)

    def _paint_cell(self, painter: QPainter, rect: QRectF, look: CellLook) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        if not look.is_asked:
            painter.setPen(QColor(tokens.disabled))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")
            return
        wrong = look.tone in ("hard", "soft")
        painter.setPen(QPen(QColor(getattr(tokens, look.tone) if wrong else tokens.line), 2 if wrong else 1))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
        painter.setPen(QColor(tokens.muted if look.tone == "muted" else tokens.text))
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        text = QFontMetrics(painter.font()).elidedText(look.text, Qt.TextElideMode.ElideRight, int(inner.width()))
        mark = "! " if wrong else ""
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | start_of(self), mark + led(text))

    def name_cell(self, row: int, head: str, words: str) -> None:
        """Tell screen readers which cell is being typed in."""
        self.editor.setAccessibleName(tr("Row {row}, {question}").format(row=row + 1, question=head))
        self.editor.setAccessibleDescription(words)
