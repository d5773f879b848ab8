"""The projection of map tiles: places to pixels of a world 256 · 2^zoom wide, x from the west, y from the north.

Source: spherical Mercator, EPSG 3857.
"""

from __future__ import annotations

import math

from cxfield.position.place import Place

TILE = 256
LATITUDE_LIMIT = 85.051128779
"""Where the square world ends."""


def world_size(zoom: float) -> float:
    """Return width and height of the world in pixels."""
    return float(TILE * 2**zoom)


def to_pixel(place: Place, zoom: float) -> tuple[float, float]:
    """Return x and y of `place`; beyond the limit it lies on the edge of the world."""
    latitude = math.radians(min(LATITUDE_LIMIT, max(-LATITUDE_LIMIT, place.latitude)))
    x = (place.longitude + 180) / 360
    y = (1 - math.asinh(math.tan(latitude)) / math.pi) / 2
    return x * world_size(zoom), y * world_size(zoom)


def to_place(x: float, y: float, zoom: float) -> Place:
    """Return the place at a pixel; one beside the world is brought to its edge."""
    size = world_size(zoom)
    across, down = min(1.0, max(0.0, x / size)), min(1.0, max(0.0, y / size))
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * down))))
    return Place(latitude=round(latitude, 7), longitude=round(across * 360 - 180, 7))


def metres_per_pixel(latitude: float, zoom: float) -> float:
    """Return how many metres of the ground one pixel shows at `latitude`."""
    return 40_075_016.686 * math.cos(math.radians(latitude)) / world_size(zoom)
