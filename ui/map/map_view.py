"""The map as a control: a cursor that arrows move, points that Space sets, the same by mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from cxfield.position.place import Place, bounds_of
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.map.map_drawing import MapPainter, MapPicture, tiles_of
from ui.map.map_sheet import CLOSE_ZOOM, WORLD, MapSheet
from ui.map.map_tiles import MapTiles
from ui.map.place_words import coordinates, line_words
from ui.theme import current_theme
from ui.widgets.speaking import speak_as

HEIGHT, HIGHEST = 320, 340
"""Pixels: a picture needs little more room where the type is larger, and must stand on the screen with its question."""
STEP, FINE_STEP = 16, 1
"""Pixels of one press of an arrow."""
EDGE = 0.12
"""The cursor keeps so far from the edge, as a share of the map: what is ahead is in sight."""
DRAG_PX = 5
NOTCH = 120
"""What a wheel turns in one step; touch pads send parts of it."""
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def map_keys(*, several: bool) -> tuple[FieldKey, ...]:
    """Return the keys of the map for F1; `several` points are taken back one by one."""
    back = (FieldKey(("Backspace",), tr("Take the last point back")),) if several else ()
    return (
        FieldKey(("Left", "Right", "Up", "Down"), tr("On the map: move the cross (with Shift: finely)")),
        FieldKey(("Space",), tr("On the map: set the point at the cross")),
        *back,
        FieldKey(("+", "-"), tr("On the map: nearer, farther")),
        FieldKey(("Home",), tr("On the map: show everything")),
    )


class MapView(QWidget):
    """Shows places and lets one set them.

    Args:
        tiles: The map of the team; None: the plain grid.
        joins: The places are a line.
        closes: The line is closed.
        is_fixed: Nothing can be set.
    """

    set_wished = Signal(object)  # Place
    take_back_wished = Signal()

    def __init__(
        self, tiles: MapTiles | None = None, *, joins: bool = False, closes: bool = False, is_fixed: bool = False
    ) -> None:
        super().__init__()
        self._tiles = tiles
        self._joins, self._closes, self._is_fixed = joins, closes, is_fixed
        self._sheet = MapSheet()
        self._places: tuple[Place, ...] = ()
        self._here: Place | None = None
        self._cursor = Place(latitude=0, longitude=0)
        self._has_view = False
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Map"))
        if tiles is not None:
            tiles.arrived.connect(self.update)
            tiles.changed.connect(self._on_map_changed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(320), min(theme.px(HEIGHT), HIGHEST))

    @property
    def cursor_place(self) -> Place:
        """Where Space would set a point."""
        return self._cursor

    # ---- what it shows ----

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these; a new one is brought into sight with the cursor on it. One that goes leaves the cursor there."""
        before, self._places = self._places, tuple(places)
        more = len(self._places) - len(before)
        if self._places and self._places != before and more >= 0:
            self._cursor = self._places[-1]
            if not self._has_view or more > 1:
                self.show_all()
            self._keep_in_sight(self._cursor)
        self._describe()
        self.update()

    def show_here(self, here: Place | None) -> None:
        """Show where the computer is."""
        self._here = here
        if here is not None and not self._has_view and not self._places:
            self._cursor = here
            self.show_all()
        self.update()

    def show_all(self) -> None:
        """Bring all places into sight, else where the computer is, else the whole map."""
        spots = self._places or ((self._here,) if self._here is not None else ())
        info = self._tiles.info if self._tiles is not None else None
        if spots:
            self._sheet.fit(bounds_of(spots), CLOSE_ZOOM)
            self._has_view = True
        elif info is not None and info.bounds is not None:
            self._sheet.fit(info.bounds, info.max_zoom)
        else:
            self._sheet.fit(WORLD)
        if not self._places:
            self._cursor = self._sheet.centre if self._here is None else self._here
        self._describe()
        self.update()

    def _on_map_changed(self) -> None:
        if not self._has_view:
            self.show_all()
        self.update()

    def _describe(self) -> None:
        """Say in words what the picture shows."""
        if self._joins:
            said = line_words(self._places, closed=self._closes)
        else:
            said = coordinates(self._places[0]) if self._places else tr("No point is set.")
        if not self._is_fixed:
            said = f"{said} · {tr('Cross at {place}').format(place=coordinates(self._cursor))}"
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held or not self._take_key(key, fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key, *, fine: bool) -> bool:
        if key in _ARROWS:
            self._move(*_ARROWS[key], step=FINE_STEP if fine else current_theme().px(STEP))
        elif key == Qt.Key.Key_Space and not self._is_fixed:
            self.set_wished.emit(self._cursor)
        elif key == Qt.Key.Key_Backspace and self._joins and not self._is_fixed:
            self.take_back_wished.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        else:
            return False
        return True

    def _move(self, across: int, down: int, step: int) -> None:
        if self._is_fixed:
            self._sheet.pan(across * step * 4, down * step * 4)
            self._has_view = True
            self.update()
            return
        x, y = self._sheet.to_screen(self._cursor)
        self._put_cursor(self._sheet.place_at(x + across * step, y + down * step))

    def _put_cursor(self, place: Place) -> None:
        self._cursor = place
        self._has_view = True
        self._keep_in_sight(place)
        self._describe()
        self.update()

    def _keep_in_sight(self, place: Place) -> None:
        x, y = self._sheet.to_screen(place)
        width, height = self._sheet.width, self._sheet.height
        if not (0 <= x <= width and 0 <= y <= height):
            self._sheet.centre_on(place)
            return
        edge_x, edge_y = width * EDGE, height * EDGE
        self._sheet.pan(
            min(0, x - edge_x) + max(0, x - width + edge_x), min(0, y - edge_y) + max(0, y - height + edge_y)
        )

    def zoom_by(self, steps: int) -> None:
        """Zoom around the cursor."""
        x, y = self._sheet.to_screen(self._cursor)
        if self._is_fixed or not (0 <= x <= self._sheet.width and 0 <= y <= self._sheet.height):
            x, y = self._sheet.width / 2, self._sheet.height / 2
        self._zoom(steps, x, y)

    def _zoom(self, steps: int, x: float, y: float) -> None:
        self._sheet.zoom_at(self._sheet.zoom + steps, x, y)
        self._has_view = True
        self.update()

    # ---- mouse ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pressed, self._is_dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if self._is_dragging or moved.manhattanLength() > DRAG_PX:
            self._is_dragging = self._has_view = True
            self._sheet.pan(-moved.x(), -moved.y())
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed is not None and not self._is_dragging
        self._pressed = None
        if was_click and not self._is_fixed:
            self._put_cursor(self._sheet.place_at(event.position().x(), event.position().y()))
            self.set_wished.emit(self._cursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom only while the map has the focus: a page that is scrolled over it scrolls on."""
        if not self.hasFocus():
            event.ignore()
            return
        steps, self._turned = divmod(self._turned + event.angleDelta().y(), NOTCH)
        if steps:
            self._zoom(steps, event.position().x(), event.position().y())
        event.accept()

    # ---- painting ----

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.resize(self.width(), self.height())
        if not self._has_view or not event.oldSize().isValid():
            self.show_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tiles = self._tiles
        if tiles is not None:
            tiles.want(frozenset(tiles_of(self._sheet, tiles)))
        painter = QPainter(self)
        made = MapPainter(painter, self._sheet)
        made.ground(tiles)
        made.picture(
            MapPicture(
                places=self._places,
                is_line=self._joins,
                is_closed=self._closes,
                here=self._here,
                cursor=self._cursor if self.hasFocus() and not self._is_fixed else None,
            )
        )
        made.margin(tiles.info.attribution if tiles is not None and tiles.info is not None else "")
        made.frame(has_focus=self.hasFocus())
        painter.end()


def _beyond(at: float, size: float) -> float:
    """Return how far `at` lies beyond the edge that is kept free; negative before it, 0 inside."""
    edge = size * EDGE
    return min(0.0, at - edge) + max(0.0, at - size + edge)
