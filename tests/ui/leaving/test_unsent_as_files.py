"""The way out of a workspace of an OpenRosa server: a sealed copy or files, then removed, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn, enrol_openrosa
from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.station import Station, WorkspaceEntry
from tests.sync.openrosa.central_peer import central_peer
from tests.sync.openrosa.interviewer import form
from ui.access.forgotten_pin_panel import ForgottenPinPanel
from ui.leaving.leaving_controller import LeavingController
from ui.leaving.removal_panel import RemovalPanel
from ui.leaving.rescue_panel import RescuePanel
from ui.openrosa.copy_panel import CopyPanel
from ui.openrosa.server_panel import ServerPanel
from ui.openrosa.server_sign_in import ServerSignIn
from ui.shell.main_window import MainWindow
from ui.shell.sign_in_view import SignInView
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


def press(panel: QWidget, words: str) -> None:
    button = next(button for button in panel.findChildren(QPushButton) if button.text() == words)
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_sealed_copy_is_written_and_opened_on_another_computer_by_keys(
    qtbot: QtBot, runner: TaskRunner, entry: WorkspaceEntry, tmp_path: Path
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    leaving = LeavingController(Station(tmp_path / "station"), runner, window)
    leaving.panel_wanted.connect(window.show_panel)
    window.show()
    window.activateWindow()
    leaving.rescue_entry(entry, "")
    panel = window.findChildren(RescuePanel)[-1]
    qtbot.waitUntil(lambda: bool(panel._unsent.text()), timeout=20_000)
    panel._file.set_path(tmp_path / "a.cxforms")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Written and read back" in panel._done.text, timeout=20_000)
    qtbot.waitUntil(lambda: "The sealed copy a.cxforms holds all of it." in panel._unsent.text(), timeout=20_000)
    letters = next(
        label for label in panel.findChildren(QLabel) if label.accessibleName() == "Pass-phrase of the copy"
    ).text()

    office = Station(tmp_path / "office")
    sign_in = ServerSignIn(window, office, runner)
    sign_in.ask()
    press(window.findChildren(ServerPanel)[-1], "Open a sealed copy…")
    opening = window.findChildren(CopyPanel)[-1]
    opening._file.set_path(tmp_path / "a.cxforms")
    QTest.keyClick(opening.first_focus(), Qt.Key.Key_Return)
    form = opening._form
    QTest.keyClicks(form.lines["phrase"], letters.replace("\n", "")[:-1])
    press(opening, "Open")
    qtbot.waitUntil(lambda: "group 8" in opening._complaint.text, timeout=20_000)
    QTest.keyClicks(form.lines["phrase"], letters[-1])
    with qtbot.waitSignal(sign_in.open_wanted, timeout=20_000) as opened:
        for name in ("phrase", "pin", "again", "address", "password"):
            QTest.keyClick(form.lines[name], Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].folder.is_relative_to(office.folder)
    view = SignInView()
    qtbot.addWidget(view)
    view.show_entries(office.entries())
    assert "copy of" in view._list.item(0).text()


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
    qtbot.waitUntil(lambda: "in a sealed copy" in removal._blocked.text, timeout=20_000)
    assert not removal._remove.isEnabled()
    leaving.rescue_entry(entry, "")
    copy = window.findChildren(RescuePanel)[-1]
    press(copy, "As files that anybody can read…")
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


def test_a_forgotten_pin_is_got_over_by_the_pass_phrase_of_a_copy(qtbot: QtBot, entry: WorkspaceEntry) -> None:
    panel = ForgottenPinPanel(entry, "03-7K2QD")
    qtbot.addWidget(panel)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Pass-phrase of the copy" in texts
    assert not any("supervisor" in text or "7K2QD" in text for text in texts)
    none = ForgottenPinPanel(entry, "")
    qtbot.addWidget(none)
    assert any("No sealed copy was made" in label.text() for label in none.findChildren(QLabel))
