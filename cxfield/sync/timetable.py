"""When the next synchronisation begins. Pure: clock and chance are handed in, nothing here waits.

The clock is the monotonic one: a wall clock that is set, or a summer time, moves nothing. The window looks at the
timetable every few seconds (`look`) instead of waiting for one long timer, so that a laptop that slept, or a window
that stood still, only means a late look.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from cxfield.sync.schedule import FIRST_DELAY_S, STUCK_S, first_contact_delay_s, is_stuck, retry_delay_s

EVERY_S = 120.0
"""Between two synchronisations while the server answers."""
LONGEST_WISH_S = 3600.0
"""No server is believed that asks to be left alone for longer."""
SLEPT_S = 60.0
"""A gap between two looks from which on the computer slept meanwhile."""


class Step(StrEnum):
    """What is to be done now."""

    WAIT = "wait"
    BEGIN = "begin"
    RESTART = "restart"
    """The run hangs, or nothing was tried for too long: end the worker, then begin with a new one."""


class Timetable:
    """The plan of one workspace. Used from one thread.

    Args:
        clock: Seconds, monotonic. chance: A number in [0, 1), anew at each call.
    """

    def __init__(self, clock: Callable[[], float], chance: Callable[[], float]) -> None:
        self._clock, self._chance = clock, chance
        self._planned_at = clock()
        self._not_before = clock()
        self._last_begun: float = clock()
        self._last_look = clock()
        self._failures = 0
        self._is_cut_off = False
        self._is_running = self._is_wanted_again = False

    @property
    def is_running(self) -> bool:
        return self._is_running

    def look(self, *, unsent: int) -> Step:
        """Say what is to be done now; `unsent` is how much waits for the server."""
        now = self._clock()
        slept, self._last_look = now - self._last_look >= SLEPT_S, now
        since = now - self._last_begun
        if self._is_running:
            return Step.RESTART if since >= STUCK_S else Step.WAIT
        if slept and self._is_cut_off:
            self.network_changed()
        if now >= self._planned_at:
            return Step.BEGIN
        waits_for_server = self._not_before > now
        return Step.RESTART if is_stuck(unsent=unsent, since_last_try_s=since) and not waits_for_server else Step.WAIT

    def wait_s(self) -> float:
        """Return seconds until the next run; 0 while one is under way or due."""
        return 0.0 if self._is_running else max(0.0, self._planned_at - self._clock())

    def begun(self) -> None:
        """A run begins."""
        self._last_begun, self._is_running, self._is_wanted_again = self._clock(), True, False

    def succeeded(self) -> None:
        """The run went through."""
        self._is_running, self._is_cut_off, self._failures = False, False, 0
        pause = 0.0 if self._is_wanted_again else EVERY_S
        self._planned_at, self._not_before = self._clock() + pause, self._clock()

    def failed(self, *, cut_off: bool, retry_after_s: float = 0.0) -> None:
        """The run did not go through.

        Args:
            cut_off: The server was not reached at all.
            retry_after_s: The server's own wish, if it told one.
        """
        self._is_running, self._is_cut_off = False, cut_off
        self._failures += 1
        retry_after_s = min(retry_after_s, LONGEST_WISH_S)
        delay = retry_delay_s(self._failures, self._chance(), retry_after_s=retry_after_s)
        now = self._clock()
        self._planned_at, self._not_before = now + max(FIRST_DELAY_S, delay), now + retry_after_s

    def something_finished(self) -> None:
        """An interview was completed: send it at once, unless the server asked to be left alone."""
        self._is_wanted_again = self._is_running
        self._planned_at = min(self._planned_at, max(self._clock(), self._not_before))

    def asked_by_user(self) -> None:
        """The user pressed the key: now, or once more behind the run that is under way."""
        self._is_wanted_again = self._is_running
        self._planned_at = self._clock()

    def network_changed(self) -> None:
        """The computer has a network again: spread over two minutes, never later than planned before."""
        if not self._is_cut_off:
            return
        self._is_cut_off = False
        soon = self._clock() + first_contact_delay_s(self._chance())
        self._planned_at = min(self._planned_at, max(soon, self._not_before))
