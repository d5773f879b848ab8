"""Work without the collector keeps what it made, but not for ever."""

from __future__ import annotations

import gc

import pytest

from cxfield import uncollected as module
from cxfield.uncollected import uncollected


class Circle:
    """Garbage that only the collector takes away."""

    def __init__(self) -> None:
        self.itself = self


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
    monkeypatch.setattr(module, "LEFT_BEHIND_AT_MOST", 1_000)
    for _ in range(500):
        work()
    assert circles() < 2_000
