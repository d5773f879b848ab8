"""Goes through the rows of the fault matrix at random for as long as it is given, and adds up what it reached.

Run: python -m tests.torture.endless --budget-min 60 --seed 1 --state FILE

A row that had less time than the others comes next, so each gets its share. What was reached is kept in FILE after
every portion; begun again with the same FILE and seed it goes on behind it. Ends with status 1 where something was
lost; the line says how to repeat it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.torture.matrix import Row, Trial, Wanted, lost
from tests.torture.rows import ROWS


@dataclass
class Reached:
    """What a row has come to."""

    trials: int = 0
    faults: int = 0
    answers: int = 0
    lost: int = 0
    flushes: int = 0
    seconds: float = 0.0

    def add(self, trials: Sequence[Trial], seconds: float) -> None:
        """Add a portion."""
        self.trials += len(trials)
        self.faults += sum(trial.faults for trial in trials)
        self.answers += sum(trial.answers for trial in trials)
        self.lost += len(lost(list(trials)))
        self.flushes += sum(trial.flushes for trial in trials)
        self.seconds += seconds


@dataclass
class Tally:
    """What all rows have come to, kept in a file."""

    path: Path
    seed: str
    rows: dict[str, Reached] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, seed: str) -> Tally:
        """Read what an earlier run with this seed has reached; begin anew where there was none."""
        tally = cls(path, seed)
        if path.exists():
            kept = json.loads(path.read_text("utf-8"))
            if kept["seed"] == seed:
                tally.rows = {name: Reached(**reached) for name, reached in kept["rows"].items()}
        return tally

    def row(self, name: str) -> Reached:
        return self.rows.setdefault(name, Reached())

    def keep(self) -> None:
        """Write it; a kill leaves the old or the new."""
        draft = self.path.with_suffix(".new")
        rows = {name: asdict(reached) for name, reached in self.rows.items()}
        draft.write_text(json.dumps({"seed": self.seed, "rows": rows}, indent=1), "utf-8")
        draft.replace(self.path)

    def table(self) -> str:
        """Return the figures as a table of Markdown."""
        heads = ("row", "trials", "faults", "answers looked for", "lost or doubled", "flushes", "minutes")
        lines = [f"| {' | '.join(heads)} |", "|---|--:|--:|--:|--:|--:|--:|"]
        for name, reached in self.rows.items():
            figures = f"{reached.trials:,} | {reached.faults:,} | {reached.answers:,} | {reached.lost:,}"
            flushes = f"{reached.flushes:,}" if reached.flushes else ""
            lines.append(f"| {name} | {figures} | {flushes} | {reached.seconds / 60:.1f} |")
        return "\n".join(lines)


def go_on(rows: Sequence[Row], tally: Tally, until: float, folder: Path) -> list[str]:
    """Do portions until the time is over; return what was lost, a line each."""
    found: list[str] = []
    while time.monotonic() < until:
        row = min(rows, key=lambda row: tally.row(row.name).seconds)
        reached = tally.row(row.name)
        place = Path(tempfile.mkdtemp(dir=folder))
        begun = time.monotonic()
        wanted = Wanted(folder=place, seed=f"{tally.seed}:{row.name}", first=reached.trials, count=row.portion)
        trials = list(row.trials(wanted))
        shutil.rmtree(place, ignore_errors=True)
        reached.add(trials, time.monotonic() - begun)
        found += [f"{row.name}: {line}" for line in lost(trials)]
        tally.keep()
        print(f"{row.name}: {reached.trials} trials, {reached.lost} lost", flush=True)
        for line in lost(trials):
            print(f"LOST {row.name}: {line}", flush=True)
    return found


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--budget-min", type=float, default=60)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--only", default="", help="part of the name of the rows that are wanted")
    wanted = parser.parse_args()
    rows = [row for row in ROWS if wanted.only in row.name and not row.why_not()]
    for row in ROWS:
        if row.why_not():
            print(f"without {row.name}: {row.why_not()}")
    tally = Tally.of(wanted.state, wanted.seed)
    with tempfile.TemporaryDirectory(prefix="cxfield-torture-") as folder:
        found = go_on(rows, tally, time.monotonic() + wanted.budget_min * 60, Path(folder))
    print(tally.table())
    if not found:
        print(f"Nothing was lost. To go on: make torture SEED={wanted.seed}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
