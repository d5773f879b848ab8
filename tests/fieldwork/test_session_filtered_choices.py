"""Answers of one page that change what the others may be: nothing reaches the journal that a replay refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import StepError, replay
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study

FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Places</h:title><model><instance><data id="f"><page><region/><town/></page></data></instance>
<instance id="towns"><root><item><name>riga</name><region>lv</region></item>
<item><name>lodz</name><region>pl</region></item></root></instance></model></h:head>
<h:body><group ref="/data/page" appearance="field-list">
<select1 ref="/data/page/region"><label>Region</label><item><label>Latvia</label><value>lv</value></item>
<item><label>Poland</label><value>pl</value></item></select1>
<select1 ref="/data/page/town"><label>Town</label>
<itemset nodeset="instance('towns')/root/item[region = /data/page/region]"><value ref="name"/>
<label ref="name"/></itemset></select1></group></h:body></h:html>"""
RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    questionnaire, key = read_xform(FORM, folder=None), DatabaseKey.random()
    with DeviceStore.create(tmp_path / "workspace", key, rules=RULES) as store:
        version = QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=FORM, form_id="f")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Places", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        yield Workspace(store, DeviceClock("anna"), key)


def _replayed(workspace: Workspace, session: InterviewSession) -> dict[str, str | None]:
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    again = replay(read_xform(FORM, folder=None), [decode(entry.line)[1] for entry in entries])
    return {state.ref: state.value for state in again.nodes() if state.value}


def test_an_answer_is_checked_against_the_answers_before_it(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C1")
    session.keep({"/data/page/region": "lv", "/data/page/town": "riga"})
    with pytest.raises(StepError):
        session.keep({"/data/page/region": "pl", "/data/page/town": "riga2"})
    assert _replayed(workspace, session)["/data/page/region"] == "pl"


def test_a_choice_that_an_answer_of_the_same_page_takes_away_is_refused_and_not_stored(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C1")
    session.answer("/data/page/region", "pl")
    with pytest.raises(StepError):
        session.keep({"/data/page/region": "lv", "/data/page/town": "lodz"})
    assert "/data/page/town" not in _replayed(workspace, session)


def test_a_choice_that_an_answer_of_the_same_page_opens_is_taken(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C1")
    session.keep({"/data/page/region": "pl", "/data/page/town": "lodz"})
    assert _replayed(workspace, session)["/data/page/town"] == "lodz"
