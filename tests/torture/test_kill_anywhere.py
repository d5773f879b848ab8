"""SIGKILL at random moments of random interviews: nothing answered is lost, and the same question comes back.

`SEED=… pytest …` repeats what a run had printed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.e2e.x_display import PROGRAMS, x_display
from tests.torture.killing import Order, kill, lost, wanted_seed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked from a prepared parent")
PARTS, RUNS_OF_A_PART = 2, 95
WINDOWS = 10
MANY_WINDOWS = 200


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_answered_is_lost_and_the_same_question_comes_back(tmp_path: Path, part: int) -> None:
    seed = wanted_seed()
    print(f"seed {seed}")
    order = Order(
        kind="session", folder=tmp_path, seed=seed, first=part * RUNS_OF_A_PART, runs=RUNS_OF_A_PART, budget_s=240
    )
    killed = list(kill(order))
    assert lost(killed) == []
    assert len(killed) == RUNS_OF_A_PART
    assert any(each.in_step for each in killed), "no kill fell into a step: they were not at random moments"


def test_a_killed_window_comes_back_with_all_that_it_had_called_saved(tmp_path: Path) -> None:
    seed = wanted_seed()
    print(f"seed {seed}")
    killed = list(kill(Order(kind="window", folder=tmp_path, seed=seed, runs=WINDOWS, budget_s=240)))
    assert lost(killed) == []
    assert len(killed) == WINDOWS


def test_a_commit_that_comes_after_its_mark_is_found_out(tmp_path: Path) -> None:
    killed = list(kill(Order(kind="late", folder=tmp_path, seed="1", runs=6)))
    assert len(lost(killed)) >= 4, "an interview may end before the kill; most must not pass"


def test_a_window_that_calls_saved_what_is_not_is_found_out(tmp_path: Path) -> None:
    killed = list(kill(Order(kind="late-window", folder=tmp_path, seed="1", runs=4)))
    assert len(lost(killed)) >= 3, "random keys may have answered nothing before the kill; most must not pass"


@pytest.fixture
def screen() -> Iterator[Mapping[str, str]]:
    """The environment of a virtual display where there is one, else off screen."""
    if any(shutil.which(program) is None for program in PROGRAMS):
        yield os.environ
        return
    with x_display() as display:
        yield display.environment


@pytest.mark.torture
@pytest.mark.timeout(0)
def test_two_hundred_killed_windows_come_back(tmp_path: Path, screen: Mapping[str, str]) -> None:
    seed, first = wanted_seed(), int(os.environ.get("START") or 0)
    budget_s = float(os.environ.get("BUDGET_MIN") or 60) * 60
    order = Order(kind="window", folder=tmp_path, seed=seed, first=first, runs=MANY_WINDOWS - first, budget_s=budget_s)
    killed = []
    for each in kill(order, screen):
        killed.append(each)
        print(f"windows {each.number + 1} of {MANY_WINDOWS}, seed {seed}, {len(lost(killed))} lost", flush=True)
    done = first + len(killed)
    if done < MANY_WINDOWS:
        print(f"The time is over; go on with: make torture SEED={seed} START={done}")
    assert lost(killed) == []
    assert killed
