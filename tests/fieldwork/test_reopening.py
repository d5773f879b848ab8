"""A completed interview is reopened: by its interviewer until it is sent, by a supervisor after that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from cxfield.admission.form_reader import read_form
from cxfield.analysis.sources import study_on_server
from cxfield.event import StreamKind, decode
from cxfield.fieldwork.autopilot import Respondent, drive
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.reopening import ReopenError
from cxfield.fieldwork.replaying import Rebuilding
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import Workspace, WorkspaceError
from cxfield.interview import events as kinds
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import InterviewStatus
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError, ServerRefusedError
from cxfield.sync.messages import Role
from cxfield.sync.on_store import at_once
from cxfield.sync.parcels import Parcels, ParcelSize
from cxfield.sync.session import DEVICE, SERVER
from cxfield.sync.synchronise import synchronise
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
FORM = Path(__file__).with_name("replayed.md")
GIVEN = Respondent(verbatims=("Ann",), fixed={"consent": "yes", "age": "44", "persons": "3"})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server")) as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    form = read_form(FORM).questionnaire
    request = publish_request(cases=1, interviewers=("anna",), xform=form.xml)
    return server.client("susan", "office").publish(request).study_id


@pytest.fixture
def workspace(tmp_path: Path, server: RunningServer, study: str) -> Iterator[Workspace]:
    key = DatabaseKey.random()
    with DeviceStore.create(tmp_path / "ws", key, rules=RULES) as store:
        made = Workspace(store, DeviceClock("anna"), key)
        sync(made, server)
        yield made


def sync(workspace: Workspace, server: RunningServer) -> None:
    with SyncClient(server.url, device="laptop") as client:
        client.sign_in("anna", PASSWORD)
        synchronise(workspace.store, client)
        assert client.contact is not None
        workspace.note_clock(client.contact)


def completed(workspace: Workspace, study: str) -> InterviewSession:
    session = workspace.start_interview(study, "C1")
    drive(session, GIVEN, Random(1))
    session.complete()
    return session


def journal_kinds(workspace: Workspace, session: InterviewSession) -> list[str]:
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    return [decode(entry.line)[1].kind for entry in entries]


def test_before_it_is_sent_its_interviewer_reopens_it_at_the_closing_page(workspace: Workspace, study: str) -> None:
    done = completed(workspace, study)
    again = workspace.reopen_interview(done.interview_id, "Wrong age")
    assert (again.view().is_end, again.view().reopened) == (True, "Wrong age")
    assert workspace.store.interview(done.interview_id).status is InterviewStatus.DRAFT
    assert workspace.detail(study, "C1").interview_id == done.interview_id


def test_completing_it_anew_replaces_the_data_set(workspace: Workspace, study: str) -> None:
    done = completed(workspace, study)
    first = workspace.store.instance(done.interview_id)
    again = workspace.reopen_interview(done.interview_id, "Wrong age")
    again.go_to("/data/age")
    again.go_next({"/data/age": "55"})
    again.complete()
    second = workspace.store.instance(done.interview_id)
    assert second is not None
    assert b"<age>55</age>" in second
    assert second != first
    assert workspace.store.interview(done.interview_id).status is InterviewStatus.COMPLETED


def test_a_reopened_interview_is_found_again_after_a_crash(workspace: Workspace, study: str) -> None:
    done = completed(workspace, study)
    workspace.reopen_interview(done.interview_id, "Wrong age")
    assert workspace.start_interview(study, "C1").view().is_end


def test_the_replay_goes_on_over_the_reopening(workspace: Workspace, study: str) -> None:
    done = completed(workspace, study)
    again = workspace.reopen_interview(done.interview_id, "Wrong age")
    view = again.go_to("/data/age")
    entries = workspace.store.entries(StreamKind.INTERVIEW, done.interview_id)
    found = Rebuilding(again._program, again._place, [decode(entry.line)[1] for entry in entries]).run()
    assert found.moments[-1].view == view
    assert "Wrong age" in [moment.deed.text for moment in found.moments]


@pytest.mark.parametrize("why", ["", "   ", "x" * 501])
def test_a_reason_is_needed(workspace: Workspace, study: str, why: str) -> None:
    done = completed(workspace, study)
    with pytest.raises(ReopenError, match="why"):
        workspace.reopen_interview(done.interview_id, why)
    assert journal_kinds(workspace, done)[-1] == kinds.COMPLETED


def test_an_interview_under_way_is_not_reopened(workspace: Workspace, study: str) -> None:
    session = workspace.start_interview(study, "C1")
    with pytest.raises(ReopenError, match="completed"):
        workspace.reopen_interview(session.interview_id, "Wrong age")


def test_a_push_under_way_wins(workspace: Workspace, study: str) -> None:
    done = completed(workspace, study)
    assert Parcels(workspace.store, at_once, "laptop").next(ParcelSize(aim=64 * 1024), set()) is not None
    with pytest.raises(ReopenError, match="being sent"):
        workspace.reopen_interview(done.interview_id, "Wrong age")
    assert journal_kinds(workspace, done)[-1] == kinds.COMPLETED


def test_a_push_of_earlier_events_alone_does_not_stand_in_the_way(
    workspace: Workspace, study: str, server: RunningServer
) -> None:
    session = workspace.start_interview(study, "C1")
    session.answer("/data/consent", "yes")
    sync(workspace, server)
    assert Parcels(workspace.store, at_once, "laptop").next(ParcelSize(aim=64 * 1024), set()) is None
    drive(session, GIVEN, Random(1))
    session.complete()
    workspace.reopen_interview(session.interview_id, "Wrong age")
    assert journal_kinds(workspace, session)[-1] == kinds.REOPENED


def test_what_was_reopened_in_time_arrives_as_under_way(
    workspace: Workspace, study: str, server: RunningServer
) -> None:
    done = completed(workspace, study)
    workspace.reopen_interview(done.interview_id, "Wrong age")
    sync(workspace, server)
    (seen,) = server.client("susan").interviews(study)
    assert (seen.status, seen.seq) == ("draft", len(journal_kinds(workspace, done)))
    assert server.client("susan").cases(study)[0].status == "open"


def test_once_it_was_sent_only_a_supervisor_can(workspace: Workspace, study: str, server: RunningServer) -> None:
    done = completed(workspace, study)
    sync(workspace, server)
    with pytest.raises(ReopenError, match="supervisor"):
        workspace.reopen_interview(done.interview_id, "Wrong age")
    with pytest.raises(ForbiddenError):
        server.client("anna").reopen(study, done.interview_id, "Wrong age")


def test_what_a_supervisor_sends_back_is_gone_on_with_and_arrives_again(
    workspace: Workspace, study: str, server: RunningServer
) -> None:
    done = completed(workspace, study)
    sync(workspace, server)
    susan = server.client("susan")
    susan.reopen(study, done.interview_id, "Ask the age again")
    assert susan.interviews(study)[0].status == "draft"
    with pytest.raises(WorkspaceError, match="finished"):
        workspace.resume_interview(done.interview_id)
    sync(workspace, server)
    again = workspace.resume_interview(done.interview_id)
    assert (again.view().is_end, again.view().reopened) == (True, "Ask the age again")
    again.go_to("/data/age")
    again.go_next({"/data/age": "55"})
    again.complete()
    sync(workspace, server)
    (seen,) = susan.interviews(study)
    assert (seen.status, seen.answers["/data/age"]) == ("completed", "55")
    assert susan.quarantine(study) == []
    (record,) = study_on_server(susan, study).data().interviews
    assert (record.status, record.interviewer) == ("completed", "anna")


def test_sending_back_twice_is_sending_back_once(workspace: Workspace, study: str, server: RunningServer) -> None:
    done = completed(workspace, study)
    sync(workspace, server)
    susan = server.client("susan")
    assert susan.reopen(study, done.interview_id, "Again") == susan.reopen(study, done.interview_id, "Again")


def test_the_server_sends_back_only_what_is_completed(workspace: Workspace, study: str, server: RunningServer) -> None:
    session = workspace.start_interview(study, "C1")
    session.suspend()
    sync(workspace, server)
    with pytest.raises(ServerRefusedError, match="not completed"):
        server.client("susan").reopen(study, session.interview_id, "Why not")
    with pytest.raises(ServerRefusedError, match="no interview"):
        server.client("susan").reopen(study, "nobody", "Why not")


def test_synchronising_compares_the_clocks_and_the_workspace_keeps_it(
    workspace: Workspace, server: RunningServer
) -> None:
    workspace.store.set_setting(SERVER, server.url)
    workspace.store.set_setting(DEVICE, "laptop")
    workspace.clock.check = None
    Synchroniser(workspace).run()
    check = workspace.clock.check
    assert check is not None
    assert abs(check.offset_ms) <= check.half_ms
    again = Workspace(workspace.store, DeviceClock("anna"), workspace._key)
    assert again.clock.check == replace(check, at=again.clock.check.at if again.clock.check else check.at)


def test_an_interview_notes_the_contact_with_the_server(workspace: Workspace, study: str) -> None:
    session = workspace.start_interview(study, "C1")
    session.answer("/data/consent", "yes")
    assert journal_kinds(workspace, session).count(kinds.CLOCK_CHECKED) == 1
