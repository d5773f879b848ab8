"""A process with everything imported and compiled, whose children do interviews and are killed (SIGKILL) somewhere.

Run: python -m tests.torture.prepared_parent KIND FOLDER --seed 1 --first 0 --runs 20 [--budget-s 60]

Each run has a seed of its own, `SEED:NUMBER`, so one run can be repeated alone. Prints one JSON line for each.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.torture.after_the_kill import problems
from tests.torture.telling import Teller, Told
from tests.torture.template import Template, make_template
from tests.torture.wandering import LATE, Wanderer

Child = Callable[[Path, random.Random, Teller], None]
MOST_STEPS = {"session": 60, "late": 40, "window": 25, "late-window": 25}
LONGEST_DELAY_S = {"session": 0.008, "late": 0.002, "window": 0.03, "late-window": 0.03}


def children(kind: str, template: Template) -> Child:
    """Return what a child does."""
    if kind in ("window", "late-window"):
        from tests.torture.window_child import interview_in_window

        is_late = kind == "late-window"
        return lambda folder, chance, teller: interview_in_window(folder, template.key, chance, teller, is_late=is_late)
    if kind == "late":
        return lambda folder, chance, teller: Wanderer(folder, template.key, chance, teller).wander_late()
    return lambda folder, chance, teller: Wanderer(folder, template.key, chance, teller).wander()


def steps_before_kill(kind: str, chance: random.Random) -> int:
    """Return how many steps are waited for; the control is killed where it owes a commit."""
    if kind == "late-window":
        return chance.randrange(5, MOST_STEPS[kind])
    if kind == "late":
        return 1 + chance.randrange(1, 4) * LATE + chance.randrange(3, LATE - 1)
    return chance.randrange(0, MOST_STEPS[kind])


def run_once(kind: str, template: Template, child: Child, folder: Path, seed: str) -> Told:
    """Do one interview in a child, kill it at a random moment, and return what it had said."""
    chance = random.Random(seed)
    place = template.copy_to(folder)
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _be_child(child, place, chance, Teller(writer))
    os.close(writer)
    told, wanted = Told(), steps_before_kill(kind, chance)
    with os.fdopen(reader, "rb") as lines:
        while told.saved < wanted and not told.is_completed and (line := lines.readline()):
            told.take(line)
        time.sleep(chance.uniform(0, LONGEST_DELAY_S[kind]))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        for line in lines:
            told.take(line)
    return told


def _be_child(child: Child, folder: Path, chance: random.Random, teller: Teller) -> None:
    try:
        child(folder, chance, teller)
        signal.pause()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent says it
        teller.failed(traceback.format_exc())
    finally:
        os._exit(1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=tuple(MOST_STEPS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--budget-s", type=float, default=float("inf"))
    wanted = parser.parse_args()
    place = Path(tempfile.mkdtemp(dir=wanted.folder))
    template = make_template(place)
    child = children(wanted.kind, template)
    gc.freeze()  # the children share what is here; a collection would copy it
    gc.get_freeze_count = lambda: 1  # else each start of an interview counts them one by one
    until = time.monotonic() + wanted.budget_s
    for number in range(wanted.first, wanted.first + wanted.runs):
        if time.monotonic() > until:
            break
        seed = f"{wanted.seed}:{number}"
        folder = place / "run"
        told = run_once(wanted.kind, template, child, folder, seed)
        found = problems(folder, template.key, told)
        line = {"number": number, "seed": seed, "saved": told.saved, "doing": told.doing, "problems": found}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    sys.exit(main())
