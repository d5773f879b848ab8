"""The table of every list in the program: one line lit, nothing edited, no column outside the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.theme import current_theme

_LAST_WIDTH = 100  # wished for a last column without a width of its own, at 100 %


class LineTable(QTableView):
    """A table of lines of which one is lit.

    `widths` are what the columns would like at 100 %; the last takes what is left. Where the window is narrower all
    give way alike, never below their headers, so that the end of a line is cut and not the last column; where
    not even the headers have room, nothing is squeezed and the table scrolls.
    """

    def __init__(self, name: str, widths: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = widths
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_theme().px(32))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setModel(self, model: Any) -> None:
        super().setModel(model)
        self.horizontalHeader().setStretchLastSection(True)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()

    def _share_width(self) -> None:
        count = self.horizontalHeader().count()
        if not self._widths or not count:
            return
        px, room = current_theme().px, self.viewport().width()
        wished = [px(width) for width in (*self._widths, _LAST_WIDTH)][:count]
        least = [self.horizontalHeader().sectionSizeHint(column) for column in range(count)]
        for column, width in enumerate(shares(room, wished, least)):
            self.setColumnWidth(column, width)


def shares(room: int, wished: Sequence[int], least: Sequence[int]) -> list[int]:
    """Return what each column gets of `room`; all that is wished for where not even the least has room."""
    if sum(least) > room:
        return [max(pair) for pair in zip(wished, least, strict=True)]
    fixed: set[int] = set()
    while True:
        free = [n for n in range(len(wished)) if n not in fixed]
        left = room - sum(least[n] for n in fixed)
        part = min(1.0, left / max(sum(wished[n] for n in free), 1))
        tight = {n for n in free if int(wished[n] * part) < least[n]}
        if not tight:
            return [least[n] if n in fixed else int(wished[n] * part) for n in range(len(wished))]
        fixed |= tight


class OpeningTable(LineTable):
    """A table of lines; Enter or a double click asks for one."""

    line_open_requested = Signal(QModelIndex)

    def __init__(self, name: str, widths: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, widths, parent)
        self.doubleClicked.connect(self._on_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.line_open_requested.emit(index)
