"""The map: tiles of a real file, decoded beside the window's thread; the grid without one; what it says in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxfield.position.place import Place
from tests.position.test_map_file import write_map
from tests.ui.map.painted_map import COLOURS, RIGA, painted_map, painted_tile
from ui.map.map_panel import MapPanel
from ui.map.map_tiles import MapTiles
from ui.map.map_view import MapView

EAST = Place(latitude=56.95, longitude=24.102)


@pytest.fixture
def tiles() -> Iterator[MapTiles]:
    made = MapTiles()
    yield made
    made.shutdown()


def opened(qtbot: QtBot, tiles: MapTiles, path: Path | None) -> None:
    with qtbot.waitSignal(tiles.changed, timeout=5_000):
        tiles.open(path)


def shown(qtbot: QtBot, view: MapView, tiles: MapTiles | None = None) -> MapView:
    """Show the view, and wait until all tiles it asks for are there."""
    qtbot.addWidget(view)
    view.resize(600, 320)
    view.show()
    settle(qtbot, view, tiles)
    return view


def settle(qtbot: QtBot, view: MapView, tiles: MapTiles | None) -> None:
    view.grab()
    while tiles is not None and tiles.is_waiting:
        with qtbot.waitSignal(tiles.arrived, timeout=5_000):
            pass


def colour_at(view: MapView, x: int, y: int) -> str:
    return QColor(view.grab().toImage().pixel(x, y)).name()


def test_the_tiles_of_the_file_stand_under_the_point(qtbot: QtBot, tiles: MapTiles, tmp_path: Path) -> None:
    opened(qtbot, tiles, painted_map(tmp_path / "riga.mbtiles"))
    view = MapView(tiles)
    view.show_places([RIGA])
    shown(qtbot, view, tiles)
    assert colour_at(view, 100, 100) == COLOURS[15], "nearer than the map goes: its last tiles, larger"
    view.zoom_by(-2)
    settle(qtbot, view, tiles)
    assert colour_at(view, 100, 100) == COLOURS[14]


def test_where_the_map_has_no_tiles_it_is_the_plain_ground(qtbot: QtBot, tiles: MapTiles, tmp_path: Path) -> None:
    opened(qtbot, tiles, painted_map(tmp_path / "riga.mbtiles"))
    view = MapView(tiles)
    view.show_places([Place(latitude=10, longitude=10)])
    shown(qtbot, view, tiles)
    assert colour_at(view, 100, 100) == "#ffffff"


def test_without_a_point_the_whole_map_is_shown(qtbot: QtBot, tiles: MapTiles, tmp_path: Path) -> None:
    view = shown(qtbot, MapView(tiles), tiles)
    opened(qtbot, tiles, painted_map(tmp_path / "riga.mbtiles"))
    assert abs(view.cursor_place.latitude - 56.95) < 0.01
    assert abs(view.cursor_place.longitude - 24.1) < 0.01


def test_a_picture_that_is_none_or_far_too_large_is_left_out(qtbot: QtBot, tiles: MapTiles, tmp_path: Path) -> None:
    broken = {(0, 0, 0): b"\x89PNG but no picture"}
    opened(qtbot, tiles, write_map(tmp_path / "broken.mbtiles", {"format": "png"}, broken))
    for path in (None, write_map(tmp_path / "vast.mbtiles", {}, {(0, 0, 0): painted_tile("#ff0000", 2048)})):
        view = MapView(tiles)
        view.show_places([RIGA])
        shown(qtbot, view, tiles)
        assert colour_at(view, 100, 100) == "#ffffff"
        if path is not None:
            opened(qtbot, tiles, path)
            settle(qtbot, view, tiles)
            assert colour_at(view, 100, 100) == "#ffffff"


@pytest.mark.parametrize(
    ("name", "words"), [("absent", "is not there"), ("vector", "vector tiles"), ("text", "damaged or no MBTiles")]
)
def test_a_file_that_cannot_be_shown_says_so_and_the_grid_serves(
    qtbot: QtBot, tiles: MapTiles, tmp_path: Path, name: str, words: str
) -> None:
    write_map(tmp_path / "vector.mbtiles", {"format": "pbf"}, {})
    (tmp_path / "text.mbtiles").write_text("text " * 999)
    opened(qtbot, tiles, tmp_path / f"{name}.mbtiles")
    assert words in tiles.trouble
    assert f"{name}.mbtiles" in tiles.trouble
    view = MapView(tiles)
    view.show_places([RIGA, EAST])
    shown(qtbot, view, tiles)


def test_another_map_is_chosen_by_keys_and_the_choice_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    paths = tuple(painted_map(tmp_path / f"{name}.mbtiles") for name in ("a", "b"))
    tiles = MapTiles(choices=paths)
    opened(qtbot, tiles, paths[0])
    panel = MapPanel(MapView(tiles), tiles, "")
    qtbot.addWidget(panel)
    panel.show()
    assert panel.choice.currentText() == "a"
    panel.choice.setFocus()
    with qtbot.waitSignal(tiles.chosen) as told, qtbot.waitSignal(tiles.changed):
        QTest.keyClick(panel.choice, Qt.Key.Key_Down)
    assert told.args == [paths[1]]
    with qtbot.waitSignal(tiles.changed):
        QTest.keyClick(panel.choice, Qt.Key.Key_Home)
    assert tiles.path is None
    assert tiles.info is None
    tiles.shutdown()


def test_the_map_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    view = MapView(joins=True)
    view.show_places([RIGA, EAST])
    shown(qtbot, view)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Map"
    words = interface.text(QAccessible.Text.Description)
    assert words == "2 points · 121 m long · Cross at 56.95000° N, 24.10200° E"


def test_dragging_and_the_wheel_only_move_the_map(qtbot: QtBot) -> None:
    view = MapView()
    view.show_places([RIGA])
    shown(qtbot, view)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with qtbot.assertNotEmitted(view.set_wished):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 160))
        QTest.mouseMove(view, QPoint(350, 160))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(350, 160))
        turn = QWheelEvent(
            QPointF(300, 160), QPointF(300, 160), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, turn)
    assert (view.cursor_place.latitude, view.cursor_place.longitude) == (RIGA.latitude, RIGA.longitude)


def test_a_fixed_map_sets_nothing(qtbot: QtBot) -> None:
    view = MapView(is_fixed=True)
    view.show_places([RIGA])
    shown(qtbot, view)
    with qtbot.assertNotEmitted(view.set_wished):
        QTest.keyClick(view, Qt.Key.Key_Space)
        QTest.keyClick(view, Qt.Key.Key_Left)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
