"""A bar that shows how loud it is, from -60 dBFS to full scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxfield.audio.levels import Level
from ui.theme import current_theme

QUIETEST_DBFS = -60.0
TOO_LOUD_DBFS = -1.0


def share_of(dbfs: float) -> float:
    """Return where a level stands in the bar, 0 to 1."""
    return min(1.0, max(0.0, 1 - dbfs / QUIETEST_DBFS))


class LevelBar(QWidget):
    """RMS as a filled bar, peak as a line. What is wrong stands beside it in words; the bar only illustrates."""

    def __init__(self, width: int = 64, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._level = Level()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(self._width), theme.px(8))

    @property
    def level(self) -> Level:
        return self._level

    def show_level(self, level: Level) -> None:
        if level != self._level:
            self._level = level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.setPen(QColor(tokens.border))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        filled = area.adjusted(1, 1, -1, -1)
        filled.setWidth(filled.width() * share_of(self._level.rms_dbfs))
        loud = self._level.peak_dbfs >= TOO_LOUD_DBFS
        painter.fillRect(filled, QColor(tokens.soft if loud else tokens.good))
        peak = area.left() + (area.width() - 2) * share_of(self._level.peak_dbfs)
        painter.fillRect(QRectF(peak, area.top(), 2, area.height()), QColor(tokens.text))
        painter.end()
