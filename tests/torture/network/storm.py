"""A row of the matrix in which many laptops come at once after an hour without a network; each is a trial."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from cxfield.sync.client import SyncClient
from tests.journal_device import publish_request
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import FieldDevice, differences, on_server
from tests.torture.network.rows import no_postgres, server_of

_DAYS = 3
_LONGEST_WAIT_S = 2.0


class _Crowd:
    """Whoever was told to come again does so when somebody else is through."""

    def __init__(self) -> None:
        self._news = threading.Condition()

    def wait(self) -> None:
        with self._news:
            self._news.wait(_LONGEST_WAIT_S)

    def is_through(self) -> None:
        with self._news:
            self._news.notify(2)


class _LaptopOfMany(FieldDevice):
    """As patient as the program itself: it waits for slow answers, and comes again later when it is told to."""

    client = SyncClient
    crowd: _Crowd

    def wait(self) -> None:
        self.crowd.wait()


def storm(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Let `count` laptops work without a network, then deliver all at once."""
    with server_of(kind, wanted.folder) as server:
        users = [server.add(f"user-{number}") for number in wanted.numbers]
        request = publish_request(cases=3 * len(users), interviewers=tuple(users))
        study_id = server.client("susan", "office").publish(request).study_id
        crowd = _Crowd()
        with ThreadPoolExecutor(len(users)) as pool:
            failures = list(pool.map(partial(_come, wanted, server.url, study_id, crowd), users))
        there = on_server(server.client("susan", "office-2"), study_id)
        for user, found in zip(users, failures, strict=True):
            laptop = _laptop(wanted, server.url, user)
            problems = (*found, *differences(there, laptop))
            answers = sum(len(lines) for lines in laptop.lines().values())
            laptop.close()
            shutil.rmtree(laptop.folder)
            yield Trial(seed=f"{wanted.seed}:{user}", faults=1, answers=answers, problems=problems)


def _laptop(wanted: Wanted, url: str, user: str) -> _LaptopOfMany:
    return _LaptopOfMany(wanted.folder / user, url, user, random.Random(f"{wanted.seed}:{user}"))


def _come(wanted: Wanted, url: str, study_id: str, crowd: _Crowd, user: str) -> list[str]:
    """Fetch the cases, work without a network, then deliver; on a thread of its own."""
    laptop = _laptop(wanted, url, user)
    laptop.crowd = crowd
    found = laptop.deliver(50)
    crowd.is_through()
    for _ in range(_DAYS):
        laptop.work(study_id, 20)
    found += laptop.deliver(50)
    crowd.is_through()
    laptop.close()
    return found


def _of(kind: str) -> Row:
    return Row(
        name=f"storm ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'})",
        gate=100,
        portion=20,
        trials=partial(storm, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


STORM_SQLITE, STORM_POSTGRESQL = _of("sqlite"), _of("postgresql")
