"""What the team puts on a laptop for places, from the files to the question in the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.position.receiver import ReceiverState
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import Study
from tests.position.sentences import gga
from tests.ui.interview.conftest import Interviewer
from tests.ui.interview.geo_form import geo_questionnaire
from tests.ui.map.painted_map import painted_map
from ui.interview.place_field import PlaceField
from ui.interview.question_page import QuestionPage
from ui.position.receiver_panel import ReceiverPanel
from ui.shell.positioning import Positioning
from ui.shell.window_look import open_settings
from ui.widgets import TaskRunner

if sys.platform == "win32":
    pytest.skip("There are no pipes of this kind on Windows.", allow_module_level=True)


@pytest.fixture
def station(tmp_path: Path) -> Path:
    """A station with a map and a receiver on a pipe, as the team sets it up."""
    (tmp_path / "maps").mkdir()
    painted_map(tmp_path / "maps" / "riga.mbtiles")
    os.mkfifo(tmp_path / "gps")
    return tmp_path


@pytest.fixture
def workspace(station: Path, runner: TaskRunner) -> Iterator[Workspace]:
    key = DatabaseKey.random()

    def open_it() -> Workspace:
        store = DeviceStore.create(station / "ws", key, workspace_id="w-1")
        questionnaire = geo_questionnaire(station)
        store.save_questionnaire(questionnaire)
        store.save_study(Study(study_id="s", name="Places", questionnaire=questionnaire.content_hash))
        store.save_case("s", Case(case_id="c", name="Anna"))
        return Workspace(store, DeviceClock("inga"), key)

    made = runner.call(open_it)
    yield made
    runner.call(made.close)


@pytest.fixture
def positioning(station: Path) -> Iterator[Positioning]:
    made = Positioning(station, open_settings(station))
    yield made
    made.end()


def wait_for_fix(qtbot: QtBot, positioning: Positioning, pipe: int) -> None:
    def is_fixed() -> bool:
        status = positioning.feed.status
        return status is not None and status.state is ReceiverState.FIXED

    with qtbot.waitSignal(positioning.feed.changed, check_params_cb=is_fixed, timeout=5_000):
        os.write(pipe, gga())


def test_what_the_team_named_is_there_when_the_interview_begins(
    qtbot: QtBot, station: Path, positioning: Positioning, workspace: Workspace, runner: TaskRunner
) -> None:
    (station / "devices.ini").write_text(f"[position]\nsource = {station / 'gps'}\n")
    pipe = os.open(station / "gps", os.O_RDWR)
    positioning.begin(workspace)
    assert positioning.tiles is not None
    if positioning.tiles.info is None:
        with qtbot.waitSignal(positioning.tiles.changed, timeout=5_000):
            pass
    assert positioning.tiles.info is not None
    wait_for_fix(qtbot, positioning, pipe)
    session = runner.call(lambda: workspace.start_interview("s", "c"))
    assert runner.call(lambda: session.engine.state("/data/begun").value) == "56.95 24.1 12.0 5.0"
    positioning.end()
    assert workspace.position_source is not None
    assert workspace.position_source() is None
    os.close(pipe)


def test_the_interviewer_chooses_a_receiver_by_keys_and_it_is_remembered(
    qtbot: QtBot, station: Path, positioning: Positioning, workspace: Workspace, runner: TaskRunner
) -> None:
    pipe = os.open(station / "gps", os.O_RDWR)
    positioning.begin(workspace)
    session = runner.call(lambda: workspace.start_interview("s", "c"))
    asker = Interviewer(qtbot, runner, session)
    positioning.equip(asker.view, asker.controller, session)
    asker.view.rebuild()
    assert isinstance(asker.page, QuestionPage)
    field = asker.page.fields[0]
    assert isinstance(field, PlaceField)
    asker.press(Qt.Key.Key_Tab)
    asker.press(Qt.Key.Key_Space)
    assert isinstance(asker.view.panel, ReceiverPanel)
    box = asker.view.panel.choice
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    asker.type(str(station / "gps"))
    asker.press(Qt.Key.Key_Return)
    wait_for_fix(qtbot, positioning, pipe)
    assert "Accuracy 5 m" in asker.view.panel.said.text()
    asker.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field.focus_target()
    asker.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    asker.step(Qt.Key.Key_Return)
    assert asker.stored("home") == "56.95 24.1 12.0 5.0"
    asker.controller.close()
    again = Positioning(station, open_settings(station))
    again.begin(workspace)
    assert again.feed.source == str(station / "gps")
    again.end()
    os.close(pipe)


def test_the_window_does_not_wait_for_the_files_of_the_team(
    qtbot: QtBot, station: Path, positioning: Positioning, workspace: Workspace
) -> None:
    os.mkfifo(station / "devices.ini")  # whoever reads it waits until somebody writes
    positioning.begin(workspace)
    tiles = positioning.tiles
    assert tiles is not None
    with qtbot.waitSignal(tiles.changed, timeout=5_000):
        (station / "devices.ini").write_text(f"[position]\nsource = {station / 'gps'}\n")
    assert tiles.choices == (station / "maps" / "riga.mbtiles",)
    assert positioning.feed.source == str(station / "gps")
