"""The load for `sync.py`, in processes of its own: devices that push, and somebody who signs in and claims cases."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import TypeVar
from urllib.parse import urlsplit

from benchmarks.sync_journals import SimulatedDevice, questionnaire_hash
from benchmarks.sync_server import PASSWORD
from cxfield.sync.batch import Item, encode_batch, is_gzip
from cxfield.sync.call_queue import CallQueueClient
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import SignedStatement, Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one load process does.

    Attributes:
        devices: Their numbers; device n is of interviewer n modulo `users` and has that interviewer's cases.
        each: Interviews that a device pushes; `batch` of them in one request.
        recordings: Of each interview, sent behind the batch that holds it.
    """

    url: str
    study_id: str
    devices: Sequence[int]
    all_devices: int
    users: int
    each: int
    batch: int
    events: int
    protocol: int
    recordings: int = 0
    recording_bytes: int = 0


@dataclass(slots=True)
class Outcome:
    """What a load process saw."""

    interviews: int = 0
    wire_bytes: int = 0
    refused: int = 0
    recordings: int = 0
    pushes_ms: list[float] = field(default_factory=list)
    began: float = 0.0
    ended: float = 0.0


@dataclass(slots=True)
class Device:
    """A device with its bodies ready to be sent."""

    token: str
    bodies: list[bytes]
    interviews: list[list[str]]


def case_of(device: int, number: int, load: Load) -> str:
    """Return the case of the `number`-th interview of `device`: of its own interviewer, and nobody else's."""
    user = device % load.users
    place = (device // load.users) * load.each + number
    return f"C{place * load.users + user + 1}"


def make_bodies(load: Load) -> list[Device]:
    """Write the journals, pack them, and sign the devices in."""
    devices = []
    for number in load.devices:
        user = f"interviewer-{number % load.users}"
        name = f"device-{number}"
        writer = SimulatedDevice(user, load.study_id, questionnaire_hash(load.study_id), number)
        items: list[list[Item]] = [
            writer.interview(case_of(number, n, load), events=load.events) for n in range(load.each)
        ]
        bodies = [
            encode_batch(
                name, 1 + start // load.batch, _flat(items[start : start + load.batch]), protocol=load.protocol
            )
            for start in range(0, load.each, load.batch)
        ]
        client = SyncClient(load.url, device=name)
        token = client.sign_in(user, PASSWORD).access_token
        client.close()
        ids = [one[0].header.stream_id for one in items]
        parts = [ids[start : start + load.batch] for start in range(0, load.each, load.batch)]
        devices.append(Device(token, bodies, parts))
    return devices


def _flat(lists: Sequence[Sequence[Item]]) -> list[Item]:
    return [item for one in lists for item in one]


def push_all(load: Load, devices: list[Device]) -> Outcome:
    """Let all devices push at the same time, each one request after the other."""
    outcome = Outcome(began=time.time())
    asyncio.run(_push_all(load, devices, outcome))
    outcome.ended = time.time()
    return outcome


async def _push_all(load: Load, devices: list[Device], outcome: Outcome) -> None:
    await asyncio.gather(*(_push(load, device, outcome) for device in devices))


class _Line:
    """A connection that is opened again where the server ended it, and a request that is repeated until it is taken."""

    def __init__(self, load: Load, outcome: Outcome) -> None:
        self._address = urlsplit(load.url)
        self._outcome = outcome
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> bytes:
        while True:
            reader, writer = self._streams or await asyncio.open_connection(self._address.hostname, self._address.port)
            writer.write(request)
            status, answer, is_open = await _answer(reader)
            self._streams = (reader, writer) if is_open else None
            if not is_open:
                writer.close()
            if status == 200:
                return answer
            self._outcome.refused += 1
            await asyncio.sleep(0.5)


async def _push(load: Load, device: Device, outcome: Outcome) -> None:
    line = _Line(load, outcome)
    for body, interviews in zip(device.bodies, device.interviews, strict=True):
        began = time.perf_counter()
        answer = await line.ask(_head(device.token, body) + body)
        outcome.pushes_ms.append((time.perf_counter() - began) * 1000)
        outcome.wire_bytes += len(body)
        outcome.interviews += _applied(answer)
        for interview_id in interviews:
            for number in range(load.recordings):
                await line.ask(_recording(load, device.token, interview_id, number))
                outcome.recordings += 1


def _recording(load: Load, token: str, interview_id: str, number: int) -> bytes:
    """Return the request that sends a recording whole, as one chunk; the bytes are random, as sealed sound is."""
    name = f"{interview_id}-{number}"
    block = _random_block(load.recording_bytes)
    content = name.encode() + block[len(name) :]
    digest = hashlib.sha256(content)
    query = f"study={load.study_id}&interview={interview_id}&kind=recording&name={name}"
    return (
        f"PATCH /v1/blob/{digest.hexdigest()}?{query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nUpload-Length: {len(content)}\r\n"
        f"Upload-Checksum: sha256 {base64.b64encode(digest.digest()).decode()}\r\nUpload-Key: sealed:AAAA\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    ).encode() + content


@cache
def _random_block(size: int) -> bytes:
    return Random(1).randbytes(size)


def _head(token: str, body: bytes) -> bytes:
    encoding = "Content-Encoding: gzip\r\n" if is_gzip(body) else ""
    return (
        f"POST /v1/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n{encoding}"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes, bool]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
    return int(head.split(b" ")[1]), await reader.readexactly(length), b"connection: close" not in head


def _applied(answer: bytes) -> int:
    statement = Statement.model_validate_json(SignedStatement.model_validate_json(answer).statement)
    return sum(one.status == "applied" and one.stream.kind == "interview" for one in statement.items)


@dataclass(slots=True)
class Waits:
    """Milliseconds that somebody waited who did something else meanwhile."""

    sign_in: list[float] = field(default_factory=list)
    hello: list[float] = field(default_factory=list)
    claim: list[float] = field(default_factory=list)
    refused: int = 0


def probe(url: str, queue_study: str, until: Callable[[], bool]) -> Waits:
    """Sign in, say hello, claim a case and give it back, over and over."""
    waits = Waits()
    client = SyncClient(url, device="probe")
    client.sign_in("interviewer-0", PASSWORD)
    queue = CallQueueClient(client)
    number = 0
    while not until():
        number += 1
        with suppress(SyncError):
            if number % 10 == 1:
                fresh = SyncClient(url, device="probe")
                _time(waits.sign_in, lambda fresh=fresh: fresh.sign_in("interviewer-0", PASSWORD))  # type: ignore[misc]
                fresh.close()
            _time(waits.hello, client.hello)
            if queue_study:
                reply = _time(waits.claim, lambda: queue.claim(queue_study))
                if reply.lease is not None:
                    queue.release(reply.lease)
            time.sleep(0.02)
            continue
        waits.refused += 1
        time.sleep(0.2)
    client.close()
    return waits


def _time(waits: list[float], work: Callable[[], T]) -> T:
    began = time.perf_counter()
    result = work()
    waits.append((time.perf_counter() - began) * 1000)
    return result
