"""Notes in the journal of an interview how this computer's clock stood against the server's, and what it slept."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.event import Event, Moment
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.interview import events as kinds
from cxfield.interview.wall_time import ClockCheck

SLEEP_NOTED_MS = 1_000
CHECK_EVERY_MS = 10 * 60 * 1000
"""A later contact makes absolute times no narrower than these few milliseconds a minute: not each one is noted."""


class ClockWatch:
    """For one session; nothing is noted on a computer that never slept and never met its server."""

    def __init__(self, clock: DeviceClock) -> None:
        self._clock = clock
        self._slept = 0
        self._check: ClockCheck | None = None

    def due(self, moment: Moment) -> Iterator[Event]:
        """Yield the event to journal before one of `moment`, if there is news."""
        slept, check = self._clock.slept_ms(), self._clock.check
        if abs(slept - self._slept) <= SLEEP_NOTED_MS and not self._is_news(check):
            return
        self._slept, self._check = slept, check
        body = kinds.clock_checked(slept, check.body() if check is not None else None)
        yield Event(kind=kinds.CLOCK_CHECKED, moment=moment, body=body)

    def _is_news(self, check: ClockCheck | None) -> bool:
        known = self._check
        if check is None or known is None:
            return check is not known
        return check.boot != known.boot or check.mono_ms - known.mono_ms >= CHECK_EVERY_MS
