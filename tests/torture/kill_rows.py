"""Rows of the matrix that kill the program (SIGKILL) at random moments of random interviews."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.torture.killing import Order, kill
from tests.torture.matrix import Row, Trial, Wanted


def killed_sessions(wanted: Wanted) -> Iterator[Trial]:
    """Kill interviews without a window."""
    return _killed("session", wanted)


def killed_windows(wanted: Wanted) -> Iterator[Trial]:
    """Kill windows, off screen."""
    return _killed("window", wanted)


def _killed(kind: str, wanted: Wanted) -> Iterator[Trial]:
    order = Order(kind=kind, folder=wanted.folder, seed=wanted.seed, first=wanted.first, runs=wanted.count)
    for each in kill(order, {**os.environ, "QT_QPA_PLATFORM": "offscreen"}):
        yield Trial(seed=each.seed, faults=1, answers=each.saved, problems=each.problems)


def _no_fork() -> str:
    return "" if hasattr(os, "fork") else "Children are forked from a prepared parent."


KILLED_SESSION = Row(name="killed sessions", gate=1800, portion=100, trials=killed_sessions, why_not=_no_fork)
KILLED_WINDOW = Row(name="killed windows", gate=200, portion=20, trials=killed_windows, why_not=_no_fork)
