"""Goes through a replay by itself, at the pace of the interview or faster; long waits are cut short."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from cxfield.fieldwork.replaying import Replay

SPEEDS = (1, 2, 5, 20)
LONGEST_WAIT_MS = 3_000
"""A longer gap is shortened to this; the page says so."""
SHORTEST_WAIT_MS = 30


def wait_ms(passed_ms: int | None, speed: int) -> int:
    """Return how long to wait before a moment that came `passed_ms` after the one before (None: not known)."""
    lasting = LONGEST_WAIT_MS if passed_ms is None else min(passed_ms, LONGEST_WAIT_MS)
    return max(SHORTEST_WAIT_MS, lasting // speed)


def is_shortened(passed_ms: int | None) -> bool:
    """Whether playing waits for less than the interview did."""
    return passed_ms is None or passed_ms > LONGEST_WAIT_MS


class Player(QObject):
    """Asks for the next moment when its time has come."""

    next_wished = Signal()
    changed = Signal()  # plays or rests, or has another speed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.next_wished)
        self._speed = 0
        self.is_playing = False

    @property
    def speed(self) -> int:
        return SPEEDS[self._speed]

    def change_speed(self, by: int) -> None:
        """Go to the next faster (1) or slower (-1) speed, as far as there is one."""
        self._speed = min(max(self._speed + by, 0), len(SPEEDS) - 1)
        self.changed.emit()

    def toggle(self, replay: Replay, index: int) -> None:
        """Play from `index` on, or rest."""
        self.is_playing = not self.is_playing
        self.follow(replay, index)
        self.changed.emit()

    def rest(self) -> None:
        """Stay where we are."""
        if self.is_playing:
            self.is_playing = False
            self._timer.stop()
            self.changed.emit()

    def follow(self, replay: Replay, index: int) -> None:
        """Moment `index` is shown now: wait for the next one, or end at the last."""
        self._timer.stop()
        if not self.is_playing:
            return
        if index + 1 >= len(replay.moments):
            self.rest()
        else:
            self._timer.start(wait_ms(replay.moments[index + 1].passed_ms, self.speed))
