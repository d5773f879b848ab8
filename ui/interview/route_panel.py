"""The route at the left: what is done, where we are, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from cxfield.fieldwork.page_view import Mark, RouteLine
from ui.interview.rich_text import plain_text
from ui.language import tr
from ui.reading_direction import direction_of, led
from ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
ROOM_FOR_QUESTION = 520
"""Pixels at 100 % that the question keeps before the route folds away."""
LINE_ROLE = Qt.ItemDataRole.UserRole + 1


class RouteModel(QAbstractListModel):
    """The lines of the route as handed in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RouteLine, ...] = ()

    def set_lines(self, lines: Sequence[RouteLine]) -> None:
        """Take over `lines`. Where there are as many as before only those that differ are told: nothing is laid out."""
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()
            return
        before, self._lines = self._lines, tuple(lines)
        differ = [row for row, line in enumerate(self._lines) if line != before[row]]
        if differ:
            self.dataChanged.emit(self.index(differ[0], 0), self.index(differ[-1], 0))

    def current_row(self) -> int:
        """Return the row of the page that is asked now; -1 at the end."""
        rows = [i for i, line in enumerate(self._lines) if line.mark == Mark.CURRENT]
        return rows[-1] if rows else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return plain_text(line.title).lstrip(" :,;–-")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_mark(line, is_open=False)} {plain_text(line.title)}"
        return None


def _mark(line: RouteLine, *, is_open: bool) -> str:
    if line.mark == Mark.DONE:
        return "✓"
    if line.mark == Mark.CURRENT:
        return "▸" if is_open else "●"
    return "·"


class RouteDelegate(QStyledItemDelegate):
    """Paints one line: mark, then title; the current page on the accent ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, current_theme().px(29))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        line: RouteLine = index.data(LINE_ROLE)
        below: RouteLine | None = index.model().index(index.row() + 1, 0).data(LINE_ROLE)
        is_section = line.depth == 0 and below is not None and below.depth > 0 and line.mark == Mark.CURRENT
        is_here = line.mark == Mark.CURRENT and not is_section
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        turned = option.direction == Qt.LayoutDirection.RightToLeft
        rect = QRectF(option.rect).adjusted(theme.px(12), 1, -theme.px(12), -1)
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.instruction_ground))
            painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
            painter.setBrush(QColor(tokens.accent))
            edge = QRectF(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.drawRect(_placed(edge, rect, turned=turned))
        left = rect.left() + theme.px(12) + line.depth * theme.px(20)
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(theme.font(13, QFont.Weight.DemiBold if line.mark == Mark.CURRENT else QFont.Weight.Normal))
        painter.setPen(QColor(tokens.good if line.mark == Mark.DONE else tokens.accent if is_here else tokens.muted))
        mark = _placed(QRectF(left, rect.top(), 40, rect.height()), rect, turned=turned)
        painter.drawText(mark, middle, _mark(line, is_open=is_section))
        painter.setPen(QColor(tokens.accent if is_here else tokens.text if is_section else tokens.muted))
        text_left = left + theme.px(20)
        width = rect.right() - text_left - theme.px(4)
        text = painter.fontMetrics().elidedText(led(index.data()), Qt.TextElideMode.ElideRight, int(width))
        title = _placed(QRectF(text_left, rect.top(), width, rect.height()), rect, turned=turned)
        painter.drawText(title, middle, text)
        painter.restore()


def _placed(part: QRectF, whole: QRectF, *, turned: bool) -> QRectF:
    """Return `part` where it lies in `whole`, seen from the other side if `turned`."""
    if not turned:
        return part
    return QRectF(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())


class RoutePanel(QFrame):
    """The list at the left; a click goes there."""

    page_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(current_theme().px(232))
        self._own_choice: bool | None = None
        self._list = QListView()
        self._list.setAccessibleName(tr("Route of the interview"))
        self._list.setStyleSheet("QListView { border: 0; background: transparent; }")
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines = RouteModel(self)
        self._list.setModel(self.lines)
        self._list.setItemDelegate(RouteDelegate(self._list))
        self._list.clicked.connect(lambda index: self.page_wished.emit(index.data(LINE_ROLE).page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current_theme().px(16), 0, current_theme().px(8))
        column.addWidget(self._list)

    def fit(self, room: int) -> None:
        """Fold away where less than a readable question would be left of `room` pixels; Ctrl+L has the last word."""
        is_roomy = room - self.width() >= current_theme().px(ROOM_FOR_QUESTION)
        self.setVisible(is_roomy if self._own_choice is None else self._own_choice)

    def toggle(self) -> None:
        """Show or hide by wish of the interviewer."""
        self._own_choice = self.isHidden()
        self.setVisible(self._own_choice)

    def show_lines(self, lines: Sequence[RouteLine], language: str | None = None) -> None:
        """Show `lines` as their `language` reads, and keep the current one in sight."""
        self._list.setLayoutDirection(direction_of(language))
        self.lines.set_lines(lines)
        row = self.lines.current_row()
        if row >= 0:
            self._list.scrollTo(self.lines.index(min(row + 2, len(lines) - 1)))
            self._list.scrollTo(self.lines.index(row))
