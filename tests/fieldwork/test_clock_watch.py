"""What an interview's journal says of the clock: contacts with the server, and sleep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cxfield.fieldwork.clock_watch import CHECK_EVERY_MS, ClockWatch
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.interview.wall_time import ClockCheck
from cxfield.sync.client import ServerContact

BEGIN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class SleepyClock(DeviceClock):
    """The clock of a computer that sleeps when it is told to."""

    asleep = 0

    def slept_ms(self) -> int:
        return self.asleep


def contact(*, server_ahead_ms: int = 1_500, round_trip_ms: int = 80) -> ServerContact:
    return ServerContact(
        server_at=BEGIN + timedelta(milliseconds=round_trip_ms / 2 + server_ahead_ms),
        began_at=BEGIN,
        ended_at=BEGIN + timedelta(milliseconds=round_trip_ms),
        began_mono_ms=10_000,
        ended_mono_ms=10_000 + round_trip_ms,
    )


def noted(watch: ClockWatch, clock: DeviceClock) -> int:
    return len(list(watch.due(clock.moment())))


def test_a_contact_gives_offset_and_half_of_the_round_trip() -> None:
    check = DeviceClock("inga").compare(contact())
    assert (check.offset_ms, check.mono_ms) == (1_500, 10_040)
    assert 40 <= check.half_ms <= 42


def test_a_computer_that_slept_within_the_round_trip_knows_less() -> None:
    slow = replace(contact(), ended_at=BEGIN + timedelta(seconds=60))
    assert DeviceClock("inga").compare(slow).half_ms >= 30_000


def test_a_computer_that_never_slept_and_never_met_a_server_notes_nothing() -> None:
    clock = SleepyClock("inga")
    assert noted(ClockWatch(clock), clock) == 0


def test_a_contact_is_noted_once_and_then_only_after_a_while() -> None:
    clock = SleepyClock("inga")
    watch, first = ClockWatch(clock), clock.compare(contact())
    assert (noted(watch, clock), noted(watch, clock)) == (1, 0)
    clock.check = replace(first, mono_ms=first.mono_ms + CHECK_EVERY_MS - 1)
    assert noted(watch, clock) == 0
    clock.check = replace(first, mono_ms=first.mono_ms + CHECK_EVERY_MS)
    assert noted(watch, clock) == 1


def test_sleep_is_noted_before_what_comes_after_it() -> None:
    clock = SleepyClock("inga")
    watch = ClockWatch(clock)
    clock.asleep = 3_600_000
    (event,) = watch.due(clock.moment())
    assert (event.body["slept"], event.body["check"]) == (3_600_000, None)
    assert noted(watch, clock) == 0


def test_a_check_of_another_run_of_the_clock_is_news() -> None:
    clock = SleepyClock("inga")
    watch, first = ClockWatch(clock), clock.compare(contact())
    noted(watch, clock)
    clock.check = ClockCheck(
        at=first.at, mono_ms=5, boot="another", slept_ms=0, offset_ms=first.offset_ms, half_ms=first.half_ms
    )
    assert noted(watch, clock) == 1
