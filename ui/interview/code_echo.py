"""The place where typed digits appear: it shows that the list takes keys, what was typed, and whether it is a code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.theme import current_theme
from ui.theme.tokens import CORNER, FOCUS_RING


class CodeEcho(QWidget):
    """`Code 12▏` in a box with the focus ring; a sentence beside it where the code does not exist."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._typed = ""
        self._sentence = ""
        self.setFixedHeight(current_theme().px(36))

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(400), self.height())

    def show_typed(self, typed: str, sentence: str = "") -> None:
        """Echo `typed`; with a sentence it is shown as wrong."""
        self._typed, self._sentence = typed, sentence
        self.update()

    @property
    def sentence(self) -> str:
        return self._sentence

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        focused = self._owner.hasFocus()
        word_font, code_font = theme.font(13), theme.font(16, QFont.Weight.Bold)
        word = tr("Code")
        word_width = QFontMetrics(word_font).horizontalAdvance(word)
        width = (
            word_width + theme.px(24) + max(theme.px(56), QFontMetrics(code_font).horizontalAdvance(self._typed + "▏"))
        )
        box = QRectF(1, 2, width, self.height() - 6)
        edge = tokens.hard if self._sentence else tokens.accent if focused else tokens.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), FOCUS_RING if focused else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, theme.px(CORNER), theme.px(CORNER))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(word_font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(box.adjusted(theme.px(10), 0, 0, 0), middle, word)
        painter.setFont(code_font)
        painter.setPen(QColor(tokens.hard if self._sentence else tokens.text))
        painter.drawText(
            box.adjusted(word_width + theme.px(18), 0, 0, 0), middle, self._typed + ("▏" if focused else "")
        )
        painter.setFont(theme.font(13))
        painter.drawText(QRectF(box.right() + theme.px(12), 0, 600, self.height() - 4), middle, self._sentence)
        painter.end()
