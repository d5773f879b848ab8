"""Paints a map: tiles or grid, then what lies on it, each with an edge that sets it apart from any picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from cxfield.position.mercator import TILE, metres_per_pixel
from cxfield.position.place import Place
from ui.map.graticule import meridians, parallels, scale_bar, step_of
from ui.map.map_sheet import MapSheet
from ui.map.map_tiles import MapTiles, TileName
from ui.map.place_words import latitude_words, length_words, longitude_words
from ui.theme import current_theme

FARTHEST_BELOW = 1
"""So many steps of zoom above its first tiles a map is still drawn; farther out the grid serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """What lies on the map.

    Attributes:
        places: Points in their order.
        is_line, is_closed: They are joined; the last one with the first.
        here: Where the computer is; None if unknown.
        cursor: Where Space would set a point; None where nothing can be set.
    """

    places: Sequence[Place] = ()
    is_line: bool = False
    is_closed: bool = False
    here: Place | None = None
    cursor: Place | None = None


class MapPainter:
    """Paints one frame."""

    def __init__(self, painter: QPainter, sheet: MapSheet) -> None:
        self._painter = painter
        self._sheet = sheet
        self._theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(12))

    def _colour(self, role: str, alpha: float = 1.0) -> QColor:
        colour = self._theme.colour(role)
        colour.setAlphaF(alpha)
        return colour

    # ---- the ground ----

    def ground(self, tiles: MapTiles | None) -> None:
        """Paint the tiles that are here, or the grid where there is no map."""
        area = QRectF(0, 0, self._sheet.width, self._sheet.height)
        self._painter.fillRect(area, self._colour("surface"))
        if tiles is None or tiles.info is None or not reaches(self._sheet, tiles):
            self._grid()
            return
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for name in tiles_of(self._sheet, tiles):
            self._tile(tiles, name)

    def _tile(self, tiles: MapTiles, name: TileName) -> None:
        """Paint a tile, or the part of one above it that is here already."""
        zoom, column, row = name
        size = TILE * 2.0 ** (self._sheet.zoom - zoom)
        left, top = self._sheet.origin
        target = QRectF(column * size - left, row * size - top, size, size)
        for up in range(5):
            image = tiles.image((zoom - up, column >> up, row >> up))
            if image is not None:
                part = image.width() / 2**up
                mask = 2**up - 1
                source = QRectF((column & mask) * part, (row & mask) * part, part, part)
                self._painter.drawImage(target, image, source)
                return

    def _grid(self) -> None:
        theme, sheet = self._theme, self._sheet
        step = step_of(sheet, theme.px(110))
        self._painter.setPen(QPen(self._colour("line"), 1))
        for line in meridians(sheet, step):
            x, _ = sheet.to_screen(Place(latitude=0, longitude=line.degrees))
            self._painter.drawLine(QPointF(x, 0), QPointF(x, sheet.height))
        for line in parallels(sheet, step):
            _, y = sheet.to_screen(Place(latitude=line.degrees, longitude=0))
            self._painter.drawLine(QPointF(0, y), QPointF(sheet.width, y))
        foot = sheet.height - theme.px(34)
        for line in meridians(sheet, step):
            x, _ = sheet.to_screen(Place(latitude=0, longitude=line.degrees))
            if x > theme.px(60):
                self._label(longitude_words(line.degrees, line.decimals), QPointF(x + theme.px(3), theme.px(15)))
        for line in parallels(sheet, step):
            _, y = sheet.to_screen(Place(latitude=line.degrees, longitude=0))
            if theme.px(30) < y < foot:
                self._label(latitude_words(line.degrees, line.decimals), QPointF(theme.px(4), y - theme.px(4)))

    def _label(self, words: str, at: QPointF) -> None:
        """Write on the plain ground."""
        self._painter.setPen(self._colour("muted"))
        self._painter.drawText(at, words)

    # ---- what lies on it ----

    def picture(self, picture: MapPicture) -> None:
        if picture.here is not None:
            self._here(picture.here)
        points = [QPointF(*self._sheet.to_screen(place)) for place in picture.places]
        if picture.is_line and len(points) > 1:
            self._joined(points, closed=picture.is_closed and len(points) > 2)
        for number, point in enumerate(points, start=1):
            self._point(point, str(number) if picture.is_line else "")
        if picture.cursor is not None:
            self._cursor(QPointF(*self._sheet.to_screen(picture.cursor)))

    def _joined(self, points: Sequence[QPointF], *, closed: bool) -> None:
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        if closed:
            path.closeSubpath()
            self._painter.fillPath(path, self._colour("accent", 0.18))
        for role, width in (("surface", 6), ("accent", 3)):
            pen = QPen(self._colour(role), self._theme.px(width))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.strokePath(path, pen)

    def _point(self, at: QPointF, number: str) -> None:
        radius = self._theme.px(9 if number else 8)
        self._painter.setPen(QPen(self._colour("surface"), self._theme.px(2)))
        self._painter.setBrush(self._colour("accent"))
        self._painter.drawEllipse(at, radius, radius)
        if number:
            self._painter.setFont(self._theme.font(11, QFont.Weight.Bold))
            self._painter.setPen(self._colour("on_accent"))
            around = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            self._painter.drawText(around, Qt.AlignmentFlag.AlignCenter, number)

    def _here(self, place: Place) -> None:
        """The measured position: a ring as large as its accuracy, a small dot in the middle."""
        at = QPointF(*self._sheet.to_screen(place))
        if place.accuracy_m:
            radius = place.accuracy_m / metres_per_pixel(place.latitude, self._sheet.zoom)
            self._painter.setPen(QPen(self._colour("good"), self._theme.px(1)))
            self._painter.setBrush(self._colour("good", 0.15))
            self._painter.drawEllipse(at, radius, radius)
        self._painter.setPen(QPen(self._colour("surface"), self._theme.px(2)))
        self._painter.setBrush(self._colour("good"))
        self._painter.drawEllipse(at, self._theme.px(5), self._theme.px(5))

    def _cursor(self, at: QPointF) -> None:
        """A cross with an open middle, so that a point under it can be seen."""
        near, far = self._theme.px(11), self._theme.px(24)
        for role, width in (("surface", 5), ("text", 2)):
            self._painter.setPen(QPen(self._colour(role), self._theme.px(width)))
            for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                start = QPointF(at.x() + across * near, at.y() + down * near)
                self._painter.drawLine(start, QPointF(at.x() + across * far, at.y() + down * far))

    # ---- the edge ----

    def margin(self, attribution: str) -> None:
        """Paint scale bar and attribution on a ground of their own."""
        theme, sheet = self._theme, self._sheet
        metres, length = scale_bar(sheet, theme.px(120))
        words = length_words(metres)
        metrics = QFontMetricsF(theme.font(12))
        room = metrics.horizontalAdvance(words)
        height = theme.px(24)
        box = QRectF(theme.px(8), sheet.height - height - theme.px(8), length + room + theme.px(24), height)
        self._plate(box)
        middle = box.center().y() + theme.px(3)
        left, tick = box.left() + theme.px(8), theme.px(4)
        self._painter.setPen(QPen(self._colour("text"), theme.px(2)))
        self._painter.drawLine(QPointF(left, middle), QPointF(left + length, middle))
        for x in (left, left + length):
            self._painter.drawLine(QPointF(x, middle - tick), QPointF(x, middle))
        self._write(words, QRectF(left + length + theme.px(8), box.top(), room + theme.px(4), height))
        if attribution:
            self._attribution(attribution, box, metrics)

    def _attribution(self, words: str, scale: QRectF, metrics: QFontMetricsF) -> None:
        """Write at the right of the scale bar, or above it where that is too narrow: it must be read whole."""
        theme, width = self._theme, self._sheet.width
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - theme.px(32))
        room = metrics.horizontalAdvance(shown) + theme.px(16)
        box = QRectF(width - room - theme.px(8), scale.top(), room, scale.height())
        if box.left() < scale.right() + theme.px(8):
            box.moveBottom(scale.top() - theme.px(4))
        self._plate(box)
        self._write(shown, box.adjusted(theme.px(8), 0, 0, 0))

    def _plate(self, box: QRectF) -> None:
        self._painter.setPen(QPen(self._colour("line"), 1))
        self._painter.setBrush(self._colour("raised"))
        self._painter.drawRoundedRect(box, self._theme.px(4), self._theme.px(4))

    def _write(self, words: str, box: QRectF) -> None:
        self._painter.setFont(self._theme.font(12))
        self._painter.setPen(self._colour("text"))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def frame(self, *, has_focus: bool) -> None:
        """Paint the border of the control; the ring of the focus stands on it."""
        width = self._theme.px(2) if has_focus else 1
        self._painter.setPen(QPen(self._colour("accent" if has_focus else "border"), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        self._painter.drawRect(QRectF(half, half, self._sheet.width - width, self._sheet.height - width))


def reaches(sheet: MapSheet, tiles: MapTiles) -> bool:
    """Whether the map has tiles for this zoom, or so near to it that they can be drawn larger or smaller."""
    return tiles.info is not None and sheet.zoom >= tiles.info.min_zoom - FARTHEST_BELOW


def tiles_of(sheet: MapSheet, tiles: MapTiles) -> list[TileName]:
    """Return the tiles that cover what is shown."""
    if tiles.info is None or not reaches(sheet, tiles):
        return []
    zoom = min(max(sheet.zoom, tiles.info.min_zoom), tiles.info.max_zoom)
    size = TILE * 2.0 ** (sheet.zoom - zoom)
    left, top = sheet.origin
    last = 2**zoom - 1
    columns = range(max(0, int(left // size)), min(last, int((left + sheet.width) // size)) + 1)
    rows = range(max(0, int(top // size)), min(last, int((top + sheet.height) // size)) + 1)
    return [(zoom, column, row) for row in rows for column in columns]
