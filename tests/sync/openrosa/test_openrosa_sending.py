"""Submissions, sent to a server that behaves as ODK Central was seen to."""

from __future__ import annotations

from collections.abc import Callable

import lxml.etree as etree
import pytest

from cxfield.store.openrosa_values import SubmissionState
from cxfield.sync.errors import NotOurServerError, ServerBusyError, SyncError, UnreachableError
from tests.sync.openrosa.central_peer import LIMIT, PASSWORD, PORTAL, USER, Answer, CentralPeer, said, spoken
from tests.sync.openrosa.interviewer import Interviewer, form, picture

WAITING, SENT, UNDELIVERED = SubmissionState.WAITING, SubmissionState.SENT, SubmissionState.UNDELIVERED


@pytest.fixture
def user(peer: CentralPeer, make_interviewer: Callable[..., Interviewer]) -> Interviewer:
    """Signed in as a user of the project, who may look at what is there."""
    return make_interviewer(peer.project(), USER, PASSWORD)


def ready(peer: CentralPeer, interviewer: Interviewer, photos: int = 0) -> Interviewer:
    peer.publish(form(photos=photos))
    interviewer.pull()
    return interviewer


def test_a_completed_interview_is_a_valid_submission(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ķekava")
    assert anna.send().sent == 1
    (held,) = peer.held.values()
    root = etree.fromstring(held.xml)
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "water", "1")
    assert said(root, "instanceID").startswith("uuid:")
    assert said(root, "instanceName") == "Well of Ķekava"
    assert root.findtext("start") < root.findtext("end")
    assert root.findtext("device") == "cxfield:0123456789"
    assert root.find("{http://openrosa.org/xforms}meta") is not None
    assert b"cx:" not in held.xml
    assert peer.posted[0]["device"] == "cxfield:0123456789"
    assert anna.submission(interview).state is SENT


def test_every_request_says_which_openrosa_it_speaks(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna).complete()
    anna.send()
    assert {headers.get("x-openrosa-version") for _, _, headers in peer.requests} == {"1.0"}
    assert all(headers["date"].endswith("GMT") for _, _, headers in peer.requests)
    methods = [method for method, path, _ in peer.requests if "/submission" in path]
    assert methods == ["HEAD", "POST"]


