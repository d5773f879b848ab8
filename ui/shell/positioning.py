"""The source of positions and the map of this station, while a workspace is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from cxfield.fieldwork.workspace import Workspace
from cxfield.position.settings import read_settings
from ui.interview.interview_view import InterviewView
from ui.map.map_tiles import MapTiles
from ui.position.position_feed import PositionFeed, feed_of

_CHOSEN = "map"
_GRID = "none"


class Positioning(QObject):
    """Begins with a workspace and ends with it.

    Args:
        folder: Of the station: `devices.ini` and `maps/` in it are what the team supplies.
        settings: Where the map that was picked in the window is kept; it goes before what the team says.
    """

    def __init__(self, folder: Path, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self.feed: PositionFeed | None = None
        self.tiles: MapTiles | None = None

    def begin(self, workspace: Workspace) -> None:
        """Listen to the source, open the map, and let questionnaires ask for the position."""
        self.end()
        said = read_settings(self._folder)
        self.tiles = MapTiles(self, choices=said.maps)
        self.tiles.chosen.connect(self._on_chosen)
        picked = str(self._settings.value(_CHOSEN, "") or "")
        path = None if picked == _GRID else Path(picked) if picked else said.map_path
        if path is not None:
            self.tiles.open(path)
        self.feed = feed_of(said.source, self)
        if self.feed is not None:
            self.feed.start()
            workspace.position_source = self.feed.known_position

    def equip(self, view: InterviewView) -> None:
        """Hand source and map to the fields of an interview."""
        view.positions, view.map_tiles = self.feed, self.tiles

    def end(self) -> None:
        if self.feed is not None:
            self.feed.stop()
            self.feed.deleteLater()
        if self.tiles is not None:
            self.tiles.shutdown()
            self.tiles.deleteLater()
        self.feed = self.tiles = None

    def _on_chosen(self, path: Path | None) -> None:
        self._settings.setValue(_CHOSEN, str(path) if path is not None else _GRID)
