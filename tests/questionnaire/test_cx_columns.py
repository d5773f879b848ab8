"""The cx columns of a workbook, short and long, translated and not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cxfield.questionnaire.model import Output, Question, Questionnaire, Repeat
from cxfield.questionnaire.workbook_conversion import Conversion, convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook, Rows


def read(path: Path) -> Questionnaire:
    conversion = convert_workbook(path)
    assert conversion.xform is not None, conversion.findings
    return read_xform(conversion.xform, folder=None)


def convert(make_workbook: MakeWorkbook, survey: Rows) -> Conversion:
    return convert_workbook(make_workbook(survey=survey))


@pytest.mark.parametrize("prefix", ["", "bind::", "bind:"])
@pytest.mark.parametrize(
    ("column", "value", "field", "expected"),
    [
        ("cx:missing", "dk rf", "missing", ("dk", "rf")),
        ("cx:warning", ". < 100", "warning", ". < 100"),
        ("cx:metric", "csat", "metric", "csat"),
        ("cx:touchpoint", "shop", "touchpoint", "shop"),
        ("cx:stage", "use", "stage", "use"),
        ("cx:mode", "cati cawi", "modes", ("cati", "cawi")),
        ("cx:disposition", "4.80", "disposition", "4.80"),
    ],
)
def test_a_column_of_the_bind_reaches_the_bind(
    make_workbook: MakeWorkbook, prefix: str, column: str, value: str, field: str, expected: object
) -> None:
    path = make_workbook(survey=[["type", "name", "label", prefix + column], ["integer", "q", "Q", value]])
    assert getattr(read(path).binds["/data/q"], field) == expected


@pytest.mark.parametrize("prefix", ["", "body::", "body:"])
def test_card_and_record_reach_the_question_and_order_the_repeat(make_workbook: MakeWorkbook, prefix: str) -> None:
    header = ["type", "name", "label", f"{prefix}cx:card", f"{prefix}cx:record", f"{prefix}cx:order"]
    questionnaire = read(
        make_workbook(
            survey=[
                header,
                ["begin_repeat", "r", "R", None, None, "rotate"],
                ["text", "q", "Q", "show.png", "sample=0.1"],
                ["end_repeat"],
            ]
        )
    )
    repeat = questionnaire.body[0]
    assert isinstance(repeat, Repeat)
    question = repeat.children[0]
    assert isinstance(question, Question)
    assert (repeat.order, question.card, question.record) == ("rotate", "show.png", "sample=0.1")


def test_single_colon_translations_survive_beside_a_short_cx_column(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[
                ["type", "name", "label:English (en)", "label:Polski (pl)", "bind:jr:constraintMsg", "cx:missing"],
                ["text", "q", "Hello", "Cześć", "No", "dk"],
            ]
        )
    )
    assert questionnaire.languages == ("English (en)", "Polski (pl)")
    assert next(iter(questionnaire.binds.values())).constraint_message.parts == ("No",)
    assert next(iter(questionnaire.binds.values())).missing == ("dk",)


def test_references_in_a_warning_become_paths(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[
                ["type", "name", "label", "cx:warning", "cx:warning_msg"],
                ["integer", "age", "Age"],
                ["integer", "years", "Years", ". <= ${age}", "Longer than a life?"],
            ]
        )
    )
    bind = questionnaire.binds["/data/years"]
    assert "".join((bind.warning or "").split()) == ".<=/data/age"
    assert bind.warning_message.parts == ("Longer than a life?",)


def test_translated_messages_go_into_the_itext_with_their_fills(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[
                ["type", "name", "label::English (en)", "label::Polski (pl)", "cx:warning",
                 "cx:warning_msg::English (en)", "cx:warning_msg::Polski (pl)"],
                ["text", "who", "Who", "Kto"],
                ["begin_repeat", "r", "R", "R"],
                ["integer", "x", "X", "X"],
                ["integer", "q", "Q", "Q", ". < 9", "${who} said ${x}?", "Czy ${who} tak?"],
                ["end_repeat"],
            ]
        )
    )  # fmt: skip
    identifier = questionnaire.binds["/data/r/q"].warning_message.itext_id
    assert identifier is not None
    assert questionnaire.itext["English (en)"][identifier].parts == (
        Output("/data/who"), " said ", Output("../x"), "?",
    )  # fmt: skip
    assert questionnaire.itext["Polski (pl)"][identifier].parts == ("Czy ", Output("/data/who"), " tak?")
    assert questionnaire.binds["/data/r/q"].extra == {}


def test_a_language_without_its_own_message_gets_the_untranslated_one(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[
                ["type", "name", "label::English (en)", "label::Polski (pl)", "cx:warning", "cx:warning_msg",
                 "cx:warning_msg::Polski (pl)"],
                ["integer", "q", "Q", "Q", ". < 9", "Sure?", "Na pewno?"],
            ]
        )
    )  # fmt: skip
    identifier = questionnaire.binds["/data/q"].warning_message.itext_id or ""
    assert questionnaire.itext["English (en)"][identifier].parts == ("Sure?",)
    assert questionnaire.itext["Polski (pl)"][identifier].parts == ("Na pewno?",)


def test_a_translated_message_in_a_form_without_translations_makes_them(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[
                ["type", "name", "label", "cx:warning", "cx:warning_msg::Polski (pl)"],
                ["integer", "q", "Q", ". < 9", "Na pewno?"],
            ]
        )
    )
    assert questionnaire.languages == ("Polski (pl)",)


def test_a_calculate_may_carry_nothing_but_a_disposition(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[
                ["type", "name", "label", "relevant", "cx:disposition"],
                ["integer", "age", "Age"],
                ["calculate", "young", None, "${age} < 18", "4.70"],
            ]
        )
    )
    bind = questionnaire.binds["/data/young"]
    assert (bind.disposition, bind.calculate) == ("4.70", "'4.70'")


def test_declared_namespaces_are_kept(make_workbook: MakeWorkbook) -> None:
    questionnaire = read(
        make_workbook(
            survey=[["type", "name", "label", "cx:missing", "bind::esri:x"], ["text", "q", "Q", "dk", "1"]],
            settings=[["form_id", "namespaces"], ["f", 'esri="http://esri.example"']],
        )
    )
    assert questionnaire.namespaces["esri"] == "http://esri.example"
    assert questionnaire.binds["/data/q"].missing == ("dk",)


@pytest.mark.parametrize(
    ("column", "value", "severity"),
    [
        ("cx:missing", "dk maybe", "error"),
        ("cx:mode", "phone", "error"),
        ("cx:order", "shuffle", "error"),
        ("cx:record", "sample=2", "error"),
        ("cx:disposition", "done", "error"),
        ("cx:metric", "npss", "warning"),
    ],
)
def test_a_wrong_value_is_found_in_its_cell(
    make_workbook: MakeWorkbook, column: str, value: str, severity: str
) -> None:
    conversion = convert(make_workbook, [["type", "name", "label", column], ["text", "q", "Q", value]])
    found = [finding for finding in conversion.findings if finding.code == "cx-value"]
    assert [(finding.severity, finding.where) for finding in found] == [(severity, "survey!D2")]
    assert value in found[0].message


def test_a_misspelt_column_and_a_foreign_language_are_found(make_workbook: MakeWorkbook) -> None:
    conversion = convert(
        make_workbook,
        [
            ["type", "name", "label::English (en)", "cx:warnin", "cx:warning_msg::Englisch (en)"],
            ["text", "q", "Q", "1", "Sure?"],
        ],
    )
    said = {finding.where: finding.message for finding in conversion.findings if finding.severity == "warning"}
    assert "'cx:warning'" in said["survey!D1"]
    assert "'English (en)'" in said["survey!E1"]


CHOICES = ["list_name", "name", "label", "cx:exclusive"]


def convert_choices(make_workbook: MakeWorkbook, *rows: Sequence[object]) -> Conversion:
    survey: Rows = [["type", "name", "label"], ["select_multiple used", "q", "Q"]]
    return convert_workbook(make_workbook(survey=survey, choices=[list(row) for row in rows]))


@pytest.mark.parametrize("mark", ["yes", "YES", "true", 1, True])
def test_a_choice_that_stands_alone_says_so_in_the_form_and_the_others_say_nothing(
    make_workbook: MakeWorkbook, mark: object
) -> None:
    done = convert_choices(make_workbook, CHOICES, ["used", "app", "App", "no"], ["used", "none", "None", mark])
    assert done.xform is not None, done.findings
    marked = [item for item in done.xform.split(b"<item>") if b"<cx_exclusive>yes</cx_exclusive>" in item]
    assert done.xform.count(b"<cx_exclusive>") == len(marked) == 1
    assert b"<name>none</name>" in marked[0]


def test_another_word_for_a_choice_that_stands_alone_is_refused_at_its_cell(make_workbook: MakeWorkbook) -> None:
    done = convert_choices(make_workbook, CHOICES, ["used", "none", "None", "perhaps"])
    assert [(f.severity, f.where) for f in done.findings if f.code == "cx-value"] == [("error", "choices!D2")]


def test_an_unknown_cx_column_of_choices_is_named_and_dropped(make_workbook: MakeWorkbook) -> None:
    header = ["list_name", "name", "label", "cx:exclusiv"]
    done = convert_choices(make_workbook, header, ["used", "none", "None", "yes"])
    assert [f.where for f in done.findings if f.code == "unknown-column"] == ["choices!D1"]
    assert done.xform is not None


@pytest.mark.parametrize("mark", ["no", "NO", "false", 0, False])
def test_only_a_choice_that_is_not_read_out_says_so_in_the_form(make_workbook: MakeWorkbook, mark: object) -> None:
    header = ["list_name", "name", "label", "cx:read"]
    rows = (["used", "app", "App", "yes"], ["used", "site", "Site", ""], ["used", "dk", "Does not know", mark])
    done = convert_choices(make_workbook, header, *rows)
    assert done.xform is not None, done.findings
    marked = [item for item in done.xform.split(b"<item>") if b"<cx_read>no</cx_read>" in item]
    assert done.xform.count(b"<cx_read>") == len(marked) == 1
    assert b"<name>dk</name>" in marked[0]
