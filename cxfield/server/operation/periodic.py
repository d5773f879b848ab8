"""What the server does by itself, again and again: one worker at a time. To add something: one line in TASKS.

A task is safe to repeat and to be cut off. It gets the services; what it raises is logged and it comes again next time.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cxfield.server.intake.rejudging import judge_again
from cxfield.server.operation.log_lines import FIELDS
from cxfield.server.persons.consents import read_consents
from cxfield.server.requests import Services

log = logging.getLogger(__name__)
LOOK_S = 60.0
LONGEST = timedelta(hours=1)
"""After so long a worker that does a task is taken for dead."""
_KNOW = "INSERT INTO periodic (name, began_at, ended_at, held_until) VALUES (:name, '', '', '') ON CONFLICT DO NOTHING"
_TAKE = """
UPDATE periodic SET began_at = :now, held_until = :until
WHERE name = :name AND (held_until < :now OR held_until > :wrong) AND (began_at <= :due OR began_at > :wrong)
"""
"""What stands there for a moment long to come was written while the clock of the server was wrong."""
_END = "UPDATE periodic SET ended_at = :now, held_until = '' WHERE name = :name AND held_until = :until"


@dataclass(frozen=True, slots=True)
class Periodic:
    """Something to do each `every`. `name` is for good: when it was done last stands under it."""

    name: str
    every: timedelta
    work: Callable[[Services], object]


TASKS: list[Periodic] = [
    Periodic("inbox", timedelta(days=1), lambda services: services.inbox.drop_old()),
    Periodic("newer", timedelta(minutes=10), lambda services: judge_again(services.database)),
    Periodic("sessions", timedelta(hours=6), lambda services: services.sessions.forget_old()),
    Periodic("uploads", timedelta(days=1), lambda services: services.uploads.clean_up()),
    Periodic("removals", timedelta(minutes=10), lambda services: services.uploads.remove_pending()),
    Periodic("consents", timedelta(minutes=10), lambda services: read_consents(services.database)),
    Periodic("retention", timedelta(days=1), lambda services: services.retention.run()),
    Periodic("openrosa", timedelta(minutes=1), lambda services: services.openrosa.turning.go_on()),
    Periodic("addresses", timedelta(hours=1), lambda services: services.address_limits.forget_old()),
]


class Clockwork:
    """Does the tasks that are due and that no other worker does."""

    def __init__(
        self,
        services: Services,
        tasks: Sequence[Periodic] | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._services, self._now = services, now
        self._tasks = TASKS if tasks is None else tasks

    async def go_on(self) -> None:
        """Look every minute, until cancelled; not at once, so that the server answers first."""
        while True:
            await asyncio.sleep(LOOK_S * random.uniform(0.8, 1.2))
            await run_in_threadpool(self.run_due)

    def run_due(self) -> list[str]:
        """Do what is due; return the names of what was done to its end."""
        try:
            self._services.database.look_at_life()
        except SQLAlchemyError:
            log.exception("The database does not say whether it is still the same.")
        return [task.name for task in self._tasks if self._run(task)]

    def _run(self, task: Periodic) -> bool:
        until = self._stamp(LONGEST)
        try:
            if not self._take(task, until):
                return False
            task.work(self._services)
            with self._services.database.write() as session:
                values = {"name": task.name, "now": self._stamp(), "until": until}
                session.connection().execute(text(_END), values)
        except Exception:
            log.exception("Periodic work could not be done; it comes again.", extra={FIELDS: {"task": task.name}})
            return False
        return True

    def _take(self, task: Periodic, until: str) -> bool:
        moments = {"now": self._stamp(), "due": self._stamp(-task.every), "wrong": self._stamp(2 * LONGEST)}
        values = {"name": task.name, "until": until, **moments}
        with self._services.database.write() as session:
            connection = session.connection()
            connection.execute(text(_KNOW), {"name": task.name})
            return connection.execute(text(_TAKE), values).rowcount == 1

    def _stamp(self, later: timedelta = timedelta(0)) -> str:
        return (self._now() + later).astimezone(UTC).isoformat(timespec="milliseconds")
