"""Labels by role, so that size and colour come from the theme alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class TextLabel(QLabel):
    """A text in one of the roles that the style sheet names. Plain text unless `rich`; then a click opens its links."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        rich: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(rich)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setText(text)
        self._begin()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._begin()

    def _begin(self) -> None:
        """Begin lines at the side where the page begins; Qt would go by the language of each text."""
        if self.isRightToLeft() or self.alignment() & Qt.AlignmentFlag.AlignAbsolute:
            start = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute | upright)

    def set_role(self, role: str) -> None:
        """Give the label another role and have it painted again."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(TextLabel):
    """One line that gives way: what does not fit ends in an ellipsis, and stands in the tool tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), shown)
        painter.end()
