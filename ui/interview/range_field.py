"""A number on a scale: typed, or moved along a line that is drawn to scale. No answer until a key or click."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxfield.interview.state import NodeState
from ui.interview.line_field import LineField, LineLook
from ui.interview.range_scale import RangeScale, shown, stored
from ui.interview.typed_numbers import shown_number
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme

_LENGTH, _TALL = 560, 300


class RangeLine(QWidget):
    """The line with its ticks, the ends' numbers and, once there is an answer, a mark on it."""

    moved = Signal(object)  # Decimal

    def __init__(self, scale: RangeScale, *, upright: bool, ticks: bool) -> None:
        super().__init__()
        theme = current_theme()
        self._scale = scale
        self._upright = upright
        self._ticks = scale.ticks() if ticks else ()
        self._value: Decimal | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if upright:
            self.setFixedSize(theme.px(160), theme.px(_TALL))
        else:
            self.setMaximumWidth(theme.px(_LENGTH))
            self.setFixedHeight(theme.px(56))

    def set_value(self, value: Decimal | None) -> None:
        self._value = value
        self.update()

    # ---- measures ----

    def _span(self) -> tuple[QPointF, QPointF]:
        """Return where start and end lie; upright, the higher number is above."""
        edge = current_theme().px(14)
        if not self._upright:
            y = current_theme().px(16)
            left, right = QPointF(edge, y), QPointF(self.width() - edge, y)
            return (right, left) if self.isRightToLeft() else (left, right)
        x = self.width() - edge if self.isRightToLeft() else edge
        top, bottom = QPointF(x, edge), QPointF(x, self.height() - edge)
        return (bottom, top) if self._scale.end > self._scale.start else (top, bottom)

    def _point(self, value: Decimal) -> QPointF:
        start, end = self._span()
        return start + (end - start) * self._scale.share(value)

    def _value_at(self, place: QPointF) -> Decimal:
        start, end = self._span()
        axis = end - start
        along = (place.y() - start.y()) / axis.y() if self._upright else (place.x() - start.x()) / axis.x()
        return self._scale.at_share(along)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(self._value_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self._value_at(event.position()))

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, tokens = current_theme(), current_theme().tokens
        start, end = self._span()
        painter.setPen(QPen(QColor(tokens.border), theme.px(2)))
        painter.drawLine(start, end)
        for tick in self._ticks:
            self._paint_tick(painter, self._point(tick))
        self._paint_numbers(painter)
        if self._value is not None:
            painter.setPen(QPen(QColor(tokens.surface), theme.px(2)))
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(self._point(self._value), theme.px(10), theme.px(10))
        painter.end()

    def _paint_tick(self, painter: QPainter, at: QPointF) -> None:
        half = current_theme().px(6)
        across = QPointF(half, 0) if self._upright else QPointF(0, half)
        painter.drawLine(at - across, at + across)

    def _paint_numbers(self, painter: QPainter) -> None:
        """Write both ends, and of the ticks between them those that find room."""
        theme = current_theme()
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("muted"))
        measure = QFontMetrics(painter.font())
        taken: list[QRectF] = []
        ends = (self._scale.start, self._scale.end)
        for value in (*ends, *self._ticks[1:-1]):
            box = self._number_box(value, measure)
            if not any(box.adjusted(-8, -2, 8, 2).intersects(other) for other in taken):
                taken.append(box)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown(value))

    def _number_box(self, value: Decimal, measure: QFontMetrics) -> QRectF:
        theme, at = current_theme(), self._point(value)
        width, height = measure.horizontalAdvance(shown(value)) + 2, measure.height()
        if self._upright:
            beside = -theme.px(16) - width if self.isRightToLeft() else theme.px(16)
            return QRectF(at.x() + beside, at.y() - height / 2, width, height)
        left = min(max(at.x() - width / 2, 0), self.width() - width)
        return QRectF(left, at.y() + theme.px(14), width, height)


class RangeField(LineField):
    """Typed digits, arrows by a step, Home and End to the ends, clicks on the line."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        typing = LineField.keys()
        return (
            FieldKey(("Left", "Right", "Down", "Up"), tr("One step along the line")),
            FieldKey(("Home", "End"), tr("To the ends of the line")),
            *(key for key in typing if not {"Home", "End", "Left", "Right"} & set(key.keys)),
        )

    def __init__(self, state: NodeState, scale: RangeScale) -> None:
        self._scale = scale
        words = tr("{low} to {high}, step {step}").format(
            low=shown(scale.start), high=shown(scale.end), step=shown(scale.step)
        )
        super().__init__(state, scale.read, shown_number, LineLook(width=140, beside=words))
        self._axis: RangeLine | None = None
        if "picker" not in state.appearance:
            upright, ticks = "vertical" in state.appearance, "no-ticks" not in state.appearance
            self._axis = RangeLine(scale, upright=upright, ticks=ticks)
            self._axis.moved.connect(self._set)
            self.column.insertWidget(self.column.count() if upright else 0, self._axis)
        self.line.textChanged.connect(self._show_on_line)
        self._show_on_line()

    def take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().take_key(event)
        rising = 1 if self._scale.end > self._scale.start else -1
        across = -rising if self.isRightToLeft() else rising
        step = {
            Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: across, Qt.Key.Key_Left: -across
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            value = self._value()
            self._set(self._scale.start if value is None else self._scale.moved(value, step))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._set(self._scale.at(0 if event.key() == Qt.Key.Key_Home else self._scale.values - 1))
        else:
            return super().take_key(event)
        return True

    def _value(self) -> Decimal | None:
        reading = self.reading()
        return Decimal(reading.value) if reading.value and not self._scale.read(reading.value).problem else None

    def _set(self, value: Decimal) -> None:
        self.line.setText(shown_number(stored(value)))

    def _show_on_line(self) -> None:
        if self._axis is not None:
            self._axis.set_value(self._value())
