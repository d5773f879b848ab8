"""What strangers send over the wire: long, wrong, doubled, crooked. It is refused in words and cheaply."""

import gzip
import socket
import threading
from collections.abc import Iterator

import httpx
import pytest

from cxfield.server.operation.http_connection import HEAD_BYTES
from cxfield.server.operation.listening import Listening
from cxfield.server.operation.serving import AnnouncingServer, configuration
from cxfield.server.operation.settings import ServerSettings

Address = tuple[str, int]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """A server as `cxfield serve` runs it."""
    listener = socket.create_server(("127.0.0.1", 0))
    ready = threading.Event()
    settings = ServerSettings(data=tmp_path_factory.mktemp("server"))
    server = AnnouncingServer(configuration(settings, Listening()), ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    where: Address = listener.getsockname()
    thread.start()
    assert ready.wait(20)
    yield where
    server.should_exit = True
    thread.join(20)


def said(address: Address, sent: bytes) -> tuple[int, bytes]:
    """Return the status and all that was answered before the server closed the connection or said all."""
    with socket.create_connection(address, timeout=10) as wire:
        wire.sendall(sent)
        answer = b""
        while b"\r\n\r\n" not in answer:
            piece = wire.recv(65536)
            if not piece:
                break
            answer += piece
        return int(answer.split(b" ", 2)[1]) if answer else 0, answer


def head(first: str, *lines: str) -> bytes:
    return "\r\n".join((first, "Host: x", *lines, "", "")).encode("latin-1")


@pytest.mark.parametrize("path", ["/v1/sign-in", "/v1/refresh", "/v1/push", "/v1/studies", "/v1/bring-in"])
def test_a_declared_length_of_two_gigabytes_is_answered_before_any_of_it_is_sent(address: Address, path: str) -> None:
    status, answer = said(address, head(f"POST {path} HTTP/1.1", "Content-Length: 2147483648"))
    assert status in (401, 413)
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Length: -1",),
        ("Content-Length: 1e9",),
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: 99999999999999999999999999",),
        ("Transfer-Encoding: chunked, gzip",),
        ("Transfer-Encoding: identity, chunked",),
        (": no name",),
        ("Header : with a blank",),
        ("Folded: one\r\n two\x00three",),
    ],
)
def test_lengths_and_headers_that_can_be_read_in_two_ways_are_refused(address: Address, lines: tuple[str, ...]) -> None:
    status, _ = said(address, head("POST /v1/sign-in HTTP/1.1", *lines))
    assert status in (400, 413, 501)


def test_a_chunk_that_says_it_is_endless_is_counted_by_what_comes(address: Address) -> None:
    sent = head("POST /v1/sign-in HTTP/1.1", "Transfer-Encoding: chunked") + b"10000\r\n" + bytes(65536) + b"\r\n"
    status, _ = said(address, sent + b"10000\r\n" + bytes(65536) + b"\r\n")
    assert status == 413


@pytest.mark.parametrize(
    "sent",
    [
        head("GET /v1/hello HTTP/1.1", f"Long: {'x' * HEAD_BYTES}"),
        head("GET /v1/hello HTTP/1.1", *(f"H{number}: x" for number in range(10_000))),
        head(f"GET /v1/pull?cursor={'x' * HEAD_BYTES} HTTP/1.1"),
        head("GET /v1/hello HTTP/1.1", f"Authorization: Bearer {'x' * HEAD_BYTES}"),
    ],
    ids=["one long header", "very many headers", "a long address", "a long token"],
)
def test_a_head_that_is_too_long_ends_the_connection(address: Address, sent: bytes) -> None:
    assert said(address, sent)[0] in (0, 400, 431)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\x00" * 100,
        b"GET\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_what_is_no_http_is_told_so(address: Address, sent: bytes) -> None:
    assert said(address, sent + b"\r\n\r\n")[0] in (0, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/../../../etc/passwd",
        "/v1/studies/..%2f..%2f..%2fetc%2fpasswd/journals",
        "/v1/studies/%2e%2e/journals",
        "/v1/blob/..%2f..%2fserver.db",
        "/v1/studies/a%00b/cases",
        "//v1//push",
        "/V1/PUSH",
        "/v1/push/",
        "/%ff%fe",
        "http://169.254.169.254/latest/meta-data",
        "*",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "TRACE", "CONNECT"])
def test_crooked_addresses_lead_nowhere(address: Address, method: str, path: str) -> None:
    status, answer = said(address, head(f"{method} {path} HTTP/1.1", "Content-Length: 0"))
    assert 400 <= status < 500 or status == 307
    assert b"root:" not in answer
    assert b"SQLite" not in answer


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd", "gzip;q=1"])
def test_a_body_packed_twice_or_in_another_way_is_not_unpacked(address: Address, encoding: str) -> None:
    nest = gzip.compress(gzip.compress(bytes(1_000_000)))
    url = f"http://{address[0]}:{address[1]}/v1/sign-in"
    answer = httpx.post(url, content=nest, headers={"Content-Encoding": encoding})
    assert (answer.status_code, answer.json()["error"]) == (400, "bad-request")


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 30_000,
        b'{"a":' * 10_000,
        b'{"user": ' + b"9" * 60_000 + b"}",
        b'{"user": 1e400}',
        b'{"user": "\\ud800"}',
        b"\xff\xfe{}",
        b"NaN",
        b"",
    ],
    ids=[
        "deep lists",
        "deep objects",
        "a long number",
        "an endless number",
        "half a letter",
        "utf-16",
        "no number",
        "empty",
    ],
)
def test_nonsense_as_json_is_refused_in_words(address: Address, body: bytes) -> None:
    answer = httpx.post(f"http://{address[0]}:{address[1]}/v1/sign-in", content=body)
    assert answer.status_code == 400
    assert answer.json()["message"].endswith(".")


def test_a_refusal_says_nothing_of_the_program_behind_it(address: Address) -> None:
    answer = httpx.get(f"http://{address[0]}:{address[1]}/v1/nothing")
    assert "server" not in answer.headers
    assert "traceback" not in answer.text.lower()


def test_no_document_is_served_to_strangers(address: Address) -> None:
    for path in ("/docs", "/redoc", "/openapi.json", "/v1/openapi.json"):
        assert httpx.get(f"http://{address[0]}:{address[1]}{path}").status_code == 404
