"""A place on the earth and the text in which forms keep it: `latitude longitude altitude accuracy`, joined by `;`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

DEGREE_DECIMALS = 8
"""A millimetre: finer than any device here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place.

    Attributes:
        latitude, longitude: Degrees; north and east are positive.
        altitude_m: Metres above sea level; None if unknown.
        accuracy_m: Radius in metres within which the place is with a chance of about two in three; None if unknown.
    """

    latitude: float
    longitude: float
    altitude_m: float | None = None
    accuracy_m: float | None = None


def is_on_earth(latitude: float, longitude: float) -> bool:
    """False outside the ranges, and for 0 0, which is what devices say without knowing."""
    known = abs(latitude) <= 90 and abs(longitude) <= 180
    return known and not latitude == longitude == 0


def number_text(number: float, decimals: int = DEGREE_DECIMALS) -> str:
    """Return `number` without an exponent and without zeros that say nothing."""
    text = f"{Decimal(repr(round(number, decimals))):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def place_text(place: Place) -> str:
    """Return `place` as forms keep it. An unknown altitude in front of a known accuracy is 0, as in other clients."""
    parts = [number_text(place.latitude), number_text(place.longitude)]
    if place.altitude_m is not None or place.accuracy_m is not None:
        parts.append(number_text(place.altitude_m or 0, 2))
    if place.accuracy_m is not None:
        parts.append(number_text(place.accuracy_m, 2))
    return " ".join(parts)


def read_place(text: str) -> Place | None:
    """Return the place that `text` keeps; None if it keeps none."""
    try:
        numbers = [float(part) for part in text.split()]
    except ValueError:
        return None
    if not 2 <= len(numbers) <= 4 or not all(map(math.isfinite, numbers)) or not is_on_earth(*numbers[:2]):
        return None
    altitude, accuracy = (*numbers[2:], None, None)[:2]
    return Place(latitude=numbers[0], longitude=numbers[1], altitude_m=altitude, accuracy_m=accuracy)


def line_text(places: Iterable[Place], *, closed: bool = False) -> str:
    """Return a trace as forms keep it, or a shape (`closed`), whose first place stands at its end again."""
    texts = [place_text(place) for place in places]
    return ";".join([*texts, texts[0]] if closed and texts else texts)


def read_line(text: str, *, closed: bool = False) -> tuple[Place, ...] | None:
    """Return the places of a trace, or of a shape without its last place where that repeats the first.

    None if something in it is no place; empty for empty text.
    """
    parts = [part for part in text.strip().rstrip(";").split(";") if part.strip()]
    places = [read_place(part) for part in parts]
    found = [place for place in places if place is not None]
    if len(found) != len(parts):
        return None
    if closed and len(found) > 1 and is_same_spot(found[0], found[-1]):
        found.pop()
    return tuple(found)


def is_same_spot(one: Place, other: Place) -> bool:
    return (one.latitude, one.longitude) == (other.latitude, other.longitude)


def fewest_places(*, closed: bool) -> int:
    """Return how many different places make a trace, or a shape (`closed`)."""
    return 3 if closed else 2


def bounds_of(places: Sequence[Place]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of `places`, of which there is at least one."""
    latitudes, longitudes = [p.latitude for p in places], [p.longitude for p in places]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
