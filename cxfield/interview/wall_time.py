"""What time it really was: the device's clock against the server's, from the journal alone.

A device's wall clock may be wrong and may be set; its monotonic clock runs on evenly until the computer starts anew,
and stands while it sleeps (what it slept is noted). So a moment is told from a contact with the server, by the
monotonic time between the two, give or take what the contact left open and what the clock may have drifted since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from cxfield.event import Event, Moment
from cxfield.interview import events as kinds

DRIFT_PPM = 100
"""Parts per million by which a computer's clock may run wrong: 0.36 s an hour, 8.6 s a day.

Our choice: twice the ±50 ppm of an ordinary uncompensated quartz, so that warmth and age are in it.
"""
JUMP_MS = 2_000
"""Wall and monotonic clock of one device drift apart by far less between two keys. Our choice."""
SERVER_BOOT = "server"
"""What the boot of an event begins with that the server wrote: its clock is the one to compare with."""
_ROUNDING_MS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockCheck:
    """A contact at which the device's clock was compared with the server's.

    Attributes:
        at, mono_ms, boot: The device's clocks in the middle of the round trip.
        slept_ms: How long the computer had slept since it was started.
        offset_ms: Server's time less the device's.
        half_ms: Half of the round trip: the true offset is not further away than that.
    """

    at: datetime
    mono_ms: int
    boot: str
    slept_ms: int
    offset_ms: int
    half_ms: int

    def body(self) -> dict[str, Any]:
        """Return it as an event holds it."""
        return {
            "at": self.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "mono": self.mono_ms,
            "boot": self.boot,
            "slept": self.slept_ms,
            "offset": self.offset_ms,
            "half": self.half_ms,
        }


def check_from_body(body: Mapping[str, Any]) -> ClockCheck:
    """Return the check that `ClockCheck.body` wrote."""
    return ClockCheck(
        at=datetime.fromisoformat(body["at"]),
        mono_ms=body["mono"],
        boot=body["boot"],
        slept_ms=body["slept"],
        offset_ms=body["offset"],
        half_ms=body["half"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTime:
    """When something happened.

    Attributes:
        at: By the server's clock as well as can be told; by the device's own where the two were never compared.
        plus_minus_ms: The truth is not further from `at`; None where nothing is known of the device's clock.
        rests_on_wall_clock: The computer was started anew since the contact: true only if nobody set its clock.
        jump_ms: By how much the wall clock was set before this event (ahead is positive); 0 where it was not.
    """

    at: datetime
    plus_minus_ms: int | None = None
    rests_on_wall_clock: bool = False
    jump_ms: int = 0


def wall_times(events: Sequence[Event]) -> list[WallTime]:
    """Return for each event of a journal when it happened."""
    slept = _slept(events)
    checks = [check_from_body(event.body["check"]) for event in events if _has_check(event)]
    jumps = [0, *(_jump_ms(*two) for two in pairwise(zip((e.moment for e in events), slept, strict=True)))]
    set_by = sum(abs(jump) for jump in jumps)
    return [
        _estimate(event.moment, asleep, checks, jump, set_by)
        for event, asleep, jump in zip(events, slept, jumps, strict=True)
    ]


def clock_jumps(events: Sequence[Event]) -> int:
    """Return before how many events the wall clock was set."""
    return sum(time.jump_ms != 0 for time in wall_times(events))


def _has_check(event: Event) -> bool:
    return event.kind == kinds.CLOCK_CHECKED and bool(event.body.get("check"))


def _slept(events: Iterable[Event]) -> list[int]:
    """Return for each event how long the computer had slept in this run of its clock, as last noted."""
    return list(_running_sleep(events))


def _running_sleep(events: Iterable[Event]) -> Iterator[int]:
    noted: dict[str, int] = {}
    for event in events:
        if event.kind == kinds.CLOCK_CHECKED:
            noted[event.moment.boot] = int(event.body["slept"])
        yield noted.get(event.moment.boot, 0)


def _jump_ms(before: tuple[Moment, int], after: tuple[Moment, int]) -> int:
    (one, slept_before), (two, slept_after) = before, after
    if _is_servers(one) or _is_servers(two):
        return 0
    wall = (two.at - one.at) // timedelta(milliseconds=1)
    if one.boot != two.boot or two.mono_ms < one.mono_ms:
        jump = min(wall, 0)  # nothing ran through: only a clock that went back is certain
    else:
        jump = wall - (two.mono_ms - one.mono_ms) - (slept_after - slept_before)
    return jump if abs(jump) > JUMP_MS else 0


def _estimate(moment: Moment, slept: int, checks: Sequence[ClockCheck], jump: int, set_by: int) -> WallTime:
    if _is_servers(moment):
        return WallTime(at=moment.at, plus_minus_ms=_ROUNDING_MS)
    through = [_by_monotonic(moment, slept, check) for check in checks if check.boot == moment.boot]
    found = through or [_by_wall(moment, check, set_by) for check in checks]
    if not found:
        return WallTime(at=moment.at, jump_ms=jump)
    at, plus_minus = min(found, key=lambda each: each[1])
    return WallTime(at=at, plus_minus_ms=plus_minus, rests_on_wall_clock=not through, jump_ms=jump)


def _is_servers(moment: Moment) -> bool:
    return moment.boot.startswith(SERVER_BOOT)


def _by_monotonic(moment: Moment, slept: int, check: ClockCheck) -> tuple[datetime, int]:
    passed = moment.mono_ms + slept - check.mono_ms - check.slept_ms
    at = check.at + timedelta(milliseconds=check.offset_ms + passed)
    return at, check.half_ms + drift_ms(passed) + _ROUNDING_MS


def _by_wall(moment: Moment, check: ClockCheck, set_by: int) -> tuple[datetime, int]:
    passed = (moment.at - check.at) // timedelta(milliseconds=1)
    at = moment.at + timedelta(milliseconds=check.offset_ms)
    return at, check.half_ms + drift_ms(passed) + set_by + _ROUNDING_MS


def drift_ms(passed_ms: int) -> int:
    """Return by how much a clock may have drifted in `passed_ms`, rounded up."""
    return -(-abs(passed_ms) * DRIFT_PPM // 1_000_000)
