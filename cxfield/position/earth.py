"""Distances and areas on the sphere, for the line that says how long or how large something drawn is.

The earth is a sphere of its mean radius (IUGG R1); against the ellipsoid that is within 0.6 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from cxfield.position.place import Place

EARTH_RADIUS_M = 6_371_008.8
"""IUGG mean radius R1. Source: Moritz, Geodetic Reference System 1980."""


def distance_m(one: Place, other: Place) -> float:
    """Return the great-circle distance in metres. Source: haversine, Sinnott, Sky and Telescope 68 (1984) 159."""
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def length_m(places: Sequence[Place], *, closed: bool = False) -> float:
    """Return the length of a trace, or the way around a shape (`closed`), in metres."""
    ring = [*places, places[0]] if closed and places else places
    return sum(distance_m(one, other) for one, other in pairwise(ring))


def area_m2(places: Sequence[Place]) -> float:
    """Return the area inside a shape in square metres; 0 for fewer than three places.

    Spherical excess of the strip between each side and the equator, with its sign. Source: Todhunter, Spherical
    Trigonometry (1886) § 103. A shape around a pole is not meant.
    """
    if len(places) < 3:
        return 0.0
    return abs(sum(_strip(one, other) for one, other in pairwise([*places, places[0]]))) * EARTH_RADIUS_M**2


def _strip(one: Place, other: Place) -> float:
    across = math.radians(other.longitude - one.longitude)  # a whole turn more or less has the same half tangent
    first, second = (math.tan(math.radians(place.latitude) / 2) for place in (one, other))
    return 2 * math.atan2(math.tan(across / 2) * (first + second), 1 + first * second)
