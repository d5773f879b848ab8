"""Keeps room for everybody: each kind of request has places of its own, so that a rush on one does not stop another.

A request is admitted, or refused before its body is read. It works in one of the places of its kind; while its body
is still coming in, others work there. Every place has a thread and a connection to the database.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from cxfield.server.errors import BusyError

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

WAIT_S = 20.0
"""How long a request waits for a place; then it is told to come again."""
SEND_S = 30.0
"""How long a client may take none of the answer; then the connection ends."""
BRIEF_S = 1.0
"""How long a body of a few lines takes at most, where nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Room:
    """Room for one kind of request in one worker.

    Attributes:
        places: How many work at a time.
        admitted: How many are let in at a time: those that work, wait, or still send their body.
        keeps: A place is kept while the body comes in.
        writers: Threads besides, for rooms whose bodies are written away piece by piece while they come in.
        is_brief: Bodies are a few lines. Who still sends one after `BRIEF_S` makes room for others when it is full.
    """

    places: int
    admitted: int
    keeps: bool = False
    writers: int = 0
    is_brief: bool = False


ROOMS: dict[str, Room] = {
    "sign-in": Room(4, 64, is_brief=True),
    "browser": Room(4, 32, is_brief=True),  # waits for the provider of the house, and lets nobody else wait for it
    "session": Room(4, 128, is_brief=True),
    "queue": Room(4, 128, is_brief=True),
    "push": Room(2, 64),  # each keeps a processor busy: more at a time make everybody else wait, and gain nothing
    "pull": Room(4, 64),
    "blob": Room(4, 48, writers=48),
    "export": Room(2, 8),
    "publish": Room(1, 2),
    "office": Room(4, 64),
    "openrosa": Room(4, 96, writers=16),
    "health": Room(2, 16),
}
THREADS = sum(room.places + room.writers for room in ROOMS.values()) + 8
"""Threads of a worker: for each place, for each who writes, and some for work of the server itself."""
_AREAS = (
    (re.compile(r"/v1/(sign-in|password)\b"), "sign-in"),
    (re.compile(r"/v1/oidc\b"), "browser"),
    (re.compile(r"/v1/(refresh|hello)\b"), "session"),
    (re.compile(r"/v1/queue/"), "queue"),
    (re.compile(r"/v1/(push|have)\b"), "push"),
    (re.compile(r"/v1/(pull|decisions)\b|/v1/studies/[^/]+/(questionnaires/|cases/[^/]+/take-over)"), "pull"),
    (re.compile(r"/v1/blob/"), "blob"),
    (re.compile(r"/v1/(bring-in|transfers)\b"), "publish"),
    (re.compile(r"/v1/studies/[^/]+/(journals|quarantine|files|persons/export)\b|/v1/audit\b"), "export"),
    (re.compile(r"/(health|metrics)\b"), "health"),
    (re.compile(r"/v1/"), "office"),
)


def area_of(method: str, path: str) -> str:
    """Return what kind of request it is."""
    if method == "POST" and path.rstrip("/") == "/v1/studies":
        return "publish"
    return next((area for pattern, area in _AREAS if pattern.match(path)), "openrosa")


class _Turn:
    """The place of one request."""

    def __init__(self, places: asyncio.Semaphore, wait_s: float) -> None:
        self._places, self._wait_s = places, wait_s
        self._is_held = False
        self.heard_from = 0.0
        self._waiting: asyncio.Timeout | None = None

    async def take(self) -> None:
        """Wait for a place.

        Raises:
            BusyError: None was free in time.
        """
        if self._is_held:
            return
        try:
            async with asyncio.timeout(self._wait_s):
                await self._places.acquire()
        except TimeoutError as error:
            raise busy() from error
        self._is_held = True

    async def hear(self, receive: Receive) -> Message:
        """Wait for a piece of the body.

        Raises:
            BusyError: Others were given the room meanwhile.
        """
        self.heard_from = self.heard_from or asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(None) as self._waiting:
                return await receive()
        except TimeoutError as error:
            raise busy() from error
        finally:
            self._waiting = None

    def send_away(self) -> None:
        """Wait no longer for the body."""
        if self._waiting is not None:
            self._waiting.reschedule(asyncio.get_running_loop().time())

    def give(self) -> None:
        if self._is_held:
            self._is_held = False
            self._places.release()


