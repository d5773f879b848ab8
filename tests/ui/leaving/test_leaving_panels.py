"""Rescue file and removal by keyboard, from the page of sign-in."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxfield.rescue.progress import WRITE
from tests.fieldwork.test_leaving import PIN, Computer, computer
from ui.leaving.leaving_controller import LeavingController
from ui.leaving.removal_panel import RemovalPanel
from ui.leaving.rescue_panel import RescuePanel
from ui.shell.main_window import MainWindow
from ui.shell.sign_in_view import SignInView
from ui.widgets import TaskRunner

__all__ = ["computer"]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Screen:
    """The window at sign-in, with the workspace of one computer."""

    def __init__(self, qtbot: QtBot, computer: Computer, runner: TaskRunner) -> None:
        self.bot, self.window, self.sign_in = qtbot, MainWindow(), SignInView()
        qtbot.addWidget(self.window)
        self.leaving = LeavingController(computer.station, runner, self.window)
        self.sign_in.rescue_requested.connect(self.leaving.rescue_entry)
        self.sign_in.removal_requested.connect(self.leaving.remove_entry)
        self.leaving.panel_wanted.connect(self.window.show_panel)
        self.leaving.panel_done.connect(self.window.close_panel)
        self.sign_in.show_entries(computer.station.entries())
        self.window.show_page(self.sign_in)
        self.window.show()
        self.window.activateWindow()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, held)

    @property
    def focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def panel(self, kind: type[QWidget]) -> QWidget:
        found = self.window.findChildren(kind)
        assert found, kind
        return found[-1]

    def wait_for(self, words: str) -> None:
        def is_said() -> bool:
            labels = [label for label in self.window.findChildren(QWidget) if label.isVisible()]
            return any(words in str(label.property("text") or "") for label in labels)

        self.bot.waitUntil(is_said, timeout=20_000)


@pytest.fixture
def screen(qtbot: QtBot, computer: Computer, runner: TaskRunner) -> Screen:
    computer.write()
    return Screen(qtbot, computer, runner)


def test_a_rescue_file_is_written_by_keys_alone(screen: Screen, tmp_path: Path) -> None:
    QTest.keyClicks(screen.focus, PIN)
    screen.press(Qt.Key.Key_R, CONTROL)
    screen.wait_for("cases 1")
    screen.press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(screen.focus, str(tmp_path / "a.cxrescue"))
    screen.press(Qt.Key.Key_Return)
    screen.wait_for("Written and read back")
    assert (tmp_path / "a.cxrescue").is_file()
    screen.press(Qt.Key.Key_Escape)
    assert not any(panel.isVisible() for panel in screen.window.findChildren(RescuePanel))


def test_the_storage_thread_is_free_while_the_file_is_written(
    screen: Screen, runner: TaskRunner, tmp_path: Path
) -> None:
    QTest.keyClicks(screen.focus, PIN)
    screen.press(Qt.Key.Key_R, CONTROL)
    screen.wait_for("cases 1")
    screen.press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(screen.focus, str(tmp_path / "a.cxrescue"))
    held = Event()
    runner.run(lambda: held.wait(30), lambda _waited: None, lambda _error: None)
    screen.press(Qt.Key.Key_Return)
    screen.wait_for("Written and read back")
    held.set()
    assert (tmp_path / "a.cxrescue").is_file()


def test_the_panel_says_how_far_it_is_and_its_button_stops(qtbot: QtBot) -> None:
    panel = RescuePanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.set_working(WRITE, 0.42)
    button = next(button for button in panel.findChildren(QPushButton) if button.text() == "Stop")
    assert any("42 %" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    with qtbot.waitSignal(panel.stop_requested):
        QTest.keyClick(button, Qt.Key.Key_Space)
    panel.complain("The writing was stopped; nothing was left there.")
    assert button.text() == "Write  (Enter)"
    assert button.isEnabled()


def test_a_place_that_cannot_be_written_to_is_said_in_the_panel(screen: Screen, tmp_path: Path) -> None:
    QTest.keyClicks(screen.focus, PIN)
    screen.press(Qt.Key.Key_R, CONTROL)
    screen.wait_for("cases 1")
    screen.press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(screen.focus, str(tmp_path / "nowhere" / "a.cxrescue"))
    screen.press(Qt.Key.Key_Return)
    screen.wait_for("cannot be written to")


def removal_button(screen: Screen) -> QPushButton:
    panel = screen.panel(RemovalPanel)
    return next(button for button in panel.findChildren(QPushButton) if button.text() == "Remove")


def test_a_workspace_with_unsent_work_offers_what_helps_instead(screen: Screen, computer: Computer) -> None:
    QTest.keyClicks(screen.focus, PIN)
    screen.press(Qt.Key.Key_Delete, CONTROL | SHIFT)
    screen.wait_for("stands in a rescue file")
    assert not removal_button(screen).isEnabled()
    assert isinstance(screen.focus, QPushButton)
    assert computer.folder.exists()


def test_a_workspace_whose_work_was_sent_is_removed_by_keys_alone(screen: Screen, computer: Computer) -> None:
    computer.send()
    QTest.keyClicks(screen.focus, PIN)
    screen.press(Qt.Key.Key_Delete, CONTROL | SHIFT)
    screen.wait_for("has reached the server")
    with screen.bot.waitSignal(screen.leaving.removed, timeout=20_000):
        screen.press(Qt.Key.Key_Space)
    assert not computer.folder.exists()
