"""The row of boxes of a scale: numbers, faces or stars, with the words that belong to them below."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.interview.choice_codes import CodedChoice
from ui.interview.rich_text import plain_text
from ui.interview.scale_marks import moods, paint_face, paint_star
from ui.language import tr
from ui.theme import current_theme
from ui.theme.tokens import CORNER
from ui.widgets.speaking import speak_as
from ui.widgets.wrapping import wrapping

_LABEL_SIZES = (13, 12, 11, 10)


class ScaleLook(StrEnum):
    """What stands in the boxes above the code."""

    NUMBERS = "numbers"
    FACES = "faces"
    STARS = "stars"


class ScaleRow(QWidget):
    """The row itself. Says which box was clicked and passes keys on by signal."""

    clicked = Signal(int)
    key_pressed = Signal(QKeyEvent)
    focus_changed = Signal()

    def __init__(self, choices: tuple[CodedChoice, ...], look: ScaleLook) -> None:
        super().__init__()
        self._choices = choices
        self._labels = [plain_text(c.label) if c.label.strip() != c.code else "" for c in choices]
        self._look = look
        self._chosen = -1
        self._moods = moods(choices)
        self._spread = len(choices) > 3 and not any(self._labels[1:-1])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "scale")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaximumWidth(current_theme().px(64 * max(len(choices), 7) if self._spread else 172 * len(choices)))
        self.setFixedHeight(self._height_in(self.maximumWidth()))

    # ---- measuring ----

    def _box_height(self) -> int:
        return current_theme().px(48 if self._look == ScaleLook.NUMBERS else 84)

    def _gap(self) -> int:
        return current_theme().px(6)

    def _label_room(self, width: int) -> int:
        return width // 2 - self._gap() if self._spread else width // len(self._choices) - self._gap()

    def _label_font(self, width: int) -> QFont:
        """Return the largest type in which no word of the labels has to be broken."""
        room = self._label_room(width)
        words = " ".join(self._labels).split()
        for size in _LABEL_SIZES:
            font = current_theme().font(size)
            if max(map(QFontMetrics(font).horizontalAdvance, words), default=0) <= room:
                break
        return font

    def broken_labels(self) -> list[str]:
        """Return the words of the labels that do not fit even in the smallest type."""
        room, measure = self._label_room(self.width()), QFontMetrics(self._label_font(self.width())).horizontalAdvance
        return [word for word in " ".join(self._labels).split() if measure(word) > room]

    def _label_height(self, width: int) -> int:
        if not any(self._labels):
            return 0
        metrics, room = QFontMetrics(self._label_font(width)), self._label_room(width)
        return max(
            metrics.boundingRect(0, 0, room, 9999, wrapping(metrics, label, room), label).height()
            for label in self._labels
        )

    def _height_in(self, width: int) -> int:
        labels = self._label_height(width)
        return self._box_height() + (labels + current_theme().px(8) if labels else 0) + 4

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.setFixedHeight(self._height_in(event.size().width()))

    def _box(self, index: int) -> QRectF:
        step = self.width() / len(self._choices)
        place = len(self._choices) - 1 - index if self.isRightToLeft() else index
        return QRectF(place * step + 1, 1, step - self._gap(), self._box_height() - 2)

    # ---- state ----

    def set_chosen(self, index: int) -> None:
        self._chosen = index
        label = self._labels[index] if index >= 0 else ""
        said = f"{self._choices[index].code} {label}".strip() if index >= 0 else tr("no answer yet")
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._choices)):
            if self._box(index).contains(event.position()):
                self.clicked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for index in range(len(self._choices)):
            self._paint_box(painter, index)
        self._paint_labels(painter)
        painter.end()

    def _paint_box(self, painter: QPainter, index: int) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        box, chosen = self._box(index), index == self._chosen
        edge = tokens.accent if chosen else tokens.border if self.hasFocus() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(tokens.instruction_ground if chosen else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(CORNER), theme.px(CORNER))
        ink = QColor(tokens.accent if chosen else tokens.text)
        code_box = box
        if self._look != ScaleLook.NUMBERS:
            self._paint_mark(painter, QPointF(box.center().x(), box.top() + theme.px(32)), index, ink)
            code_box = QRectF(box.left(), box.bottom() - theme.px(30), box.width(), theme.px(26))
        painter.setPen(ink)
        painter.setFont(theme.font(18, QFont.Weight.Bold))
        painter.drawText(code_box, Qt.AlignmentFlag.AlignCenter, self._choices[index].code)

    def _paint_mark(self, painter: QPainter, centre: QPointF, index: int, ink: QColor) -> None:
        theme = current_theme()
        if self._look == ScaleLook.FACES:
            paint_face(painter, centre, theme.px(18), self._moods[index], ink)
            return
        filled = index <= self._chosen
        paint_star(painter, centre, theme.px(20), theme.colour("accent") if filled else ink, filled=filled)

    def _paint_labels(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(self._label_font(self.width()))
        painter.setPen(theme.colour("muted"))
        top = self._box_height() + theme.px(4)
        height = self.height() - top
        if not any(self._labels):
            return
        if self._spread:
            self._paint_ends(painter, top, height)
            return
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for index, text in enumerate(self._labels):
            box = self._box(index)
            lines = wrapping(painter.fontMetrics(), text, box.width())
            painter.drawText(QRectF(box.left(), top, box.width(), height), flags | lines, text)

    def _paint_ends(self, painter: QPainter, top: int, height: int) -> None:
        """Paint the words of the first and the last box below them."""
        half = self.width() / 2 - self._gap()
        left, right = (-1, 0) if self.isRightToLeft() else (0, -1)
        fixed = Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(1, top, half, height), fixed | Qt.AlignmentFlag.AlignLeft, self._labels[left])
        end = QRectF(self.width() - self._gap() - half, top, half, height)
        painter.drawText(end, fixed | Qt.AlignmentFlag.AlignRight, self._labels[right])
