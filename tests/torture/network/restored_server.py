"""A row of the matrix that restores the server from an old backup: laptops offer again what the backup lacks."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

from cxfield.server.backup.restoring import restore
from cxfield.server.backup.taking import take
from cxfield.server.operation.settings import ServerSettings
from cxfield.sync.messages import Role
from tests import postgres
from tests.journal_device import publish_request, running_server
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import FieldDevice, differences, on_server
from tests.torture.network.proxy import proxy_to
from tests.torture.network.rows import no_postgres

_NewDatabase = Callable[[], str | None]


def restored_servers(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Back up, go on, lose the server, restore, and see that nothing is missing and nothing there twice."""
    with ExitStack() as stack:
        new_database: _NewDatabase = lambda: None  # noqa: E731
        if kind == "postgresql":
            new_database = stack.enter_context(postgres.cluster()).fresh_database
        for number in wanted.numbers:
            yield _restore_once(wanted, number, new_database)


def _restore_once(wanted: Wanted, number: int, new_database: _NewDatabase) -> Trial:
    seed = f"{wanted.seed}:{number}"
    chance = random.Random(seed)
    place = wanted.folder / f"restored-{number}"
    before = ServerSettings(data=place / "before", database=new_database())
    after = ServerSettings(data=place / "after", database=new_database())
    users = ["anna", "bert"]
    with ExitStack() as stack:
        first = stack.enter_context(running_server(before.data, database=before.database))
        proxy = stack.enter_context(proxy_to(first.url))
        first.add("susan", Role.SUPERVISOR)
        for user in users:
            first.add(user)
        request = publish_request(cases=6, interviewers=tuple(users))
        study_id = first.client("susan", "office").publish(request).study_id
        laptops = [FieldDevice(place / user, proxy.url, user, chance) for user in users]
        found = _days(laptops, study_id, chance.randrange(0, 3))
        take(before, place / "backups")
        found += _days(laptops, study_id, chance.randrange(0, 3))
        for laptop in laptops:
            if chance.random() < 0.5:
                laptop.work(study_id, 5)  # not sent before the server is lost
        stack.pop_all().close()
        restore(place / "backups", after)
        with running_server(after.data, database=after.database) as second, proxy_to(second.url) as way:
            office = second.client("susan", "office")
            for laptop in laptops:
                laptop.server = way.url
                found += laptop.deliver()
                found += differences(on_server(office, study_id), laptop)
    answers = sum(len(lines) for laptop in laptops for lines in laptop.lines().values())
    for laptop in laptops:
        laptop.close()
    shutil.rmtree(place)
    return Trial(seed=seed, faults=1, answers=answers, problems=tuple(found))


def _days(laptops: list[FieldDevice], study_id: str, count: int) -> list[str]:
    found = [problem for laptop in laptops for problem in laptop.deliver()]
    for _ in range(count):
        for laptop in laptops:
            laptop.work(study_id, 6)
            found += laptop.deliver()
    return found


def _of(kind: str) -> Row:
    return Row(
        name=f"restored server ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'})",
        gate=20,
        portion=5,
        trials=partial(restored_servers, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


RESTORED_SERVER_SQLITE, RESTORED_SERVER_POSTGRESQL = _of("sqlite"), _of("postgresql")
