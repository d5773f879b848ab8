"""Files go as the rules of the workspace say; the answers of all interviews go before the files of any."""

from __future__ import annotations

import pytest

from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.upload_settings import keep_upload_rules
from cxfield.store.openrosa_values import SubmissionState
from cxfield.sync.openrosa.connection import Means
from cxfield.sync.upload_rules import UploadRules, When
from tests.sync.openrosa.central_peer import CentralPeer
from tests.sync.openrosa.interviewer import QUICK, Interviewer, form, picture


@pytest.fixture
def careful(peer: CentralPeer, anna: Interviewer) -> Interviewer:
    """An interviewer whose files go only when somebody says so."""
    peer.publish(form(photos=1))
    anna.pull()
    keep_upload_rules(anna.store, UploadRules(when=When.ASKED))
    return anna


def send_files(interviewer: Interviewer) -> None:
    means = Means(patience=QUICK, now=lambda: interviewer.now)
    OpenRosaSynchroniser(interviewer.workspace, means, pulls=False).run(send_files=True)


def test_answers_are_sent_where_files_may_not(peer: CentralPeer, careful: Interviewer) -> None:
    interview = careful.complete(photos={"photo0": picture()})
    assert careful.send().waiting == 1
    (held,) = peer.held.values()
    assert list(held.files.values()) == [None]
    line = careful.submission(interview)
    assert (line.state, line.reason) == (SubmissionState.WAITING, "files-wait")
    assert careful.store.delivery_counts().unsent_files == 1


def test_answers_that_the_server_has_are_not_sent_again_while_files_wait(
    peer: CentralPeer, careful: Interviewer
) -> None:
    careful.complete(photos={"photo0": picture()})
    careful.send()
    assert careful.send().waiting == 1
    assert len(peer.posted) == 1


def test_files_follow_when_a_person_wants_it(peer: CentralPeer, careful: Interviewer) -> None:
    interview = careful.complete(photos={"photo0": picture()})
    careful.send()
    send_files(careful)
    (held,) = peer.held.values()
    assert all(held.files.values())
    assert careful.submission(interview).state is SubmissionState.SENT
    assert {one["xml"] for one in peer.posted} == {held.xml}


def test_what_is_corrected_while_its_files_wait_is_an_edit_of_what_the_server_has(
    peer: CentralPeer, careful: Interviewer
) -> None:
    interview = careful.complete("Ogre", photos={"photo0": picture()})
    careful.send()
    careful.correct(interview, "Olaine")
    careful.send()
    send_files(careful)
    send_files(careful)
    assert [held.is_current for held in peer.held.values()] == [False, True]


def test_the_answers_of_all_go_before_the_files_of_any(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form(photos=1))
    anna.pull()
    for number in range(2):
        anna.complete(f"Village {number}", photos={"photo0": picture((number, 0, 0))})
    assert anna.send().sent == 2
    assert [bool(one["files"]) for one in peer.posted] == [False, False, True, True]


def test_files_that_may_not_go_any_more_stop_where_they_are(
    peer: CentralPeer, careful: Interviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_upload_rules(careful.store, UploadRules(when=When.ALWAYS))
    interview = careful.complete(photos={"photo0": picture()})
    rules = iter([None, *["metered"] * 9])
    monkeypatch.setattr(UploadRules, "waiting", lambda *_args, **_more: next(rules))
    careful.send()
    monkeypatch.undo()
    assert careful.submission(interview).state is SubmissionState.WAITING
    assert careful.send().sent == 1
