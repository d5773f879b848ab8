"""Every row of the fault matrix: nothing that was said to be saved or received is lost, nothing is there twice.

`make test` does a tenth of each row, `make torture-pr` all of it. `SEED=… pytest …` repeats what a run had printed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.disk.damage import first_sectors
from tests.torture.disk.rows import power_cuts
from tests.torture.disk.shim import why_not
from tests.torture.matrix import Row, Wanted, lost, share_of, wanted_seed
from tests.torture.rows import ROWS


@pytest.mark.timeout(0)
@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_nothing_is_lost_and_nothing_is_there_twice(row: Row, tmp_path: Path) -> None:
    missing = row.why_not()
    if missing:
        pytest.skip(missing)
    seed, count = wanted_seed(), share_of(row.gate)
    print(f"seed {seed}")
    trials = list(row.trials(Wanted(folder=tmp_path, seed=seed, count=count)))
    answers, faults = sum(trial.answers for trial in trials), sum(trial.faults for trial in trials)
    print(f"{row.name}: {len(trials)} trials, {faults} faults, {answers} answers looked for, {len(lost(trials))} lost")
    print(f"{sum(trial.flushes for trial in trials)} flushes counted")
    assert lost(trials) == []
    assert len(trials) == count
    assert faults > 0


# ---- controls: what is deliberately wrong must be found out ----


@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_a_database_that_does_not_wait_for_the_disk_loses_answers_when_the_power_goes(
    tmp_path: Path, synchronous: str
) -> None:
    trials = list(power_cuts(Wanted(folder=tmp_path, seed="1", count=30), synchronous=synchronous))
    assert len(lost(trials)) >= 10


def test_a_damaged_first_sector_cannot_be_read_without_the_salt(tmp_path: Path) -> None:
    trials = list(first_sectors(Wanted(folder=tmp_path, seed="1", count=1), with_salt=False))
    assert lost(trials) != []
