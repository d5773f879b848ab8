"""The window of a recorded interview: mark, warning, listening, microphone; with real sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxfield.audio.sound_system import SoundSystem
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.database_key import DatabaseKey
from tests.audio.sounds import RATE, sweep
from tests.fieldwork.recorded import make_workspace
from tests.virtual_microphone import VirtualMicrophone
from ui.interview.microphone_panel import MicrophonePanel
from ui.interview.question_page import QuestionPage
from ui.widgets import TaskRunner

from .conftest import Interviewer

pytestmark = [pytest.mark.xdist_group("sound"), pytest.mark.timeout(90)]


@pytest.fixture
def recorded(tmp_path: Path, runner: TaskRunner) -> Iterator[Workspace]:
    """A workspace with a form that is recorded, opened on the storage thread."""
    made = runner.call(lambda: make_workspace(tmp_path / "recorded", DatabaseKey.random(), SoundSystem()))
    yield made
    runner.call(made.close)


def at_the_window(qtbot: QtBot, runner: TaskRunner, workspace: Workspace) -> Interviewer:
    session = runner.call(lambda: workspace.start_interview("s", "C0"))
    return Interviewer(qtbot, runner, session)


def listen_buttons(interviewer: Interviewer) -> list[bool]:
    assert isinstance(interviewer.page, QuestionPage)
    buttons = interviewer.page.findChildren(QPushButton)
    return [button.isVisible() for button in buttons if "Listen" in button.text()]


def shown_line(interviewer: Interviewer) -> str:
    assert isinstance(interviewer.page, QuestionPage)
    return interviewer.page.blocks[0].line


def test_the_mark_follows_consent_and_question_and_an_answer_can_be_heard(
    qtbot: QtBot, runner: TaskRunner, recorded: Workspace, microphone: VirtualMicrophone
) -> None:
    interviewer = at_the_window(qtbot, runner, recorded)
    top = interviewer.view.top
    qtbot.waitUntil(lambda: top.recording_words == "Recording waits for consent")
    interviewer.answer("1")
    qtbot.waitUntil(lambda: top.recording_words.startswith("● REC 00:0"), timeout=15_000)
    assert listen_buttons(interviewer) == [False]
    microphone.play(sweep(1), RATE)
    interviewer.answer("Ann")
    qtbot.waitUntil(lambda: top.recording_words.startswith("❚❚ Not recorded here"))
    interviewer.step(Qt.Key.Key_PageUp)
    assert listen_buttons(interviewer) == [True]
    interviewer.press(Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: "Playing" in shown_line(interviewer), timeout=15_000)
    recording = interviewer.session.recording
    assert recording is not None
    qtbot.waitUntil(lambda: recording.sound.is_playing, timeout=15_000)
    assert top.recording_words.startswith("❚❚"), "what is played is not recorded"
    qtbot.waitUntil(lambda: shown_line(interviewer) == "", timeout=15_000)
    interviewer.controller.close()


def test_a_microphone_is_chosen_and_tried_in_the_panel(
    qtbot: QtBot, runner: TaskRunner, recorded: Workspace, microphone: VirtualMicrophone
) -> None:
    interviewer = at_the_window(qtbot, runner, recorded)
    interviewer.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    panel = interviewer.view.panel
    assert isinstance(panel, MicrophonePanel)
    qtbot.waitUntil(panel.test.isEnabled, timeout=15_000)
    player = microphone.play(sweep(5), RATE, wait=False)
    panel.test.click()
    qtbot.waitUntil(lambda: panel.verdict.text() == "The sound is good.", timeout=15_000)
    player.kill()
    player.wait()
    assert panel.play.isEnabled()
    label = panel.choice.itemText(panel.choice.count() - 1)
    panel.chosen.emit(label)
    assert runner.call(lambda: recorded.store.setting("microphone")) == label
    interviewer.controller.close()


def test_without_a_sound_system_the_window_says_so_and_goes_on(
    qtbot: QtBot, runner: TaskRunner, recorded: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    interviewer = at_the_window(qtbot, runner, recorded)
    interviewer.answer("1")
    qtbot.waitUntil(lambda: interviewer.view.top.recording_words == "No microphone", timeout=15_000)
    assert "goes on without sound" in shown_line(interviewer)
    interviewer.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    panel = interviewer.view.panel
    assert isinstance(panel, MicrophonePanel)
    qtbot.waitUntil(lambda: "PortAudio is not installed" in panel.verdict.text(), timeout=15_000)
    interviewer.press(Qt.Key.Key_Escape)
    interviewer.answer("Ann")
    assert interviewer.stored("name") == "Ann"
    interviewer.controller.close()


def test_a_microphone_that_is_pulled_out_costs_no_answer_and_is_used_again(
    qtbot: QtBot, runner: TaskRunner, recorded: Workspace, microphone: VirtualMicrophone
) -> None:
    interviewer = at_the_window(qtbot, runner, recorded)
    top = interviewer.view.top
    interviewer.answer("1")
    qtbot.waitUntil(lambda: top.recording_words.startswith("● REC"), timeout=15_000)
    microphone.stop()
    try:
        qtbot.waitUntil(lambda: top.recording_words == "No microphone", timeout=20_000)
        assert "goes on without sound until it is back" in shown_line(interviewer)
        interviewer.answer("Ann")
        assert interviewer.stored("name") == "Ann"
        interviewer.step(Qt.Key.Key_PageUp)
    finally:
        microphone.start()
    qtbot.waitUntil(lambda: top.recording_words.startswith("● REC"), timeout=20_000)
    interviewer.controller.close()
