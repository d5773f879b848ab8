"""Map files as teams have them: whole, old, empty, damaged, of the other kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from cxfield.position.map_file import MapFile, MapFileError, MapTrouble, maps_in
from cxfield.position.settings import read_settings

PNG = b"\x89PNG\r\n\x1a\nnorth-west"


def write_map(path: Path, metadata: Mapping[str, str], tiles: Mapping[tuple[int, int, int], bytes]) -> Path:
    """Write a map file; tiles are named (zoom, column, row from the south), as in the format."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE metadata (name text, value text)")
        database.execute(
            "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)"
        )
        database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(*at, data) for at, data in tiles.items()])
    database.close()
    return path


def test_rows_count_from_the_north_and_what_is_not_there_is_none(tmp_path: Path) -> None:
    file = MapFile(write_map(tmp_path / "riga.mbtiles", {"format": "png"}, {(1, 0, 1): PNG}))
    assert file.tile(1, 0, 0) == PNG
    assert file.tile(1, 0, 1) is None
    assert file.tile(5, 0, 0) is None


def test_what_the_map_says_of_itself_is_read(tmp_path: Path) -> None:
    said = {
        "name": "Rīga", "format": "png", "minzoom": "3", "maxzoom": "14", "bounds": "23.9,56.8,24.4,57.1",
        "attribution": '<a href="https://example.org">© Mappers</a> &amp; others',
    }  # fmt: skip
    info = MapFile(write_map(tmp_path / "riga.mbtiles", said, {(3, 4, 5): PNG})).info
    assert (info.name, info.min_zoom, info.max_zoom) == ("Rīga", 3, 14)
    assert info.bounds == (23.9, 56.8, 24.4, 57.1)
    assert info.attribution == "© Mappers & others"


def test_a_map_that_says_nothing_of_itself_is_counted(tmp_path: Path) -> None:
    file = MapFile(write_map(tmp_path / "old.mbtiles", {"bounds": "x"}, {(3, 4, 5): PNG, (7, 0, 0): PNG}))
    assert (file.info.name, file.info.min_zoom, file.info.max_zoom, file.info.bounds) == ("old", 3, 7, None)


def test_every_file_that_is_no_map_of_pictures_says_why(tmp_path: Path) -> None:
    (tmp_path / "text.mbtiles").write_text("this is no database " * 100)
    sqlite3.connect(tmp_path / "other.mbtiles").execute("CREATE TABLE a (b)").connection.close()
    write_map(tmp_path / "empty.mbtiles", {"format": "png"}, {})
    write_map(tmp_path / "pbf.mbtiles", {"format": "pbf"}, {(0, 0, 0): b"\x1a"})
    write_map(tmp_path / "packed.mbtiles", {}, {(0, 0, 0): b"\x1f\x8b\x08"})
    expected = {
        "absent": MapTrouble.MISSING, "text": MapTrouble.DAMAGED, "other": MapTrouble.DAMAGED,
        "empty": MapTrouble.EMPTY, "pbf": MapTrouble.VECTOR, "packed": MapTrouble.VECTOR,
    }  # fmt: skip
    for name, trouble in expected.items():
        with pytest.raises(MapFileError) as raised:
            MapFile(tmp_path / f"{name}.mbtiles")
        assert raised.value.trouble is trouble, name


def test_a_map_that_is_cut_off_says_so_at_the_tile_at_the_latest(tmp_path: Path) -> None:
    tiles = {(8, column, row): PNG + bytes(2_000) for column in range(20) for row in range(20)}
    path = write_map(tmp_path / "cut.mbtiles", {"format": "png", "minzoom": "8", "maxzoom": "8"}, tiles)
    path.write_bytes(path.read_bytes()[:300_000])
    with pytest.raises(MapFileError) as raised:
        [MapFile(path).tile(8, column, row) for column in range(20) for row in range(256)]
    assert raised.value.trouble is MapTrouble.DAMAGED


def test_nothing_is_written_beside_the_map(tmp_path: Path) -> None:
    file = MapFile(write_map(tmp_path / "riga.mbtiles", {}, {(0, 0, 0): PNG}))
    file.tile(0, 0, 0)
    file.close()
    assert [path.name for path in tmp_path.iterdir()] == ["riga.mbtiles"]


def test_the_first_map_of_the_folder_is_shown_unless_the_team_says_otherwise(tmp_path: Path) -> None:
    assert read_settings(tmp_path).map_path is None
    (tmp_path / "maps").mkdir()
    for name in ("b.mbtiles", "a.MBTILES", "notes.txt"):
        (tmp_path / "maps" / name).touch()
    assert [path.name for path in maps_in(tmp_path / "maps")] == ["a.MBTILES", "b.mbtiles"]
    assert read_settings(tmp_path).map_path == tmp_path / "maps" / "a.MBTILES"
    (tmp_path / "devices.ini").write_text("[map]\nfile = b.mbtiles\n[position]\nsource = COM3@9600\n")
    assert read_settings(tmp_path).map_path == tmp_path / "maps" / "b.mbtiles"
    assert read_settings(tmp_path).source == "COM3@9600"
    (tmp_path / "devices.ini").write_text("[map]\nfile = none\n")
    assert read_settings(tmp_path).map_path is None
    (tmp_path / "devices.ini").write_text("nonsense\n")
    assert read_settings(tmp_path).source == ""
