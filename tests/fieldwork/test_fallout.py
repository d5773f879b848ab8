"""A changed answer says which later ones it puts out of count, which it brings back, and which rows go with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.fallout import NAMED, NO_FALLOUT
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import events as kinds
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study

MANY = 8
FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Fall out</h:title><model>
<itext>
<translation lang="English (en)"><text id="name"><value>Name?</value></text></translation>
<translation lang="Polski (pl)"><text id="name"><value>Imię?</value></text></translation>
</itext>
<instance><data id="f"><has/><name/><rows/><row jr:template=""><a/></row>{leaves}</data></instance>
<bind nodeset="/data/name" relevant="/data/has = 'y'"/>
<bind nodeset="/data/rows" type="int"/>
{binds}</model></h:head>
<h:body><input ref="/data/has"><label>Has?</label></input>
<input ref="/data/name"><label ref="jr:itext('name')"/></input>
<input ref="/data/rows"><label>Rows?</label></input>
<group ref="/data/row"><label>Row</label><repeat nodeset="/data/row" jr:count="/data/rows">
<input ref="/data/row/a"><label>A</label></input></repeat></group>
{inputs}</h:body></h:html>""".format(
    leaves="".join(f"<q{n}/>" for n in range(MANY)),
    binds="".join(f"""<bind nodeset="/data/q{n}" relevant="/data/has != 'no'"/>""" for n in range(MANY)),
    inputs="".join(f'<input ref="/data/q{n}"><label>Question {n}</label></input>' for n in range(MANY)),
).encode()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    questionnaire, key = read_xform(FORM, folder=None), DatabaseKey.random()
    with DeviceStore.create(tmp_path / "workspace", key) as store:
        version = QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=FORM, form_id="f")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Fall out", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        yield Workspace(store, DeviceClock("anna"), key)


@pytest.fixture
def session(workspace: Workspace) -> InterviewSession:
    made = workspace.start_interview("s", "C1")
    made.answer("/data/has", "y")
    made.answer("/data/name", "Anna")
    return made


def test_an_answer_that_is_not_asked_any_more_is_named_with_its_value(session: InterviewSession) -> None:
    fallen = session.answer("/data/has", "n").fallout
    assert [(one.ref, one.title, one.value) for one in fallen.fallen] == [("/data/name", "Name?", "Anna")]


def test_it_is_said_once_and_not_on_the_next_page(session: InterviewSession) -> None:
    session.answer("/data/has", "n")
    assert session.view().fallout == NO_FALLOUT


def test_an_answer_that_is_asked_again_comes_back_with_its_value(session: InterviewSession) -> None:
    session.answer("/data/has", "n")
    back = session.answer("/data/has", "y").fallout
    assert [(one.ref, one.value) for one in back.returned] == [("/data/name", "Anna")]
    assert not back.fallen


def test_questions_without_an_answer_are_not_named(session: InterviewSession) -> None:
    session.answer("/data/name", "")
    assert session.answer("/data/has", "n").fallout == NO_FALLOUT


def test_the_first_few_are_named_and_the_others_counted(session: InterviewSession) -> None:
    for number in range(MANY):
        session.answer(f"/data/q{number}", "x")
    fallen = session.answer("/data/has", "no").fallout
    assert (len(fallen.fallen), fallen.more_fallen) == (NAMED, MANY + 1 - NAMED)


def test_rows_that_the_form_takes_out_are_named_where_they_hold_answers(session: InterviewSession) -> None:
    session.answer("/data/rows", "3")
    session.answer("/data/row[2]/a", "x")
    assert session.answer("/data/rows", "1").fallout.rows_gone == ("Row 2",)


def test_a_page_is_read_in_another_language_and_the_interview_stays_in_its_own(
    workspace: Workspace, session: InterviewSession
) -> None:
    session.go_to("/data/name")
    (state,) = session.read_in("Polski (pl)")
    view = session.view()
    assert (state.label, view.states[0].label, view.language) == ("Imię?", "Name?", "English (en)")
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    last = [decode(entry.line)[1] for entry in entries][-1]
    assert (last.kind, dict(last.body)) == (kinds.PEEKED, {"page": "/data/name", "language": "Polski (pl)"})


def test_the_first_key_goes_into_the_next_answer_to_its_question_only(
    workspace: Workspace, session: InterviewSession
) -> None:
    session.note_first_keys({"/data/q1": 740})
    session.answer("/data/q0", "x")
    session.answer("/data/q1", "y")
    session.answer("/data/q1", "z")
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    given = [event.body for event in (decode(entry.line)[1] for entry in entries) if event.kind == kinds.ANSWER]
    assert [body.get("first_key_ms") for body in given[-3:]] == [None, 740, None]
