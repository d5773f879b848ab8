"""What time it really was, told from journals of simulated devices whose true time is known."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxfield.event import Event, Moment
from cxfield.interview import events as kinds
from cxfield.interview.wall_time import (
    DRIFT_PPM,
    JUMP_MS,
    SERVER_BOOT,
    ClockCheck,
    check_from_body,
    drift_ms,
    wall_times,
)

BEGIN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Device:
    """A computer with a clock that is wrong, drifts, sleeps, is set and is started anew."""

    def __init__(self, offset_ms: int, ppm: int) -> None:
        self.true_ms = 0
        self.mono = 5_000.0
        self.wall = float(-offset_ms)
        self.slept = 0
        self.boot = 1
        self.ppm = ppm
        self.events: list[Event] = []
        self.truths: list[int] = []
        self.sets = 0

    def wait(self, ms: int) -> None:
        run = ms * (1 + self.ppm / 1_000_000)
        self.true_ms += ms
        self.mono += run
        self.wall += run

    def sleep(self, ms: int) -> None:
        self.true_ms += ms
        self.wall += ms
        self.slept += ms
        self.note(None)

    def set_clock(self, by_ms: int) -> None:
        self.wall += by_ms
        self.sets += 1

    def restart(self, ms: int) -> None:
        self.true_ms += ms
        self.wall += ms
        self.mono, self.slept, self.boot = 1_000.0, 0, self.boot + 1

    def contact(self, half_ms: int, error_ms: int) -> None:
        wall, mono = int(self.wall), int(self.mono)
        check = ClockCheck(
            at=BEGIN + timedelta(milliseconds=wall),
            mono_ms=mono,
            boot=str(self.boot),
            slept_ms=self.slept,
            offset_ms=self.true_ms - wall + max(-half_ms, min(half_ms, error_ms)),
            half_ms=half_ms + 1,
        )
        self.note(check)

    def note(self, check: ClockCheck | None) -> None:
        self.write(kinds.CLOCK_CHECKED, kinds.clock_checked(self.slept, check.body() if check else None))

    def write(self, kind: str, body: dict[str, object]) -> None:
        moment = Moment(
            at=BEGIN + timedelta(milliseconds=int(self.wall)),
            zone="UTC",
            mono_ms=int(self.mono),
            boot=str(self.boot),
            actor="inga",
        )
        self.events.append(Event(kind=kind, moment=moment, body=body))
        self.truths.append(self.true_ms)


HOUR = 3_600_000
STEPS = st.one_of(
    st.tuples(st.just("wait"), st.integers(0, 8 * HOUR)),
    st.tuples(st.just("sleep"), st.integers(1_500, 12 * HOUR)),
    st.tuples(st.just("set"), st.integers(-30 * 24 * HOUR, 30 * 24 * HOUR)),
    st.tuples(st.just("contact"), st.integers(0, 2_000)),
)


def play(device: Device, steps: list[tuple[str, int]]) -> None:
    for name, size in steps:
        match name:
            case "wait":
                device.wait(size)
            case "sleep":
                device.sleep(size)
            case "set":
                device.set_clock(size)
            case "restart":
                device.restart(size)
            case _:
                device.contact(size, size // 2)
        device.write(kinds.SHOWN, kinds.shown("/d/a"))


@given(st.integers(-HOUR, HOUR), st.integers(-DRIFT_PPM, DRIFT_PPM), st.lists(STEPS, max_size=12))
def test_the_true_time_lies_within_what_is_told_whatever_was_done_to_the_clock(
    offset: int, ppm: int, steps: list[tuple[str, int]]
) -> None:
    device = Device(offset, ppm)
    play(device, [("contact", 40), *steps])
    for told, truth in zip(wall_times(device.events), device.truths, strict=True):
        assert told.plus_minus_ms is not None
        assert not told.rests_on_wall_clock
        error = abs((told.at - BEGIN) / timedelta(milliseconds=1) - truth)
        assert error <= told.plus_minus_ms


@given(
    st.integers(-DRIFT_PPM, DRIFT_PPM), st.lists(st.tuples(st.sampled_from(["wait", "restart"]), st.integers(0, HOUR)))
)
def test_over_a_restart_the_wall_clock_tells_if_nobody_set_it(ppm: int, steps: list[tuple[str, int]]) -> None:
    device = Device(500, ppm)
    play(device, [("contact", 40), *steps])
    for told, truth, event in zip(wall_times(device.events), device.truths, device.events, strict=True):
        assert told.plus_minus_ms is not None
        assert told.rests_on_wall_clock == (event.moment.boot != "1")
        assert abs((told.at - BEGIN) / timedelta(milliseconds=1) - truth) <= told.plus_minus_ms


def test_without_a_contact_the_device_is_believed_and_nothing_is_promised() -> None:
    device = Device(700, 0)
    play(device, [("wait", 1_000)])
    (told,) = wall_times(device.events)
    assert (told.at, told.plus_minus_ms) == (device.events[0].moment.at, None)


@given(st.integers(-HOUR, HOUR))
def test_a_clock_that_is_set_by_more_than_drift_is_flagged_with_its_size(by: int) -> None:
    device = Device(0, 0)
    play(device, [("wait", 5_000), ("set", by), ("wait", 5_000)])
    assert [told.jump_ms for told in wall_times(device.events)] == [0, by if abs(by) > JUMP_MS else 0, 0]


def test_a_computer_that_slept_has_no_clock_that_jumped() -> None:
    device = Device(0, 0)
    play(device, [("contact", 10), ("wait", 5_000), ("sleep", HOUR), ("wait", 5_000)])
    assert not any(told.jump_ms for told in wall_times(device.events))


def test_a_clock_that_went_back_over_a_restart_is_flagged() -> None:
    device = Device(0, 0)
    play(device, [("wait", 5_000), ("restart", 60_000), ("set", -HOUR)])
    assert [told.jump_ms < 0 for told in wall_times(device.events)] == [False, False, True]


def test_what_the_server_wrote_is_told_by_its_own_clock_and_is_no_jump() -> None:
    device = Device(600_000, 0)
    play(device, [("contact", 10), ("wait", 5_000)])
    moment = Moment(at=BEGIN, zone="UTC", mono_ms=3, boot=f"{SERVER_BOOT}:1", actor="susan")
    told = wall_times([*device.events, Event(kind=kinds.REOPENED, moment=moment, body=kinds.reopened("x"))])[-1]
    assert (told.at, told.jump_ms, told.rests_on_wall_clock) == (BEGIN, 0, False)


def test_eight_hours_after_a_contact_the_time_is_told_to_three_seconds() -> None:
    assert drift_ms(8 * HOUR) == 2_880


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_the_uncertainty_never_shrinks_with_the_time_passed(one: int, more: int) -> None:
    assert drift_ms(one) <= drift_ms(one + more)


def test_a_check_is_read_back_as_it_was_written() -> None:
    check = ClockCheck(at=BEGIN, mono_ms=5, boot="b", slept_ms=7, offset_ms=-120, half_ms=30)
    assert check_from_body(check.body()) == check
