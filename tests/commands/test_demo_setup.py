"""What the demo does with a folder that is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxfield.commands.demo_setup import UNFINISHED_FILE, DemoError, set_up_demo
from cxfield.fieldwork.station import DEMO_FILE


def _quiet(_sentence: str) -> None:
    return


def test_a_set_up_that_was_cut_off_is_cleared_and_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED_FILE).write_text("{}")
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "server.db").write_bytes(b"half")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(DemoError, match="something else"):
        set_up_demo(tmp_path, _quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "server.db").write_bytes(b"a real server")
    with pytest.raises(DemoError, match="something else"):
        set_up_demo(tmp_path, _quiet)
    assert (tmp_path / "server" / "server.db").read_bytes() == b"a real server"


def test_a_damaged_demo_file_is_said(tmp_path: Path) -> None:
    (tmp_path / DEMO_FILE).write_text("{")
    with pytest.raises(DemoError, match="damaged"):
        set_up_demo(tmp_path, _quiet)
