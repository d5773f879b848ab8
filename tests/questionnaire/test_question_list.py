"""Questions and choices as reports read them."""

from __future__ import annotations

from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.question_list import FILL, choices_of, is_select, label_text, walk_questions
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook


def read(make_workbook: MakeWorkbook) -> Questionnaire:
    path = make_workbook(
        survey=[
            ["type", "name", "label::English (en)", "label::Polski (pl)", "choice_filter"],
            ["select_one yn", "ok", "All well?", "Dobrze?"],
            ["begin_repeat", "visit", "Visit", "Wizyta"],
            ["begin_group", "g", "G", "G"],
            ["select_multiple towns", "t", "Towns of ${ok}", "Miasta ${ok}", "r = ${ok}"],
            ["end_group"],
            ["end_repeat"],
            ["text", "why", "Why?", "Czemu?"],
        ],
        choices=[
            ["list_name", "name", "label::English (en)", "label::Polski (pl)", "r"],
            ["yn", "y", "Yes", "Tak"],
            ["yn", "n", "No", "Nie"],
            ["towns", "riga", "Riga", "Ryga", "y"],
            ["towns", "lodz", "Lodz", "Łódź", "n"],
        ],
    )
    xform = convert_workbook(path).xform
    assert xform is not None
    return read_xform(xform, folder=None)


def test_questions_come_in_order_with_the_repeats_around_them(make_workbook: MakeWorkbook) -> None:
    listed = list(walk_questions(read(make_workbook)))
    assert [(entry.question.ref, entry.repeats) for entry in listed] == [
        ("/data/ok", ()),
        ("/data/visit/g/t", ("/data/visit",)),
        ("/data/why", ()),
    ]


def test_choices_have_labels_in_every_language_whatever_the_filter(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(make_workbook)
    towns = list(walk_questions(questionnaire))[1].question
    choices = choices_of(questionnaire, towns)
    assert is_select(towns)
    assert [choice.name for choice in choices] == ["riga", "lodz"]
    assert choices[1].labels == {"English (en)": "Lodz", "Polski (pl)": "Łódź"}
    assert choices[1].label("Polski (pl)") == "Łódź"
    assert choices[1].label("Latviešu (lv)") == "Lodz"


def test_labels_show_where_a_fill_will_be(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(make_workbook)
    towns = list(walk_questions(questionnaire))[1].question
    assert label_text(questionnaire, towns.label) == f"Towns of {FILL}"
    assert label_text(questionnaire, towns.label, "Polski (pl)") == f"Miasta {FILL}"


def test_choices_written_in_the_body_are_listed() -> None:
    questionnaire = read_xform(
        b'<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance>'
        b'<data id="x"><q/></data></instance></model></h:head><h:body><select1 ref="/data/q"><item><label>One</label>'
        b"<value>1</value></item></select1></h:body></h:html>",
        folder=None,
    )
    question = next(walk_questions(questionnaire)).question
    assert [(choice.name, choice.label(None)) for choice in choices_of(questionnaire, question)] == [("1", "One")]
