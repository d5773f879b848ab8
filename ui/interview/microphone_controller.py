"""Fills the microphone panel and does what it wishes: on the desk before fieldwork, and during an interview."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from cxfield.audio.microphone_test import MicrophoneTrial, try_microphone
from cxfield.audio.sound_system import SoundSystem
from cxfield.errors import CxfieldError
from cxfield.fieldwork.answer_sound import AnswerSound
from ui.error_words import error_words
from ui.interview.microphone_panel import MicrophonePanel
from ui.widgets import TaskRunner


class MicrophoneController(QObject):
    """One panel at a time.

    Args:
        runner: A thread of its own: a sound system may take half a second to answer.
        choose: Uses the microphone with this label from now on; called on the window's thread.
        play: Plays a sound and returns when it is over; called on `runner`.
    """

    _level_heard = Signal(object)

    def __init__(
        self,
        sound: SoundSystem,
        runner: TaskRunner,
        choose: Callable[[str], None],
        play: Callable[[AnswerSound], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sound, self._runner = sound, runner
        self._choose, self._play = choose, play
        self._panel: MicrophonePanel | None = None
        self._trial: MicrophoneTrial | None = None
        self._closing = Event()
        self._level_heard.connect(self._show_level)

    def close(self) -> None:
        """End a test that is under way."""
        self._closing.set()

    def make_panel(self, current: str) -> MicrophonePanel:
        """Return a new panel, filled as soon as the sound system has answered; `current` is the one in use."""
        panel = self._panel = MicrophonePanel()
        panel.chosen.connect(self._choose)
        panel.test_wished.connect(self._test)
        panel.play_wished.connect(self._play_test)
        self._runner.run(
            self._sound.microphones,
            lambda found: panel.show_microphones(found, current) if isValid(panel) else None,
            self.show_error,
        )
        return panel

    @property
    def _open_panel(self) -> MicrophonePanel | None:
        return self._panel if self._panel is not None and isValid(self._panel) else None

    def _test(self, label: str) -> None:
        panel = self._open_panel
        if panel is not None:
            panel.begin_test()
            self._runner.run(
                lambda: try_microphone(self._sound, label, on_level=self._level_heard.emit, stopped=self._closing),
                self._on_tested,
                self.show_error,
            )

    def _show_level(self, level: object) -> None:
        if self._open_panel is not None:
            self._open_panel.show_level(level)  # type: ignore[arg-type]

    def _on_tested(self, trial: MicrophoneTrial) -> None:
        self._trial = trial
        if self._open_panel is not None:
            self._open_panel.show_trial(trial)

    def _play_test(self) -> None:
        trial = self._trial
        if trial is not None:
            sound = AnswerSound(trial.samples, trial.rate)
            self._runner.run(lambda: self._play(sound), lambda _none: None, self.show_error)

    def show_error(self, error: Exception) -> None:
        """Say in the panel what went wrong; a bug goes on its way."""
        if not isinstance(error, CxfieldError):
            raise error
        if self._open_panel is not None:
            self._open_panel.show_trouble(error_words(error))
