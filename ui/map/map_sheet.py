"""The part of the world that a map shows: which place is at which pixel of the widget, and how it moves."""

from __future__ import annotations

import math

from cxfield.position.map_file import DEEPEST_ZOOM
from cxfield.position.mercator import TILE, to_pixel, to_place, world_size
from cxfield.position.place import Place

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
WORLD: Bounds = (-170.0, -60.0, 170.0, 75.0)
CLOSE_ZOOM = 16
"""How near one single place is shown."""


class MapSheet:
    """Centre, zoom and size of what is shown.

    Attributes:
        zoom: As of tiles: each step doubles the world.
        width, height: Pixels of the widget.
    """

    def __init__(self) -> None:
        self.zoom = 1
        self.width = self.height = 1
        self._x = self._y = float(TILE)

    @property
    def origin(self) -> tuple[float, float]:
        """The pixel of the world at the upper left corner."""
        return self._x - self.width / 2, self._y - self.height / 2

    @property
    def centre(self) -> Place:
        return to_place(self._x, self._y, self.zoom)

    def to_screen(self, place: Place) -> tuple[float, float]:
        """Return where `place` is; outside the widget where it is not shown."""
        x, y = to_pixel(place, self.zoom)
        left, top = self.origin
        return x - left, y - top

    def place_at(self, x: float, y: float) -> Place:
        left, top = self.origin
        return to_place(left + x, top + y, self.zoom)

    def resize(self, width: int, height: int) -> None:
        self.width, self.height = max(1, width), max(1, height)
        self._keep_on_world()

    def centre_on(self, place: Place) -> None:
        self._x, self._y = to_pixel(place, self.zoom)
        self._keep_on_world()

    def pan(self, across: float, down: float) -> None:
        """Show what is `across` pixels to the east and `down` pixels to the south."""
        self._x += across
        self._y += down
        self._keep_on_world()

    def zoom_at(self, zoom: int, x: float, y: float) -> None:
        """Zoom so that the place under the pixel x, y stays there."""
        zoom = min(DEEPEST_ZOOM, max(0, zoom))
        factor = 2.0 ** (zoom - self.zoom)
        left, top = self.origin
        self._x = (left + x) * factor - x + self.width / 2
        self._y = (top + y) * factor - y + self.height / 2
        self.zoom = zoom
        self._keep_on_world()

    def fit(self, bounds: Bounds, closest: int = CLOSE_ZOOM) -> None:
        """Show all of `bounds` with some room around it, not nearer than `closest`."""
        west, south, east, north = bounds
        left, top = to_pixel(Place(latitude=north, longitude=west), 0)
        right, bottom = to_pixel(Place(latitude=south, longitude=east), 0)
        room = min(_steps(self.width * 0.8, right - left), _steps(self.height * 0.8, bottom - top))
        self.zoom = max(0, min(closest, DEEPEST_ZOOM, room))
        factor = 2.0**self.zoom
        self._x, self._y = (left + right) / 2 * factor, (top + bottom) / 2 * factor
        self._keep_on_world()

    def _keep_on_world(self) -> None:
        size = world_size(self.zoom)
        self._x, self._y = min(size, max(0.0, self._x)), min(size, max(0.0, self._y))


def _steps(room: float, size: float) -> int:
    """Return how often `size` can double inside `room`."""
    return DEEPEST_ZOOM if size <= 0 else math.floor(math.log2(max(room / size, 1e-9)))
