"""What is drawn: lines over white or over a picture, as numbers, so that it can be undone, kept as a draft, painted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

Point = tuple[int, int]
Line = tuple[Point, ...]

BLACK, RED = "#101418", "#D01020"
LARGEST_DRAFT = 60_000
"""Characters; a longer drawing is not kept as a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is drawn on.

    Attributes:
        width, height: In units of the drawing; the picture that is kept has as many pixels.
        pen: Colour of the lines.
        thickness: Of the lines.
        ground: A picture that lies below; None: white paper.
    """

    width: int
    height: int
    pen: str = BLACK
    thickness: int = 4
    ground: QImage | None = None


@dataclass(slots=True)
class Drawing:
    """Lines in the order in which they were drawn, and a name written in place of a signature."""

    lines: list[list[Point]] = field(default_factory=list)
    name: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.name

    def begin(self, point: Point) -> None:
        """Put the pen down."""
        self.lines.append([point])

    def draw_to(self, point: Point) -> None:
        """Draw the line under way on to `point`."""
        if self.lines and self.lines[-1][-1] != point:
            self.lines[-1].append(point)

    def undo(self) -> bool:
        """Take the last line back, or the name; False if there is nothing."""
        if self.lines:
            self.lines.pop()
        elif self.name:
            self.name = ""
        else:
            return False
        return True

    def clear(self) -> None:
        self.lines.clear()
        self.name = ""

    def to_text(self) -> str:
        """Return it as a draft; empty where there is nothing, or too much to keep."""
        if self.is_empty:
            return ""
        text = json.dumps({"lines": self.lines, "name": self.name}, separators=(",", ":"), ensure_ascii=False)
        return text if len(text) <= LARGEST_DRAFT else ""

    def take_text(self, text: str) -> None:
        """Take over a draft; what is none changes nothing."""
        try:
            data = json.loads(text)
            lines = [[(int(x), int(y)) for x, y in line] for line in data["lines"]]
            name = str(data["name"])
        except (ValueError, KeyError, TypeError):
            return
        self.lines, self.name = [line for line in lines if line], name

    def copy(self) -> Drawing:
        return Drawing([list(line) for line in self.lines], self.name)


def paint(painter: QPainter, drawing: Drawing, sheet: Sheet) -> None:
    """Paint sheet and lines in units of the drawing; on any thread."""
    area = QRectF(0, 0, sheet.width, sheet.height)
    painter.fillRect(area, QColor("white"))
    if sheet.ground is not None:
        painter.drawImage(area, sheet.ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    way = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(sheet.pen), sheet.thickness, Qt.PenStyle.SolidLine, *way))
    for line in drawing.lines:
        _paint_line(painter, line)
    if drawing.name:
        font = QFont(painter.font())
        font.setItalic(True)
        font.setPixelSize(_name_size(drawing.name, sheet))
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, drawing.name)


def _paint_line(painter: QPainter, line: Sequence[Point]) -> None:
    if len(line) == 1:
        painter.drawPoint(QPointF(*line[0]))
    else:
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in line]))


def _name_size(name: str, sheet: Sheet) -> int:
    return max(12, min(sheet.height // 3, int(1.6 * sheet.width / max(1, len(name)))))


def picture_of(drawing: Drawing, sheet: Sheet) -> QImage:
    """Return the drawing as a picture; on any thread."""
    image = QImage(sheet.width, sheet.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, drawing, sheet)
    painter.end()
    return image
