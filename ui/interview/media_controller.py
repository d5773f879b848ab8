"""Plays the sounds and films that belong to questions."""

from __future__ import annotations

from importlib.util import find_spec

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWidgets import QWidget

from cxfield.audio.sound_file import read_sound
from cxfield.audio.sound_system import SoundSystem
from cxfield.errors import CxfieldError
from ui.error_words import error_words
from ui.interview.interview_view import InterviewView
from ui.interview.question_media import PlayMedia
from ui.language import tr
from ui.widgets import TaskRunner

_MULTIMEDIA = "PySide6.QtMultimediaWidgets"


class MediaController(QObject):
    """Sound goes through the sound system on a thread of its own; films need QtMultimedia."""

    def __init__(self, view: InterviewView, sound: SoundSystem | None = None) -> None:
        super().__init__(view)
        self._view = view
        self._sound = sound or SoundSystem()
        self._runner: TaskRunner | None = None
        self._playing = ""
        self._film: QWidget | None = None

    def play(self, wish: PlayMedia) -> None:
        """Play the file, or end it where it is being played."""
        if wish.is_film:
            self._play_film(wish)
        elif self._playing == wish.name and self._sound.is_playing:
            self._playing = ""
            self._work(self._sound.stop)
            self._view.show_line("")
        else:
            self._playing = wish.name
            self._view.show_line(tr("Playing; the same key ends it."))
            self._work(lambda: self._sound.play(*read_sound(wish.content, wish.name)))

    def close(self) -> None:
        """The interview leaves the screen: nothing is played any more."""
        if self._film is not None:
            self._film.close()
        if self._runner is not None:
            self._runner.run(self._sound.stop, lambda _none: None, lambda _error: None)
            self._runner.shutdown()
            self._runner = None

    def _work(self, work: object) -> None:
        if self._runner is None:
            self._runner = TaskRunner(self, name="media")
        assert callable(work)
        self._runner.run(work, lambda _none: None, self._on_error)

    def _on_error(self, error: Exception) -> None:
        self._playing = ""
        if not isinstance(error, CxfieldError):
            raise error
        self._view.show_line(error_words(error))

    def _play_film(self, wish: PlayMedia) -> None:
        if not has_films():
            sentence = tr("Films need the package PySide6-Addons, which is not installed here: {file}.")
            self._view.show_line(sentence.format(file=wish.name))
            return
        self._film = film_window(wish)
        self._film.show()


def has_films() -> bool:
    """Say whether this installation can play films."""
    try:
        return find_spec(_MULTIMEDIA) is not None
    except ImportError:
        return False


def film_window(wish: PlayMedia) -> QWidget:
    """Return a window that plays a film; closing it ends the film. Needs QtMultimedia."""
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
    from PySide6.QtMultimediaWidgets import QVideoWidget

    window = QVideoWidget()
    window.setWindowTitle(wish.name)
    buffer = QBuffer(window)
    buffer.setData(QByteArray(wish.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    player = QMediaPlayer(window)
    player.setAudioOutput(QAudioOutput(player))
    player.setVideoOutput(window)
    player.setSourceDevice(buffer)
    player.play()
    return window
