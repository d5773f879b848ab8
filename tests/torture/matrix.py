"""The fault matrix: rows of trials. Each trial does harm in one way and says what was lost by it.

A row's trials are numbered and seeded (`SEED:NUMBER`), so a part of them, or a single one, can be repeated. `make test`
does a tenth of the gate, `make torture-pr` the whole, `make torture` goes on at random (`endless.py`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from secrets import randbelow


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one trial did.

    Attributes:
        seed: Repeats it.
        faults: How many were done.
        answers: How many acknowledged answers (events, files) were looked for afterwards.
        problems: What was lost, doubled or wrong; a line each.
        flushes: How often the program had waited for the disk (fsync), where that was counted.
    """

    seed: str
    faults: int
    answers: int
    problems: tuple[str, ...] = ()
    flushes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which trials of a row are wanted: `count` of them, from number `first` on, in an empty folder."""

    folder: Path
    seed: str
    count: int
    first: int = 0

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + self.count)


def _nothing_missing() -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the matrix.

    Attributes:
        gate: How many trials the gate has.
        portion: How many are worth beginning at a time.
        why_not: Says why it cannot be had on this machine; empty if it can.
    """

    name: str
    gate: int
    trials: Callable[[Wanted], Iterator[Trial]]
    portion: int = 20
    why_not: Callable[[], str] = _nothing_missing


def is_whole_gate() -> bool:
    """Whether the whole gate is wanted (`make torture-pr`), not the tenth that stands in `make test`."""
    return os.environ.get("TORTURE") == "pr"


def share_of(gate: int) -> int:
    """Return how many trials of a gate are wanted here."""
    return gate if is_whole_gate() else ceil(gate / 10)


def wanted_seed() -> str:
    """Return the seed from the environment (`SEED`), else a new one for the gate and a fixed one for `make test`."""
    return os.environ.get("SEED") or (str(randbelow(2**32)) if is_whole_gate() else "1")


def lost(trials: list[Trial]) -> list[str]:
    """Return a line for each trial that lost something; it says how the trial is repeated."""
    return [f"seed {trial.seed}: {' | '.join(trial.problems)}" for trial in trials if trial.problems]
