"""Handing the laptop to the respondent: the PIN that ends it, and how far the respondent may go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from cxfield.fieldwork.hand_over import HandOverError, HandOverPin, is_within, section_of
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    with DeviceStore.create(tmp_path / "workspace", DatabaseKey.random(), rules=RULES) as opened:
        yield opened


class Clock:
    """Wall time that a test moves."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def pin_of(store: DeviceStore, clock: Clock | None = None) -> HandOverPin:
    return HandOverPin(store, hasher=CHEAP, wall_time=clock or Clock())


def test_the_chosen_pin_ends_it_and_another_does_not(store: DeviceStore) -> None:
    pin = pin_of(store)
    assert not pin.is_chosen
    pin.choose("2468")
    assert pin_of(store).is_chosen
    assert not pin.check("2469").is_right
    assert pin.check("2468").is_right


def test_a_short_pin_is_refused_with_what_to_do(store: DeviceStore) -> None:
    with pytest.raises(HandOverError, match="at least 4"):
        pin_of(store).choose("12")
    assert not pin_of(store).is_chosen


def test_the_pin_itself_is_kept_nowhere(store: DeviceStore) -> None:
    pin_of(store).choose("2468")
    assert "2468" not in (store.setting("hand_over_pin") or "")


def test_wrong_pins_cost_a_wait_in_which_even_the_right_one_is_not_looked_at(store: DeviceStore) -> None:
    clock = Clock()
    pin = pin_of(store, clock)
    pin.choose("2468")
    waits = [pin.check("0000").wait_s for _ in range(4)]
    assert waits == [0, 0, 0, 5]
    assert pin_of(store, clock).check("2468").wait_s == 5  # as after a restart
    clock.now += 5
    assert pin.check("2468").is_right
    assert pin.check("0000").wait_s == 0  # the count begins anew


def test_a_clock_that_is_set_back_does_not_prolong_the_wait(store: DeviceStore) -> None:
    clock = Clock()
    pin = pin_of(store, clock)
    pin.choose("2468")
    for _ in range(4):
        pin.check("0000")
    clock.now -= 86_400
    assert pin.check("2468").wait_s == 5


def test_after_a_clock_was_set_back_the_wait_still_ends(store: DeviceStore) -> None:
    clock = Clock()
    pin = pin_of(store, clock)
    pin.choose("2468")
    for _ in range(4):
        pin.check("0000")
    clock.now -= 86_400
    assert pin.check("2468").wait_s == 5
    clock.now += 5
    assert pin.check("2468").is_right


@pytest.mark.parametrize(
    ("page", "section"), [("/data/about/age", "/data/about"), ("/data/age", ""), ("/data/c[2]/why/a", "/data/c[2]")]
)
def test_the_section_of_a_page_is_its_outermost_group(page: str, section: str) -> None:
    assert section_of(page) == section


def test_the_respondent_stays_inside_the_section() -> None:
    assert is_within("/data/about/age", "/data/about")
    assert not is_within("/data/about_us/age", "/data/about")
    assert not is_within("", "/data/about")
    assert is_within("/data/anything", "")
    assert not is_within("", "")
