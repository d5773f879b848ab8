"""The microphone: which one, and a test of it before and during fieldwork."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from cxfield.audio.levels import Level
from cxfield.audio.microphone_test import MicrophoneTrial
from cxfield.audio.sound_system import SoundDevice
from ui.interview.level_bar import LevelBar
from ui.interview.panels import SidePanel
from ui.interview.sound_words import verdict_words
from ui.language import tr
from ui.widgets import TextLabel


class MicrophonePanel(SidePanel):
    """Choose, speak, read what is said of it, listen. Decides nothing."""

    chosen = Signal(str)  # label of a microphone
    test_wished = Signal(str)
    play_wished = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Microphone"), tr("Speak as in an interview. The test is kept nowhere."))
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Microphone"))
        self.choice.activated.connect(lambda _row: self.chosen.emit(self.choice.currentText()))
        self.test = QPushButton(tr("Test the microphone"))
        self.test.clicked.connect(lambda: self.test_wished.emit(self.choice.currentText()))
        self.bar = LevelBar(320)
        self.verdict = TextLabel("", "muted", wrap=True)
        self.play = QPushButton(tr("Play the test"))
        self.play.setEnabled(False)
        self.play.clicked.connect(self.play_wished)
        for widget in (self.choice, self.test, self.bar, self.verdict, self.play):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.add_way_out()
        self._set_working(tr("Looking for microphones…"))

    def first_focus(self) -> QWidget:
        return self.choice

    def _say(self, words: str, role: str = "muted") -> None:
        self.verdict.setText(words)
        self.verdict.set_role(role)

    def _set_working(self, words: str) -> None:
        self._say(words)
        self.test.setEnabled(False)
        self.play.setEnabled(False)

    def show_microphones(self, microphones: Sequence[SoundDevice], current: str) -> None:
        """Offer them; `current` is chosen, else the default one, which stands first."""
        labels = [microphone.label for microphone in microphones]
        self.choice.clear()
        self.choice.addItems(labels)
        self.choice.setCurrentIndex(labels.index(current) if current in labels else 0)
        self.test.setEnabled(bool(labels))
        nothing = tr("No microphone was found. Plug one in and open this panel again.")
        self._say("" if labels else nothing, "muted" if labels else "hard")

    def show_trouble(self, sentence: str) -> None:
        """Say in one line what is missing."""
        self._say(sentence, "hard")
        self.test.setEnabled(self.choice.count() > 0)

    def begin_test(self) -> None:
        self._set_working(tr("Listening… please speak."))

    def show_level(self, level: Level) -> None:
        self.bar.show_level(level)

    def show_trial(self, trial: MicrophoneTrial) -> None:
        """Say how the test came out."""
        self._say(*verdict_words(trial.verdict))
        self.bar.show_level(trial.level)
        self.test.setEnabled(True)
        self.play.setEnabled(True)
