"""A key drawn as a key with the word for what it does; clicking it does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import current_theme


class KeyCap(QAbstractButton):
    """`[F3] Remark`. Never takes the focus: keys go on to the answer field.

    Args:
        primary: True for what the next key will do: drawn in the accent colour.
    """

    def __init__(self, key: str, words: str, parent: QWidget | None = None, *, primary: bool = False) -> None:
        super().__init__(parent)
        self._key = key
        self._primary = primary
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(f"{words} ({self._key})")
        self.updateGeometry()

    def _fonts(self) -> tuple[QFont, QFont]:
        theme = current_theme()
        return theme.font(12, QFont.Weight.Bold), theme.font(13)

    def _cap_width(self) -> int:
        return QFontMetrics(self._fonts()[0]).horizontalAdvance(self._key) + current_theme().px(14)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = QFontMetrics(self._fonts()[1]).horizontalAdvance(self.text())
        return QSize(self._cap_width() + theme.px(7) + words + theme.px(2), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        cap_font, words_font = self._fonts()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            edge, ground, ink = tokens.line, tokens.surface, tokens.disabled
        elif self._primary:
            edge, ground, ink = tokens.accent, tokens.accent, tokens.on_accent
        else:
            edge, ground, ink = (tokens.accent if self.underMouse() else tokens.border), tokens.raised, tokens.text
        height = theme.px(22)
        cap = QRectF(0.5, (self.height() - height) / 2 + 0.5, self._cap_width() - 1, height - 1)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(cap, theme.px(4), theme.px(4))
        painter.setPen(QColor(ink))
        painter.setFont(cap_font)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        words_ink = tokens.disabled if not self.isEnabled() else tokens.text if self._primary else tokens.muted
        painter.setPen(QColor(words_ink))
        painter.setFont(words_font)
        left = int(cap.right()) + theme.px(8)
        painter.drawText(left, 0, self.width() - left, self.height(), Qt.AlignmentFlag.AlignVCenter, self.text())
