"""Rows of the matrix that harm the disk below a workspace."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.torture.disk.after_the_cut import Expected, problems
from tests.torture.disk.recording import Disk, read_records
from tests.torture.disk.shim import build_shim, environment_with, why_not
from tests.torture.disk.working import Order, order_text
from tests.torture.matrix import Row, Trial, Wanted

_ROOT = Path(__file__).parents[3]
_CUTS_OF_A_RECORDING = 100
_RUNS_OF_A_PROCESS = 20
_STEPS = 300


def run_order(order: Order, library: Path | None) -> None:
    """Do the runs of an order in a process of their own, above the shim where there is one."""
    command = [sys.executable, "-m", "tests.torture.disk.working", order_text(order)]
    environment = environment_with(library) if library else None
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "broken" not in done.stdout, done.stdout


# ---- the power goes ----


def power_cuts(wanted: Wanted, *, synchronous: str = "FULL") -> Iterator[Trial]:
    """Record what a day of work asks of the disk; see what each of many moments would leave."""
    library = build_shim(wanted.folder)
    for start in wanted.numbers[::_CUTS_OF_A_RECORDING]:
        count = min(_CUTS_OF_A_RECORDING, wanted.numbers.stop - start)
        place = wanted.folder / f"from-{start}"
        place.mkdir()
        seed = f"{wanted.seed}:{start}"
        run_order(Order(folder=str(place), seed=seed, steps=_STEPS, record=True, synchronous=synchronous), library)
        yield from _cuts(place, seed, count)
        shutil.rmtree(place)


def _cuts(place: Path, seed: str, count: int) -> Iterator[Trial]:
    records = list(read_records(place / "run-0.log"))
    chance = random.Random(seed)
    disk, played, flushed = Disk(place / "run-0"), 0, 0
    for number, cut in enumerate(sorted(chance.randrange(len(records) + 1) for _ in range(count))):
        for record in records[played:cut]:
            disk.play(record)
        played = cut
        image = place / "image"
        disk.write_image(image, random.Random(f"{seed}:{number}"))
        expected = Expected.of(bytes(disk.told))
        found = problems(image, expected)
        shutil.rmtree(image)
        yield Trial(
            seed=f"{seed} cut {number}",
            faults=1,
            answers=expected.count,
            problems=tuple(found),
            flushes=disk.syncs - flushed,
        )
        flushed = disk.syncs


# ---- the disk answers with an error ----


def disk_errors(wanted: Wanted) -> Iterator[Trial]:
    """Let calls fail, one or all from one on; what was told before is there, and what follows is not claimed."""
    library = build_shim(wanted.folder)
    for start in wanted.numbers[::_RUNS_OF_A_PROCESS]:
        place = wanted.folder / f"from-{start}"
        place.mkdir()
        runs = min(_RUNS_OF_A_PROCESS, wanted.numbers.stop - start)
        run_order(Order(folder=str(place), seed=wanted.seed, first=start, runs=runs, steps=60, fails=True), library)
        for number in range(start, start + runs):
            expected = Expected.of((place / f"run-{number}.told").read_bytes())
            found = problems(place / f"run-{number}", expected)
            seed = f"{wanted.seed}:{number} {expected.ending}"
            yield Trial(seed=seed, faults=expected.failed, answers=expected.count, problems=tuple(found))
        shutil.rmtree(place)


POWER_LOSS = Row(name="power loss", gate=2000, portion=100, trials=power_cuts, why_not=why_not)
DISK_ERRORS = Row(name="errors of the disk", gate=300, portion=20, trials=disk_errors, why_not=why_not)
