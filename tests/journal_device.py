"""For tests of sync and server: a server in a thread, and a device that writes journals without a store."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI
from sqlalchemy import inspect
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlmodel import SQLModel
from uuid_utils import uuid7

from cxfield.event import FIRST_HASH, Entry, Event, Moment, StreamKind, seal
from cxfield.server.app import ServerSettings, create_app
from cxfield.server.people import passwords
from cxfield.server.requests import Services
from cxfield.sync.batch import Item, item_digest
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import CaseData, ItemHeader, PublishRequest, QuestionnaireBundle, Role
from cxfield.sync.study_key import StudyKey

PASSWORD = "correct horse"
KEY = StudyKey(public="A" * 43 + "=", sealed_private="{}")
XFORM = b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>"


@dataclass
class RunningServer:
    """A server that listens, with its parts at hand."""

    url: str
    services: Services
    app: FastAPI
    _clients: list[SyncClient] = field(default_factory=list)

    def add(self, user: str, role: Role = Role.INTERVIEWER) -> str:
        self.services.accounts.add(user, PASSWORD, role)
        return user

    def client(self, user: str, device: str = "device-1", *, password: str | None = None) -> SyncClient:
        client = SyncClient(self.url, device=device)
        self._clients.append(client)
        client.sign_in(user, password or PASSWORD)
        return client

    def close(self) -> None:
        for client in self._clients:
            client.close()

    def row_counts(self, tables: Iterable[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of `tables`, by default of every table, to see that nothing changed."""
        with self.services.database.read() as session:
            connection = session.connection()
            names = tables or inspect(connection).get_table_names()
            return {n: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{n}"')), key=repr) for n in names}


class _PromptServer(uvicorn.Server):
    """Ends at once when it is told to, instead of looking every tenth of a second."""

    def end(self) -> None:
        """Tell it, from another thread."""
        self.should_exit = True
        self._loop.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:
            await asyncio.sleep(0.002)
        await self.lifespan.shutdown()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets=sockets)


@contextmanager
def running_server(
    folder: Path, *, database: str | None = None, recordings: str | None = None
) -> Iterator[RunningServer]:
    """A real HTTP server on a free port, in a thread of this process."""
    passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)  # real, but quick
    app = create_app(ServerSettings(data=folder, database=database, recordings=recordings))
    server = _PromptServer(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    running = RunningServer(f"http://127.0.0.1:{port}", app.state.services, app)
    yield running
    running.close()
    server.end()
    thread.join(timeout=20)
    _forget_statements()


def _forget_statements() -> None:
    """Tables and dialects keep compiled statements for each database that there ever was."""
    for mapper in SQLModel._sa_registry.mappers:
        mapper._compiled_cache.clear()
    for kept in vars(PGDialect).values():
        getattr(kept, "cache_clear", lambda: None)()


def publish_request(
    *, cases: int = 3, interviewers: tuple[str, ...] = (), xform: bytes = XFORM, study_id: str = ""
) -> PublishRequest:
    """A study as the publish command makes it."""
    return PublishRequest(
        study_id=study_id or str(uuid7()),
        name="Service experience",
        questionnaire=QuestionnaireBundle(
            content_hash=hashlib.sha256(xform).hexdigest(),
            form_id="service",
            version="1",
            title="Service",
            xform=base64.b64encode(xform).decode(),
        ),
        public_key=KEY.public,
        sealed_private_key=KEY.sealed_private,
        cases=[CaseData(case_id=f"C{n}", name=f"Person {n}", phones=["+15550100"]) for n in range(1, cases + 1)],
        interviewers=list(interviewers),
    )


@dataclass
class Journal:
    """A journal as a device keeps it."""

    study_id: str
    kind: StreamKind
    stream_id: str
    case_id: str
    actor: str = "anna"
    entries: list[Entry] = field(default_factory=list)

    def add(self, kind: str, **body: Any) -> Entry:
        moment = Moment(at=datetime(2026, 3, 1, tzinfo=UTC), zone="UTC", mono_ms=1, boot="b", actor=self.actor)
        head = self.entries[-1].head if self.entries else FIRST_HASH
        self.entries.append(seal(Event(kind=kind, moment=moment, body=body), len(self.entries) + 1, head))
        return self.entries[-1]

    def item(self, first: int = 1, last: int | None = None, *, owner_epoch: int = 1) -> Item:
        chosen = self.entries[first - 1 : last]
        lines = tuple(entry.line for entry in chosen)
        header = ItemHeader(
            study_id=self.study_id,
            kind=self.kind,
            stream_id=self.stream_id,
            case_id=self.case_id,
            from_seq=chosen[0].seq,
            to_seq=chosen[-1].seq,
            owner_epoch=owner_epoch,
            payload_version=1,
            head=chosen[-1].head.hex(),
            sha256=item_digest(lines),
        )
        return Item(header, lines)


def interview(study_id: str, case_id: str = "C1", *, answers: int = 3, actor: str = "anna") -> Journal:
    """A started interview with some answers."""
    journal = Journal(study_id, StreamKind.INTERVIEW, str(uuid7()), case_id, actor)
    journal.add("started", questionnaire="q", form_id="service", version="1", case_id=case_id, seed=1, language="en")
    for number in range(answers):
        journal.add("answer", ref=f"/data/q{number}", value=str(number + 1))
    return journal
