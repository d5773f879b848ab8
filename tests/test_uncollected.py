"""Work without the collector keeps what it made, but not for ever."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from cxfield import uncollected as module
from cxfield.uncollected import collect_if_owed, set_aside, take_up, uncollected


class Circle:
    """Garbage that only the collector takes away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def no_interview() -> Iterator[None]:
    """None is on the screen, and nothing waits to be collected, whatever the tests before have left."""
    take_up()
    collect_if_owed()
    gc.collect()
    yield
    take_up()


@uncollected()
def work() -> None:
    for _ in range(100):
        Circle()


def circles() -> int:
    return sum(isinstance(each, Circle) for each in gc.get_objects())


def test_nothing_is_collected_meanwhile() -> None:
    gc.collect()
    work()
    assert circles() == 100


def test_what_many_works_left_behind_is_collected_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEFT_BEHIND_AT_MOST", 2_000)
    for _ in range(60):
        work()
    assert circles() < 3_000


def test_while_an_interview_is_on_the_screen_the_collector_looks_only_at_what_came_after() -> None:
    before = [[number] for number in range(1_000)]
    set_aside()
    seen = {id(each) for each in gc.get_objects()}
    assert not any(id(each) in seen for each in before)
    Circle()
    gc.collect()
    assert circles() == 0


def test_what_an_interview_left_is_taken_away_when_it_is_over() -> None:
    gc.collect()
    gc.disable()
    Circle()
    gc.enable()
    set_aside()
    take_up()
    assert circles() == 1
    collect_if_owed()
    assert circles() == 0


def test_the_next_interview_does_not_keep_what_the_last_one_left() -> None:
    set_aside()
    take_up()
    Circle()
    set_aside()
    take_up()
    assert circles() == 0


def test_small_works_do_not_set_aside_garbage_while_an_interview_is_on_the_screen() -> None:
    set_aside()
    work()
    gc.collect()
    take_up()
    assert circles() == 0


def test_works_leave_no_more_behind_while_an_interview_is_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEFT_BEHIND_AT_MOST", 2_000)
    monkeypatch.setattr(module, "MANY", 10)
    set_aside()
    for _ in range(60):
        work()
    take_up()
    assert circles() < 3_000
