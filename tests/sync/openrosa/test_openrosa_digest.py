"""A root server that asks for users by digest, as KoboToolbox does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from cxfield.sync.errors import WrongPasswordError
from cxfield.sync.openrosa.account import DigestThenBasic
from tests.sync.openrosa.digest_peer import PASSWORD, USER, DigestPeer, digest_peer
from tests.sync.openrosa.interviewer import Interviewer, form, picture


@pytest.fixture
def kobo() -> Iterator[DigestPeer]:
    with digest_peer() as peer:
        peer.form = form(photos=1)
        yield peer


@pytest.fixture
def maria(kobo: DigestPeer, make_interviewer: Callable[..., Interviewer]) -> Interviewer:
    return make_interviewer(kobo.account(), USER, PASSWORD)


def test_forms_come_and_submissions_go_by_digest(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    maria.complete(photos={"photo0": picture()})
    assert maria.send().sent == 1
    assert (len(kobo.held), len(kobo.files)) == (1, 1)
    assert "Basic" not in kobo.seen


def test_a_nonce_that_ran_out_in_the_middle_sends_the_submission_again(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    maria.complete(photos={"photo0": picture()})
    for _ in range(2):
        kobo.nonces.clear()
        maria.send()
    assert (len(kobo.held), len(kobo.files)) == (1, 1)


def test_what_the_server_has_already_is_taken_for_sent(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    interview = maria.complete()
    maria.send()
    maria.store.openrosa.note_undelivered(1, "closed", "", None)
    maria.forms.send_again(1)
    assert maria.send().sent == 1
    assert maria.submission(interview).state.value == "sent"


def test_a_server_with_basic_only_gets_it_where_nobody_reads_along(kobo: DigestPeer, maria: Interviewer) -> None:
    kobo.ways = ("Basic",)
    assert maria.pull().fetched == 1


def test_basic_is_never_sent_in_the_clear() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization"))
        return httpx.Response(401, headers={"WWW-Authenticate": 'Basic realm="x"'})

    client = httpx.Client(transport=httpx.MockTransport(answer), auth=DigestThenBasic(USER, PASSWORD))
    client.get("http://kc.example.org/formList")
    assert seen == [None]


def test_a_wrong_password_is_said(kobo: DigestPeer, make_interviewer: Callable[..., Interviewer]) -> None:
    with pytest.raises(WrongPasswordError):
        make_interviewer(kobo.account(), USER, "wrong").pull()


def test_submissions_go_where_the_server_says_if_it_is_the_same_server(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    maria.complete()
    kobo.location = f"{kobo.base}/maria/submission"
    assert maria.send().sent == 1


def test_submissions_go_nowhere_else(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    maria.complete()
    kobo.location = "http://elsewhere.example.org/submission"
    assert maria.send().sent == 1
    assert len(kobo.held) == 1


def test_submissions_go_where_a_redirect_of_the_same_server_leads(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    maria.complete()
    kobo.moved_to = "/maria/submission/"
    assert maria.send().sent == 1
    assert len(kobo.held) == 1


def test_headers_are_enough_where_a_server_says_nothing_in_words(kobo: DigestPeer, maria: Interviewer) -> None:
    maria.pull()
    maria.complete()
    kobo.is_mute, kobo.kind = True, "text/html; charset=utf-8"
    assert maria.send().sent == 1
