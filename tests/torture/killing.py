"""Starts the prepared parent and reads what became of each killed interview."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which runs are wanted. Each has the seed `seed:number`, so a part of them, or a single one, can be repeated."""

    kind: str
    folder: Path
    seed: str
    first: int = 0
    runs: int
    budget_s: float = 1e9


@dataclass(frozen=True, slots=True)
class Killed:
    """One interview that was killed.

    Attributes:
        saved: How many steps had been said to be saved.
        in_step: It died inside a step.
        problems: What was lost; empty if all came back.
    """

    number: int
    seed: str
    saved: int
    in_step: bool
    problems: tuple[str, ...]


def kill(order: Order, environment: Mapping[str, str] = os.environ) -> Iterator[Killed]:
    """Do the runs; yields each as it is done."""
    command = [
        *(sys.executable, "-m", "tests.torture.prepared_parent", order.kind, str(order.folder)),
        *("--seed", order.seed, "--first", str(order.first), "--runs", str(order.runs)),
        *("--budget-s", str(order.budget_s)),
    ]
    with (order.folder / "errors.txt").open("w+", encoding="utf-8") as errors:
        with subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors) as parent:
            assert parent.stdout is not None
            for line in parent.stdout:
                found = json.loads(line)
                in_step = found["doing"] is not None
                yield Killed(found["number"], found["seed"], found["saved"], in_step, tuple(found["problems"]))
        errors.seek(0)
        assert parent.returncode == 0, errors.read()


def lost(killed: list[Killed]) -> list[str]:
    """Return a line for each run that lost something; it says how the run is repeated."""
    return [f"run {each.number}, seed {each.seed}: {' '.join(each.problems)}" for each in killed if each.problems]