class SlowReaderError(Exception):
    """The client does not take the answer."""


class Bulkheads:
    """Lets requests in by kind. `on_refusal` is told the kind of each that was not."""

    def __init__(
        self,
        app: App,
        rooms: Mapping[str, Room] | None = None,
        *,
        wait_s: float = WAIT_S,
        brief_s: float = BRIEF_S,
        on_refusal: Callable[[str], None] = lambda _area: None,
    ) -> None:
        self._app, self._rooms, self._on_refusal = app, rooms or ROOMS, on_refusal
        self._wait_s, self._brief_s = wait_s, brief_s
        self._places = {name: asyncio.Semaphore(room.places) for name, room in self._rooms.items()}
        self._sending: dict[str, dict[_Turn, None]] = {name: {} for name in self._rooms}
        self.inside = dict.fromkeys(self._rooms, 0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        area = area_of(scope["method"], scope["path"])
        room = self._rooms[area]
        if self.inside[area] >= room.admitted and not self._makes_room(area):
            await self._refuse(area, send)
            return
        self.inside[area] += 1
        turn = _Turn(self._places[area], self._wait_s)
        try:
            await self._let_in(area, turn, (scope, receive, send))
        finally:
            turn.give()
            self._sending[area].pop(turn, None)
            self.inside[area] -= 1

    def _makes_room(self, area: str) -> bool:
        """Send away who has been sending a few lines for long. Without that, slow senders keep everybody out."""
        slowest = next(iter(self._sending[area]), None)
        if slowest is None or asyncio.get_running_loop().time() - slowest.heard_from < self._brief_s:
            return False
        del self._sending[area][slowest]
        slowest.send_away()
        return True

    async def _let_in(self, area: str, turn: _Turn, request: tuple[Scope, Receive, Send]) -> None:
        scope, receive, send = request
        try:
            await turn.take()
        except BusyError:
            await self._refuse(area, send)
            return
        if _has_body(scope) and not self._rooms[area].keeps:
            receive = self._sharing(area, turn, receive)
        try:
            await self._app(scope, receive, _in_time(send))
        except SlowReaderError:
            return

    def _sharing(self, area: str, turn: _Turn, receive: Receive) -> Receive:
        """Leave the place to others while the body comes in, and take it again when all of it is here."""
        is_whole = False

        async def take_in() -> Message:
            nonlocal is_whole
            if is_whole:
                return await receive()
            turn.give()
            if self._rooms[area].is_brief:
                self._sending[area].setdefault(turn)
            message = await turn.hear(receive)
            if not message.get("more_body", False):
                is_whole = True
                self._sending[area].pop(turn, None)
                await turn.take()
            return message

        return take_in

    async def _refuse(self, area: str, send: Send) -> None:
        self._on_refusal(area)
        error = busy()
        body = json.dumps({"error": error.code, "message": str(error)}).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"retry-after", str(error.retry_after_s).encode()),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def busy() -> BusyError:
    """Return the refusal; the moments to come again are spread, so that not all come at once."""
    return BusyError(
        "Too many send at this moment; nothing is lost, it is tried again.", retry_after_s=random.randint(3, 20)
    )


def _has_body(scope: Scope) -> bool:
    headers = dict(scope["headers"])
    return b"transfer-encoding" in headers or headers.get(b"content-length", b"0") != b"0"


def _in_time(send: Send) -> Send:
    async def send_in_time(message: Message) -> None:
        try:
            async with asyncio.timeout(SEND_S):
                await send(message)
        except TimeoutError as error:
            raise SlowReaderError from error

    return send_in_time
