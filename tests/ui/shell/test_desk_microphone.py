"""The microphone is chosen and tried at the desk, before the first interview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxfield.audio.sound_system import SoundSystem
from cxfield.fieldwork.recording import MICROPHONE
from tests.journal_device import RunningServer
from tests.ui.shell.test_first_call import application, press, reach_desk, server  # noqa: F401 - fixtures
from ui.interview.microphone_panel import MicrophonePanel
from ui.shell.application_controller import ApplicationController

pytestmark = pytest.mark.xdist_group("sound")


def open_panel(qtbot: QtBot, application: ApplicationController) -> MicrophonePanel:  # noqa: F811
    desk = application.desk
    assert desk is not None
    QTest.keyClick(desk.desk, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.desk.findChild(MicrophonePanel) is not None, timeout=5_000)
    return desk.desk.findChild(MicrophonePanel)


def test_a_microphone_is_chosen_and_tried_at_the_desk(
    qtbot: QtBot,
    application: ApplicationController,  # noqa: F811
    server: RunningServer,  # noqa: F811
    sound: SoundSystem,
) -> None:
    reach_desk(qtbot, application, server)
    panel = open_panel(qtbot, application)
    qtbot.waitUntil(panel.test.isEnabled, timeout=10_000)
    panel.choice.activated.emit(0)
    chosen = panel.choice.currentText()
    desk = application.desk
    assert desk is not None
    store = desk._workspace.store
    qtbot.waitUntil(lambda: application.storage.call(lambda: store.setting(MICROPHONE)) == chosen, timeout=5_000)
    panel.test.click()
    qtbot.waitUntil(lambda: panel.play.isEnabled(), timeout=15_000)
    assert panel.verdict.text()
    press(panel, Qt.Key.Key_Escape)
    assert desk.desk.findChild(MicrophonePanel) is None or panel.isHidden()
    assert desk.desk._next.isVisible()


def test_without_a_sound_system_the_panel_says_what_is_missing(
    qtbot: QtBot,
    application: ApplicationController,  # noqa: F811
    server: RunningServer,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    reach_desk(qtbot, application, server)
    panel = open_panel(qtbot, application)
    qtbot.waitUntil(
        lambda: bool(panel.verdict.text()) and not panel.verdict.text().startswith("Looking"), timeout=10_000
    )
    assert not panel.test.isEnabled()
