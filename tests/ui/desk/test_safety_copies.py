"""What was written is in a copy a quarter of an hour later, also in the middle of a long interview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cxfield.event import StreamKind
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskLevel, DiskRules
from cxfield.store.safety_copy import safety_copies
from tests.store.samples import answer, started
from tests.sync.conftest import SMALL
from ui.desk.desk_controller import DeskController
from ui.desk.safety_copies import EVERY_MS, SafetyCopies
from ui.openrosa.forms_controller import FormsController
from ui.widgets import TaskRunner

INTERVIEW = StreamKind.INTERVIEW


def opened(folder: Path, rules: DiskRules = SMALL) -> Workspace:
    key = DatabaseKey.random()
    return Workspace(DeviceStore.create(folder, key, rules=rules), DeviceClock("anna"), key)


@pytest.fixture
def workspace(tmp_path: Path, runner: TaskRunner) -> Iterator[Workspace]:
    made = runner.call(lambda: opened(tmp_path / "device"))
    yield made
    runner.call(made.close)


def copies_after_a_look(copies: SafetyCopies, runner: TaskRunner, workspace: Workspace) -> int:
    copies.look()
    return runner.call(lambda: len(safety_copies(workspace.store.folder)))


def test_a_copy_is_made_when_something_was_written_and_not_again_before_there_is_more(
    runner: TaskRunner, workspace: Workspace, qtbot: QtBot
) -> None:
    copies = SafetyCopies(workspace, runner, pytest.fail)
    runner.call(lambda: workspace.store.append(INTERVIEW, "i-1", [started()], study_id="s-1"))
    assert [copies_after_a_look(copies, runner, workspace) for _ in range(2)] == [1, 1]
    runner.call(lambda: workspace.store.append(INTERVIEW, "i-1", [answer("/data/a", "1")]))
    assert copies_after_a_look(copies, runner, workspace) == 2


def test_no_copy_eats_the_room_that_an_interview_needs(tmp_path: Path) -> None:
    rules = DiskRules(reserve_bytes=0, stop_below_bytes=1 << 62)
    workspace = opened(tmp_path / "device", rules)
    workspace.store.append(INTERVIEW, "i-1", [started()], study_id="s-1")
    assert workspace.store.disk_level() is DiskLevel.STOP
    assert not workspace.keep_safety_copy_of_news()
    assert not safety_copies(workspace.store.folder)
    workspace.close()


@pytest.mark.parametrize("controller", [DeskController, FormsController])
def test_it_goes_on_by_itself_as_long_as_the_workspace_is_open(
    controller: type[DeskController | FormsController], runner: TaskRunner, workspace: Workspace, qtbot: QtBot
) -> None:
    network = TaskRunner(name="network")
    desk = controller(workspace, runner, network)
    timer = desk.findChild(SafetyCopies).findChild(QTimer)
    desk.start()
    assert timer.isActive()
    assert timer.interval() == EVERY_MS == 15 * 60 * 1000
    desk.stop()
    assert not timer.isActive()
    network.shutdown()
    desk.deleteLater()
