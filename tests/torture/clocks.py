"""A row of the matrix whose clocks jump: the laptop's, the server's, by a second or by ten years, in any direction."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import Role
from tests.journal_device import PASSWORD, publish_request
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import FieldDevice, differences, on_server
from tests.torture.network.killed_server import Central

_SOURCE = Path(__file__).with_name("clock_shim.c")
_YEAR = 365 * 86400
_TO_2038 = 2**31 - 1795400000
JUMPS = (1, 60, 3600, 86400, 31 * 86400, _YEAR, 10 * _YEAR, _TO_2038)
_ZONES = ("Europe/Riga", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC", "Not/AZone")


class ServerClock:
    """The wall clock of a server process, which the test moves."""

    def __init__(self, folder: Path) -> None:
        self._library, self._file = folder / "clock-shim.so", folder / "clock-shift"
        command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", str(self._library), str(_SOURCE)]
        subprocess.run(command, check=True)
        self._file.write_bytes(struct.pack("q", 0))

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "LD_PRELOAD": str(self._library), "CLOCK_SHIFT": str(self._file)}

    def move(self, seconds: int) -> None:
        """Shift it to `seconds` beside the true time, in place: the process has the file mapped."""
        with self._file.open("r+b") as file:
            file.write(struct.pack("q", seconds))


def no_clock() -> str:
    """Return why a server's clock cannot be moved here; empty if it can."""
    if not sys.platform.startswith("linux"):
        return "The shim that moves a clock is for Linux."
    return "" if shutil.which("gcc") else "There is no C compiler (gcc) to build the shim that moves a clock."


def clock_jumps(wanted: Wanted) -> Iterator[Trial]:
    """Move the clocks while a laptop works and synchronises. A person may have to sign in again; nothing is lost."""
    clock, central = ServerClock(wanted.folder), Central(wanted.folder / "server", None)
    central.add(["susan"], Role.SUPERVISOR)
    url = central.start(clock.environment)
    try:
        for number in wanted.numbers:
            clock.move(0)
            yield _jump(wanted, number, central, clock, url)
    finally:
        central.kill()


def _jump(wanted: Wanted, number: int, central: Central, clock: ServerClock, url: str) -> Trial:
    seed = f"{wanted.seed}:{number}"
    chance = random.Random(seed)
    user = f"user-{number}"
    central.add([user], Role.INTERVIEWER)
    with SyncClient(url, device="office") as office:
        office.sign_in("susan", PASSWORD)
        study_id = office.publish(publish_request(cases=4, interviewers=(user,))).study_id
    laptop = FieldDevice(wanted.folder / user, url, user, chance)
    found = laptop.deliver()
    for _ in range(3):
        laptop.clock_shift_s = chance.choice((-1, 1)) * chance.choice(JUMPS)
        laptop.zone = chance.choice(_ZONES)
        laptop.work(study_id, 6)
        clock.move(chance.choice((-1, 1)) * chance.choice(JUMPS))
        with suppress(SyncError):
            laptop.synchronise()
    clock.move(0)
    found += laptop.deliver()
    with SyncClient(url, device="office") as office:
        office.sign_in("susan", PASSWORD)
        found += differences(on_server(office, study_id), laptop)
    answers = sum(len(lines) for lines in laptop.lines().values())
    laptop.close()
    shutil.rmtree(laptop.folder)
    return Trial(seed=seed, faults=6, answers=answers, problems=tuple(found))


CLOCK_JUMPS = Row(name="clock jumps", gate=60, portion=10, trials=clock_jumps, why_not=no_clock)
