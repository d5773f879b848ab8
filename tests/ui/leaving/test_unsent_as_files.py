"""The way out of a workspace of an OpenRosa server: written as files, then removed, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn, enrol_openrosa
from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.station import Station, WorkspaceEntry
from tests.sync.openrosa.central_peer import central_peer
from tests.sync.openrosa.interviewer import form
from ui.leaving.leaving_controller import LeavingController
from ui.leaving.removal_panel import RemovalPanel
from ui.leaving.rescue_panel import RescuePanel
from ui.shell.main_window import MainWindow
from ui.widgets import TaskRunner


@pytest.fixture
def entry(tmp_path: Path, memory_keyring: object, monkeypatch: pytest.MonkeyPatch) -> WorkspaceEntry:
    """A closed workspace with an interview under way, whose server is away."""
    monkeypatch.setattr(type(memory_keyring), "__module__", "keyring.backends.memory")
    station = Station(tmp_path / "station")
    with central_peer() as peer:
        peer.publish(form())
        made = enrol_openrosa(station, OpenRosaSignIn(address=peer.app_user()))
        workspace = station.open(made, None)
        OpenRosaSynchroniser(workspace, sends=False).run()
    forms = OpenRosaForms(workspace)
    session = forms.begin(forms.study_of("water"))
    session.go_next({"/data/village": "Half-done"})
    session.close()
    workspace.close()
    return made


def test_the_work_is_written_as_files_and_then_the_workspace_may_be_removed(
    qtbot: QtBot, runner: TaskRunner, entry: WorkspaceEntry, tmp_path: Path
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    leaving = LeavingController(Station(tmp_path / "station"), runner, window)
    leaving.panel_wanted.connect(window.show_panel)
    leaving.panel_done.connect(window.close_panel)
    window.show()
    window.activateWindow()
    leaving.remove_entry(entry, "")
    removal = window.findChildren(RemovalPanel)[-1]
    qtbot.waitUntil(lambda: "as files" in removal._blocked.text, timeout=20_000)
    assert not removal._remove.isEnabled()
    leaving.rescue_entry(entry, "")
    panel = window.findChildren(RescuePanel)[-1]
    qtbot.waitUntil(lambda: bool(panel._unsent.text()), timeout=20_000)
    panel.first_focus().setFocus()
    panel._file.set_path(tmp_path / "out")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "unfinished 1" in panel._done.text, timeout=20_000)
    assert (tmp_path / "out" / "READ-ME.txt").is_file()
    qtbot.waitUntil(lambda: "The folder out holds all of it." in panel._unsent.text(), timeout=20_000)
    leaving.remove_entry(entry, "")
    removal = window.findChildren(RemovalPanel)[-1]
    qtbot.waitUntil(removal._remove.isEnabled, timeout=20_000)
    removal._remove.click()
    qtbot.waitUntil(lambda: not entry.folder.exists() or not any(entry.folder.glob("*.db")), timeout=20_000)
