"""The window offers what a question finds in its file, and the session takes it as an answer."""

from __future__ import annotations

from pathlib import Path

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study

FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title>
<model><instance><data id="f"><q/></data></instance></model></h:head><h:body>
<select1 ref="/data/q" appearance="search('fruit')"><label>Which?</label>
<item><label>name</label><value>key</value></item></select1></h:body></h:html>"""
MEDIA = {"fruit.csv": b"key,name\nap,Apple\nba,Banana\n"}
RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


def test_the_page_offers_what_is_found_and_the_answer_is_stored(tmp_path: Path) -> None:
    questionnaire, key = read_xform(FORM, folder=None), DatabaseKey.random()
    with DeviceStore.create(tmp_path / "workspace", key, rules=RULES) as store:
        version = QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=FORM, media=MEDIA, form_id="f")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Fruit", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        session = Workspace(store, DeviceClock("anna"), key).start_interview("s", "C1")
        [state] = session.view().states
        assert [(choice.name, choice.label) for choice in state.choices or ()] == [("ap", "Apple"), ("ba", "Banana")]
        session.go_next({"/data/q": "ba"})
        assert session.engine.state("/data/q").value == "ba"
