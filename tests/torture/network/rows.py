"""Rows of the matrix that harm what goes over the network, message by message."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cxfield.sync.errors import SyncError
from cxfield.sync.messages import Role
from tests import postgres
from tests.journal_device import RunningServer, publish_request, running_server
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import FieldDevice, differences, on_server
from tests.torture.network.proxy import Fault, Harm, proxy_to

MESSAGES = ("/v1/refresh", "/v1/hello", "/v1/have", "/v1/push", "/v1/blob", "/v1/pull")
FIRST_MESSAGES = ("/v1/sign-in", "/v1/hello", "/v1/have", "/v1/pull", "/v1/studies")
OVER_AND_OVER = (Fault.LOST_RESPONSE, Fault.CUT_RESPONSE, Fault.RESET)
_COMPARED = (
    *("stream", "segment", "inbox", "batch", "quarantine", "interview"),
    *("case_unit", "member", "change", "transfer", "decision", "blob", "blob_ref"),
)
"""Tables of what was sent and pulled; sessions and the server's own house-keeping change by themselves."""


@contextmanager
def server_of(kind: str, folder: Path) -> Iterator[RunningServer]:
    """A real server with an office, on an empty database of this kind."""
    if kind == "sqlite":
        with running_server(folder / "server") as server:
            server.add("susan", Role.SUPERVISOR)
            yield server
        return
    with postgres.cluster() as cluster, running_server(folder / "server", database=cluster.fresh_database()) as server:
        server.add("susan", Role.SUPERVISOR)
        yield server


def no_postgres() -> str:
    """Return why there is no PostgreSQL here; empty if there is."""
    return "" if postgres.program("initdb") else "There is no PostgreSQL on this machine."


def network_faults(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Each fault at each message: a laptop with unsent work synchronises through it, and again after it."""
    with server_of(kind, wanted.folder) as server, proxy_to(server.url) as proxy:
        office = server.client("susan", "office")
        for number in wanted.numbers:
            seed = f"{wanted.seed}:{number}"
            chance = random.Random(seed)
            user = server.add(f"user-{number}")
            study_id = office.publish(publish_request(cases=4, interviewers=(user,))).study_id
            place = wanted.folder / f"laptop-{number}"
            device = FieldDevice(place, proxy.url, user, chance)
            harm, harmed = _harm(number, chance), proxy.harmed
            try:
                is_first = harm.path in FIRST_MESSAGES and chance.random() < 0.3
                found = _first_contact(device, proxy.harm, harm if is_first else None)
                found += _day(device, study_id, proxy.harm, None if is_first else harm)
                found += differences(on_server(office, study_id), device)
                found += _says_it_again(server, device)
                if device.signed_out:
                    found.append("the network signed the user out")
                hit = proxy.harmed - harmed
                yield Trial(seed=f"{seed} {harm}", faults=hit, answers=_events(device), problems=tuple(found))
            finally:
                device.close()
                proxy.harm(None)
                shutil.rmtree(place)


def _harm(number: int, chance: random.Random) -> Harm:
    """Return the fault of a trial: all pairs of fault and message come in turn."""
    faults = list(Fault)
    fault = faults[number % len(faults)]
    path = (*MESSAGES, "/v1/sign-in", "/v1/studies")[(number // len(faults)) % (len(MESSAGES) + 2)]
    return Harm(fault=fault, path=path, after=chance.choice((0, 0, 0, 1)), where=chance.random())


def _first_contact(device: FieldDevice, do: Callable[[Harm | None], None], harm: Harm | None) -> list[str]:
    do(harm)
    problems = device.deliver()
    do(None)
    return problems


def _day(device: FieldDevice, study_id: str, do: Callable[[Harm | None], None], harm: Harm | None) -> list[str]:
    """Work, synchronise with harm, work on, synchronise, until all is sent."""
    device.work(study_id, 12)
    do(harm)
    try:
        device.synchronise()
    except SyncError:
        device.go_on(study_id)
    if device.chance.random() < 0.3:
        device.reopen()
    problems = device.deliver()
    do(None)
    device.go_on(study_id)
    return problems + device.deliver()


def _says_it_again(server: RunningServer, device: FieldDevice) -> Iterator[str]:
    """Synchronise once more with nothing to say: no row of what was sent may change."""
    before = server.row_counts(_COMPARED)
    problems = device.deliver()
    yield from problems
    changed = [name for name, rows in server.row_counts(_COMPARED).items() if rows != before[name]]
    if changed:
        yield f"a synchronisation with nothing to say changed rows on the server: {', '.join(changed)}"


def _events(device: FieldDevice) -> int:
    return sum(len(lines) for lines in device.lines().values())


def _of(kind: str) -> Row:
    return Row(
        name=f"network ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'})",
        gate=1000,
        portion=20,
        trials=partial(network_faults, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


NETWORK_SQLITE, NETWORK_POSTGRESQL = _of("sqlite"), _of("postgresql")
