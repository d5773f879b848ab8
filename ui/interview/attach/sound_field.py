"""Sound as the answer: recorded with the microphone, or a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout
from shiboken6 import isValid

from cxfield.audio.short_recording import FILE_NAME, LONGEST_S, ShortRecording
from cxfield.fieldwork.file_source import FileSource
from cxfield.interview.state import NodeState
from ui.interview.attach.field_button import FieldButton, is_key
from ui.interview.attach.file_field import FileField
from ui.interview.attach.wishes import PlayWish, SoundWish
from ui.interview.level_bar import LevelBar
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

_POLL_MS = 100


class SoundField(FileField):
    """Ctrl+R begins and ends a recording, which is attached when it ends; leaving the page ends it too."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (*super().keys(), FieldKey(("Ctrl+R",), tr("Record with the microphone, and end it")))

    def __init__(self, state: NodeState) -> None:
        super().__init__(state)
        self._recording: ShortRecording | None = None
        self._is_opening = False
        self.record = FieldButton(tr("● Record (Ctrl+R)"))
        self.record.clicked.connect(self.toggle)
        self.row.add_button(self.record)
        self.play = FieldButton(tr("▶ Play"))
        self.play.clicked.connect(self._wish_play)
        self.play.hide()
        self.row.add_button(self.play)
        self.level = LevelBar(200)
        self.words = TextLabel("", "body")
        line = QHBoxLayout()
        line.setSpacing(current_theme().px(12))
        line.addWidget(self.words)
        line.addWidget(self.level)
        line.addStretch(1)
        self.column.addLayout(line)
        self.level.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(_POLL_MS)
        self._clock.timeout.connect(self._look)

    def endings(self) -> tuple[str, str]:
        return tr("Sound files"), "*.mp3 *.m4a *.ogg *.opus *.wav *.flac *.amr"

    def look_again(self) -> None:
        super().look_again()
        self.play.setVisible(bool(self.state.value))

    def _wish_play(self) -> None:
        self.wished.emit(PlayWish(ref=self.state.ref, show=self._show_playing))

    def _show_playing(self, is_playing: bool, sentence: str) -> None:
        if isValid(self):
            self.play.setText(tr("■ Stop") if is_playing else tr("▶ Play"))
            self._say(sentence, "hard" if sentence else "body")

    @property
    def is_recording(self) -> bool:
        return self._recording is not None

    @property
    def heard_s(self) -> float:
        """How much is recorded now; 0 where nothing is."""
        return self._recording.seconds if self._recording is not None else 0.0

    def toggle(self) -> None:
        """Begin to record, or end it."""
        if self._recording is not None:
            self.end()
        elif not self._is_opening and not self.attached.is_busy:
            self._is_opening = True
            self._say(tr("Opening the microphone…"))
            self.wished.emit(SoundWish(show=self._show_recording))

    def _say(self, words: str, role: str = "body") -> None:
        self.words.set_role(role)
        self.words.setText(words)

    def _show_recording(self, recording: ShortRecording | None, sentence: str) -> None:
        if not isValid(self) or not self.isVisible():
            if recording is not None:
                recording.give_up()
            return
        self._is_opening = False
        self._recording = recording
        if recording is None:
            self._say(sentence, "hard")
            return
        self.record.setText(tr("■ End the recording (Ctrl+R)"))
        self.level.show()
        self._clock.start()
        self._look()

    def _look(self) -> None:
        recording = self._recording
        if recording is None:
            return
        seconds = int(recording.seconds)
        at_most = tr("at most {minutes} minutes").format(minutes=LONGEST_S // 60)
        self._say(tr("● Recording {time}").format(time=f"{seconds // 60:02d}:{seconds % 60:02d}") + f" ({at_most})")
        self.level.show_level(recording.level)
        if recording.is_full:
            self.end()

    def end(self) -> None:
        """End the recording and attach it."""
        recording, self._recording = self._recording, None
        if recording is None:
            return
        self._clock.stop()
        self.level.hide()
        self._say("")
        self.record.setText(tr("● Record (Ctrl+R)"))
        self.attach(lambda: FileSource(name=FILE_NAME, content=recording.stop()))

    def problem(self) -> str:
        if self.is_recording:
            return tr("The recording is still running: Ctrl+R ends it and attaches it.")
        return super().problem()

    def draft(self) -> str:
        """The page is about to be left: what is being recorded is attached first."""
        self.end()
        return super().draft()

    def hideEvent(self, event: QHideEvent) -> None:
        self.end()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, Qt.Key.Key_R):
            self.toggle()
        else:
            super().keyPressEvent(event)
