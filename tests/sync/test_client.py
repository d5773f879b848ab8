"""What can stand where the server should be, and the sentence for each."""

import ssl
from collections.abc import Callable

import httpx
import pytest

from cxfield.sync.client import SyncClient
from cxfield.sync.errors import (
    CertificateError,
    ForbiddenError,
    NotOurServerError,
    ServerBusyError,
    ServerTooOldError,
    SyncError,
    TimedOutError,
    UnreachableError,
    WrongPasswordError,
)
from cxfield.sync.messages import Role, Tokens
from cxfield.sync.study_key import PassPhraseError, make_study_key, new_pass_phrase, open_study_key

PAGE = "<html><body>Welcome to the hotel. Please accept our terms.</body></html>"


def html(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html=PAGE)


def redirect(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(302, headers={"location": "http://portal.example/"}, html=PAGE)


def other_json(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"status": "ok"})


def refused_page(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(403, html=PAGE)


def broken(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(502, html="<h1>Bad gateway</h1>")


def old(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(404, json={"error": "unknown-request", "message": "The server does not know this."})


def busy(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(503, json={"error": "busy", "message": "Later."}, headers={"Retry-After": "17"})


def forbidden(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(403, json={"error": "not-allowed", "message": "Your role does not allow this."})


def no_name(_request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("Name or service not known")


def slow(_request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow")


def wrong_certificate(_request: httpx.Request) -> httpx.Response:
    try:
        raise ssl.SSLCertVerificationError("self-signed certificate")
    except ssl.SSLError as error:
        raise httpx.ConnectError("certificate verify failed") from error


def client_at(handler: Callable[[httpx.Request], httpx.Response]) -> SyncClient:
    client = SyncClient("https://survey.example", device="d", transport=httpx.MockTransport(handler))
    client.tokens = Tokens(
        user="anna", role=Role.INTERVIEWER, access_token="a", refresh_token="r", expires_s=1, receipt_key="k"
    )
    return client


@pytest.mark.parametrize(
    ("handler", "expected", "retryable"),
    [
        (html, NotOurServerError, True),
        (redirect, NotOurServerError, True),
        (other_json, NotOurServerError, True),
        (refused_page, NotOurServerError, True),
        (broken, ServerBusyError, True),
        (old, ServerTooOldError, False),
        (busy, ServerBusyError, True),
        (forbidden, ForbiddenError, False),
        (no_name, UnreachableError, True),
        (slow, TimedOutError, True),
        (wrong_certificate, CertificateError, True),
    ],
)
@pytest.mark.parametrize("ask", ["hello", "push", "pull", "sign_in", "journals"])
def test_every_failure_is_a_sentence_of_its_kind(
    handler: Callable[[httpx.Request], httpx.Response], expected: type[SyncError], retryable: bool, ask: str
) -> None:
    requests: dict[str, Callable[[SyncClient], object]] = {
        "hello": SyncClient.hello,
        "push": lambda client: client.push(b"x"),
        "pull": lambda client: client.pull(""),
        "sign_in": lambda client: client.sign_in("anna", "password"),
        "journals": lambda client: list(client.journals("s")),
    }
    with client_at(handler) as client, pytest.raises(expected, match=r"\.$") as raised:
        requests[ask](client)
    assert raised.value.retryable is retryable


@pytest.mark.parametrize("address", ["", "ftp://survey.example", "http://", "http://x:port"])
def test_an_address_that_is_none_is_said(address: str) -> None:
    with pytest.raises(NotOurServerError, match="is not the address of a server"):
        SyncClient(address, device="d")


@pytest.mark.parametrize(("user", "password"), [("", "x"), ("anna", ""), ("a" * 300, "x")])
def test_an_empty_password_is_said_before_anything_is_sent(user: str, password: str) -> None:
    with client_at(no_name) as client, pytest.raises(WrongPasswordError):
        client.sign_in(user, password)


def test_the_wish_of_a_busy_server_is_handed_on() -> None:
    with client_at(busy) as client, pytest.raises(ServerBusyError) as raised:
        client.hello()
    assert raised.value.retry_after_s == 17


@pytest.mark.parametrize(("protocol", "oldest", "expected"), [(0, 0, ServerTooOldError), (9, 3, None), (9, 1, None)])
def test_versions_are_agreed_on(protocol: int, oldest: int, expected: type[SyncError] | None) -> None:
    hello = {
        "epoch": "e",
        "protocol": protocol,
        "oldest_protocol": oldest,
        "server_version": "9",
        "server_time": "2026-01-01T00:00:00Z",
        "receipt_key": "k",
        "limits": {"batch_compressed_bytes": 1, "batch_inflated_bytes": 1, "pull_items": 1},
        "something_new": True,
    }
    with client_at(lambda _request: httpx.Response(200, json=hello)) as client:
        if expected is None:
            assert client.hello().epoch == "e"
            assert client.is_too_old == (oldest == 3)
        else:
            with pytest.raises(expected):
                client.hello()


def test_a_study_key_opens_with_its_pass_phrase_only() -> None:
    pass_phrase = new_pass_phrase()
    key = make_study_key(pass_phrase)
    assert len(open_study_key(key.sealed_private, pass_phrase)) == 32
    assert pass_phrase not in key.sealed_private
    for sealed, given in ((key.sealed_private, "other"), ("{}", pass_phrase), ("no json", pass_phrase)):
        with pytest.raises(PassPhraseError):
            open_study_key(sealed, given)
