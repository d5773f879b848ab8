"""When the next synchronisation begins: for every order of events, never given up, never at the same moment."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cxfield.sync.schedule import AFTER_OUTAGE_S, LONGEST_DELAY_S, STUCK_S
from cxfield.sync.timetable import EVERY_S, LONGEST_WISH_S, SLEPT_S, Step, Timetable

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def made(*chances: float) -> tuple[Clock, Timetable]:
    clock, given_chances = Clock(), itertools.cycle(chances or (0.5,))
    return clock, Timetable(clock, lambda: next(given_chances))


def tried(timetable: Timetable, *, cut_off: bool | None = None, retry_after_s: float = 0.0) -> None:
    timetable.begun()
    if cut_off is None:
        timetable.succeeded()
    else:
        timetable.failed(cut_off=cut_off, retry_after_s=retry_after_s)


def test_the_first_run_begins_at_once_and_the_next_after_two_minutes() -> None:
    clock, timetable = made()
    assert timetable.look(unsent=0) is Step.BEGIN
    tried(timetable)
    assert timetable.look(unsent=5) is Step.WAIT
    clock.now += EVERY_S
    assert timetable.look(unsent=0) is Step.BEGIN


def test_failures_wait_ever_longer_up_to_the_cap() -> None:
    _clock, timetable = made(0.999)
    waits = []
    for _ in range(20):
        tried(timetable, cut_off=True)
        waits.append(timetable.wait_s())
    assert waits == sorted(waits)
    assert LONGEST_DELAY_S * 0.9 < waits[-1] < LONGEST_DELAY_S


def test_a_success_forgets_the_failures_before_it() -> None:
    _clock, timetable = made(0.999)
    for _ in range(9):
        tried(timetable, cut_off=True)
    tried(timetable)
    tried(timetable, cut_off=True)
    assert timetable.wait_s() < 3


@given(chance=CHANCES, failures=st.integers(1, 30))
def test_after_an_outage_the_first_contact_is_spread_and_never_later_than_planned(chance: float, failures: int) -> None:
    _clock, timetable = made(chance)
    for _ in range(failures):
        tried(timetable, cut_off=True)
    planned = timetable.wait_s()
    timetable.network_changed()
    assert timetable.wait_s() <= min(planned, AFTER_OUTAGE_S)
    assert timetable.wait_s() == pytest.approx(min(planned, chance * AFTER_OUTAGE_S))


def test_a_change_of_the_network_means_nothing_while_the_server_answers() -> None:
    _clock, timetable = made(0.0)
    tried(timetable)
    timetable.network_changed()
    assert timetable.wait_s() == EVERY_S


def test_a_finished_interview_is_sent_at_once() -> None:
    _clock, timetable = made(0.9)
    for _ in range(12):
        tried(timetable, cut_off=True)
    assert timetable.look(unsent=1) is Step.WAIT
    timetable.something_finished()
    assert timetable.look(unsent=1) is Step.BEGIN


def test_what_is_finished_while_a_run_is_under_way_goes_right_behind_it() -> None:
    _clock, timetable = made()
    timetable.begun()
    timetable.something_finished()
    assert timetable.look(unsent=1) is Step.WAIT
    timetable.succeeded()
    assert timetable.look(unsent=1) is Step.BEGIN
    tried(timetable)
    assert timetable.look(unsent=1) is Step.WAIT


def test_the_user_s_key_during_a_run_means_another_one_behind_it() -> None:
    _clock, timetable = made()
    timetable.begun()
    timetable.asked_by_user()
    timetable.succeeded()
    assert timetable.look(unsent=0) is Step.BEGIN
    tried(timetable)
    assert timetable.look(unsent=0) is Step.WAIT


def test_a_server_that_asks_for_a_week_is_asked_again_within_the_hour() -> None:
    _clock, timetable = made(0.0)
    tried(timetable, cut_off=False, retry_after_s=7 * 86_400)
    assert timetable.wait_s() == LONGEST_WISH_S


def test_the_server_s_wish_holds_for_all_but_the_user_s_key() -> None:
    _clock, timetable = made(0.0)
    tried(timetable, cut_off=False, retry_after_s=300)
    timetable.something_finished()
    timetable.network_changed()
    assert timetable.wait_s() == 300
    timetable.asked_by_user()
    assert timetable.look(unsent=0) is Step.BEGIN


def test_a_run_that_hangs_is_ended_by_the_watchdog() -> None:
    clock, timetable = made()
    timetable.begun()
    clock.now += STUCK_S - 1
    assert timetable.look(unsent=0) is Step.WAIT
    clock.now += 1
    assert timetable.look(unsent=0) is Step.RESTART


def test_a_worker_that_was_never_told_to_begin_is_restarted_when_something_waits() -> None:
    """A server that asks for an hour is believed; a plan that got lost is not."""
    clock, timetable = made()
    tried(timetable, cut_off=False, retry_after_s=LONGEST_WISH_S)
    clock.now += STUCK_S
    assert timetable.look(unsent=3) is Step.WAIT
    timetable._not_before = 0.0
    assert timetable.look(unsent=0) is Step.WAIT
    assert timetable.look(unsent=3) is Step.RESTART


def test_a_laptop_that_slept_makes_its_first_contact_soon() -> None:
    """Where the monotonic clock goes on during sleep the plan is long past; where not, nothing has changed."""
    clock, timetable = made(0.5)
    for _ in range(12):
        tried(timetable, cut_off=True)
        timetable.look(unsent=1)
    planned = timetable.wait_s()
    clock.now += SLEPT_S
    timetable.look(unsent=1)
    assert timetable.wait_s() == pytest.approx(min(planned - SLEPT_S, 0.5 * AFTER_OUTAGE_S))


class AnyOrder(RuleBasedStateMachine):
    """Whatever happens in whatever order: somebody who looks now and then sees a run begin."""

    @initialize(chance=CHANCES)
    def begin(self, chance: float) -> None:
        self.clock = Clock()
        self.timetable = Timetable(self.clock, lambda: chance)
        self.wish_until = 0.0

    @rule(seconds=st.floats(0, 100_000))
    def time_passes(self, seconds: float) -> None:
        self.clock.now += seconds

    @rule()
    def look(self) -> None:
        if self.timetable.look(unsent=1) is not Step.WAIT:
            self.timetable.begun()

    @precondition(lambda self: self.timetable.is_running)
    @rule(cut_off=st.booleans(), wish=st.sampled_from([0.0, 17.0, 5000.0]))
    def fails(self, cut_off: bool, wish: float) -> None:
        self.timetable.failed(cut_off=cut_off, retry_after_s=wish)
        self.wish_until = self.clock.now + wish

    @precondition(lambda self: self.timetable.is_running)
    @rule()
    def succeeds(self) -> None:
        self.timetable.succeeded()

    @rule()
    def network_changes(self) -> None:
        self.timetable.network_changed()

    @rule()
    def interview_is_finished(self) -> None:
        self.timetable.something_finished()

    @invariant()
    def a_run_is_never_further_off_than_the_cap_or_the_server_s_wish(self) -> None:
        assert self.timetable.wait_s() <= max(LONGEST_DELAY_S, self.wish_until - self.clock.now)


TestAnyOrder = AnyOrder.TestCase
