"""The kills of the fault matrix can fail: what is saved later than it was said is found out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.torture.killing import Order, kill, lost

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked from a prepared parent")


def test_kills_fall_into_steps_too(tmp_path: Path) -> None:
    killed = list(kill(Order(kind="session", folder=tmp_path, seed="1", runs=30)))
    assert any(each.in_step for each in killed), "they were not at random moments"


def test_a_commit_that_comes_after_its_mark_is_found_out(tmp_path: Path) -> None:
    killed = list(kill(Order(kind="late", folder=tmp_path, seed="1", runs=6)))
    assert len(lost(killed)) >= 4, "an interview may end before the kill; most must not pass"


def test_a_window_that_calls_saved_what_is_not_is_found_out(tmp_path: Path) -> None:
    killed = list(kill(Order(kind="late-window", folder=tmp_path, seed="1", runs=4)))
    assert len(lost(killed)) >= 3, "random keys may have answered nothing before the kill; most must not pass"
