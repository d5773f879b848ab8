"""A list of choices in a panel: as high as its lines, or as the panel has room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from ui.theme import current_theme
from ui.widgets.choice_list import ChoiceList

SHOWN = 12
LEAST = 96


class PanelList(ChoiceList):
    """Gives way where the window is low; the window never grows for it."""

    def __init__(self) -> None:
        super().__init__(visible_rows=SHOWN, size=14)

    def _cell_width(self) -> int:
        """Measure as if the scroll bar were there: else its coming and going would change the lines that bring it."""
        return max(min(super()._cell_width(), self.width() - self.verticalScrollBar().sizeHint().width()), 1)

    def take_height(self, height: int) -> None:
        self.setMinimumHeight(min(height, current_theme().px(LEAST)))
        self.setMaximumHeight(height)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())
