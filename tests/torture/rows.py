"""All rows of the fault matrix."""

from __future__ import annotations

from tests.torture.broken_workspaces import BROKEN_WORKSPACE
from tests.torture.clocks import CLOCK_JUMPS
from tests.torture.disk.damage import FIRST_SECTOR, LITTLE_MEMORY, SMALL_DISK, TORN_RECORDING
from tests.torture.disk.rows import DISK_ERRORS, POWER_LOSS
from tests.torture.instances import DOUBLE_START
from tests.torture.kill_rows import KILLED_SESSION, KILLED_WINDOW
from tests.torture.network.idempotency import SAID_AGAIN_POSTGRESQL, SAID_AGAIN_SQLITE
from tests.torture.network.killed_server import KILLED_SERVER_POSTGRESQL, KILLED_SERVER_SQLITE
from tests.torture.network.restored_server import RESTORED_SERVER_POSTGRESQL, RESTORED_SERVER_SQLITE
from tests.torture.network.rows import NETWORK_POSTGRESQL, NETWORK_SQLITE
from tests.torture.network.storm import STORM_POSTGRESQL, STORM_SQLITE
from tests.torture.network.wandering_model import WORLD_POSTGRESQL, WORLD_SQLITE
from tests.torture.queue_rows import CALL_QUEUE_POSTGRESQL, CALL_QUEUE_SQLITE
from tests.torture.skew.rows import VERSION_SKEW

ROWS = (
    KILLED_SESSION,
    KILLED_WINDOW,
    POWER_LOSS,
    FIRST_SECTOR,
    BROKEN_WORKSPACE,
    DISK_ERRORS,
    LITTLE_MEMORY,
    SMALL_DISK,
    TORN_RECORDING,
    DOUBLE_START,
    NETWORK_SQLITE,
    NETWORK_POSTGRESQL,
    SAID_AGAIN_SQLITE,
    SAID_AGAIN_POSTGRESQL,
    WORLD_SQLITE,
    WORLD_POSTGRESQL,
    KILLED_SERVER_SQLITE,
    KILLED_SERVER_POSTGRESQL,
    RESTORED_SERVER_SQLITE,
    RESTORED_SERVER_POSTGRESQL,
    STORM_SQLITE,
    STORM_POSTGRESQL,
    CLOCK_JUMPS,
    CALL_QUEUE_SQLITE,
    CALL_QUEUE_POSTGRESQL,
    VERSION_SKEW,
)
