"""Where the lines of the plain grid are, and how long the scale bar is: numbers that people count in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxfield.position.mercator import LATITUDE_LIMIT, metres_per_pixel, world_size
from ui.map.map_sheet import MapSheet


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of the same latitude or longitude: degrees, and the decimals that its label needs."""

    degrees: float
    decimals: int


def round_below(number: float) -> float:
    """Return the largest of 1, 2, 5 times a power of ten that is not above `number`."""
    power = 10.0 ** math.floor(math.log10(number))
    return max(factor for factor in (1, 2, 5) if factor * power <= number * (1 + 1e-9)) * power


def step_of(sheet: MapSheet, least_px: int) -> float:
    """Return how many degrees lie between two lines, at least `least_px` apart."""
    degrees = least_px * 360 / world_size(sheet.zoom)
    below = round_below(degrees)
    step = below if below >= degrees * 0.999 else next(s for s in (below * 2, below * 2.5, below * 5) if _is_round(s))
    return min(step, 90.0)


def _is_round(step: float) -> bool:
    return math.isclose(round_below(step), step)


def grid_lines(low: float, high: float, step: float, limit: float) -> list[GridLine]:
    """Return the lines from `low` to `high` degrees that lie within `limit`."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    first, last = math.ceil(max(low, -limit) / step), math.floor(min(high, limit) / step)
    return [GridLine(round(number * step, decimals), decimals) for number in range(first, last + 1)]


def meridians(sheet: MapSheet, step: float) -> list[GridLine]:
    return grid_lines(sheet.place_at(0, 0).longitude, sheet.place_at(sheet.width, 0).longitude, step, 180)


def parallels(sheet: MapSheet, step: float) -> list[GridLine]:
    south, north = sheet.place_at(0, sheet.height).latitude, sheet.place_at(0, 0).latitude
    return grid_lines(south, north, step, LATITUDE_LIMIT)


def scale_bar(sheet: MapSheet, most_px: int) -> tuple[float, float]:
    """Return metres and pixels of the scale bar, measured in the middle of the map."""
    per_pixel = metres_per_pixel(sheet.centre.latitude, sheet.zoom)
    metres = round_below(most_px * per_pixel)
    return metres, metres / per_pixel
