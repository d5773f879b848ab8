"""A sheet to draw on: with mouse, finger or pen of a tablet, and with the keys alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.interview.attach.drawing import Drawing, Point, Sheet, paint
from ui.interview.attach.field_button import ENTER
from ui.language import tr
from ui.theme import current_theme
from ui.widgets.speaking import speak_as

_STEP, _FINE, _FAR = 10, 1, 50
_USUAL_WIDTH = 800
"""A wider sheet, a photo, has longer steps."""
_NARROWEST = 200
_TALLEST = 360
"""Pixels at 100 %: sheet and buttons fit on a laptop's screen together."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DrawingCanvas(QWidget):
    """Arrows move the pen, Space puts it down and lifts it, Backspace takes the last line back, Enter keeps.

    The sheet is white in every theme: it is a picture on paper, not a part of the window.

    Attributes:
        is_dirty: It shows something that is not attached yet.
        is_new_ground: The picture below the lines is not attached yet.
    """

    changed = Signal()
    kept = Signal()  # Enter on a changed drawing
    pen_moved = Signal(str)  # where the pen is, in words

    def __init__(self, sheet: Sheet, width: int) -> None:
        super().__init__()
        self.sheet = sheet
        self.drawing = Drawing()
        self.is_dirty = False
        self.is_new_ground = False
        self._width = width
        self._pen: Point = (sheet.width // 2, sheet.height // 2)
        self._is_down = False
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "canvas")
        self.setAccessibleName(tr("Sheet to draw on"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(current_theme().px(_NARROWEST))
        self._fit()

    # ---- its size ----

    def _fit(self) -> None:
        room = QSize(current_theme().px(self._width), current_theme().px(_TALLEST))
        size = QSize(self.sheet.width, self.sheet.height).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.setMaximumWidth(max(size.width(), self.minimumWidth()))
        self._fit_height()

    def _fit_height(self) -> None:
        width = min(self.width(), self.maximumWidth())
        self.setFixedHeight(max(1, round(width * self.sheet.height / self.sheet.width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def set_sheet(self, sheet: Sheet) -> None:
        """Draw on another sheet; what was drawn is gone."""
        self.sheet = sheet
        self.drawing.clear()
        self._pen, self._is_down = self._middle, False
        self._fit()
        self.update()

    @property
    def _middle(self) -> Point:
        return self.sheet.width // 2, self.sheet.height // 2

    @property
    def _scale(self) -> float:
        return self.width() / self.sheet.width

    def _point_at(self, place: QPointF) -> Point:
        return self._within(round(place.x() / self._scale), round(place.y() / self._scale))

    def _within(self, x: int, y: int) -> Point:
        return min(max(x, 0), self.sheet.width), min(max(y, 0), self.sheet.height)

    # ---- what the field asks ----

    @property
    def is_pen_down(self) -> bool:
        return self._is_down

    @property
    def pen(self) -> Point:
        return self._pen

    def undo(self) -> None:
        self._is_down = False
        if self.drawing.undo():
            self.note_change()

    def clear(self) -> None:
        self._is_down = False
        if not self.drawing.is_empty:
            self.drawing.clear()
            self.note_change()

    def note_kept(self) -> None:
        """What it shows is attached now."""
        self.is_dirty = self.is_new_ground = self._is_down = False
        self.update()

    def note_change(self) -> None:
        """The drawing is another one now."""
        self.is_dirty = self.is_new_ground or not self.drawing.is_empty
        self.update()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        state = tr("Pen down") if self._is_down else tr("Pen up")
        words = tr("{state}, {x} from the left, {y} from the top, %n lines", len(self.drawing.lines))
        words = words.format(state=state, x=self._pen[0], y=self._pen[1])
        self.setAccessibleDescription(words)
        is_drawing = self._is_down or self.drawing.lines or self._pen != self._middle
        self.pen_moved.emit(words if is_drawing else "")

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ARROWS:
            self._move_pen(*_ARROWS[Qt.Key(key)], event.modifiers())
        elif key == Qt.Key.Key_Space:
            self._put_or_lift()
        elif key == Qt.Key.Key_Backspace:
            self.undo()
        elif key in ENTER and self.is_dirty:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def _move_pen(self, x: int, y: int, held: Qt.KeyboardModifier) -> None:
        step = _FINE if held & Qt.KeyboardModifier.ShiftModifier else _STEP
        step = _FAR if held & Qt.KeyboardModifier.ControlModifier else step
        step *= max(1, self.sheet.width // _USUAL_WIDTH)
        self._pen = self._within(self._pen[0] + x * step, self._pen[1] + y * step)
        if self._is_down:
            self.drawing.draw_to(self._pen)
            self.note_change()
        else:
            self.update()
            self._say()

    def _put_or_lift(self) -> None:
        self._is_down = not self._is_down
        if self._is_down:
            self.drawing.begin(self._pen)
            self.note_change()
        else:
            self.update()
            self._say()

    # ---- mouse, finger (Qt makes mouse events of it), pen of a tablet ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == event.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == event.Type.TabletMove and event.pressure() > 0:
            self._draw_to(event.position())
        elif event.type() == event.Type.TabletRelease:
            self._end()
        event.accept()

    def _begin(self, place: QPointF) -> None:
        self.setFocus()
        self._is_down, self._is_dragging = False, True
        self._pen = self._point_at(place)
        self.drawing.begin(self._pen)
        self.note_change()

    def _draw_to(self, place: QPointF) -> None:
        if self._is_dragging:
            self._pen = self._point_at(place)
            self.drawing.draw_to(self._pen)
            self.update()

    def _end(self) -> None:
        if self._is_dragging:
            self._is_dragging = False
            self.note_change()

    # ---- painting ----

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.save()
        painter.scale(self._scale, self._scale)
        paint(painter, self.drawing, self.sheet)
        if self.hasFocus() and not self._is_dragging:
            self._paint_pen(painter)
        painter.restore()
        theme = current_theme()
        width = theme.px(2) if self.hasFocus() else 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens.accent if self.hasFocus() else theme.tokens.border), width))
        painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()

    def _paint_pen(self, painter: QPainter) -> None:
        """A cross where the pen is, over dark and light: filled in the middle while it is down."""
        unit = 1 / self._scale  # as large on the screen, whatever the sheet measures
        (x, y), arm = self._pen, 12 * unit
        for colour, width in (("#FFFFFF", 5), ("#0B62C4", 2)):
            painter.setPen(QPen(QColor(colour), width * unit))
            for dx, dy in ((arm, 0), (0, arm)):
                painter.drawLine(QPointF(x - dx, y - dy), QPointF(x - dx / 3, y - dy / 3))
                painter.drawLine(QPointF(x + dx, y + dy), QPointF(x + dx / 3, y + dy / 3))
        if self._is_down:
            painter.setBrush(QColor("#0B62C4"))
            painter.drawEllipse(QPointF(x, y), 3 * unit, 3 * unit)
