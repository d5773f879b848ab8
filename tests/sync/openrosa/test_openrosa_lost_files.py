"""Files that vanished from the disk, or are damaged there: the answers go out all the same, and it is said."""

from __future__ import annotations

import pytest

from cxfield.store.openrosa_values import SubmissionState
from tests.sync.openrosa.central_peer import Answer, CentralPeer, spoken
from tests.sync.openrosa.interviewer import Interviewer, form, picture

UNDELIVERED = SubmissionState.UNDELIVERED


@pytest.fixture
def interview(peer: CentralPeer, anna: Interviewer) -> str:
    """A completed interview with two pictures."""
    peer.publish(form(photos=2))
    anna.pull()
    return anna.complete(photos={"photo0": picture(), "photo1": picture((1, 2, 3))})


def lose_one(anna: Interviewer, interview: str) -> None:
    anna.store.attachments.of_interview(interview)[0].path.unlink()


def damage_one(anna: Interviewer, interview: str) -> None:
    (path, *_) = [stored.path for stored in anna.store.attachments.of_interview(interview)]
    sealed = bytearray(path.read_bytes())
    sealed[-20] ^= 1
    path.write_bytes(sealed)


@pytest.mark.parametrize("spoil", [lose_one, damage_one])
def test_the_answers_and_the_other_files_are_sent_without_a_file_that_cannot_be_read(
    peer: CentralPeer, anna: Interviewer, interview: str, spoil: object
) -> None:
    assert callable(spoil)
    spoil(anna, interview)
    anna.send()
    (held,) = peer.held.values()
    assert sorted(content is not None for content in held.files.values()) == [False, True]
    line = anna.submission(interview)
    assert (line.state, line.reason, line.next_at) == (UNDELIVERED, "files-missing", None)
    assert "The answers were taken" in line.sentence
    assert "on this computer" in line.sentence


def test_a_file_that_is_lost_between_two_attempts_does_not_keep_the_answers_here(
    peer: CentralPeer, anna: Interviewer, interview: str
) -> None:
    peer.next_answers = [Answer(500, spoken("Internal Server Error"))]
    anna.send()
    lose_one(anna, interview)
    anna.later(days=2)
    anna.send()
    assert len(peer.held) == 1
    assert anna.submission(interview).reason == "files-missing"


def test_a_file_that_comes_back_is_sent_when_a_person_wants_it(
    peer: CentralPeer, anna: Interviewer, interview: str
) -> None:
    path = anna.store.attachments.of_interview(interview)[0].path
    content = path.read_bytes()
    path.unlink()
    anna.send()
    path.write_bytes(content)
    anna.forms.send_again(anna.submission(interview).number)
    assert anna.send().sent == 1
    assert all(next(iter(peer.held.values())).files.values())
