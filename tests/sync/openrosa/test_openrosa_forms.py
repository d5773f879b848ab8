"""Forms of an OpenRosa server: fetched whole, versions beside one another, drafts on theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.workspace import WorkspaceError
from cxfield.sync.errors import NotOurServerError, SyncError, WrongPasswordError
from cxfield.sync.openrosa.account import account_of
from cxfield.sync.openrosa.address import read_pasted
from cxfield.sync.openrosa.connection import Means
from tests.sync.openrosa.central_peer import PASSWORD, PORTAL, USER, Answer, CentralPeer, spoken
from tests.sync.openrosa.interviewer import QUICK, Interviewer, form

CSV = b"name,label\nogre,Ogre\nolaine,Olaine\n"
LIST = '<instance id="villages" src="jr://file-csv/villages.csv"/>'
SELECT = (
    '<select1 ref="/data/village"><label>V</label><itemset nodeset="instance(\'villages\')/root/item">'
    '<value ref="name"/><label ref="label"/></itemset></select1>'
)


def with_list(version: str = "1") -> bytes:
    return form(version=version, inside=LIST).replace(
        b'<input ref="/data/village"><label>Which village?</label></input>', SELECT.encode()
    )


def gets(peer: CentralPeer, ending: str) -> int:
    return sum(method == "GET" and path.endswith(ending) for method, path, _ in peer.requests)


def test_a_form_in_the_list_can_be_begun(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form())
    assert anna.pull().fetched == 1
    line = anna.line()
    assert (line.name, line.version, line.can_begin, line.problem) == ("Wells of water", "1", True, "")
    assert anna.complete()


def test_an_unchanged_list_is_not_sent_again_and_nothing_is_fetched(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form())
    anna.pull()
    assert anna.pull().fetched == 0
    assert gets(peer, "water.xml") == 1
    assert [headers.get("if-none-match") is not None for _, path, headers in peer.requests if "formList" in path] == [
        False,
        True,
    ]


def test_a_form_comes_with_its_files_and_reads_them(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(with_list(), {"villages.csv": CSV, "well.png": b"\x89PNG picture"})
    anna.pull()
    assert anna.line().can_begin, anna.line().problem
    session = anna.begin()
    labels = [choice.label for choice in session.engine.state("/data/village").choices]
    session.close()
    assert labels == ["Ogre", "Olaine"]


def test_a_form_whose_file_does_not_come_is_not_offered(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(with_list(), {"villages.csv": CSV})
    peer.fail_gets = {"villages.csv": Answer(404, spoken("Could not find the resource you were looking for."))}
    assert anna.pull().problems == 1
    assert not anna.line().can_begin
    with pytest.raises(WorkspaceError):
        anna.begin()
    peer.fail_gets = {}
    assert anna.pull().fetched == 1
    assert anna.line().can_begin


def test_a_file_that_is_not_as_its_hash_says_is_not_taken(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(with_list(), {"villages.csv": CSV})
    peer.fail_gets = {"villages.csv": Answer(200, CSV[:-9], "text/csv")}
    anna.pull()
    assert "villages.csv is not as the server says" in anna.line().problem


def test_a_form_that_is_not_as_its_hash_says_is_not_taken(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form(), wrong_md5="0" * 32)
    anna.pull()
    assert not anna.line().can_begin
    assert "is not as the server says" in anna.line().problem


def test_one_form_that_cannot_be_run_holds_up_nobody_and_says_why(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form("broken").replace(b"required=", b'relevant="1 + (" required='))
    peer.publish(form())
    summary = anna.pull()
    assert (summary.fetched, summary.problems) == (1, 1)
    assert anna.line("water").can_begin
    assert "relevance condition cannot be understood" in anna.line("broken").problem
    anna.pull()
    assert gets(peer, "broken.xml") == 1


def test_a_form_without_the_list_that_it_reads_says_so(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(with_list())
    anna.pull()
    assert "villages.csv" in anna.line().problem


def test_a_new_version_does_not_touch_the_draft_on_the_old_one(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form(version="1"))
    anna.pull()
    draft = anna.begin()
    draft.suspend()
    draft.close()
    peer.publish(form(version="2", photos=1))
    anna.pull()
    line = anna.line()
    assert (line.version, [one.version for one in line.drafts]) == ("2", ["1"])
    again = anna.workspace.resume_interview(draft.interview_id)
    again.go_next({"/data/village": "Ogre"})
    again.complete()
    again.close()
    assert anna.send().sent == 1
    assert b'version="1"' in peer.posted[0]["xml"]


def test_a_form_that_left_the_list_stays_for_its_drafts(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form())
    peer.publish(form("other"))
    anna.pull()
    draft = anna.begin()
    draft.suspend()
    draft.close()
    peer.forms.clear()
    assert anna.pull().left == 2
    (line,) = anna.forms.lines()
    assert (line.form_id, line.is_listed, line.can_begin) == ("water", False, False)
    with pytest.raises(WorkspaceError, match="not in the list"):
        anna.forms.begin(line.study_id)
    again = anna.workspace.resume_interview(draft.interview_id)
    again.go_next({"/data/village": "Ogre"})
    again.complete()
    again.close()
    assert anna.send().sent == 1


def test_a_form_that_comes_back_can_be_begun_again(peer: CentralPeer, anna: Interviewer) -> None:
    held = peer.publish(form())
    anna.pull()
    peer.forms.clear()
    anna.pull()
    peer.forms["water"] = held
    anna.pull()
    assert anna.line().can_begin


def test_a_list_of_entities_that_changed_makes_a_new_version_of_the_same_form(
    peer: CentralPeer, anna: Interviewer
) -> None:
    held = peer.publish(with_list(), {"villages.csv": CSV}, entity_lists={"villages.csv": "2026-11-01"})
    anna.pull()
    draft = anna.begin()
    draft.suspend()
    draft.close()
    held.media["villages.csv"] = CSV + b"oleri,Oleri\n"
    held.entity_lists["villages.csv"] = "2026-11-02"
    assert anna.pull().fetched == 1
    fresh, old = anna.begin(), anna.workspace.resume_interview(draft.interview_id)
    counts = [len(session.engine.state("/data/village").choices) for session in (fresh, old)]
    fresh.close()
    old.close()
    assert counts == [3, 2]


def test_files_that_did_not_change_are_not_fetched_again(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(with_list("1"), {"villages.csv": CSV})
    anna.pull()
    peer.publish(with_list("2"), {"villages.csv": CSV})
    anna.pull()
    assert anna.line().version == "2"
    assert gets(peer, "villages.csv") == 1


@pytest.mark.parametrize("name", ["../evil.csv", "form.xml", "a/b.csv", "con.csv", ".hidden", "a\\b"])
def test_a_file_that_would_leave_its_folder_is_refused(peer: CentralPeer, anna: Interviewer, name: str) -> None:
    peer.publish(form(), {name: b"x"})
    anna.pull()
    assert "which no file can be called" in anna.line().problem


def test_the_page_of_a_hotel_is_no_list_of_forms(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form())
    anna.pull()
    peer.fail_gets = {"formList": PORTAL}
    with pytest.raises(NotOurServerError, match="sign-in page"):
        anna.pull()
    assert anna.line().can_begin


def test_a_wrong_password_is_said(peer: CentralPeer, make_interviewer: Callable[..., Interviewer]) -> None:
    somebody = make_interviewer(peer.project(), USER, "wrong")
    with pytest.raises(WrongPasswordError, match="does not take this user and password"):
        somebody.pull()
    assert make_interviewer(peer.project(), USER, PASSWORD).pull().forms == 0


def test_a_project_without_a_user_asks_for_one(peer: CentralPeer) -> None:
    with pytest.raises(WrongPasswordError, match="app user"):
        account_of(read_pasted(peer.project()))


def test_an_address_without_a_list_of_forms_is_explained(
    peer: CentralPeer, make_interviewer: Callable[..., Interviewer]
) -> None:
    somebody = make_interviewer(f"{peer.base}/v1/projects/9", USER, PASSWORD)
    with pytest.raises(SyncError, match="address of the project"):
        somebody.pull()


def test_a_state_of_a_list_that_nothing_uses_any_more_goes(peer: CentralPeer, anna: Interviewer) -> None:
    held = peer.publish(with_list(), {"villages.csv": CSV}, entity_lists={"villages.csv": "day 0"})
    anna.pull()
    draft = anna.begin()
    draft.suspend()
    draft.close()
    for day in range(1, 4):
        held.media["villages.csv"] = CSV + f"v{day},Village {day}\n".encode()
        held.entity_lists["villages.csv"] = f"day {day}"
        anna.pull()
    assert len(anna.store.questionnaire_hashes()) == 2
    again = anna.workspace.resume_interview(draft.interview_id)
    assert len(again.engine.state("/data/village").choices) == 2
    again.close()


def test_a_failure_that_passes_leaves_the_version_that_was_fetched_before_in_use(
    peer: CentralPeer, anna: Interviewer
) -> None:
    peer.publish(with_list(), {"villages.csv": CSV})
    anna.pull()
    longer = CSV + b"x,y\n"
    peer.publish(with_list(), {"villages.csv": longer})
    peer.fail_gets = {"villages.csv": Answer(404, spoken("Could not find the resource you were looking for."))}
    assert anna.pull().problems == 1
    line = anna.line()
    assert line.can_begin
    assert line.problem
    anna.begin().close()
    peer.fail_gets = {}
    assert anna.pull().fetched == 1
    assert not anna.line().problem


def test_what_a_killed_program_left_of_a_form_in_plain_goes(peer: CentralPeer, anna: Interviewer) -> None:
    left = anna.store.folder / "arriving-k1ll3d"
    left.mkdir()
    (left / "form.xml").write_bytes(form())
    peer.publish(form())
    anna.pull()
    assert not left.exists()


def test_a_list_of_entities_that_need_approval_is_one_like_another(peer: CentralPeer, anna: Interviewer) -> None:
    marks = {"villages.csv": "2026-11-01"}
    peer.publish(with_list(), {"villages.csv": CSV}, entity_lists=marks, entity_type="approvalEntityList")
    assert anna.pull().fetched == 1
    assert anna.line().can_begin, anna.line().problem


@pytest.mark.parametrize("status", [500, 403])
def test_a_form_over_which_the_server_fails_holds_up_nobody(peer: CentralPeer, anna: Interviewer, status: int) -> None:
    peer.publish(form("broken"))
    peer.publish(form())
    peer.fail_gets = {"broken.xml": Answer(status, spoken("Internal Server Error"))}
    summary = anna.pull()
    assert (summary.fetched, summary.problems) == (1, 1)
    assert "Internal Server Error" in anna.line("broken").problem
    peer.fail_gets = {}
    assert anna.pull().fetched == 1


def test_addresses_in_a_list_may_be_relative(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form())
    peer.is_relative = True
    assert anna.pull().fetched == 1


def test_a_wish_that_comes_during_a_run_is_kept_for_the_next(peer: CentralPeer, anna: Interviewer) -> None:
    peer.publish(form())
    synchroniser = OpenRosaSynchroniser(anna.workspace, Means(patience=QUICK, now=lambda: anna.now))
    synchroniser.run()
    asked = gets(peer, "formList")
    peer.on_get = lambda path: setattr(synchroniser, "asked", path.endswith("formList"))
    synchroniser.asked = True
    synchroniser.run()
    peer.on_get = None
    synchroniser.run()
    synchroniser.run()
    assert gets(peer, "formList") - asked == 2
