"""Taking the position from the source: a button with its key, and a line that says how good the position is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxfield.position.place import Place
from cxfield.position.receiver import ReceiverState, ReceiverStatus
from cxfield.position.settings import SYSTEM
from ui.language import tr
from ui.map.place_words import accuracy_text
from ui.position.position_feed import PositionFeed
from ui.theme import current_theme
from ui.widgets import TextLabel

TAKE_KEY = "Ctrl+G"


class PositionTaker(QWidget):
    """Waits for a position that is good enough, or takes the one that is there.

    Args:
        wanted_m: Accuracy in metres at which a position is taken by itself.
    """

    taken = Signal(object)  # Place
    receiver_wished = Signal()
    began = Signal()

    def __init__(self, feed: PositionFeed, wanted_m: float) -> None:
        super().__init__()
        self._feed = feed
        self._wanted_m = wanted_m
        self.is_measuring = False
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._button = QPushButton(tr("Take the position ({key})").format(key=TAKE_KEY), self)
        self._button.clicked.connect(self.measure)
        other = QPushButton(tr("Receiver…"), self)
        other.setProperty("look", "quiet")
        other.clicked.connect(self.receiver_wished)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._button)
        row.addWidget(other)
        row.addStretch(1)
        column.addLayout(row)
        self._said = TextLabel("", "muted", self, wrap=True)
        self._said.setMinimumHeight(theme.px(20))
        column.addWidget(self._said)
        feed.changed.connect(self._on_news)
        self._show()

    @property
    def said(self) -> str:
        """The line beside the button."""
        return self._said.text()

    def measure(self) -> None:
        """Take the position now if it is good enough, else as soon as it is."""
        self.is_measuring = self._feed.status is not None
        self.began.emit()
        self._on_news()

    def take_now(self) -> bool:
        """Take the position as it is; False where none is known, and nobody waits any more."""
        self.is_measuring = False
        place = self._place
        self._show()
        if place is None:
            return False
        self.taken.emit(place)
        return True

    @property
    def _place(self) -> Place | None:
        status = self._feed.status
        return status.fresh_place if status is not None else None

    def stop(self) -> None:
        """Wait no more."""
        self.is_measuring = False
        self._show()

    def _on_news(self) -> None:
        if self.is_measuring and _is_good(self._place, self._wanted_m):
            self.take_now()
        else:
            self._show()

    def _show(self) -> None:
        status = self._feed.status
        self._button.setVisible(status is not None)
        self._said.setVisible(status is not None)
        words, role = status_words(status) if status is not None else ("", "muted")
        if status is not None and self.is_measuring:
            words = f"{words} {self._waiting_words(status)}"
        self._said.setText(words)
        self._said.set_role(role)

    def _waiting_words(self, status: ReceiverStatus) -> str:
        if status.fresh_place is None:
            return tr("Waiting for a position; Esc stops.")
        wanted = accuracy_text(self._wanted_m)
        return tr("Waiting for {metres} m; Enter takes it as it is, Esc stops.").format(metres=wanted)


def _is_good(place: Place | None, wanted_m: float) -> bool:
    """A position whose accuracy nobody knows does not get better by waiting."""
    return place is not None and (place.accuracy_m is None or place.accuracy_m <= wanted_m)


def status_words(status: ReceiverStatus) -> tuple[str, str]:
    """Return one line on the source, with its role; where it is lost, with what still works."""
    source = tr("the system") if status.source == SYSTEM else status.source
    match status.state:
        case ReceiverState.OPENING:
            return tr("Opening the receiver…"), "muted"
        case ReceiverState.SEARCHING:
            return tr("The receiver does not know the position yet. Under open sky it is faster."), "muted"
        case ReceiverState.SILENT:
            line = tr("No receiver is heard on {source}. Coordinates can be typed.")
            return line.format(source=source), "soft"
        case ReceiverState.LOST:
            line = tr("No position from {source} ({why}). Coordinates can be typed.")
            return line.format(source=source, why=status.why.rstrip(".")), "soft"
    return _fix_words(status), "good"


def _fix_words(status: ReceiverStatus) -> str:
    accuracy = status.place.accuracy_m if status.place is not None else None
    words = tr("Position known") if accuracy is None else tr("Accuracy {metres} m")
    words = words.format(metres=accuracy_text(accuracy or 0))
    if status.satellites:
        words = f"{words} · {tr('%n satellite(s)', status.satellites)}"
    return f"{words} · {tr('{seconds} s ago').format(seconds=int(status.age_s))}."
