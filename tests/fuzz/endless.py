"""Tries inputs on the fuzz targets for as long as it is given; keeps what went wrong in `corpus`, smallest first.

Run: python -m tests.fuzz.endless --budget-min 10 --target push --seed 1

Each target gets the same time. Ends with status 1 where something went wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from secrets import randbelow

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.target import Target, keep, try_inputs
from tests.fuzz.targets import TARGETS
from tests.server.test_uploads_under_faults import UploadMachine

_PORTION = 200
UPLOADS = "uploads"
"""Not an input that is read, but steps in any order: the state machine of uploads."""


def go_on(targets: list[Target], uploads: bool, until: float, seed: int) -> int:
    """Try portions in turn until the time is over; return how many went wrong."""
    wrong = tried = 0
    while time.monotonic() < until:
        for target in targets:
            data = try_inputs(target, _PORTION, seed=seed)
            if data is not None:
                wrong += 1
                print(f"WRONG {target.name}, seed {seed}: kept in {keep(target, data)}", flush=True)
        if uploads:
            steps = settings(max_examples=20, stateful_step_count=30, deadline=None, derandomize=False, database=None)
            run_state_machine_as_test(UploadMachine, settings=steps)
        tried += _PORTION * len(targets)
        seed += 1
        print(f"{tried} inputs, {wrong} went wrong; next seed {seed}", flush=True)
    return wrong


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--budget-min", type=float, default=10)
    parser.add_argument("--target", default="", help="one of them; by default all in turn")
    parser.add_argument("--seed", type=int, default=None)
    wanted = parser.parse_args()
    names = [*(target.name for target in TARGETS), UPLOADS]
    if wanted.target and wanted.target not in names:
        print(f"There is no target {wanted.target}; there are: {', '.join(names)}", file=sys.stderr)
        return 2
    targets = [target for target in TARGETS if wanted.target in ("", target.name)]
    seed = wanted.seed if wanted.seed is not None else randbelow(2**31)
    until = time.monotonic() + wanted.budget_min * 60
    return 1 if go_on(targets, wanted.target in ("", UPLOADS), until, seed) else 0


if __name__ == "__main__":
    sys.exit(main())
