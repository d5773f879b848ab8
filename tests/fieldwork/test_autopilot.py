"""The autopilot finishes questionnaires, real ones too; what it leaves is complete, pruned and replayable."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from cxfield.admission.form_reader import read_form
from cxfield.event import StreamKind, decode
from cxfield.fieldwork.autopilot import Respondent, drive
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import replay
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import InterviewStatus, QuestionnaireVersion, Study

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
DEAD_ENDS = """
| survey |
| | type | name | label | constraint | relevant | required |
| | select_one yn | child | Younger than one year? | | | yes |
| | select_one unit | unit | Days or years? | | | yes |
| | integer | years | Years | . >= 1 and (${child} = 'no' or . <= 0) | ${unit} = 'years' | yes |
| | integer | days | Days | . >= 1 and . <= 5 | ${unit} = 'days' | yes |
| | text | phone | Number | regex(., '^[0-9]{4,6}$') | | yes |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
| | unit | days | Days |
| | unit | years | Years |
"""

PLACES = """
| survey |
| | type | name | label | required |
| | geopoint | house | House | yes |
| | geotrace | way | Way | yes |
| | geoshape | field | Field | yes |
"""


def _interview(form: Path, folder: Path, seed: int) -> None:
    """Do one interview on `form` and check all that it left."""
    questionnaire, key = read_form(form).questionnaire, DatabaseKey.random()
    with DeviceStore.create(folder, key, rules=RULES) as store:
        version = QuestionnaireVersion(
            content_hash=questionnaire.content_hash, xform=questionnaire.xml, form_id=questionnaire.form_id
        )
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Trial", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        workspace = Workspace(store, DeviceClock("anna"), key)
        session = workspace.start_interview("s", "C1")
        drive(session, Respondent(verbatims=("Good.", "Žēl."), repeats=seed % 3), Random(seed))
        session.complete()

        assert store.interview(session.interview_id).status is InterviewStatus.COMPLETED
        xml = store.instance(session.interview_id)
        assert xml is not None
        states = session.engine.nodes()
        shown = {_generic(state.ref) for state in states if state.relevant}
        hidden = {_generic(state.ref) for state in states if not state.relevant} - shown
        assert not hidden & _paths(etree.fromstring(xml))
        events = [decode(entry.line)[1] for entry in store.entries(StreamKind.INTERVIEW, session.interview_id)]
        again = replay(workspace.questionnaire(version.content_hash), events)
        assert again.finish(events[-1].moment.at) == xml


def _generic(ref: str) -> str:
    return re.sub(r"\[\d+\]|[\w.-]+:", "", ref)


def _paths(root: etree._Element) -> set[str]:
    found = set()
    for element in root.iter(etree.Element):
        names = [etree.QName(above).localname for above in (*reversed(list(element.iterancestors())), element)]
        found.add("/" + "/".join(names))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_it_leaves_dead_ends_by_going_back(tmp_path: Path, seed: int) -> None:
    form = tmp_path / "dead.md"
    form.write_text(DEAD_ENDS, "utf-8")
    _interview(form, tmp_path / "workspace", seed)


def test_it_answers_places_ways_and_fields(tmp_path: Path) -> None:
    form = tmp_path / "places.md"
    form.write_text(PLACES, "utf-8")
    _interview(form, tmp_path / "workspace", seed=0)


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("socio-economic-survey-v20240515.xlsx", 0),
        ("socio-economic-survey-v20240515.xlsx", 2),
        ("tutorial.xls", 0),
        ("tutorial.xls", 2),
        ("whova_form.xlsx", 1),
    ],
)
def test_it_finishes_the_first_forms(shared: Path, tmp_path: Path, name: str, seed: int) -> None:
    _interview(shared / "forms" / "first" / name, tmp_path / "workspace", seed)
