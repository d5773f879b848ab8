"""A rush on one kind of request does not stop the others, and is told when to come again before it sends anything."""

import asyncio
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from cxfield.server.database import CONNECTIONS
from cxfield.server.errors import BusyError, NotSignedInError
from cxfield.server.operation import bulkheads
from cxfield.server.operation.bulkheads import ROOMS, Bulkheads, Message, Receive, Room, Scope, Send, area_of
from cxfield.sync.batch import encode_batch
from tests.journal_device import PASSWORD, RunningServer, interview

ONE = {**ROOMS, "push": Room(1, 2), "sign-in": Room(1, 2, is_brief=True), "blob": Room(1, 1, keeps=True)}

_UNDER_WAY: set[asyncio.Task[None]] = set()


class Answers:
    """An application whose requests end when the test says so. Those with a body read it first."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.end = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while bulkheads._has_body(scope) and (await receive()).get("more_body"):
            pass
        self.begun.append(scope["path"])
        await self.end.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


class Asking:
    """One request: what it sends and what it was answered."""

    def __init__(self, app: Bulkheads, path: str, *, has_body: bool = False) -> None:
        self.body: asyncio.Queue[Message] = asyncio.Queue()
        self.read = 0
        self.sent: list[Message] = []
        headers = [(b"content-length", b"10")] if has_body else []
        self._scope = {"type": "http", "method": "POST", "path": path, "headers": headers}
        self.task = asyncio.create_task(app(self._scope, self._receive, self._send))
        _UNDER_WAY.add(self.task)  # the loop itself holds its tasks weakly
        self.task.add_done_callback(_UNDER_WAY.discard)

    async def _receive(self) -> Message:
        self.read += 1
        return await self.body.get()

    async def _send(self, message: Message) -> None:
        self.sent.append(message)

    async def status(self) -> int:
        await self.task
        return int(self.sent[0]["status"])


def running(test: Callable[[], Awaitable[None]]) -> Callable[[], None]:
    def run() -> None:
        asyncio.run(asyncio.wait_for(test(), 10))  # type: ignore[arg-type]

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


@running
async def test_a_rush_of_pushes_leaves_room_for_sign_in_and_the_other_way_round() -> None:
    for rush, other in (("/v1/push", "/v1/sign-in"), ("/v1/sign-in", "/v1/push")):
        answers = Answers()
        app = Bulkheads(answers, ONE)
        crowd = [Asking(app, rush) for _ in range(50)]
        one = Asking(app, other)
        await settle()
        assert answers.begun == [rush, other]
        answers.end.set()
        assert await one.status() == 200
        assert sorted([await asking.status() for asking in crowd]) == [200] * 2 + [503] * 48


@running
async def test_who_is_sent_away_has_sent_nothing_yet_and_hears_when_to_come_again() -> None:
    refused: list[str] = []
    app = Bulkheads(Answers(), ONE, on_refusal=refused.append)
    for _ in range(2):
        Asking(app, "/v1/push")
    late = Asking(app, "/v1/push", has_body=True)
    assert await late.status() == 503
    assert (late.read, refused) == (0, ["push"])
    assert 3 <= int(dict(late.sent[0]["headers"])[b"retry-after"]) <= 20


@running
async def test_while_a_body_comes_in_others_work_in_its_place() -> None:
    answers = Answers()
    app = Bulkheads(answers, ONE)
    slow, quick = Asking(app, "/v1/push", has_body=True), Asking(app, "/v1/have")
    await settle()
    assert answers.begun == ["/v1/have"]
    answers.end.set()
    assert await quick.status() == 200
    slow.body.put_nowait({"type": "http.request", "body": b"1", "more_body": True})
    slow.body.put_nowait({"type": "http.request", "body": b"2", "more_body": False})
    assert await slow.status() == 200
    assert app.inside["push"] == 0


@running
async def test_nobody_waits_for_a_place_without_end() -> None:
    app = Bulkheads(Answers(), ONE, wait_s=0.01)
    Asking(app, "/v1/push")
    assert await Asking(app, "/v1/push").status() == 503


@running
async def test_who_sends_a_few_lines_slowly_makes_room_for_others_when_it_is_full() -> None:
    """Else as many half-sent sign-ins as there are places, of nobody, keep everybody out."""
    answers = Answers()
    answers.end.set()
    app = Bulkheads(answers, ONE, brief_s=0)
    slow = [Asking(app, "/v1/sign-in", has_body=True) for _ in range(2)]
    await settle()
    quick = [Asking(app, "/v1/sign-in", has_body=True) for _ in range(2)]
    await settle()
    for asking in quick:
        asking.body.put_nowait({"type": "http.request", "body": b"1", "more_body": False})
        assert await asking.status() == 200
    for asking in slow:
        with pytest.raises(BusyError):
            await asking.task
    assert app.inside["sign-in"] == 0


@running
async def test_who_has_just_begun_to_send_and_who_sends_much_are_not_sent_away_for_others() -> None:
    for path, brief_s in (("/v1/sign-in", 60), ("/v1/push", 0)):
        app = Bulkheads(Answers(), ONE, brief_s=brief_s)
        for _ in range(2):
            Asking(app, path, has_body=True)
        await settle()
        assert await Asking(app, path, has_body=True).status() == 503


@running
async def test_who_does_not_take_the_answer_is_let_go() -> None:
    async def streaming(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def never(_message: Any) -> None:
        await asyncio.Event().wait()

    before, bulkheads.SEND_S = bulkheads.SEND_S, 0.01
    try:
        app = Bulkheads(streaming, ONE)
        await app({"type": "http", "method": "GET", "path": "/v1/pull", "headers": []}, None, never)  # type: ignore[arg-type]
        assert app.inside["pull"] == 0
    finally:
        bulkheads.SEND_S = before


@pytest.mark.parametrize(
    ("method", "path", "area"),
    [
        ("POST", "/v1/sign-in", "sign-in"),
        ("POST", "/v1/queue/claim", "queue"),
        ("POST", "/v1/push", "push"),
        ("POST", "/v1/studies", "publish"),
        ("GET", "/v1/studies", "office"),
        ("GET", "/v1/studies/x/journals", "export"),
        ("GET", "/v1/studies/x/questionnaires/y", "pull"),
        ("GET", "/v1/studies/x/queue", "office"),
        ("PATCH", "/v1/blob/00", "blob"),
        ("GET", "/metrics", "health"),
        ("POST", "/v1/pushing", "office"),
    ],
)
def test_each_request_has_its_room(method: str, path: str, area: str) -> None:
    assert area_of(method, path) == area


def test_every_place_has_a_thread_and_a_connection() -> None:
    places = sum(room.places for room in ROOMS.values())
    assert places + sum(room.writers for room in ROOMS.values()) < bulkheads.THREADS
    assert places <= CONNECTIONS


class Held:
    """Work that goes on until the test lets it end."""

    def __init__(self) -> None:
        self.begun, self.end = threading.Semaphore(0), threading.Event()

    def __call__(self, *_arguments: object, **_named: object) -> None:
        self.begun.release()
        assert self.end.wait(30)
        raise NotSignedInError("The test is over.")


def rush(server: RunningServer, path: str, headers: dict[str, str], body: bytes, count: int) -> list[Future[int]]:
    pool = ThreadPoolExecutor(count)
    wire = httpx.Client(limits=httpx.Limits(max_connections=count), timeout=60)

    def ask() -> int:
        return wire.post(server.url + path, headers=headers, content=body).status_code

    return [pool.submit(ask) for _ in range(count)]


def test_a_storm_of_sign_ins_does_not_hold_up_a_push(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More people sign in than there is room for, and every check of a password hangs."""
    client, held = server.client("anna"), Held()
    monkeypatch.setattr(type(server.services.sessions), "sign_in", held)
    body = b'{"user": "anna", "password": "wrong password", "device": "d"}'
    storm = rush(server, "/v1/sign-in", {}, body, 80)
    for _ in range(ROOMS["sign-in"].places):
        assert held.begun.acquire(timeout=20)
    client.push(encode_batch("device-1", 1, [interview(study).item()]))
    client.pull("")
    held.end.set()
    statuses = Counter(one.result(60) for one in storm)
    assert statuses[503] >= 80 - ROOMS["sign-in"].admitted
    assert statuses[401] + statuses[429] == 80 - statuses[503]


