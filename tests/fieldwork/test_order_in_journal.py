"""The order of the questions of a group is drawn when an interview starts, and its journal says which it was."""

from __future__ import annotations

from pathlib import Path

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study

NAMES = "abcdefgh"
FORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:cx="urn:cxfield:xforms"><h:head><h:title>t</h:title><model><instance><data id="f">'
    f"<g>{''.join(f'<{name}/>' for name in NAMES)}</g></data></instance></model></h:head><h:body>"
    '<group ref="/data/g" cx:order="random">'
    + "".join(f'<input ref="/data/g/{name}"><label>{name}</label></input>' for name in NAMES)
    + "</group></h:body></h:html>"
).encode()
RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


def test_the_route_is_the_order_that_the_journal_names(tmp_path: Path) -> None:
    questionnaire, key = read_xform(FORM, folder=None), DatabaseKey.random()
    with DeviceStore.create(tmp_path / "workspace", key, rules=RULES) as store:
        version = QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=FORM, form_id="f")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Order", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        workspace = Workspace(store, DeviceClock("anna"), key)
        session = workspace.start_interview("s", "C1")
        started = decode(store.entries(StreamKind.INTERVIEW, session.interview_id)[0].line)[1]
        named = [f"/data/g/{NAMES[place]}" for place in started.body["orders"]["/data/g"]]
        assert sorted(named) == [f"/data/g/{name}" for name in NAMES]
        for opened in (session, workspace.resume_interview(session.interview_id)):
            assert [page.key for page in opened.engine.pages()] == named
