"""A row of the matrix that kills the server (SIGKILL), or crashes its database, while laptops push."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from cxfield.errors import CxfieldError
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.people.accounts import Accounts
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import Role
from tests import postgres
from tests.journal_device import PASSWORD, publish_request
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import FieldDevice, differences, on_server
from tests.torture.network.proxy import Proxy, proxy_to
from tests.torture.network.rows import no_postgres

_COMMAND = (sys.executable, "-m", "cxfield.cli")
_LAPTOPS = 3


class Central:
    """`cxfield serve` as a process of its own, on one database however often it is started."""

    def __init__(self, folder: Path, database: str | None) -> None:
        self.folder = folder
        self._settings = ServerSettings(data=folder, database=database)
        self._where = ["--data", str(folder), *(["--database", database] if database else [])]
        self._process: subprocess.Popen[str] | None = None
        folder.mkdir()

    def add(self, users: Sequence[str], role: Role) -> None:
        """Add accounts, past the server, as `cxfield user add` does."""
        database = open_database(self._settings)
        for user in users:
            Accounts(database).add(user, PASSWORD, role)
        database.close()

    def start(self, environment: Mapping[str, str] | None = None) -> str:
        """Start it and return its address."""
        command = [*_COMMAND, "serve", "--port", "0", *self._where]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True, env=environment
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, (self.folder / "server.log").read_text("utf-8")[-3000:]
        return str(json.loads(line)["url"])

    def kill(self) -> None:
        """End it with its workers, as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            if self._process.stdout:
                self._process.stdout.close()


@contextmanager
def _ground(kind: str, folder: Path) -> Iterator[tuple[Central, postgres.Cluster | None]]:
    if kind == "sqlite":
        yield Central(folder / "server", None), None
        return
    with postgres.cluster(is_durable=True) as cluster:
        yield Central(folder / "server", cluster.fresh_database()), cluster


def server_kills(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Kill the server while three laptops synchronise; on PostgreSQL, crash the database every other time."""
    with _ground(kind, wanted.folder) as (central, cluster):
        central.add(["susan"], Role.SUPERVISOR)
        url = central.start()
        try:
            with proxy_to(url) as proxy:
                for number in wanted.numbers:
                    yield _kill_once(wanted, number, central, cluster, proxy)
        finally:
            central.kill()


def _kill_once(wanted: Wanted, number: int, central: Central, cluster: postgres.Cluster | None, proxy: Proxy) -> Trial:
    seed = f"{wanted.seed}:{number}"
    chance = random.Random(seed)
    users = [f"user-{number}-{place}" for place in range(_LAPTOPS)]
    central.add(users, Role.INTERVIEWER)
    with SyncClient(proxy.url, device="office") as office:
        office.sign_in("susan", PASSWORD)
        study_id = office.publish(publish_request(cases=9, interviewers=tuple(users))).study_id
        places = [wanted.folder / user for user in users]
        laptops = [FieldDevice(place, proxy.url, user, chance) for place, user in zip(places, users, strict=True)]
        found: list[str] = []
        for laptop in laptops:
            found += laptop.deliver()
            laptop.work(study_id, 30)
        with _synchronising(laptops):
            time.sleep(chance.uniform(0, 0.25))
            if cluster is not None and number % 2:
                cluster.stop()
                cluster.start(is_durable=True)
            else:
                central.kill()
                proxy.aim(central.start())
        for laptop in laptops:
            found += laptop.deliver()
            found += differences(on_server(office, study_id), laptop)
        answers = sum(len(lines) for laptop in laptops for lines in laptop.lines().values())
        for laptop in laptops:
            laptop.close()
            shutil.rmtree(laptop.folder)
    return Trial(seed=seed, faults=1, answers=answers, problems=tuple(found))


@contextmanager
def _synchronising(laptops: Sequence[FieldDevice]) -> Iterator[None]:
    """Let all synchronise at once, each on a thread of its own with its store opened there."""

    def run(laptop: FieldDevice) -> None:
        laptop.open()
        with suppress(CxfieldError):
            laptop.synchronise()
        laptop.close()

    for laptop in laptops:
        laptop.close()
    threads = [threading.Thread(target=run, args=(laptop,)) for laptop in laptops]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()
    for laptop in laptops:
        laptop.open()


def _of(kind: str) -> Row:
    return Row(
        name=f"killed server ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'})",
        gate=20,
        portion=4,
        trials=partial(server_kills, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


KILLED_SERVER_SQLITE, KILLED_SERVER_POSTGRESQL = _of("sqlite"), _of("postgresql")
