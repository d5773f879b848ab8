"""Entities: what a form declares to be made or changed of them is in the submission with its values."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
from lxml import etree

from cxfield.interview import Interview, Setting
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
PEOPLE = b"name,label,__version,__trunkVersion,__branchId\np1,Anna,4,3,b-9\np2,Bob,1,,\n"


def begun(tmp_path: Path, survey: list[list[str | None]], entities: list[list[str]], **setting: object) -> Interview:
    """Return an interview with what pyxform makes of a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in (("survey", survey), ("entities", entities)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    conversion = convert_workbook(tmp_path / "form.xlsx")
    assert conversion.xform is not None, conversion.findings
    form = read_xform(conversion.xform, folder=None, media={"people.csv": PEOPLE})
    return Interview(form, Setting(**setting))  # type: ignore[arg-type]


def sent(interview: Interview) -> etree._Element:
    return etree.fromstring(interview.finish())


def test_a_new_entity_has_an_id_its_label_and_its_condition(tmp_path: Path) -> None:
    survey = [["type", "name", "label", "save_to"], ["text", "who", "Who", "full_name"], ["integer", "age", "A", "age"]]
    interview = begun(tmp_path, survey, [["list_name", "label", "create_if"], ["people", "${who}", "${age} > 17"]])
    interview.set_value("/data/who", "Anna")
    interview.set_value("/data/age", "30")
    entity = sent(interview).find("meta/entity")
    assert (entity.get("dataset"), entity.get("create"), entity.findtext("label")) == ("people", "true", "Anna")
    assert UUID.fullmatch(entity.get("id"))
    first = entity.get("id")
    interview.set_value("/data/age", "3")
    entity = sent(interview).find("meta/entity")
    assert (entity.get("create"), entity.get("id")) == ("false", first)


def test_an_entity_that_is_always_made_says_so(tmp_path: Path) -> None:
    survey = [["type", "name", "label", "save_to"], ["text", "who", "Who", "full_name"]]
    entity = sent(begun(tmp_path, survey, [["list_name", "label"], ["people", "${who}"]])).find("meta/entity")
    assert entity.get("create") == "1"


def test_a_changed_entity_names_the_version_that_it_was_changed_from(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label", "save_to"],
        ["select_one_from_file people.csv", "person", "Who", None],
        ["text", "who", "Name", "full_name"],
    ]
    entities = [["list_name", "entity_id", "update_if", "label"], ["people", "${person}", "${who} != ''", "${who}"]]
    interview = begun(tmp_path, survey, entities)
    interview.set_value("/data/person", "p1")
    interview.set_value("/data/who", "Anne")
    entity = sent(interview).find("meta/entity")
    assert dict(entity.attrib) == {
        "dataset": "people",
        "update": "true",
        "baseVersion": "4",
        "trunkVersion": "3",
        "branchId": "b-9",
        "id": "p1",
    }
    assert entity.findtext("label") == "Anne"


def test_every_row_of_a_repeat_makes_an_entity_of_its_own(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label", "save_to"],
        ["begin_repeat", "child", "Child", None],
        ["text", "who", "Who", "full_name"],
        ["integer", "age", "Age", "age"],
        ["end_repeat", None, None, None],
    ]
    interview = begun(tmp_path, survey, [["list_name", "label", "create_if"], ["kids", "${who}", "${age} > 3"]])
    for row, (who, age) in enumerate([("Ann", "2"), ("Bo", "5")], 1):
        if row > 1:
            interview.add_repeat("/data/child")
        interview.set_value(f"/data/child[{row}]/who", who)
        interview.set_value(f"/data/child[{row}]/age", age)
    entities = sent(interview).findall("child/meta/entity")
    assert [(entity.get("create"), entity.findtext("label")) for entity in entities] == [
        ("false", "Ann"),
        ("true", "Bo"),
    ]
    ids = {entity.get("id") for entity in entities}
    assert len(ids) == 2
    assert all(UUID.fullmatch(one) for one in ids)


def test_the_same_journal_gives_the_same_entity_and_an_edit_keeps_its_id(tmp_path: Path) -> None:
    survey = [["type", "name", "label", "save_to"], ["text", "who", "Who", "full_name"]]
    entities = [["list_name", "label"], ["people", "${who}"]]
    first, again = (begun(tmp_path, survey, entities, seed=7) for _ in range(2))
    made = sent(first).find("meta/entity").get("id")
    assert sent(again).find("meta/entity").get("id") == made
    edit = begun(tmp_path, survey, entities, seed=8, instance_xml=first.to_xml(), is_edit=True)
    assert sent(edit).find("meta/entity").get("id") == made
    assert sent(edit).findtext("meta/deprecatedID") == sent(first).findtext("meta/instanceID")


def test_what_a_question_is_saved_to_stays_known(tmp_path: Path) -> None:
    survey = [["type", "name", "label", "save_to"], ["text", "who", "Who", "full_name"]]
    interview = begun(tmp_path, survey, [["list_name", "label"], ["people", "${who}"]])
    extra = interview.questionnaire.binds["/data/who"].extra
    assert extra["{http://www.opendatakit.org/xforms/entities}saveto"] == "full_name"
