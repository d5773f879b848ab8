"""Functions on points (`latitude longitude altitude accuracy`), traces and shapes (points separated by `;`)."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cxfield.xpath.errors import XPathError
from cxfield.xpath.function import plain
from cxfield.xpath.values import NAN, to_text

if TYPE_CHECKING:
    from cxfield.xpath.environment import Context

EARTH_RADIUS_M = 6378100.0
"""As the clients have it, so that their figures agree."""
Point = tuple[float, float]
_Points = list[Point]


def _points(values: tuple[Any, ...], context: Context) -> _Points | None:
    """Return (latitude, longitude) of every point in `values`; None if one of them is no point."""
    environment = context.environment
    texts: list[str] = []
    for value in values:
        texts.extend(map(environment.text_of, value) if isinstance(value, list) else [to_text(value, environment)])
    found = [_point(part) for text in texts for part in text.split(";") if part.strip()]
    return None if None in found else [point for point in found if point is not None]


def _point(text: str) -> Point | None:
    try:
        latitude, longitude, *_ = (float(part) for part in text.split())
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


@plain("distance", "any", minimum=1, returns="number", repeats=True, in_context=True)
def distance(context: Context, *values: Any) -> float:
    """Metres along the points, over a sphere, to the centimetre; 0 for one point, NaN for none."""
    points = _points(values, context)
    if not points:
        return NAN
    return round(sum(_metres(one, other) for one, other in pairwise(points)), 2)


def _metres(one: Point, other: Point) -> float:
    (a, b), (c, d) = ([math.radians(degree) for degree in point] for point in (one, other))
    cosine = math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(d - b)
    return EARTH_RADIUS_M * math.acos(max(-1.0, min(1.0, cosine)))


@plain("area", "any", returns="number", in_context=True)
def area(context: Context, value: Any) -> float:
    """Square metres inside the points, over a sphere, to the centimetre; 0 if they enclose nothing."""
    points = _points((value,), context)
    if points is None or len(set(points)) < 3:
        return 0.0
    ring = points if points[0] == points[-1] else [*points, points[0]]
    total = 0.0
    for (a, b), (c, d) in pairwise(ring):
        total += math.radians(d - b) * (2 + math.sin(math.radians(a)) + math.sin(math.radians(c)))
    return round(abs(total * EARTH_RADIUS_M**2 / 2), 2)


plain("enclosed-area", "any", returns="number", in_context=True)(area)


@plain("geofence", "any", "any", returns="boolean", in_context=True)
def geofence(context: Context, point: Any, shape: Any) -> bool:
    """Tell whether a point lies inside a shape (ray casting; the border counts on the lower and left sides).

    Raises:
        XPathError: The point or the shape is written wrongly.
    """
    where, ring = _points((point,), context), _points((shape,), context)
    if where is None or ring is None or (isinstance(shape, str) and not ring):
        raise XPathError("geofence() needs a point and a shape (points separated by semicolons).")
    if not where:
        return False
    latitude, longitude = where[0]
    inside = False
    for (a, b), (c, d) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (b > longitude) != (d > longitude) and latitude < (c - a) * (longitude - b) / (d - b) + a:
            inside = not inside
    return inside


@plain("intersects", "any", returns="boolean", in_context=True)
def intersects(context: Context, value: Any) -> bool:
    """Tell whether a trace or the border of a shape crosses itself."""
    points = _points((value,), context)
    if not points or len(points) < 4:
        return False
    context.environment.spend(len(points) ** 2 // 2)
    lines = list(pairwise(points))
    closed = points[0] == points[-1]
    return any(
        _cross(lines[i], lines[j])
        for i in range(len(lines))
        for j in range(i + 2, len(lines))
        if not (closed and i == 0 and j == len(lines) - 1)
    )


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    turns = (_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b))
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    touching = zip(turns, ((a, b, c), (a, b, d), (c, d, a), (c, d, b)), strict=True)
    return any(turn == 0 and _between(*points) for turn, points in touching)


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _between(a: Point, b: Point, c: Point) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
