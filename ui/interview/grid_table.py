"""The grid as it is painted: rows, heads that stay in sight, the lit row, what is chosen and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.language import tr
from ui.reading_direction import led, start_of
from ui.theme import current_theme
from ui.theme.tokens import CORNER
from ui.widgets.speaking import speak_as


def word_wrap(text: str, measure: QFontMetrics, width: float) -> Qt.TextFlag:
    """Return how `text` is wrapped: between words, and inside them only where a word is wider than its place."""
    is_wide = any(measure.horizontalAdvance(word) > width for word in text.split())
    return Qt.TextFlag.TextWrapAnywhere if is_wide else Qt.TextFlag.TextWordWrap


_HEAD_SIZES = (12, 11, 10)
_HEAD_SPACE = 3
_LEAST_LABEL = 0.3
"""Share of the width that the labels of the rows keep."""


class GridTable(QWidget):
    """Paints the grid and says what was clicked."""

    clicked = Signal(int, int)  # row, column
    key_pressed = Signal(QKeyEvent)

    def __init__(self, rows: list[str], heads: list[tuple[str, str]]) -> None:
        super().__init__()
        self._rows = rows
        self._heads = heads
        self._chosen: list[frozenset[int]] = [frozenset()] * len(rows)
        self._missing = [""] * len(rows)
        self._wrong: dict[int, str] = {}
        self._cursor = -1
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "table")
        self.setMaximumWidth(current_theme().px(980))

    def show_wrong(self, tones: dict[int, str]) -> None:
        """Mark rows that something is wrong with; `tones` is row -> `hard` or `soft`."""
        self._wrong = tones
        self.update()

    def show_state(self, chosen: list[frozenset[int]], missing: list[str], current: int, *, cursor: int = -1) -> None:
        """Show the chosen columns of each row; `cursor` is the column that Space means, -1 for none."""
        self._chosen, self._missing, self._current, self._cursor = list(chosen), list(missing), current, cursor
        answers = [" ".join(self._heads[column]) for column in sorted(chosen[current])]
        answer = ", ".join(answers) or missing[current] or tr("no answer yet")
        self.setAccessibleDescription(f"{self._rows[current]}: {answer}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    # ---- measures ----

    def _label_width(self) -> float:
        """Return what the labels of the rows have: less where the words above the columns need it."""
        usual = self.width() * (0.46 if len(self._heads) <= 7 else 0.36)
        column = self._widest_word(_HEAD_SIZES[-1]) + 2 * _HEAD_SPACE
        return max(min(usual, self.width() - column * len(self._heads)), self.width() * _LEAST_LABEL)

    def _widest_word(self, size: int) -> int:
        measure = QFontMetrics(current_theme().font(size)).horizontalAdvance
        return max((measure(word) for _code, text in self._heads for word in text.split()), default=0)

    def _head_font(self) -> QFont:
        """Return the largest type in which no word above the columns has to be broken."""
        room = int(self._column(0).width()) - 2 * _HEAD_SPACE
        fits = (size for size in _HEAD_SIZES if self._widest_word(size) <= room)
        return current_theme().font(next(fits, _HEAD_SIZES[-1]))

    def broken_heads(self) -> list[str]:
        """Return the words above the columns that do not fit even so."""
        room, measure = self._column(0).width() - 2 * _HEAD_SPACE, QFontMetrics(self._head_font()).horizontalAdvance
        return [word for _code, text in self._heads for word in text.split() if measure(word) > room]

    def _column(self, column: int) -> QRectF:
        step = (self.width() - self._label_width()) / len(self._heads)
        before = self._label_width() + column * step
        return QRectF(self.width() - before - step if self.isRightToLeft() else before, 0, step, 0)

    def _label_box(self, rect: QRectF) -> QRectF:
        """Return where the label stands in the row `rect`."""
        space = current_theme().px(14)
        width = self._label_width() - 2 * space
        left = rect.right() - space - width if self.isRightToLeft() else rect.left() + space
        return QRectF(left, rect.top(), width, rect.height())

    def _head_height(self) -> int:
        theme = current_theme()
        measure = QFontMetrics(self._head_font())
        width = max(int(self._column(0).width()) - 2 * _HEAD_SPACE, 20)
        heights = (
            measure.boundingRect(0, 0, width, 999, word_wrap(text, measure, width), text).height()
            for _, text in self._heads
        )
        tallest = max(heights, default=0)
        return tallest + theme.px(10)

    @property
    def head_height(self) -> int:
        return self._head_height()

    def _row_height(self, row: int) -> int:
        theme = current_theme()
        width = int(self._label_width()) - theme.px(28)
        measure = QFontMetrics(theme.font(16, QFont.Weight.DemiBold))  # as the current row is written
        text = measure.boundingRect(0, 0, max(width, 40), 999, Qt.TextFlag.TextWordWrap, self._rows[row]).height()
        return max(text, theme.px(26)) + theme.px(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._head_height() + sum(self._row_height(row) for row in range(len(self._rows))) + 4)

    def row_rect(self, row: int) -> QRectF:
        top = self._head_height() + sum(self._row_height(r) for r in range(row))
        return QRectF(0, top, self.width(), self._row_height(row))

    # ---- events ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for row in range(len(self._rows)):
            if self.row_rect(row).contains(event.position()):
                columns = range(len(self._heads))
                x = event.position().x()
                hit = next((c for c in columns if self._column(c).left() <= x < self._column(c).right()), -1)
                self.clicked.emit(row, hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for row in range(len(self._rows)):
            self._paint_row(painter, row)
        self._paint_heads(painter)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QAbstractScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.verticalScrollBar().valueChanged.connect(self.update, Qt.ConnectionType.UniqueConnection)

    def _head_top(self) -> int:
        """Return where the heads stand: at the top of what is in sight, while a row fits below them."""
        lowest = self.height() - self._head_height() - self._row_height(len(self._rows) - 1)
        return max(min(self.visibleRegion().boundingRect().top(), lowest), 0)

    def _paint_heads(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(self._head_font())
        painter.setPen(theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        measure = QFontMetrics(painter.font())
        top, height = self._head_top(), self._head_height() - theme.px(6)
        if top:
            painter.fillRect(0, top, self.width(), self._head_height(), theme.colour("surface"))
        for column, (_, text) in enumerate(self._heads):
            box = self._column(column)
            painter.drawText(
                QRectF(box.left() + 3, top, box.width() - 6, height),
                flags | word_wrap(text, measure, box.width() - 6),
                text,
            )

    def _paint_row(self, painter: QPainter, row: int) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        rect, current = self.row_rect(row), row == self._current
        if current:
            painter.setPen(QPen(QColor(tokens.accent), 2 if self.hasFocus() else 1))
            painter.setBrush(QColor(tokens.instruction_ground))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(CORNER), theme.px(CORNER))
        else:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row in self._wrong:
            self._paint_wrong(painter, rect, getattr(tokens, self._wrong[row]))
        answered = self._chosen[row] or self._missing[row]
        painter.setPen(QColor(tokens.muted if answered and not current else tokens.text))
        painter.setFont(theme.font(16, QFont.Weight.DemiBold if current else QFont.Weight.Normal))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._label_box(rect), middle | start_of(self), led(self._rows[row]))
        for column in range(len(self._heads)):
            self._paint_cell(painter, row, column)
        if self._missing[row]:
            painter.setPen(QColor(tokens.soft))
            painter.setFont(theme.font(12, QFont.Weight.Bold))
            space = theme.px(8)
            painter.drawText(rect.adjusted(space, 0, -space, 0), Qt.AlignmentFlag.AlignRight, self._missing[row])

    def _paint_wrong(self, painter: QPainter, rect: QRectF, tone: str) -> None:
        """A bar and a mark at the beginning of the row: not by colour alone."""
        theme, is_turned = current_theme(), self.isRightToLeft()
        left = rect.right() - theme.px(4) if is_turned else rect.left()
        place = rect.right() - theme.px(14) if is_turned else rect.left() + theme.px(4)
        painter.fillRect(QRectF(left, rect.top() + 2, theme.px(4), rect.height() - 4), QColor(tone))
        painter.setPen(QColor(tone))
        painter.setFont(theme.font(15, QFont.Weight.Bold))
        mark = QRectF(place, rect.top(), theme.px(10), rect.height())
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "!")

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        rect, place = self.row_rect(row), self._column(column)
        side = min(theme.px(38), int(place.width()) - theme.px(4))
        box = QRectF(place.center().x() - side / 2, rect.center().y() - theme.px(15), side, theme.px(30))
        chosen = column in self._chosen[row]
        is_meant = row == self._current and column == self._cursor
        painter.setPen(QPen(QColor(tokens.accent if chosen or is_meant else tokens.line), 2 if is_meant else 1))
        painter.setBrush(QColor(tokens.accent if chosen else tokens.surface))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(QColor(tokens.on_accent if chosen else tokens.text))
        painter.setFont(theme.font(15, QFont.Weight.Bold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._heads[column][0])
