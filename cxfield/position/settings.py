"""What the team sets on a computer for positions and maps: `devices.ini` in the folder of the station.

[position]
source = /dev/ttyUSB0
[map]
file = riga.mbtiles
"""

from __future__ import annotations

from configparser import ConfigParser, Error
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cxfield.position.map_file import maps_in

SETTINGS_FILE = "devices.ini"
MAP_FOLDER = "maps"
SYSTEM = "system"
"""The source that asks the operating system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSettings:
    """Where positions come from and which map is shown.

    Attributes:
        source: Address of a receiver (see `byte_ways`) or `system`; empty: there is none.
        map_path: None: the plain grid.
        maps: What can be chosen from: the files in `maps/`.
    """

    source: str = ""
    map_path: Path | None = None
    maps: tuple[Path, ...] = ()


def read_settings(folder: Path) -> PositionSettings:
    """Return the settings of the station in `folder`; a file that cannot be read is as none.

    Without `[map] file` the first map of the folder `maps/` is shown; `file = none` shows none. Its path may be
    absolute, or below `maps/`.
    """
    parser = ConfigParser(interpolation=None)
    with suppress(Error, OSError, UnicodeDecodeError):
        parser.read(folder / SETTINGS_FILE, encoding="utf-8-sig")
    maps = tuple(maps_in(folder / MAP_FOLDER))
    wanted = parser.get("map", "file", fallback="").strip()
    chosen = folder / MAP_FOLDER / wanted if wanted else maps[0] if maps else None
    return PositionSettings(
        source=parser.get("position", "source", fallback="").strip(),
        map_path=None if wanted.lower() == "none" else chosen,
        maps=maps,
    )
