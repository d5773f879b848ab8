"""`select_one_external`: from a workbook, from a form with its `itemsets.csv`, and where that is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxfield.interview import Interview, Setting, StepError
from cxfield.questionnaire.form_bundle import file_names
from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook

FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title>
<model><itext><translation lang="English (en)"><text id="c"><value>County</value></text></translation>
<translation lang="Polski (pl)"><text id="c"><value>Hrabstwo</value></text></translation></itext>
<instance><data id="t"><state/><county/></data></instance></model></h:head>
<h:body><input ref="/data/state"><label>State</label></input>
<input ref="/data/county" query="instance('counties')/root/item[state= /data/state ]">
<label ref="jr:itext('c')"/></input>
</h:body></h:html>"""
CSV = (
    "list_name,name,label,label::Polski (pl),state\n"
    "counties,king,King,Kr\u00f3l,wa\ncounties,cameron,Cameron,,tx\ncities,seattle,Seattle,,wa\n"
).encode()
HEADER = ["type", "name", "label", "choice_filter"]
SURVEY = [
    HEADER,
    ["select_one states", "state", "State", None],
    ["select_one_external counties", "county", "County", "state=${state}"],
]
CHOICES = [["list_name", "name", "label"], ["states", "wa", "Washington"], ["states", "tx", "Texas"]]


def begun(questionnaire: Questionnaire, state: str) -> Interview:
    interview = Interview(questionnaire, Setting())
    interview.set_value("/data/state", state)
    return interview


def offered(interview: Interview) -> list[tuple[str, str]]:
    return [(choice.name, choice.label) for choice in interview.state("/data/county").choices or ()]


def test_a_form_reads_the_list_of_the_question_from_the_file_for_all_lists() -> None:
    questionnaire = read_xform(FORM, folder=None, media={"itemsets.csv": CSV})
    interview = begun(questionnaire, "wa")
    assert offered(interview) == [("king", "King")]
    interview.set_value("/data/county", "king")
    with pytest.raises(StepError, match="no choice"):
        interview.set_value("/data/county", "cameron")


def test_the_file_may_be_translated() -> None:
    interview = begun(read_xform(FORM, folder=None, media={"itemsets.csv": CSV}), "wa")
    interview.set_language("pl")
    assert offered(interview) == [("king", "Król")]
    interview.set_value("/data/state", "tx")
    assert offered(interview) == [("cameron", "Cameron")]


def test_without_the_file_the_answer_is_taken_as_it_is_and_the_finding_names_the_file(tmp_path: Path) -> None:
    questionnaire = read_xform(FORM, folder=tmp_path)
    interview = begun(questionnaire, "wa")
    interview.set_value("/data/county", "anything")
    assert interview.state("/data/county").value == "anything"
    assert ["itemsets.csv" in f.message for f in Lint(questionnaire, tmp_path, {}).findings()] == [True]


def test_a_question_over_nodes_of_the_form_needs_no_file() -> None:
    form = FORM.replace(b"instance('counties')/root/item[state= /data/state ]", b"/data/state")
    assert file_names(read_xform(form, folder=None)) == ()


def test_the_file_travels_with_the_form() -> None:
    assert file_names(read_xform(FORM, folder=None)) == ("itemsets.csv",)


def test_a_workbook_has_its_external_choices_with_it(make_workbook: MakeWorkbook) -> None:
    external = [
        ["list_name", "name", "label", "state", "not a name"],
        ["counties", "king", "King & Queen", "wa", "x"],
        ["counties", "cameron", "Cameron", "tx", None],
    ]
    conversion = convert_workbook(make_workbook(survey=SURVEY, choices=CHOICES, external_choices=external))
    assert conversion.findings == ()
    assert conversion.xform is not None
    questionnaire = read_xform(conversion.xform, folder=None)
    assert file_names(questionnaire) == ()
    assert offered(begun(questionnaire, "wa")) == [("king", "King & Queen")]


def test_external_choices_of_a_workbook_are_translated_with_it(make_workbook: MakeWorkbook) -> None:
    labels = ["label::English (en)", "label::Polski (pl)"]
    survey = [["type", "name", *labels, "choice_filter"], ["text", "state", "State", "Stan", None]]
    survey.append(["select_one_external counties", "county", "County", "Hrabstwo", "state=${state}"])
    external = [["list_name", "name", *labels, "state"], ["counties", "king", "King", "Król", "wa"]]
    choices = [["list_name", "name", *labels], ["yn", "y", "Yes", "Tak"]]
    conversion = convert_workbook(make_workbook(survey=survey, choices=choices, external_choices=external))
    assert conversion.xform is not None, conversion.findings
    interview = begun(read_xform(conversion.xform, folder=None), "wa")
    assert offered(interview) == [("king", "King")]
    interview.set_language("pl")
    assert offered(interview) == [("king", "Król")]


def test_a_list_that_is_not_on_the_sheet_is_said_with_the_name_of_the_sheet(make_workbook: MakeWorkbook) -> None:
    external = [["list_name", "name", "label", "state"], ["towns", "king", "King", "wa"]]
    conversion = convert_workbook(make_workbook(survey=SURVEY, choices=CHOICES, external_choices=external))
    assert [(f.where, "on the external_choices sheet" in f.message) for f in conversion.findings] == [
        ("survey!A3", True)
    ]
