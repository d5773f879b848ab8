"""What the questionnaire asks of the computer, and the interview saved last, as the workspace hands them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study

FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>Here</h:title><model><instance><data id="f"><here/><there/><opened/><street/><secret/>
</data></instance>
<instance id="__last-saved" src="jr://instance/last-saved"/>
<bind nodeset="/data/here" type="geopoint"/><bind nodeset="/data/there" type="geopoint"/>
<odk:setgeopoint event="odk-instance-first-load" ref="/data/here"/>
<setvalue event="odk-instance-load" ref="/data/opened" value="concat(/data/opened, '+')"/>
<setvalue event="odk-instance-first-load" ref="/data/street" value="instance('__last-saved')/data/street"/>
</model></h:head>
<h:body><input ref="/data/street"><label>Street</label>
<odk:setgeopoint event="xforms-value-changed" ref="/data/there"/></input>
<input ref="/data/secret"><label>Secret</label></input></h:body></h:html>"""
RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    questionnaire, key = read_xform(FORM, folder=None), DatabaseKey.random()
    with DeviceStore.create(tmp_path / "workspace", key, rules=RULES) as store:
        version = QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=FORM, form_id="f")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Here", questionnaire=version.content_hash))
        for number in range(3):
            store.save_case("s", Case(case_id=f"C{number}", name="Ann"))
        yield Workspace(store, DeviceClock("anna"), key)


def journal(workspace: Workspace, session: InterviewSession) -> list[Event]:
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    return [decode(entry.line)[1] for entry in entries]


def value(session: InterviewSession, name: str) -> str | None:
    return session.engine.state(f"/data/{name}").value


def test_the_position_is_asked_for_at_the_start_and_when_an_answer_wants_it(workspace: Workspace) -> None:
    places = iter(["56.95 24.1 0 5", "56.96 24.2 0 5"])
    workspace.position_source = lambda: next(places)
    session = workspace.start_interview("s", "C0")
    assert value(session, "here") == "56.95 24.1 0.0 5.0"
    session.answer("/data/street", "Brīvības 1")
    assert value(session, "there") == "56.96 24.2 0.0 5.0"
    assert not session.view().lacks_position


def test_without_a_position_the_node_stays_empty_and_journal_and_screen_say_so(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    assert value(session, "here") == ""
    assert journal(workspace, session)[-1].body == {
        "ref": "/data/here",
        "request": "setgeopoint",
        "value": "",
        "why": "This computer has no source of positions.",
    }
    assert session.view().lacks_position
    session.suspend()
    assert workspace.resume_interview(session.interview_id).view().lacks_position


def test_an_interview_that_is_opened_again_does_what_the_form_does_on_each_opening(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    assert value(session, "opened") == "+"
    session.suspend()
    resumed = workspace.resume_interview(session.interview_id)
    assert value(resumed, "opened") == "++"
    assert value(workspace.resume_interview(session.interview_id), "opened") == "+++"


def test_the_interview_completed_last_gives_the_defaults_and_nothing_else_goes_into_the_journal(
    workspace: Workspace,
) -> None:
    first = workspace.start_interview("s", "C0")
    assert value(first, "street") == ""
    first.answer("/data/street", "Brīvības 1")
    first.answer("/data/secret", "Anna")
    first.complete()
    second = workspace.start_interview("s", "C1")
    assert value(second, "street") == "Brīvības 1"
    assert "Anna" not in str(journal(workspace, second)[0].body["last_saved"])
    second.answer("/data/street", "Tērbatas 2")
    second.break_off("2.10")
    assert value(workspace.start_interview("s", "C2"), "street") == "Brīvības 1"