def test_a_storm_of_pushes_does_not_hold_up_signing_in(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, held = server.client("anna"), Held()
    assert client.tokens is not None
    monkeypatch.setattr(type(server.services.inbox), "accept", held)
    headers = {"Authorization": f"Bearer {client.tokens.access_token}", "Content-Encoding": "gzip"}
    storm = rush(server, "/v1/push", headers, encode_batch("device-1", 1, [interview(study).item()]), 80)
    for _ in range(ROOMS["push"].places):
        assert held.begun.acquire(timeout=20)
    server.client("susan", "another").hello()
    held.end.set()
    statuses = Counter(one.result(60) for one in storm)
    assert statuses[401] == 80 - statuses[503]
    assert statuses[503] >= 80 - ROOMS["push"].admitted


def test_wrong_passwords_from_one_address_come_to_an_end_but_not_for_devices_that_are_known(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxfield.server.people import address_limits
    from cxfield.store.device_key import DeviceKey
    from cxfield.sync.client import SyncClient

    monkeypatch.setattr(address_limits, "AT_ONCE", 3)
    key = DeviceKey.random()
    with SyncClient(server.url, device="own", device_key=key) as client:
        client.sign_in("anna", PASSWORD)
    wrong = {"user": "nobody", "password": "wrong password", "device": "elsewhere"}
    answers = [httpx.post(f"{server.url}/v1/sign-in", json=wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 401, 429, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    with SyncClient(server.url, device="own", device_key=key) as client:
        assert client.sign_in("anna", PASSWORD).user == "anna"


def test_the_addresses_themselves_are_not_kept(server: RunningServer) -> None:
    httpx.post(f"{server.url}/v1/sign-in", json={"user": "x", "password": "wrong password", "device": "d"})
    rows = server.row_counts()["address_failure"]
    assert len(rows) == 1
    assert "127.0.0.1" not in str(rows)
