"""Bodies: nothing is read before the sender is known, and nothing without a bound."""

import asyncio
import gzip
import socket
import tracemalloc
import zlib

import httpx
import pytest

from cxfield.server import requests
from cxfield.server.routes import answers
from cxfield.sync.content_digest import content_digest
from tests.journal_device import RunningServer, interview


def headers_of(server: RunningServer) -> dict[str, str]:
    tokens = server.client("anna").tokens
    assert tokens is not None
    return {"Authorization": f"Bearer {tokens.access_token}", "Content-Encoding": "gzip"}


def push(server: RunningServer, body: bytes) -> httpx.Response:
    return httpx.post(f"{server.url}/v1/push", headers=headers_of(server), content=body)


def test_a_small_body_that_inflates_without_end_is_stopped_at_the_limit(server: RunningServer) -> None:
    body = gzip.compress(bytes(requests.BATCH_INFLATED_BYTES + 1))
    assert len(body) < 20_000
    answer = push(server, body)
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")


def test_a_bomb_below_the_wire_limit_never_lies_in_memory_whole() -> None:
    """200 MiB of zeros in 200 KiB: what is held stays at the limit."""
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(bytes(requests.MiB)) for _ in range(200)) + packer.flush()
    body = requests._Body(limit_in=requests.BATCH_COMPRESSED_BYTES, limit=requests.MiB, is_gzip=True)
    body.feed(bomb)
    tracemalloc.start()
    try:
        with pytest.raises(requests.TooLargeError):
            body.finish()
        assert tracemalloc.get_traced_memory()[1] < 4 * requests.MiB
    finally:
        tracemalloc.stop()


def test_a_packed_body_is_inflated_beside_the_loop_on_which_all_requests_come_in(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_loop: list[bool] = []
    inflated = requests._Body._inflated

    def seen(body: requests._Body) -> bytes:
        on_loop.append(asyncio._get_running_loop() is not None)
        return inflated(body)

    monkeypatch.setattr(requests._Body, "_inflated", seen)
    assert push(server, gzip.compress(b"no batch")).status_code == 400
    assert on_loop == [False]


def test_a_large_answer_is_written_and_hashed_beside_that_loop(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_loop: list[bool] = []

    def seen(body: bytes) -> str:
        on_loop.append(asyncio._get_running_loop() is not None)
        return content_digest(body)

    monkeypatch.setattr(answers, "content_digest", seen)
    office = server.client("susan", "office")
    assert len(office.cases(study)) == 3
    assert office.interviews(study) == []
    assert len(server.client("anna").pull("").items) == 4
    assert on_loop == [False] * 3


def test_a_body_above_the_wire_limit_is_refused_by_its_declared_length(server: RunningServer) -> None:
    assert push(server, bytes(requests.BATCH_COMPRESSED_BYTES + 1)).status_code == 413


def test_a_body_of_undeclared_length_is_counted(server: RunningServer) -> None:
    pieces = (bytes(requests.MiB) for _ in range(3))
    address = f"{server.url}/v1/push"
    headers = {**headers_of(server), "Content-Encoding": "identity"}
    assert httpx.post(address, headers=headers, content=pieces).status_code == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"no gzip", gzip.compress(b"x", mtime=0)[:-3], gzip.compress(b"x", mtime=0) + b"more"],
    ids=["empty", "other", "cut off", "too long"],
)
def test_a_body_that_is_no_gzip_is_refused_with_a_sentence(server: RunningServer, body: bytes) -> None:
    answer = push(server, body)
    assert answer.status_code == 400
    assert answer.json()["message"].endswith(".")


def test_the_body_of_somebody_unknown_is_not_read(server: RunningServer) -> None:
    """Declares a megabyte, sends ten bytes, and is answered all the same."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(b"POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n0123456789")
        answer = wire.recv(65536)
    assert answer.startswith(b"HTTP/1.1 401")


def test_a_form_is_not_understood_anywhere(server: RunningServer) -> None:
    answer = httpx.post(f"{server.url}/v1/sign-in", data={"user": "anna", "password": "x", "device": "d"})
    assert (answer.status_code, answer.json()["error"]) == (400, "bad-request")


def test_a_body_that_stops_coming_is_given_up(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "READ_S", 0.05)
    token = headers_of(server)["Authorization"]
    host, port = server.url.removeprefix("http://").split(":")
    head = f"POST /v1/push HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nContent-Length: 100\r\n\r\nabc"
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(head.encode())
        assert wire.recv(65536).startswith(b"HTTP/1.1 408")


def test_an_unknown_address_gets_a_sentence(server: RunningServer) -> None:
    answer = httpx.get(f"{server.url}/v1/nothing")
    assert (answer.status_code, answer.json()["error"]) == (404, "unknown-request")


def test_a_journal_with_a_wrong_study_still_arrives(server: RunningServer, study: str) -> None:
    """Bytes first: what cannot be used is kept, whatever it says about itself."""
    from cxfield.sync.batch import encode_batch

    answer = push(server, encode_batch("device-1", 1, [interview("nowhere").item()]))
    assert answer.status_code == 200
    assert len(server.row_counts()["inbox"]) == 1
    assert study
