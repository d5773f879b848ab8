"""The sound of an interview on the screen: the mark, warnings, listening to an answer, the microphone panel."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from cxfield.audio.microphone_test import MicrophoneTrial, try_microphone
from cxfield.errors import CxfieldError
from cxfield.fieldwork.answer_sound import AnswerSound
from cxfield.fieldwork.session import InterviewSession
from ui.interview.interview_view import InterviewView
from ui.interview.microphone_panel import MicrophonePanel
from ui.interview.sound_words import trouble_words
from ui.language import tr
from ui.widgets import TaskRunner

POLL_MS = 200


class SoundController(QObject):
    """Asks the recording five times a second how it stands; what waits for a sound system has a thread of its own.

    Args:
        storage: The thread that the session is called on.
    """

    _level_heard = Signal(object)

    def __init__(self, session: InterviewSession, storage: TaskRunner, view: InterviewView) -> None:
        super().__init__(view)
        self._session, self._storage, self._view = session, storage, view
        self._runner = TaskRunner(self, name="sound")
        self._panel: MicrophonePanel | None = None
        self._trial: MicrophoneTrial | None = None
        self._warned = ""
        self._closing = Event()
        self._is_playing = False
        self._clock = QTimer(self)
        self._clock.setInterval(POLL_MS)
        self._clock.timeout.connect(self._look)
        self._level_heard.connect(self._show_level)
        view.listen_wished.connect(self.listen)
        view.microphone_wished.connect(self.open_microphones)
        if session.recording is not None:
            self._clock.start()

    def close(self) -> None:
        """The interview leaves the screen: nothing is played or watched any more, the file is closed."""
        self._clock.stop()
        self._closing.set()
        if self._session.recording is not None:
            self._session.recording.stop_playing()
            self._storage.run(self._session.close, lambda _none: None, lambda _error: None)
        self._runner.shutdown()

    def _look(self) -> None:
        if self._session.recording is None:
            return
        status = self._session.recording.status()
        self._view.show_sound(status)
        words = trouble_words(status)
        if words != self._warned:
            self._warned = words
            self._view.show_line(words)
            self._storage.run(self._session.note_sound, lambda _none: None, self._on_error)

    # ---- listening ----

    def listen(self, ref: str) -> None:
        """Play how the question at `ref` was asked; a second time ends it."""
        if self._session.recording is None:
            self._view.show_line(tr("This interview is not recorded."))
        elif self._is_playing:
            self._session.recording.stop_playing()
        else:
            self._storage.run(lambda: self._session.sound_of(ref), self._play, self._on_error)

    def _play(self, sound: AnswerSound) -> None:
        recording = self._session.recording
        if recording is not None:
            self._is_playing = True
            self._view.show_line(tr("Playing; the same key ends it."))
            self._runner.run(lambda: recording.play(sound), lambda _none: self._end_play(), self._on_play_error)

    def _end_play(self) -> None:
        self._is_playing = False
        self._view.show_line("")

    def _on_play_error(self, error: Exception) -> None:
        self._is_playing = False
        self._on_error(error)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        self._view.show_line(str(error))

    # ---- the microphone ----

    def open_microphones(self) -> None:
        """Open the panel, and fill it when the sound system has answered."""
        recording = self._session.recording
        if recording is None:
            self._view.show_line(tr("This interview is not recorded."))
            return
        if self._view.dock.toggles(MicrophonePanel):
            return
        panel = self._panel = MicrophonePanel()
        panel.chosen.connect(self._choose)
        panel.test_wished.connect(self._test)
        panel.play_wished.connect(self._play_test)
        self._view.dock.open(panel)
        current = recording.microphone
        self._runner.run(
            recording.sound.microphones,
            lambda found: panel.show_microphones(found, current) if isValid(panel) else None,
            self._on_panel_error,
        )

    def _choose(self, label: str) -> None:
        recording = self._session.recording
        if recording is not None:
            self._storage.run(lambda: recording.use_microphone(label), lambda _none: None, self._on_panel_error)

    def _test(self, label: str) -> None:
        recording, panel = self._session.recording, self._panel
        if recording is None or panel is None:
            return
        panel.begin_test()
        self._runner.run(
            lambda: try_microphone(recording.sound, label, on_level=self._level_heard.emit, stopped=self._closing),
            self._on_tested,
            self._on_panel_error,
        )

    def _show_level(self, level: object) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.show_level(level)  # type: ignore[arg-type]

    def _on_tested(self, trial: MicrophoneTrial) -> None:
        self._trial = trial
        if self._panel is not None and isValid(self._panel):
            self._panel.show_trial(trial)

    def _play_test(self) -> None:
        recording, trial = self._session.recording, self._trial
        if recording is not None and trial is not None:
            sound = AnswerSound(trial.samples, trial.rate)
            self._runner.run(lambda: recording.play(sound), lambda _none: None, self._on_panel_error)

    def _on_panel_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        if self._panel is not None and isValid(self._panel):
            self._panel.show_trouble(str(error))
