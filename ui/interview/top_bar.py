"""The line at the top: which study, with whom, what time it is there, which language, what is not sent yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cxfield.fieldwork.page_view import CaseBanner
from cxfield.fieldwork.sound_status import SoundStatus
from ui.interview.recording_mark import RecordingMark
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Bar, ElidedLabel, StatusLine, TextLabel


def local_now() -> datetime:
    """Return the moment in the interviewer's zone."""
    return datetime.now().astimezone()


def local_time(zone: str, now: datetime) -> str:
    """Return `14:05 in London`; empty where the zone is unknown."""
    if not zone:
        return ""
    try:
        there = now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    return tr("{time} in {place}").format(time=f"{there:%H:%M}", place=zone.rsplit("/", 1)[-1].replace("_", " "))


def language_words(name: str) -> str:
    """Return `Polski` of the itext name `Polski (pl)`."""
    return name.split(" (")[0].strip() or name


class TopBar(Bar):
    """Says who and when; offers the language menu."""

    languages_wished = Signal()  # the language button was clicked
    menu_wished = Signal()  # the menu button was clicked
    microphone_wished = Signal()  # the mark of the recording was clicked

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__("bottom", parent)
        theme = current_theme()
        self._now = now
        self._case = CaseBanner()
        self._study = TextLabel("", "strong")
        self._who = ElidedLabel("", "muted")
        self._language = QToolButton(self)
        self._language.setProperty("look", "quiet")
        self._language.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._language.clicked.connect(self.languages_wished)
        self._menu = QToolButton(self)
        self._menu.setProperty("look", "quiet")
        self._menu.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._menu.setText(f"{tr('Menu')} ▾")
        self._menu.setAccessibleName(tr("All actions"))
        self._menu.clicked.connect(self.menu_wished)
        self._recording = RecordingMark(self)
        self._recording.clicked.connect(self.microphone_wished)
        self._delivery = StatusLine("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(7), theme.px(24), theme.px(7))
        row.setSpacing(theme.px(20))
        row.addWidget(self._study)
        row.addWidget(self._who, 1)
        row.addWidget(self._recording)
        row.addWidget(self._language)
        row.addWidget(self._delivery)
        row.addWidget(self._menu)
        self.setMinimumHeight(theme.px(48))
        self._clock = QTimer(self)
        self._clock.setInterval(5_000)
        self._clock.timeout.connect(self._tell)
        self._clock.start()

    def show_case(self, study: str, case: CaseBanner) -> None:
        self._study.setText(study)
        self._case = case
        self._tell()

    def _tell(self) -> None:
        parts = (self._case.name, self._case.number, local_time(self._case.time_zone, self._now()))
        self._who.setText("   ·   ".join(part for part in parts if part))

    def show_languages(self, languages: Sequence[str], current: str | None) -> None:
        """Offer `languages`; hidden where the questionnaire has only one."""
        self._language.setVisible(len(languages) > 1)
        self._language.setText(f"{language_words(current or '')} ▾")
        self._language.setAccessibleName(tr("Language of the questionnaire: {name}").format(name=current or ""))

    def show_sound(self, status: SoundStatus) -> None:
        """Say whether it is recorded, how long already and what is wrong."""
        self._recording.show_status(status)

    @property
    def recording_words(self) -> str:
        return self._recording.words

    def show_delivery(self, words: str, role: str = "muted") -> None:
        """Say what is not sent yet."""
        self._delivery.show_status(words, role)
