"""A row of the matrix for the call queue: many claim at once, some die with a case in their hands."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlmodel import select

from cxfield.server.cases.call_queue import LEASE_S, ORPHAN_S, CallQueue, put_in_queue
from cxfield.server.database import Database, default_url
from cxfield.server.errors import ConflictError
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import CaseRow, DeviceRow, QueueRow, StudyRow
from cxfield.sync.messages import CaseData, Role
from cxfield.sync.queue_messages import CallPhase, ClaimRequest, CompleteRequest, QueueState, RenewRequest
from tests import postgres
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.rows import no_postgres

_CASES_OF_A_TRIAL = 100
_CALLERS = 10


class _Hall:
    """A study in the queue, with a clock that callers push on."""

    def __init__(self, database: Database, study_id: str, cases: int) -> None:
        self.database, self.study_id = database, study_id
        self._now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self._lock = threading.Lock()
        self.queue = CallQueue(database, lambda: self._now)
        with database.write() as session:
            session.add(
                StudyRow(
                    study_id=study_id, name="S", public_key="", sealed_private_key="", published_at="", published_by=""
                )
            )
            names = [f"C{place}" for place in range(cases)]
            rows = [
                CaseRow(study_id=study_id, case_id=name, position=place, data=CaseData(case_id=name).model_dump_json())
                for place, name in enumerate(names)
            ]
            session.add_all(rows)
            session.flush()
            put_in_queue(session, rows)

    def wait(self, seconds: float) -> None:
        with self._lock:
            self._now += timedelta(seconds=seconds)


def call_storm(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Claim and complete from many sides; no case is held twice at a time, and each is done once."""
    if kind == "sqlite":
        yield from _storms(wanted, Database(default_url(wanted.folder)))
        return
    with postgres.cluster() as cluster:
        yield from _storms(wanted, Database(cluster.fresh_database()))


def _storms(wanted: Wanted, database: Database) -> Iterator[Trial]:
    callers = [Sender(user=f"u{n}", role=Role.INTERVIEWER, device=f"d{n}") for n in range(_CALLERS)]
    with database.write() as session:
        session.add_all(DeviceRow(device_id=one.device, user=one.user, first_seen_at="") for one in callers)
    for number in wanted.numbers:
        seed = f"{wanted.seed}:{number}"
        hall = _Hall(database, f"study-{number}", _CASES_OF_A_TRIAL)
        chances = [random.Random(f"{seed}:{place}") for place in range(_CALLERS)]
        with ThreadPoolExecutor(_CALLERS) as pool:
            parts = list(pool.map(partial(_call, hall), callers, chances))
        done = [case_id for part, _ in parts for case_id in part]
        deaths = sum(deaths for _, deaths in parts)
        yield Trial(seed=seed, faults=deaths, answers=len(done), problems=tuple(_wrong(hall, done)))
    database.close()


def _call(hall: _Hall, caller: Sender, chance: random.Random) -> tuple[list[str], int]:
    """Claim until nothing is due; return what was completed, and how often this caller died with a case."""
    done, deaths, empty = [], 0, 0
    while empty < 3:
        lease = hall.queue.claim(caller, ClaimRequest(study_id=hall.study_id)).lease
        if lease is None:
            empty += 1
            hall.wait(LEASE_S + ORPHAN_S)
            continue
        if chance.random() < 0.5:
            phase = chance.choice(list(CallPhase))
            try:
                hall.queue.renew(
                    caller,
                    RenewRequest(study_id=hall.study_id, case_id=lease.case_id, token=lease.token, phase=phase),
                )
            except ConflictError:
                continue
        if chance.random() < 0.1:
            deaths += 1
            hall.wait(LEASE_S + 1)
            continue
        try:
            hall.queue.complete(
                caller, CompleteRequest(study_id=hall.study_id, case_id=lease.case_id, token=lease.token)
            )
            done.append(lease.case_id)
        except ConflictError:
            continue
    return done, deaths


def _wrong(hall: _Hall, done: list[str]) -> Iterator[str]:
    if len(done) != len(set(done)):
        yield f"{len(done) - len(set(done))} cases were completed twice"
    with hall.database.read() as session:
        states = session.exec(select(QueueRow.state).where(QueueRow.study_id == hall.study_id)).all()
    missed = sum(state != QueueState.DONE for state in states)
    if missed:
        yield f"{missed} cases were never called to an end"


def _of(kind: str) -> Row:
    return Row(
        name=f"call queue ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'}), 100 claims each",
        gate=100,
        portion=5,
        trials=partial(call_storm, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


CALL_QUEUE_SQLITE, CALL_QUEUE_POSTGRESQL = _of("sqlite"), _of("postgresql")
