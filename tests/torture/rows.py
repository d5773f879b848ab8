"""All rows of the fault matrix."""

from __future__ import annotations

from tests.torture.disk.damage import FIRST_SECTOR, LITTLE_MEMORY, SMALL_DISK, TORN_RECORDING
from tests.torture.disk.rows import DISK_ERRORS, POWER_LOSS
from tests.torture.kill_rows import KILLED_SESSION, KILLED_WINDOW

ROWS = (
    KILLED_SESSION,
    KILLED_WINDOW,
    POWER_LOSS,
    FIRST_SECTOR,
    DISK_ERRORS,
    LITTLE_MEMORY,
    SMALL_DISK,
    TORN_RECORDING,
)
