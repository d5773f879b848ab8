"""Maps that the team supplies: MBTiles files with pictures (PNG, JPEG, WebP), opened for reading only.

Source of the format: MBTiles 1.3. Rows of tiles count from the south there, from the north everywhere else.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from pathlib import Path

from cxfield.errors import CxfieldError
from cxfield.position.mercator import LATITUDE_LIMIT

MAP_SUFFIX = ".mbtiles"
DEEPEST_ZOOM = 22
LARGEST_TILE_BYTES = 4 * 1024 * 1024
"""A picture of 256 pixels has some ten kilobytes; what is larger is no tile."""
_VECTOR_FORMATS = ("pbf", "mvt")
_PACKED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")


class MapTrouble(StrEnum):
    """Why a file is no map for us."""

    MISSING = "missing"
    DAMAGED = "damaged"
    VECTOR = "vector"
    EMPTY = "empty"


class MapFileError(CxfieldError):
    """The file cannot be shown as a map; `trouble` says why, `path` which."""

    def __init__(self, trouble: MapTrouble, path: Path) -> None:
        super().__init__(f"The map {path.name} cannot be used ({trouble.value}).")
        self.trouble = trouble
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class MapInfo:
    """What a map says of itself.

    Attributes:
        bounds: West, south, east, north in degrees; None if not said.
        attribution: Whose data it shows, as plain text; must stand on the map. Empty if not said.
    """

    name: str
    min_zoom: int
    max_zoom: int
    bounds: tuple[float, float, float, float] | None = None
    attribution: str = ""


class MapFile:
    """One map, open. Used on the thread that opened it only.

    Raises:
        MapFileError: Also later, where the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_file():
            raise MapFileError(MapTrouble.MISSING, path)
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise MapFileError(MapTrouble.DAMAGED, path) from error
        try:
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self.info = self._read_info()
        except sqlite3.Error as error:
            self._connection.close()
            raise MapFileError(MapTrouble.DAMAGED, path) from error
        except MapFileError:
            self._connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return the picture at `row` from the north; None where the map has none."""
        south_row = 2**zoom - 1 - row
        query = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        try:
            found = self._connection.execute(query, (zoom, column, south_row)).fetchone()
        except sqlite3.Error as error:
            raise MapFileError(MapTrouble.DAMAGED, self.path) from error
        data = found[0] if found is not None else None
        return data if isinstance(data, bytes) and 0 < len(data) <= LARGEST_TILE_BYTES else None

    def _read_info(self) -> MapInfo:
        said = self._metadata()
        first = self._connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
        if said.get("format", "").lower() in _VECTOR_FORMATS or _is_packed(first):
            raise MapFileError(MapTrouble.VECTOR, self.path)
        if first is None:
            raise MapFileError(MapTrouble.EMPTY, self.path)
        low, high = self._zooms(said)
        return MapInfo(
            name=said.get("name", "").strip() or self.path.stem,
            min_zoom=low,
            max_zoom=high,
            bounds=_bounds(said.get("bounds", "")),
            attribution=_plain(said.get("attribution", "")),
        )

    def _metadata(self) -> dict[str, str]:
        """Return what the table says; a map without one still has its tiles."""
        with suppress(sqlite3.OperationalError):
            rows = self._connection.execute("SELECT name, value FROM metadata LIMIT 1000").fetchall()
            return {str(name): str(value) for name, value in rows if value is not None}
        return {}

    def _zooms(self, said: dict[str, str]) -> tuple[int, int]:
        low, high = _zoom(said.get("minzoom", "")), _zoom(said.get("maxzoom", ""))
        if low is None or high is None or low > high:
            found = self._connection.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
            low, high = _zoom(str(found[0])), _zoom(str(found[1]))
        if low is None or high is None:
            raise MapFileError(MapTrouble.DAMAGED, self.path)
        return low, high


def maps_in(folder: Path) -> list[Path]:
    """Return the maps in `folder` by name; none where there is no such folder."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == MAP_SUFFIX)
    return []


def _is_packed(row: tuple[object, ...] | None) -> bool:
    return row is not None and isinstance(row[0], bytes) and row[0].startswith(_PACKED)


def _zoom(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,2}", text.strip()) and int(text) <= DEEPEST_ZOOM else None


def _bounds(text: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    return west, max(south, -LATITUDE_LIMIT), east, min(north, LATITUDE_LIMIT)


def _plain(html: str) -> str:
    """Return the text of a line of HTML, with no more than fits on a map."""
    text = unescape(re.sub(r"<[^>]*>", " ", html))
    return re.sub(r"\s+", " ", text).strip()[:200]
