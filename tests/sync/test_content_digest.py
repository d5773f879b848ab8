"""What changes on the line is noticed on both sides: nothing of it is taken in, and it is said again."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.store.device_store import DeviceStore
from cxfield.sync.client import SyncClient
from cxfield.sync.content_digest import CONTENT_DIGEST, content_digest, is_other, is_told
from cxfield.sync.errors import GarbledError, NotOurServerError, WrongPasswordError
from cxfield.sync.session import CURSOR
from cxfield.sync.synchronise import synchronise
from tests.journal_device import PASSWORD, RunningServer
from tests.sync.between import Between, Reply, between
from tests.sync.test_synchronise import answer, begin_interview, lines_here, lines_on_server


@pytest.fixture
def line(server: RunningServer) -> Iterator[Between]:
    with between(server.url) as here:
        yield here


def run(store: DeviceStore, line: Between) -> None:
    with SyncClient(line.url, device="device-1") as client:
        synchronise(store, client)


def one_other(body: bytes) -> bytes:
    """Change one letter of a value, so that it reads as well as before."""
    return body.replace(b"Person 1", b"Person 7").replace(b"Service", b"Servise")


def without_digest(reply: Reply) -> Reply:
    return replace(reply, headers={k: v for k, v in reply.headers.items() if k.lower() != CONTENT_DIGEST.lower()})


def test_a_changed_letter_in_what_was_pulled_is_not_taken_in(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    client = server.client("anna")
    line.alter = lambda path, reply: replace(reply, body=one_other(reply.body)) if path == "/v1/pull" else reply
    store.set_setting("sync.refresh_token", client.tokens.refresh_token if client.tokens else "")
    with pytest.raises(GarbledError, match="Nothing is lost"):
        run(store, line)
    assert store.setting(CURSOR) is None
    assert store.studies() == []
    line.alter = lambda _path, reply: reply
    run(store, line)
    assert {case.name for case in store.cases(study)} == {"Person 1", "Person 2", "Person 3"}


def test_an_answer_without_the_digest_that_hello_had_is_not_taken_in(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)
    line.alter = lambda path, reply: without_digest(reply) if path == "/v1/push" else reply
    with pytest.raises(NotOurServerError):
        run(store, line)
    assert store.unsent()


def test_a_server_that_says_no_digest_is_believed_as_before(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)
    line.alter = lambda _path, reply: without_digest(reply)
    run(store, line)
    assert store.unsent() == []


def test_a_changed_push_is_sent_again_and_nothing_is_kept_aside(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    interview_id = begin_interview(store, study)
    answer(store, interview_id, "9")
    before = server.row_counts()
    line.change = lambda body: body[:-1] + bytes([body[-1] ^ 1])
    with pytest.raises(GarbledError):
        run(store, line)
    for table in ("quarantine", "inbox", "segment", "batch"):
        assert server.row_counts()[table] == before[table]
    assert [row for row in store.ledger.rows() if row.held_reason] == []
    line.change = lambda body: body
    run(store, line)
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_a_changed_password_on_the_line_is_no_wrong_password(server: RunningServer, line: Between) -> None:
    line.change = lambda body: body.replace(PASSWORD.encode(), PASSWORD[::-1].encode())
    with SyncClient(line.url, device="device-1") as client, pytest.raises(GarbledError):
        client.sign_in("anna", PASSWORD)
    with SyncClient(server.url, device="device-1") as client, pytest.raises(WrongPasswordError):
        client.sign_in("anna", PASSWORD[::-1])


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/hello", "/health"])
def test_every_answer_says_its_digest(path: str, server: RunningServer) -> None:
    reply = httpx.get(server.url + path)
    assert reply.headers[CONTENT_DIGEST] == content_digest(reply.content)


def test_a_failure_of_the_server_is_said_in_its_own_words(server: RunningServer) -> None:
    def fail() -> None:
        raise RuntimeError("on purpose")

    server.app.add_api_route("/v1/on-purpose", fail)
    reply = httpx.get(f"{server.url}/v1/on-purpose")
    assert (reply.status_code, reply.json()["error"]) == (500, "failed")
    assert reply.headers[CONTENT_DIGEST] == content_digest(reply.content)
    assert "on purpose" not in reply.text


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_body_with_the_digest_of_another_is_damaged_and_not_malformed(packed: bool, server: RunningServer) -> None:
    body = gzip.compress(b"x" * 100)
    headers = {"Authorization": f"Bearer {_access_token(server)}", CONTENT_DIGEST: content_digest(body)}
    if packed:
        headers["Content-Encoding"] = "gzip"
    reply = httpx.post(f"{server.url}/v1/push", headers=headers, content=b"\x00" + body[1:])
    assert (reply.status_code, reply.json()["error"]) == (400, "damaged")


def _access_token(server: RunningServer) -> str:
    tokens = server.client("anna").tokens
    assert tokens is not None
    return tokens.access_token


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_a_digest_tells_bodies_apart(body: bytes, other: bytes) -> None:
    for header in (content_digest(body), f"sha-512=:abc=:, {content_digest(body)}"):
        assert is_told(header)
        assert not is_other(header, hashlib.sha256(body).digest())
        assert is_other(header, hashlib.sha256(other).digest()) == (body != other)


@pytest.mark.parametrize("header", ["", "sha-512=:abcd=:", "md5=:abcd=:"])
def test_a_digest_of_another_kind_says_nothing(header: str) -> None:
    assert not is_told(header)
    assert not is_other(header, b"0" * 32)
