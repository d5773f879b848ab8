"""The tiles of a map file as pictures: read and decoded on a thread of their own, the ones seen last kept."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from cxfield.position.map_file import MapFile, MapFileError, MapInfo, MapTrouble
from ui.language import tr
from ui.widgets import TaskRunner

KEPT_TILES = 160
"""About 40 MB."""
LARGEST_SIDE = 1024
TileName = tuple[int, int, int]
"""Zoom, column, row from the north."""


class MapTiles(QObject):
    """One map file at a time.

    Attributes:
        info: What the open map says of itself; None where there is none: the grid is shown.
        trouble: Why the file wished for is not shown, as a sentence; empty if it is, or none was wished for.
        choices: What the team supplies.
    """

    changed = Signal()  # another map, or none, is open now
    chosen = Signal(object)  # Path, or None for the grid: the interviewer wants this one from now on
    arrived = Signal()  # a tile that was asked for is there

    def __init__(self, parent: QObject | None = None, *, choices: tuple[Path, ...] = ()) -> None:
        super().__init__(parent)
        self.choices = choices
        self.path: Path | None = None
        self.info: MapInfo | None = None
        self.trouble = ""
        self._runner = TaskRunner(self, name="map")
        self._file: MapFile | None = None
        self._tiles: OrderedDict[TileName, QImage | None] = OrderedDict()
        self._asked: set[TileName] = set()
        self._wanted: frozenset[TileName] = frozenset()

    def open(self, path: Path | None) -> None:
        """Show the map at `path` from now on; None: the plain grid. `changed` says when it is open."""
        self.path = path
        self._runner.run(lambda: self._open(path), lambda info: self._on_opened(path, info), self._on_error)

    def choose(self, path: Path | None) -> None:
        """Open what the interviewer picked."""
        self.open(path)
        self.chosen.emit(path)

    def _open(self, path: Path | None) -> MapInfo | None:
        """On the map's thread."""
        if self._file is not None:
            self._file.close()
        self._file = None
        if path is not None:
            self._file = MapFile(path)
        return self._file.info if self._file is not None else None

    def _on_opened(self, path: Path | None, info: MapInfo | None) -> None:
        if path == self.path:
            self._become(info, "")

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MapFileError):
            raise error
        if error.path == self.path:
            self._become(None, trouble_words(error))

    def _become(self, info: MapInfo | None, trouble: str) -> None:
        self.info, self.trouble = info, trouble
        self._tiles.clear()
        self._asked.clear()
        self.changed.emit()

    def want(self, names: frozenset[TileName]) -> None:
        """Fetch these; what was asked for before and is not among them is not fetched any more."""
        self._wanted = names
        for name in sorted(names - self._asked - self._tiles.keys()):
            self._asked.add(name)
            self._fetch(self.path, name)

    def _fetch(self, path: Path | None, name: TileName) -> None:
        def arrive(found: tuple[bool, QImage | None]) -> None:
            was_read, image = found
            self._asked.discard(name)
            if path != self.path:
                return
            if was_read:
                self._keep(name, image)
            elif name in self._wanted:  # it went out of sight and came back meanwhile
                self.want(self._wanted)

        self._runner.run(lambda: self._read(path, name), arrive, self._on_error)

    def _read(self, path: Path | None, name: TileName) -> tuple[bool, QImage | None]:
        """On the map's thread: return whether the tile was looked up (somebody still wants it), and its picture."""
        if self._file is None or self._file.path != path or name not in self._wanted:
            return False, None
        data = self._file.tile(*name)
        return True, _decode(data) if data is not None else None

    def _keep(self, name: TileName, image: QImage | None) -> None:
        self._tiles[name] = image
        while len(self._tiles) > KEPT_TILES:
            self._tiles.popitem(last=False)
        self.arrived.emit()

    def image(self, name: TileName) -> QImage | None:
        """Return a tile if it is here already."""
        if name in self._tiles:
            self._tiles.move_to_end(name)
        return self._tiles.get(name)

    @property
    def is_waiting(self) -> bool:
        """True while tiles are being fetched."""
        return bool(self._asked)

    def shutdown(self) -> None:
        """Close the file and end the thread."""
        self.path = None
        self._wanted = frozenset()
        self._runner.run(lambda: self._open(None), lambda _info: None, lambda _error: None)
        self._runner.shutdown()


def _decode(data: bytes) -> QImage | None:
    """Return the picture in `data`; None if it is none, or larger than any tile."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return None
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def trouble_words(error: MapFileError) -> str:
    """Return the sentence for a file that cannot be shown; the grid serves in its place."""
    match error.trouble:
        case MapTrouble.MISSING:
            sentence = tr("The map {name} is not there. Put it into the folder “maps”, or choose another one.")
        case MapTrouble.VECTOR:
            sentence = tr("The map {name} holds vector tiles. A map with pictures (PNG or JPEG) is needed.")
        case MapTrouble.EMPTY:
            sentence = tr("The map {name} holds no tiles. Choose another one.")
        case _:
            sentence = tr("The map {name} is damaged or no MBTiles file. Copy it anew, or choose another one.")
    return sentence.format(name=error.path.name)