def test_what_was_sent_is_not_sent_again_and_stays_here(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    anna.send()
    assert anna.send().sent == 0
    assert len(peer.posted) == 1
    assert anna.store.instance(interview) is not None
    assert anna.store.delivery_counts().unsent_events == 0


def test_files_are_sent_under_the_names_that_the_answers_have(peer: CentralPeer, anna: Interviewer) -> None:
    red, blue = picture((250, 0, 0)), picture((0, 0, 250))
    ready(peer, anna, photos=2).complete(photos={"photo0": red, "photo1": blue})
    anna.send()
    (held,) = peer.held.values()
    assert len(held.files) == 2
    assert all(content for content in held.files.values())
    assert len(set(held.files.values())) == 2
    assert anna.store.delivery_counts().unsent_files == 0


def test_the_same_picture_twice_arrives_under_both_names(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna, photos=2).complete(photos={"photo0": picture(), "photo1": picture()})
    anna.send()
    (held,) = peer.held.values()
    assert [content is not None for content in held.files.values()] == [True, True]


def test_a_large_submission_is_cut_into_several_with_the_same_xml(peer: CentralPeer, anna: Interviewer) -> None:
    photos = {f"photo{n}": picture((n * 40, 0, 0), 200) for n in range(5)}
    ready(peer, anna, photos=5).complete(photos=photos)
    peer.limit = 8_000
    anna.send()
    assert len(peer.posted) > 1
    assert len({one["xml"] for one in peer.posted}) == 1
    assert [("*isIncomplete*" in one["fields"]) for one in peer.posted] == [True] * (len(peer.posted) - 1) + [False]
    lengths = [int(headers["content-length"]) for method, _, headers in peer.requests if method == "POST"]
    assert max(lengths) <= 8_000
    (held,) = peer.held.values()
    assert all(held.files.values())


def test_a_file_that_is_larger_than_the_server_takes_does_not_keep_the_answers_here(
    peer: CentralPeer, anna: Interviewer
) -> None:
    interview = ready(peer, anna, photos=2).complete(photos={"photo0": picture(), "photo1": picture(edge=900)})
    peer.limit = 4_000
    anna.send()
    (held,) = peer.held.values()
    assert [content is not None for content in held.files.values()] == [True, False]
    line = anna.submission(interview)
    assert line.state is UNDELIVERED
    assert "no file as large" in line.sentence


def test_a_server_that_finds_it_too_large_after_all_gets_less_at_once(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna, photos=3).complete(photos={f"photo{n}": picture((n * 70, 0, 0)) for n in range(3)})
    peer.next_answers = [Answer(413, b"<html>too large</html>", "text/html"), None]
    assert anna.send().sent == 1
    assert all(next(iter(peer.held.values())).files.values())
    assert len(peer.posted) > 1


def test_the_same_bytes_go_out_after_an_attempt_without_an_answer(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        anna.send()
    assert anna.submission(interview).state is WAITING
    assert anna.send().sent == 1
    first, second = peer.posted
    assert first["xml"] == second["xml"]
    assert len(peer.held) == 1


def test_a_false_conflict_after_an_attempt_without_an_answer_is_asked_again(
    peer: CentralPeer, anna: Interviewer
) -> None:
    interview = ready(peer, anna).complete()
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        anna.send()
    peer.false_conflicts = 1
    assert anna.send().waiting == 1
    assert anna.submission(interview).state is WAITING
    assert anna.send().sent == 1


def test_a_conflict_that_stays_is_believed(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        anna.send()
    peer.deleted.update(peer.held)
    peer.held.clear()
    anna.send()
    anna.send()
    assert anna.submission(interview).state is UNDELIVERED
    assert "deleted at the server" in anna.submission(interview).sentence


def test_what_was_deleted_at_the_server_is_not_offered_again(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    peer.next_answers = [Answer(409, spoken("This submission has been deleted. You may not resubmit it."))]
    anna.send()
    anna.later(days=30)
    anna.send()
    assert anna.submission(interview).state is UNDELIVERED
    assert len(peer.posted) == 0
    assert anna.store.instance(interview) is not None


def test_a_closed_form_keeps_it_undelivered_and_it_goes_out_when_the_form_is_open(
    peer: CentralPeer, anna: Interviewer
) -> None:
    interview = ready(peer, anna).complete()
    peer.closed.add("water")
    anna.send()
    line = anna.submission(interview)
    assert line.state is UNDELIVERED
    assert "closed" in line.sentence
    assert line.next_at is not None
    peer.closed.clear()
    anna.send()
    assert anna.submission(interview).state is UNDELIVERED
    anna.later(days=1)
    assert anna.send().sent == 1


def test_a_person_may_offer_an_undelivered_one_at_once(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    peer.closed.add("water")
    anna.send()
    peer.closed.clear()
    anna.forms.send_again(anna.submission(interview).number)
    assert anna.send().sent == 1


@pytest.mark.parametrize(("forget", "words"), [("version", "version 1 of the form water"), ("form", "the form water")])
def test_a_form_or_version_that_the_server_does_not_know_is_named(
    peer: CentralPeer, anna: Interviewer, forget: str, words: str
) -> None:
    interview = ready(peer, anna).complete()
    peer.known_versions = {("water", "2")} if forget == "version" else {("other", "1")}
    anna.send()
    line = anna.submission(interview)
    assert line.state is UNDELIVERED
    assert words in line.sentence


def test_one_bad_item_holds_up_nobody(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna)
    interviews = [anna.complete(f"Village {n}") for n in range(3)]
    peer.next_answers = [None, Answer(500, spoken("Internal Server Error")), None]
    summary = anna.send()
    assert (summary.sent, summary.undelivered) == (2, 1)
    states = [anna.submission(interview).state for interview in interviews]
    assert states == [SENT, UNDELIVERED, SENT]


def test_the_oldest_goes_first(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna)
    for village in ("Aloja", "Balvi", "Cēsis"):
        anna.complete(village)
    anna.send()
    assert [etree.fromstring(one["xml"]).findtext("village") for one in peer.posted] == ["Aloja", "Balvi", "Cēsis"]


def test_the_page_of_a_hotel_is_no_answer(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    for status in (200, 201):
        peer.next_answers = [Answer(status, PORTAL.body, "text/html")]
        with pytest.raises(NotOurServerError, match="sign-in page"):
            anna.send()
        assert anna.submission(interview).state is WAITING


def test_success_is_the_status_and_not_what_is_said(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    peer.next_answers = [Answer(200, spoken("full submission upload was successful!", ""))]
    with pytest.raises(SyncError):
        anna.send()
    assert anna.submission(interview).state is WAITING


def test_accepted_so_far_counts_too(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna).complete()
    peer.next_answers = [Answer(202, spoken("", "submit_success"))]
    assert anna.send().sent == 1


def test_a_busy_server_says_when_to_come_back_and_the_queue_stops(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna)
    anna.complete("Aloja")
    anna.complete("Balvi")
    peer.next_answers = [Answer(503, spoken("busy"), headers={"Retry-After": "120"})]
    with pytest.raises(ServerBusyError) as raised:
        anna.send()
    assert raised.value.retry_after_s == 120
    assert len(peer.posted) == 0


def test_refusals_are_read_in_json_too(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete()
    peer.next_answers = [Answer(400, b'{"message": "Could not parse the given data."}', "application/json")]
    anna.send()
    assert "Could not parse the given data." in anna.submission(interview).sentence


def test_a_form_that_the_account_may_not_send_to_does_not_stop_the_others(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna)
    interview = anna.complete("Aloja")
    anna.complete("Balvi")
    peer.next_answers = [Answer(401, spoken("Could not authenticate with the provided credentials."))]
    assert anna.send().sent == 1
    assert anna.submission(interview).state is UNDELIVERED


def test_what_is_corrected_before_it_was_sent_goes_out_once(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ogre")
    anna.correct(interview, "Olaine")
    assert anna.send().sent == 1
    (held,) = peer.held.values()
    assert etree.fromstring(held.xml).findtext("village") == "Olaine"


def test_what_is_corrected_after_it_was_sent_is_an_edit(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna, photos=1).complete("Ogre", photos={"photo0": picture()})
    anna.send()
    first = anna.submission(interview).instance_id
    anna.correct(interview, "Olaine")
    assert anna.send().sent == 1
    edit = anna.submission(interview)
    assert edit.instance_id != first
    held = peer.held[edit.instance_id]
    root = etree.fromstring(held.xml)
    assert (said(root, "deprecatedID"), root.findtext("village")) == (first, "Olaine")
    assert said(root, "instanceID") == edit.instance_id
    assert held.first_id == first
    assert all(held.files.values())
    anna.correct(interview, "Oleri")
    assert anna.send().sent == 1
    assert peer.current(first).xml.count(b"Oleri") == 2  # the answer and the instance name


def test_an_edit_whose_original_got_no_answer_waits_for_it(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ogre")
    peer.next_answers = [PORTAL]
    with pytest.raises(NotOurServerError):
        anna.send()
    anna.correct(interview, "Olaine")
    assert anna.send().sent == 2
    assert [held.is_current for held in peer.held.values()] == [False, True]


def test_an_edit_does_not_overtake_an_original_that_is_offered_later(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ogre")
    peer.next_answers = [PORTAL]
    with pytest.raises(NotOurServerError):
        anna.send()
    peer.closed.add("water")
    anna.send()
    peer.closed.clear()
    anna.correct(interview, "Olaine")
    assert anna.send().waiting == 1
    assert peer.held == {}
    assert anna.submission(interview).reason == "original-first"
    anna.later(days=1)
    assert anna.send().sent == 2
    assert [held.is_current for held in peer.held.values()] == [False, True]


def test_an_edit_of_what_somebody_else_has_edited_is_kept_and_shown(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ogre")
    anna.send()
    next(iter(peer.held.values())).is_current = False
    anna.correct(interview, "Olaine")
    anna.send()
    line = anna.submission(interview)
    assert line.state is UNDELIVERED
    assert "supervisor" in line.sentence


def test_an_edit_whose_original_is_unknown_there_is_kept(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ogre")
    anna.send()
    peer.held.clear()
    anna.correct(interview, "Olaine")
    anna.send()
    assert "does not have the interview" in anna.submission(interview).sentence


def test_an_interview_that_is_open_again_is_not_sent(peer: CentralPeer, anna: Interviewer) -> None:
    interview = ready(peer, anna).complete("Ogre")
    peer.limit = LIMIT
    peer.closed.add("water")
    session = anna.workspace.reopen_interview(interview, "a slip")
    assert anna.send().sent == 0
    assert peer.posted == []
    session.close()


def test_a_user_of_the_project_signs_in_once(peer: CentralPeer, user: Interviewer) -> None:
    ready(peer, user)
    user.complete("Aloja")
    user.complete("Balvi")
    before = peer.sign_ins
    assert user.send().sent == 2
    assert peer.sign_ins == before + 1


def test_a_session_that_ended_is_renewed_without_losing_the_submission(peer: CentralPeer, user: Interviewer) -> None:
    ready(peer, user).complete()
    user.send()
    user.complete("Balvi")
    peer.sessions.clear()
    assert user.send().sent == 1


def test_a_file_that_the_server_dropped_is_sent_once_more(peer: CentralPeer, user: Interviewer) -> None:
    ready(peer, user, photos=1).complete(photos={"photo0": picture()})
    peer.drops.update(user.store.attachments.names(user.forms.submissions()[0].interview_id))
    assert user.send().sent == 1
    assert len(peer.posted) == 2
    assert all(next(iter(peer.held.values())).files.values())


def test_a_closed_form_that_has_it_already_is_believed_by_what_it_shows(peer: CentralPeer, user: Interviewer) -> None:
    interview = ready(peer, user, photos=1).complete(photos={"photo0": picture()})
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        user.send()
    peer.closed.add("water")
    assert user.send().sent == 1
    assert user.submission(interview).state is SENT


def test_a_correction_that_arrived_without_an_answer_is_believed_by_what_the_server_shows(
    peer: CentralPeer, user: Interviewer
) -> None:
    interview = ready(peer, user).complete("Ogre")
    user.send()
    user.correct(interview, "Olaine")
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        user.send()
    peer.closed.add("water")
    assert user.send().sent == 1
    assert user.submission(interview).state is SENT


def test_a_wrong_token_is_said_without_showing_it(
    peer: CentralPeer, make_interviewer: Callable[..., Interviewer]
) -> None:
    somebody = make_interviewer(f"{peer.base}/v1/key/wrongtoken/projects/1")
    with pytest.raises(SyncError, match="Ask for a new code") as raised:
        somebody.pull()
    assert "wrongtoken" not in str(raised.value)


def test_a_damaged_file_stops_its_own_interview_only(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna, photos=1)
    interviews = [anna.complete(f"Village {n}", {"photo0": picture((n, n, n))}) for n in range(2)]
    (stored,) = anna.store.attachments.of_interview(interviews[0])
    sealed = bytearray(stored.path.read_bytes())
    sealed[-20] ^= 1
    stored.path.write_bytes(sealed)
    assert anna.send().sent == 1
    first, second = (anna.submission(interview) for interview in interviews)
    assert (first.state, first.reason, second.state) == (UNDELIVERED, "files-missing", SENT)
    assert anna.store.instance(interviews[0]) is not None


def test_a_file_that_is_gone_stops_its_own_interview_only(peer: CentralPeer, anna: Interviewer) -> None:
    ready(peer, anna, photos=1)
    interviews = [anna.complete(f"Village {n}", {"photo0": picture((n, n, n))}) for n in range(2)]
    (stored,) = anna.store.attachments.of_interview(interviews[0])
    stored.path.unlink()
    assert anna.send().sent == 1
    assert anna.submission(interviews[0]).reason == "files-missing"
