"""The source of positions and the map of this station, while a workspace is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.position.byte_ways import serial_ports
from cxfield.position.settings import PositionSettings, read_settings
from ui.interview.interview_controller import InterviewController
from ui.interview.interview_view import InterviewView
from ui.map.map_tiles import MapTiles
from ui.position.position_feed import PositionFeed
from ui.position.receiver_panel import ReceiverPanel, ReceiverWish
from ui.widgets import Task, TaskRunner

_MAP, _RECEIVER = "map", "receiver"
_NONE = "none"


def _raise(error: Exception) -> None:
    raise error


class Positioning(QObject):
    """Begins with a workspace and ends with it. What was picked in the window goes before what the team says.

    Args:
        folder: Of the station: `devices.ini` and `maps/` in it are what the team supplies.
        settings: Where the map and the receiver that were picked in the window are kept.
    """

    def __init__(self, folder: Path, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self.feed = PositionFeed(self)
        self.tiles: MapTiles | None = None
        self._runner: TaskRunner | None = None
        self._task: Task | None = None
        self._askers: list[Workspace | InterviewSession] = []

    def begin(self, workspace: Workspace) -> None:
        """Listen to the source, open the map, and let questionnaires ask for the position."""
        self.end()
        self._runner = TaskRunner(self, name="devices")
        self.tiles = MapTiles(self)
        self.tiles.chosen.connect(self._on_map_chosen)
        if path := self._picked(_MAP):
            self.tiles.open(Path(path))
        self._askers = [workspace]
        self._use(self._picked(_RECEIVER))
        self._task = self._runner.run(lambda: read_settings(self._folder), self._on_settings_read, _raise)

    def _on_settings_read(self, said: PositionSettings) -> None:
        """Take what the team says where nothing was picked."""
        assert self.tiles is not None
        self.tiles.choices = said.maps
        if said.map_path is not None and not self._settings.value(_MAP):
            self.tiles.open(said.map_path)
        if said.source and not self._settings.value(_RECEIVER):
            self._use(said.source)

    def _on_map_chosen(self, path: Path | None) -> None:
        self._settings.setValue(_MAP, str(path) if path is not None else _NONE)

    def _picked(self, name: str) -> str:
        """Return what was picked in the window; empty for none."""
        picked = str(self._settings.value(name, ""))
        return "" if picked == _NONE else picked

    def _use(self, source: str) -> None:
        self.feed.use(source)
        for asker in self._askers:
            asker.position_source = self.feed.known_position if source else None

    def equip(self, view: InterviewView, interview: InterviewController, session: InterviewSession) -> None:
        """Hand source and map to the fields of an interview."""
        view.positions, view.map_tiles = self.feed, self.tiles
        self._askers = [*self._askers[:1], session]
        interview.wishes.take(ReceiverWish, lambda _wish: self._open_panel(view))

    def _open_panel(self, view: InterviewView) -> None:
        if view.dock.toggles(ReceiverPanel):
            return
        panel = ReceiverPanel(self.feed)
        panel.chosen.connect(self._on_receiver_chosen)
        view.dock.open(panel)
        if self._runner is not None:
            task = self._runner.run(serial_ports, panel.show_ports, lambda _error: None)
            panel.destroyed.connect(lambda: setattr(task, "cancelled", True))

    def _on_receiver_chosen(self, source: str) -> None:
        self._settings.setValue(_RECEIVER, source or _NONE)
        self._use(source)

    def end(self) -> None:
        self._askers = []
        if self._task is not None:
            self._task.cancelled = True
        self.feed.stop()
        if self.tiles is not None:
            self.tiles.shutdown()
        if self._runner is not None:
            self._runner.shutdown()
        self.tiles = self._runner = None
