"""The place where typed digits appear: it shows that the list takes keys, what was typed, and whether it is a code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.theme import current_theme
from ui.theme.tokens import CORNER, FOCUS_RING
from ui.widgets.speaking import announce


class CodeEcho(QWidget):
    """`Code 12▏` in a box with the focus ring; a sentence beside it where the code does not exist."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._typed = ""
        self._sentence = ""
        self._remark = ""
        self.setFixedHeight(current_theme().px(36))

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(400), self.height())

    def show_typed(self, typed: str, sentence: str = "") -> None:
        """Echo `typed`; with a sentence it is shown as wrong."""
        if sentence != self._sentence:
            announce(self, sentence)
        self._typed, self._sentence, self._remark = typed, sentence, ""
        self.setAccessibleDescription(sentence)
        self.update()

    def show_remark(self, remark: str) -> None:
        """Say what the last key did besides; nothing is wrong."""
        announce(self, remark)
        self._remark = remark
        self.setAccessibleDescription(remark)
        self.update()

    @property
    def remark(self) -> str:
        return self._remark

    @property
    def sentence(self) -> str:
        return self._sentence

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        self._paint_code(painter, box)
        painter.setFont(theme.font(13))
        painter.setPen(QColor(theme.tokens.hard if self._sentence else theme.tokens.soft))
        gap = theme.px(12)
        room = QRectF(box.right() + gap, 0, self.width() - box.width() - gap, self.height() - 4)
        if self.isRightToLeft():
            room.moveLeft(0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | self._start(), self._sentence or self._remark)
        painter.end()

    def _start(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft

    def _box(self) -> QRectF:
        """Return the box of the code, wide enough for its word and what is typed."""
        theme = current_theme()
        word = QFontMetrics(theme.font(13)).horizontalAdvance(tr("Code"))
        code = QFontMetrics(theme.font(16, QFont.Weight.Bold)).horizontalAdvance(self._typed + "▏")
        width = word + theme.px(24) + max(theme.px(56), code)
        return QRectF(self.width() - width - 1 if self.isRightToLeft() else 1, 2, width, self.height() - 6)

    def _paint_code(self, painter: QPainter, box: QRectF) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        focused = self._owner.hasFocus()
        edge = tokens.hard if self._sentence else tokens.accent if focused else tokens.border
        painter.setPen(QPen(QColor(edge), FOCUS_RING if focused else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, theme.px(CORNER), theme.px(CORNER))
        inside, flags = box.adjusted(theme.px(10), 0, -theme.px(10), 0), Qt.AlignmentFlag.AlignVCenter | self._start()
        painter.setFont(theme.font(13))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(inside, flags, tr("Code"))
        before = QFontMetrics(theme.font(13)).horizontalAdvance(tr("Code")) + theme.px(8)
        code = inside.adjusted(0, 0, -before, 0) if self.isRightToLeft() else inside.adjusted(before, 0, 0, 0)
        painter.setFont(theme.font(16, QFont.Weight.Bold))
        painter.setPen(QColor(tokens.hard if self._sentence else tokens.text))
        painter.drawText(code, flags, self._typed + ("▏" if focused else ""))
