"""How painted text is broken into lines: between words, inside one only where it is wider than the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def wrapping(metrics: QFontMetrics, text: str, width: float) -> Qt.TextFlag:
    """Return the flags that break `text` into lines of `width`."""
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    if widest <= width:
        return Qt.TextFlag.TextWordWrap
    return Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
