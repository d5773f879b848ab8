"""A map file with tiles that Qt paints: each zoom has a colour of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from cxfield.position.mercator import TILE, to_pixel
from cxfield.position.place import Place
from tests.position.test_map_file import write_map

RIGA = Place(latitude=56.95, longitude=24.1)
COLOURS = {14: "#204080", 15: "#208040"}
SAID = {
    "name": "Rīga", "format": "png", "minzoom": "14", "maxzoom": "15", "bounds": "24.0,56.9,24.2,57.0",
    "attribution": "© <b>Rīga</b> map team",
}  # fmt: skip


def painted_tile(colour: str, side: int = TILE) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def painted_map(path: Path, colours: Mapping[int, str] = COLOURS) -> Path:
    """Write a map of some tiles around Rīga."""
    tiles = {}
    for zoom, colour in colours.items():
        x, y = (int(pixel // TILE) for pixel in to_pixel(RIGA, zoom))
        data = painted_tile(colour)
        for column in range(x - 4, x + 5):
            for row in range(y - 3, y + 4):
                tiles[zoom, column, 2**zoom - 1 - row] = data
    return write_map(path, SAID, tiles)
