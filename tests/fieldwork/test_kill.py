"""SIGKILL after any step of an interview: a restart opens the same page with every answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxfield.admission.form_reader import read_form
from cxfield.event import StreamKind, decode
from cxfield.interview import replay
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study
from tests.fieldwork.interviewing_child import RULES, STEPS, open_workspace, picture, start_child

FORM = """
| survey |
| | type | name | label::En (en) | label::Polski (pl) | appearance | relevant | constraint | cx:missing | cx:warning |
| | note | hello | Hello | Witam | | | | | |
| | text | name | Name | Imię | | | | | |
| | integer | age | Age | Wiek | | | | | . < 100 |
| | begin group | home | Home | Dom | field-list | | | | |
| | text | street | Street | Ulica | | | | | |
| | integer | persons | Persons | Osoby | | | | | |
| | text | eldest | Eldest | Najstarsza | | ${persons} > 1 | | | |
| | end group | | | | | | | | |
| | integer | income | Income | Dochód | | | | dk rf | |
| | begin repeat | visit | Visit | Wizyta | | | | | |
| | text | place | Place | Miejsce | | | | | |
| | integer | stars | Stars | Gwiazdki | | | . <= 5 | | |
| | end repeat | | | | | | | | |
| | text | words | Words | Słowa | | | | | |
| settings |
| | form_id | default_language |
| | kill | En (en) |
"""


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    """The questionnaire as published; read once for all tests."""
    file = tmp_path_factory.mktemp("form") / "kill.md"
    file.write_text(FORM, "utf-8")
    found = read_form(file).questionnaire
    return QuestionnaireVersion(content_hash=found.content_hash, xform=found.xml, form_id="kill")


@pytest.mark.parametrize("steps", range(len(STEPS) + 1))
def test_a_killed_interview_comes_back_at_the_same_page_with_every_answer(
    tmp_path: Path, version: QuestionnaireVersion, steps: int
) -> None:
    key, folder = DatabaseKey.random(), tmp_path / "workspace"
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Kill", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))

    seen = start_child(folder, key, steps).kill()

    workspace = open_workspace(folder, key)
    try:
        session = workspace.start_interview("s", "C1")
        assert picture(session) == seen
        entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
        again = replay(workspace.questionnaire(version.content_hash), [decode(entry.line)[1] for entry in entries])
        assert again.to_xml() == session.engine.to_xml()
    finally:
        workspace.close()


def test_an_answer_that_the_one_before_it_has_hidden_brings_the_same_page_back(
    tmp_path: Path, version: QuestionnaireVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, folder = DatabaseKey.random(), tmp_path / "workspace"
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Kill", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
    workspace = open_workspace(folder, key)
    session = workspace.start_interview("s", "C1")
    for answers in ({}, {"/data/name": "Ann"}, {"/data/age": "50"}, {"/data/home/persons": "2"}):
        session.go_next(answers)
    session.go_to("/data/home/street")

    def die(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(session, "_show", die)
    with pytest.raises(KeyboardInterrupt):
        session.go_next({"/data/home/persons": "0", "/data/home/eldest": "Anna"})
    workspace.close()
    workspace = open_workspace(folder, key)
    page = workspace.start_interview("s", "C1").view().page
    workspace.close()
    assert page is not None
    assert page.key == "/data/home/street"
