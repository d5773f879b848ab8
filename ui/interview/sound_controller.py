"""The sound of an interview on the screen: the mark, warnings, listening to an answer, the microphone panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cxfield.errors import CxfieldError
from cxfield.fieldwork.answer_sound import AnswerSound
from cxfield.fieldwork.recording import InterviewRecording
from cxfield.fieldwork.session import InterviewSession
from ui.error_words import error_words
from ui.interview.interview_view import InterviewView
from ui.interview.microphone_controller import MicrophoneController
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

    def __init__(self, session: InterviewSession, storage: TaskRunner, view: InterviewView) -> None:
        super().__init__(view)
        self._session, self._storage, self._view = session, storage, view
        self._runner = TaskRunner(self, name="sound")
        self._warned = ""
        self._is_playing = False
        self._clock = QTimer(self)
        self._clock.setInterval(POLL_MS)
        self._clock.timeout.connect(self._look)
        self._microphones = self._microphones_of(session.recording) if session.recording is not None else None
        view.listen_wished.connect(self.listen)
        view.microphone_wished.connect(self.open_microphones)
        if session.recording is not None:
            self._clock.start()

    def close(self) -> None:
        """The interview leaves the screen: nothing is played or watched any more, the file is closed."""
        self._clock.stop()
        if self._microphones is not None:
            self._microphones.close()
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
        self._view.show_line(error_words(error))

    # ---- the microphone ----

    def open_microphones(self) -> None:
        """Open the panel; the same key closes it."""
        recording = self._session.recording
        if recording is None or self._microphones is None:
            self._view.show_line(tr("This interview is not recorded."))
        elif not self._view.dock.toggles(MicrophonePanel):
            self._view.dock.open(self._microphones.make_panel(recording.microphone))

    def _microphones_of(self, recording: InterviewRecording) -> MicrophoneController:
        return MicrophoneController(recording.sound, self._runner, self._choose, recording.play, self)

    def _choose(self, label: str) -> None:
        recording, microphones = self._session.recording, self._microphones
        if recording is not None and microphones is not None:
            self._storage.run(lambda: recording.use_microphone(label), lambda _none: None, microphones.show_error)
