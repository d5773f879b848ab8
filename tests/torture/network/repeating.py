"""A connection that says every request again, and looks whether the server's tables take notice."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import httpx
from sqlalchemy import inspect

from tests.journal_device import RunningServer

Rows = dict[str, list[str]]
T = TypeVar("T")

_COME_AGAIN = 503
_WIRE = httpx.HTTPTransport()
MAY_CHANGE: dict[str, frozenset[str]] = {
    "device": frozenset({"last_seen_at"}),  # when it was heard of last
    "queue_case": frozenset({"lease_until"}),  # who claims or renews again holds the same lease for longer
    "periodic": frozenset({"began_at", "ended_at", "held_until"}),  # what the server does by itself meanwhile
}
"""Columns that say when something was heard last. Nothing that anybody sent stands in them."""


def durable_rows(server: RunningServer) -> Rows:
    """Return every row of every table, without the columns that `MAY_CHANGE`."""
    found: Rows = {}
    with server.services.database.read() as session:
        connection = session.connection()
        for name in inspect(connection).get_table_names():
            answer = connection.exec_driver_sql(f'SELECT * FROM "{name}"')
            kept = [place for place, column in enumerate(answer.keys()) if column not in MAY_CHANGE.get(name, ())]
            found[name] = sorted(repr([row[place] for place in kept]) for row in answer)
    return found


@dataclass
class Sweep:
    """What the repetitions of one trial showed.

    Attributes:
        house: For each route that may begin something new when it is said again: the tables in which it may.
        answers: For each route whose answer may be another one when it is said again: what it may be.
        routes: What was said, by method and path as sent. repeated: How often something was said again.
    """

    server: RunningServer
    chance: random.Random
    house: dict[str, frozenset[str]]
    answers: dict[str, frozenset[int]]
    routes: set[str] = field(default_factory=set)
    repeated: int = 0
    problems: list[str] = field(default_factory=list)
    is_on: bool = True

    def transport(self) -> httpx.BaseTransport:
        """Return a connection for a client of the trial."""
        return _Repeating(self)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Say once what only prepares a scene."""
        was, self.is_on = self.is_on, False
        try:
            yield
        finally:
            self.is_on = was

    def _settle(self) -> None:
        """Wait until the server has made interviews of all submissions, which it does behind its answers."""
        turning = self.server.services.openrosa.turning
        turning.stop()
        turning.turn_due()

    def say_again(self, request: httpx.Request, first: int) -> None:
        """Repeat a request two to five times, one after another or at once, and compare all tables."""
        name = f"{request.method} {request.url.path}"
        times, together = self.chance.randrange(2, 6), self.chance.random() < 0.5
        self._settle()
        before = durable_rows(self.server)
        with ThreadPoolExecutor(times if together else 1) as pool:
            answers = list(pool.map(lambda _: _send(request), range(times)))
        self.repeated += times
        after = durable_rows(self.server)
        allowed = _of(self.house, name)
        changed = [table for table in after if before[table] != after[table] and table not in allowed]
        if changed:
            self.problems.append(f"{name} said {times} times more changed {', '.join(changed)}")
        others = sorted(set(answers) - {first, _COME_AGAIN} - _of(self.answers, name))
        if others:
            self.problems.append(f"{name} was answered with {first} and again with {others}")


def _of(known: dict[str, frozenset[T]], name: str) -> frozenset[T]:
    return next((allowed for route, allowed in known.items() if _is_at(route, name)), frozenset())


def _is_at(route: str, name: str) -> bool:
    pattern, path = route.split("/"), name.split("/")
    return len(pattern) == len(path) and all(a.startswith("{") or a == b for a, b in zip(pattern, path, strict=True))


def route_of(name: str, routes: Iterable[str]) -> str:
    """Return the route, as the router has it, to which a method and path belong."""
    return next(route for route in routes if _is_at(route, name))


def _send(request: httpx.Request) -> int:
    """Say the same bytes once more, on a connection that is free."""
    again = httpx.Request(request.method, request.url, headers=request.headers, content=request.content)
    answer = _WIRE.handle_request(again)
    answer.read()
    answer.close()
    return answer.status_code


class _Repeating(httpx.BaseTransport):
    def __init__(self, sweep: Sweep) -> None:
        self._sweep = sweep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        answer = _WIRE.handle_request(request)
        assert isinstance(answer.stream, httpx.SyncByteStream)
        content = b"".join(answer.stream)
        answer.close()
        self._sweep.routes.add(f"{request.method} {request.url.path}")
        if self._sweep.is_on:
            self._sweep.say_again(request, answer.status_code)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(content))
