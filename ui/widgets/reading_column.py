"""A column of text that never grows wider than can be read, at a fixed place where lines begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import current_theme


class ReadingColumn(QWidget):
    """Put content into `column`. The width is held by the margin where lines end, because Qt measures the height of
    wrapped text by the width of the layout and not by the maximum width of the label.
    """

    LEFT, RIGHT, WIDTH = 64, 40, 860

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(current_theme().px(12))
        self._set_margins(0)

    def _set_margins(self, width: int) -> None:
        theme = current_theme()
        spare = width - theme.px(self.LEFT) - theme.px(self.WIDTH)
        left = min(theme.px(self.LEFT), max(theme.px(16), width // 12))
        before, behind = left, max(min(theme.px(self.RIGHT), left), spare)
        if self.isRightToLeft():
            before, behind = behind, before
        self.column.setContentsMargins(before, theme.px(24), behind, theme.px(24))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_margins(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._set_margins(event.size().width())
