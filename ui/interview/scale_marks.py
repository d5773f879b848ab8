"""What is drawn in the boxes of a scale: faces and stars."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.interview.choice_codes import CodedChoice

SAD_NAMES = ("0", "no", "n", "false", "sad", "unhappy", "dissatisfied", "bad")


def moods(choices: tuple[CodedChoice, ...]) -> tuple[float, ...]:
    """Return how happy each face is, -1 to 1: by the numbers that name the choices; of two, yes stands before no."""
    if len(choices) == 2:
        return (-1.0, 1.0) if choices[0].name.casefold() in SAD_NAMES else (1.0, -1.0)
    rising = [2 * place / max(len(choices) - 1, 1) - 1 for place in range(len(choices))]
    try:
        order = sorted(range(len(choices)), key=lambda place: int(choices[place].name))
    except ValueError:
        return tuple(rising)
    return tuple(rising[order.index(place)] for place in range(len(choices)))


def paint_face(painter: QPainter, centre: QPointF, radius: float, mood: float, ink: QColor) -> None:
    """A face; `mood` from -1 (sad) to 1 (happy) bends the mouth."""
    painter.save()
    painter.setPen(QPen(ink, max(1.6, radius / 9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    painter.setBrush(ink)
    for side in (-1, 1):
        eye = QPointF(centre.x() + side * radius * 0.36, centre.y() - radius * 0.22)
        painter.drawEllipse(eye, radius / 9, radius / 9)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    mouth = []
    for i in range(13):
        x = (i - 6) / 6
        y = radius * (0.38 + 0.34 * mood * (0.5 - x * x))
        mouth.append(QPointF(centre.x() + x * radius * 0.5, centre.y() + y))
    painter.drawPolyline(mouth)
    painter.restore()


def paint_star(painter: QPainter, centre: QPointF, radius: float, ink: QColor, *, filled: bool) -> None:
    """A star with five points; the ones up to the answer are filled."""
    painter.save()
    points = []
    for i in range(10):
        length = radius if i % 2 == 0 else radius * 0.42
        angle = -math.pi / 2 + i * math.pi / 5
        points.append(QPointF(centre.x() + length * math.cos(angle), centre.y() + length * math.sin(angle)))
    painter.setPen(QPen(ink, max(1.6, radius / 10)))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
