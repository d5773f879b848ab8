"""Places, lengths and areas in the words of the window."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.position.earth import area_m2, length_m
from cxfield.position.place import Place, number_text
from ui.language import tr

_SHOWN_DECIMALS = 5
"""A metre."""


def coordinates(place: Place, decimals: int = _SHOWN_DECIMALS) -> str:
    """Return `56.95000° N, 24.10000° E`."""
    return f"{latitude_words(place.latitude, decimals)}, {longitude_words(place.longitude, decimals)}"


def latitude_words(degrees: float, decimals: int) -> str:
    """Return a latitude with its half of the earth; the equator belongs to none."""
    if degrees == 0:
        return "0°"
    return (tr("{degrees}° N") if degrees >= 0 else tr("{degrees}° S")).format(degrees=f"{abs(degrees):.{decimals}f}")


def longitude_words(degrees: float, decimals: int) -> str:
    if degrees == 0:
        return "0°"
    return (tr("{degrees}° E") if degrees >= 0 else tr("{degrees}° W")).format(degrees=f"{abs(degrees):.{decimals}f}")


def place_words(place: Place) -> str:
    """Return coordinates and what is known of altitude and accuracy."""
    parts = [coordinates(place)]
    if place.altitude_m:
        parts.append(tr("altitude {metres} m").format(metres=number_text(place.altitude_m, 0)))
    if place.accuracy_m is not None:
        parts.append(tr("accuracy {metres} m").format(metres=accuracy_text(place.accuracy_m)))
    return " · ".join(parts)


def accuracy_text(metres: float) -> str:
    return number_text(metres, 1 if metres < 10 else 0)


def length_words(metres: float) -> str:
    if metres < 1_000:
        return tr("{number} m").format(number=number_text(metres, 0 if metres >= 10 else 1))
    return tr("{number} km").format(number=number_text(metres / 1_000, 2 if metres < 100_000 else 0))


def area_words(square_metres: float) -> str:
    """Square metres for gardens, hectares for fields, square kilometres for regions."""
    if square_metres < 10_000:
        return tr("{number} m²").format(number=number_text(square_metres, 0))
    if square_metres < 1_000_000:
        return tr("{number} ha").format(number=number_text(square_metres / 10_000, 2))
    return tr("{number} km²").format(number=number_text(square_metres / 1_000_000, 2))


def line_words(places: Sequence[Place], *, closed: bool) -> str:
    """Return how many points there are and how long, or how large, what they make is."""
    parts = [tr("%n point(s)", len(places))]
    if closed and len(places) >= 3:
        parts.append(tr("{length} around").format(length=length_words(length_m(places, closed=True))))
        parts.append(tr("area {area}").format(area=area_words(area_m2(places))))
    elif len(places) >= 2:
        parts.append(tr("{length} long").format(length=length_words(length_m(places))))
    return " · ".join(parts)
