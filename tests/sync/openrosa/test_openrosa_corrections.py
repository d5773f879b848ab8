"""What is completed again: every correction reaches the server, also one that goes back to what was there before."""

from __future__ import annotations

import re

import pytest

from cxfield.fieldwork.file_source import FileSource
from cxfield.store.openrosa_values import SubmissionState
from cxfield.sync.errors import UnreachableError
from tests.sync.openrosa.central_peer import CentralPeer, Held
from tests.sync.openrosa.interviewer import Interviewer, form, picture

SENT = SubmissionState.SENT
_TIMES = re.compile(rb'<start/><end/>|<bind nodeset="/data/(start|end)"[^>]*/>')


@pytest.fixture
def timeless(peer: CentralPeer, anna: Interviewer) -> Interviewer:
    """An interviewer with a form that writes no times: the same answers are the same bytes."""
    peer.publish(_TIMES.sub(b"", form()))
    anna.pull()
    return anna


def village(held: Held) -> str:
    return re.findall(rb"<village>(.*?)<", held.xml)[0].decode()


def sent_in_turn(interviewer: Interviewer, *villages: str) -> str:
    interview = interviewer.complete(villages[0])
    interviewer.send()
    for name in villages[1:]:
        interviewer.correct(interview, name)
        interviewer.later(days=1)
        interviewer.send()
    return interview


def test_a_correction_back_to_what_was_sent_first_reaches_the_server(peer: CentralPeer, timeless: Interviewer) -> None:
    interview = sent_in_turn(timeless, "Aloja", "Balvi", "Aloja")
    current = [held for held in peer.held.values() if held.is_current]
    assert [village(held) for held in current] == ["Aloja"]
    assert len(peer.held) == 3
    assert timeless.submission(interview).state is SENT
    assert timeless.store.delivery_counts().unsent_events == 0


def test_the_instance_of_an_interview_is_that_of_its_last_completion(timeless: Interviewer) -> None:
    interview = sent_in_turn(timeless, "Aloja", "Balvi", "Aloja")
    assert b"<village>Aloja<" in (timeless.store.instance(interview) or b"")


def test_completed_again_without_a_change_nothing_is_left_unsent_and_nothing_is_sent_twice(
    peer: CentralPeer, timeless: Interviewer
) -> None:
    interview = sent_in_turn(timeless, "Aloja", "Aloja")
    assert len(peer.posted) == 1
    assert timeless.submission(interview).state is SENT
    assert timeless.store.delivery_counts().unsent_events == 0


def test_completed_again_without_a_change_while_it_waits_it_is_sent_once_and_whole(
    peer: CentralPeer, timeless: Interviewer
) -> None:
    interview = timeless.complete("Aloja")
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        timeless.send()
    timeless.correct(interview, "Aloja")
    assert timeless.send().sent == 1
    assert len(peer.held) == 1
    assert timeless.store.delivery_counts().unsent_events == 0


def test_what_is_attached_after_the_payload_was_frozen_does_not_count_as_sent_with_it(
    peer: CentralPeer, anna: Interviewer
) -> None:
    peer.publish(form(photos=2))
    anna.pull()
    interview = anna.complete(photos={"photo0": picture()})
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        anna.send()
    session = anna.workspace.reopen_interview(interview, "one picture more")
    session.attach("/data/photo1", FileSource(name="q.jpg", content=picture((1, 2, 3))))
    session.close()
    assert anna.send().sent == 1
    assert anna.store.delivery_counts().unsent_files == 1
