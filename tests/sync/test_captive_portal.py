"""What stands between device and server changes neither the session nor what counts as sent."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey

from cxfield.store.device_store import DeviceStore
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import (
    CertificateError,
    NotOurServerError,
    OtherServerError,
    ReceiptError,
    SyncError,
    UnreachableError,
)
from cxfield.sync.fetching import Patience
from cxfield.sync.messages import SignedStatement, Statement
from cxfield.sync.session import RECEIPT_KEY, REFRESH_TOKEN
from cxfield.sync.signing import sign_statement
from cxfield.sync.synchronise import synchronise
from tests.journal_device import RunningServer
from tests.sync.between import Between, Reply, between, own_certificate
from tests.sync.test_synchronise import answer, begin_interview, lines_here, lines_on_server

PAGE = b"<html><body>Welcome to the hotel. Please accept our terms.</body></html>"
HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
STEPS = ["/v1/refresh", "/v1/hello", "/v1/have", "/v1/push", "/v1/pull"]


@pytest.fixture
def line(server: RunningServer) -> Iterator[Between]:
    with between(server.url) as here:
        yield here


def state_of(store: DeviceStore) -> tuple[Any, ...]:
    """What no portal may change: the session, the pinned key, what is unsent, the receipts."""
    unsent = [(item.stream_id, item.from_seq, item.to_seq) for item in store.unsent()]
    received = [(state.stream_id, state.sent_seq) for state in store.streams()]
    return store.setting(REFRESH_TOKEN), store.setting(RECEIPT_KEY), unsent, received


def try_once(store: DeviceStore, url: str, **more: Any) -> None:
    with SyncClient(url, device="device-1", **more) as client:
        client.patience = Patience(connect_s=5, silence_s=5)
        synchronise(store, client)


PORTALS: dict[str, Reply] = {
    "a page": Reply(200, PAGE, HTML),
    "a page that says it is JSON": Reply(200, PAGE, JSON),
    "a redirect to the sign-in page": Reply(302, PAGE, {**HTML, "Location": "http://127.0.0.1:9/sign-in"}),
    "a redirect that keeps the method": Reply(307, b"", {"Location": "http://127.0.0.1:9/v1/push"}),
    "network authentication required": Reply(511, PAGE, HTML),
    "a proxy that wants a password": Reply(407, PAGE, {**HTML, "Proxy-Authenticate": "Basic"}),
    "a proxy without a way": Reply(502, PAGE, HTML),
    "a block page": Reply(403, PAGE, HTML),
    "an unsigned yes": Reply(200, b'{"ok": true}', JSON),
    "an empty yes": Reply(200, b"", JSON),
    "no content": Reply(204, b"", {}),
    "JSON cut off": Reply(200, b'{"statement": "', JSON),
    "an answer cut off on its way": Reply(200, b"{" * 100, JSON, keeps=10),
    "gzip that is none": Reply(200, b"not gzip", {**JSON, "Content-Encoding": "gzip"}),
}


FEW = ("a page", "a redirect to the sign-in page", "network authentication required", "JSON cut off")


@pytest.mark.parametrize("step", STEPS)
def test_a_portal_at_any_step_changes_neither_session_nor_data(
    step: str, server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    interview_id = begin_interview(store, study)
    answer(store, interview_id, "9", "Łódź")
    for name in PORTALS if step == "/v1/push" else FEW:
        line.instead = lambda path, name=name: PORTALS[name] if path == step else None
        before = state_of(store)
        with pytest.raises(SyncError, match=r"\.$") as raised:
            try_once(store, line.url)
        assert raised.value.retryable, name
        after = state_of(store)
        assert after[1:] == before[1:] or step == "/v1/pull", name
        assert after[0] == before[0] or step != "/v1/refresh", name
    line.instead = lambda _path: None
    try_once(store, line.url)
    assert store.unsent() == []
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_a_redirect_is_never_followed(server: RunningServer, study: str, store: DeviceStore, line: Between) -> None:
    """Neither token nor answers go to another host, whatever the answer asks for."""
    synchronise(store, server.client("anna"))
    begin_interview(store, study)
    with between(server.url) as elsewhere:
        for status in (301, 302, 303, 307, 308):
            away = Reply(status, b"", {"Location": f"{elsewhere.url}/v1/push"})
            line.instead = lambda path, away=away: away if path == "/v1/push" else None
            with pytest.raises(NotOurServerError):
                try_once(store, line.url)
        assert elsewhere.seen == []


def test_a_certificate_that_nobody_vouches_for_ends_the_run_before_a_word_is_said(
    server: RunningServer, study: str, store: DeviceStore, tmp_path: Path
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)
    before = state_of(store)
    with between(server.url, certificate=own_certificate(tmp_path / "hotel.pem")) as hotel:
        with pytest.raises(CertificateError, match="Nothing was sent"):
            try_once(store, hotel.url)
        assert hotel.seen == []
    assert state_of(store) == before


def test_plain_words_where_tls_was_expected_are_no_reason_to_do_without_it(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    before = state_of(store)
    with pytest.raises((CertificateError, UnreachableError)):
        try_once(store, line.url.replace("http:", "https:"))
    assert line.seen == []
    assert state_of(store) == before


def _statement(reply: Reply) -> Statement:
    return Statement.model_validate_json(SignedStatement.model_validate_json(reply.body).statement)


def _signed_again(server: RunningServer, statement: Statement) -> bytes:
    """What a server would sign that has our key and the wrong facts."""
    return sign_statement(server.services.database.signing_key, statement).model_dump_json().encode()


def _forged(_server: RunningServer, reply: Reply) -> bytes:
    return sign_statement(SigningKey.generate(), _statement(reply)).model_dump_json().encode()


def _altered(_server: RunningServer, reply: Reply) -> bytes:
    signed = json.loads(reply.body)
    return json.dumps({**signed, "statement": signed["statement"].replace("applied", "duplicate")}).encode()


def _missing(_server: RunningServer, reply: Reply) -> bytes:
    return json.dumps({**json.loads(reply.body), "signature": ""}).encode()


def _no_base64(_server: RunningServer, reply: Reply) -> bytes:
    return json.dumps({**json.loads(reply.body), "signature": "?" * 88}).encode()


def _other_device(server: RunningServer, reply: Reply) -> bytes:
    return _signed_again(server, _statement(reply).model_copy(update={"device": "device-9"}))


def _other_hashes(server: RunningServer, reply: Reply) -> bytes:
    statement = _statement(reply)
    items = [item.model_copy(update={"sha256": "0" * 64}) for item in statement.items]
    return _signed_again(server, statement.model_copy(update={"items": items}))


def _fewer_events(server: RunningServer, reply: Reply) -> bytes:
    statement = _statement(reply)
    items = [item.model_copy(update={"to_seq": item.to_seq + 1}) for item in statement.items]
    return _signed_again(server, statement.model_copy(update={"items": items}))


def _no_items(server: RunningServer, reply: Reply) -> bytes:
    return _signed_again(server, _statement(reply).model_copy(update={"items": []}))


def _answer_to_have(server: RunningServer, reply: Reply) -> bytes:
    return _signed_again(server, _statement(reply).model_copy(update={"purpose": "have"}))


@pytest.mark.parametrize(
    "forge",
    [
        _forged,
        _altered,
        _missing,
        _no_base64,
        _other_device,
        _other_hashes,
        _fewer_events,
        _no_items,
        _answer_to_have,
    ],
)
def test_a_receipt_that_does_not_prove_it_is_noticed(
    forge: Callable[[RunningServer, Reply], bytes],
    server: RunningServer,
    study: str,
    store: DeviceStore,
    line: Between,
) -> None:
    synchronise(store, server.client("anna"))
    interview_id = begin_interview(store, study)
    before = state_of(store)[1:]
    line.alter = lambda path, reply: reply.with_body(forge(server, reply)) if path == "/v1/push" else reply
    with pytest.raises(ReceiptError, match="nothing was marked as sent"):
        try_once(store, line.url)
    assert state_of(store)[1:] == before
    line.alter = lambda _path, reply: reply
    try_once(store, line.url)
    assert store.unsent() == []
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_the_receipt_of_another_batch_is_noticed(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    """A true receipt of this device, told again for other events."""
    synchronise(store, server.client("anna"))
    kept: list[bytes] = []
    line.alter = lambda path, reply: kept.append(reply.body) or reply if path == "/v1/push" else reply  # type: ignore[func-returns-value]
    begin_interview(store, study)
    try_once(store, line.url)
    begin_interview(store, study, "C2")
    line.alter = lambda path, reply: reply.with_body(kept[0]) if path == "/v1/push" else reply
    with pytest.raises(ReceiptError):
        try_once(store, line.url)
    assert len(store.unsent()) == 1


def test_a_forged_answer_to_have_marks_nothing_as_sent(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)

    def says_it_has_all(path: str, reply: Reply) -> Reply:
        if path != "/v1/have":
            return reply
        statement = _statement(reply)
        claims = [s.model_copy(update={"have_seq": 1, "head": "ab" * 32, "backed_up": True}) for s in statement.streams]
        return reply.with_body(_signed_again(server, statement.model_copy(update={"streams": claims})))

    line.alter = says_it_has_all
    line.instead = lambda path: PORTALS["a page"] if path == "/v1/push" else None
    with pytest.raises(NotOurServerError):
        try_once(store, line.url)
    assert len(store.unsent()) == 1
    assert all(state.backed_up_seq == 0 for state in store.streams())


def test_a_true_answer_about_other_journals_is_noticed(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)

    def speaks_of_others(path: str, reply: Reply) -> Reply:
        if path != "/v1/have":
            return reply
        statement = _statement(reply)
        others = [one.model_copy(update={"stream_id": f"other {one.stream_id}"}) for one in statement.streams]
        return reply.with_body(_signed_again(server, statement.model_copy(update={"streams": others})))

    line.alter = speaks_of_others
    with pytest.raises(ReceiptError, match="does not name what was asked"):
        try_once(store, line.url)
    assert len(store.unsent()) == 1


def test_a_hello_with_another_key_than_the_pinned_one_ends_the_run_before_anything_is_sent(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)
    before, line.seen[:] = state_of(store)[1:], []

    def other_key(path: str, reply: Reply) -> Reply:
        if path != "/v1/hello":
            return reply
        key = base64.b64encode(bytes(SigningKey.generate().verify_key)).decode()
        return reply.with_body(json.dumps({**json.loads(reply.body), "receipt_key": key}).encode())

    line.alter = other_key
    with pytest.raises(OtherServerError):
        try_once(store, line.url)
    assert state_of(store)[1:] == before
    assert "/v1/push" not in str(line.seen)


def test_an_answer_without_end_is_given_up(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    line.instead = lambda path: Reply(200, b"{" * 300_000, JSON) if path == "/v1/hello" else None
    with SyncClient(line.url, device="device-1") as client:
        client.patience = Patience(most_bytes=100_000)
        with pytest.raises(NotOurServerError):
            synchronise(store, client)


def test_the_pinned_key_is_that_of_the_first_sign_in(server: RunningServer, study: str, store: DeviceStore) -> None:
    synchronise(store, server.client("anna"))
    assert (
        store.setting(RECEIPT_KEY) == base64.b64encode(bytes(server.services.database.signing_key.verify_key)).decode()
    )
