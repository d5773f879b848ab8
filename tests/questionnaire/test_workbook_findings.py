"""What is wrong with a workbook is said with its cell, and never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.admission.form_process import FormProcess
from cxfield.admission.form_reader import LoadedForm, read_form
from cxfield.questionnaire import suggestions
from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.model import Finding, FormError
from cxfield.questionnaire.workbook import base_header, column_letter
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.xpath.table import Table

from .conftest import MakeWorkbook, Rows

QUESTION = ["text", "q", "Q"]
HEADER = ["type", "name", "label"]


def only(path: Path, code: str) -> Finding:
    """Return the one finding of this kind."""
    found = [finding for finding in convert_workbook(path).findings if finding.code == code]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("rows", "code", "where", "words"),
    [
        ([["name", "label"], ["q", "Q"]], "no-type-column", "survey!A1", "type"),
        ([HEADER], "no-questions", "survey!A2", "no questions"),
        ([HEADER, ["txet", "q", "Q"]], "unknown-type", "survey!A2", "'text'"),
        ([HEADER, ["select_one", "q", "Q"]], "unknown-type", "survey!A2", "LIST"),
        ([HEADER, ["select_one fruit", "q", "Q"]], "unknown-list", "survey!A2", "'fruits'"),
        ([HEADER, QUESTION, QUESTION], "duplicate-name", "survey!B3", "survey!B2"),
        ([[*HEADER, "label"], [*QUESTION, "Q"]], "duplicate-column", "survey!D1", "survey!C1"),
        ([HEADER, ["text", "age", "Q"], ["note", "n", "Hi ${agee}"]], "unknown-question", "survey!C3", "'age'"),
        ([[*HEADER, "relevant"], [*QUESTION, "${no} = 1"]], "unknown-question", "survey!D2", "no"),
        ([HEADER, ["text", "q", None]], "pyxform", "survey!C2", "label"),
        ([HEADER, ["text", None, "Q"]], "pyxform", "survey!B2", "name"),
        ([HEADER, ["text", "1 q", "Q"]], "pyxform", "survey!B2", "letter"),
        ([HEADER, ["begin_group", "g", "G"], QUESTION], "pyxform", "survey!B2", "end_group"),
    ],
)
def test_an_error_names_its_cell(make_workbook: MakeWorkbook, rows: Rows, code: str, where: str, words: str) -> None:
    path = make_workbook(survey=rows, choices=[["list_name", "name", "label"], ["fruits", "a", "A"]])
    finding = only(path, code)
    assert (finding.severity, finding.where) == ("error", where)
    assert words in finding.message
    assert convert_workbook(path).xform is None


@pytest.mark.parametrize(
    ("sheets", "where", "words"),
    [
        ({"survey": [[*HEADER, "relevent"], [*QUESTION, "1=1"]]}, "survey!D1", "'relevant'"),
        (
            {"survey": [HEADER, QUESTION], "choices": [["list_name", "name", "label"], [None, "a", "A"]]},
            "choices!A2",
            "no list",
        ),
        (
            {
                "survey": [["type", "name", "label::Polski (pl)"], QUESTION],
                "settings": [["default_language"], ["Polish (pl)"]],
            },
            "settings!A2",
            "Polski (pl)",
        ),
    ],
)
def test_what_pyxform_passes_over_is_a_warning(
    make_workbook: MakeWorkbook, sheets: dict[str, Rows], where: str, words: str
) -> None:
    conversion = convert_workbook(make_workbook(**sheets))
    warnings = {f.where: f.message for f in conversion.findings if f.severity == "warning"}
    assert words in warnings[where]
    assert conversion.xform is not None


def test_a_misspelt_choices_sheet_is_guessed(make_workbook: MakeWorkbook) -> None:
    choices = [["list_name", "name", "label"], ["l", "a", "A"]]
    path = make_workbook(survey=[HEADER, ["select_one l", "q", "Q"]], choises=choices)
    assert "'choises'" in only(path, "unknown-list").message


@pytest.mark.parametrize(
    ("choices", "where"),
    [
        ([["list_name", "label"], ["l", "A"]], "choices!A1"),
        ([["list_name", "name", "label"], ["l", "a b", "A"]], "choices!B2"),
        ([["list_name", "name", "label"], ["l", None, "A"]], "choices!B2"),
    ],
)
def test_an_error_on_the_choices_sheet_names_its_cell(make_workbook: MakeWorkbook, choices: Rows, where: str) -> None:
    path = make_workbook(survey=[HEADER, ["select_multiple l", "q", "Q"]], choices=choices)
    assert only(path, "pyxform").where == where


def test_all_errors_are_told_at_once(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, ["txet", "a", "A"], ["text", "b", "${c}"], ["text", "b", "B"]])
    errors = {f.code for f in convert_workbook(path).findings if f.severity == "error"}
    assert errors == {"unknown-type", "unknown-question", "duplicate-name"}


def test_a_reference_beside_the_table_is_no_error(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, [*QUESTION, "see ${old}"]])
    assert convert_workbook(path).xform is not None


def test_a_disabled_row_is_not_looked_at(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[[*HEADER, "disabled"], QUESTION, ["nonsense", "q", "Q", "yes"]])
    assert convert_workbook(path).xform is not None


def test_rows_keep_their_numbers_across_empty_rows(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, QUESTION, [None], [None], ["txet", "r", "R"]])
    assert only(path, "unknown-type").where == "survey!A5"


def test_a_missing_survey_sheet_names_those_that_are_there(make_workbook: MakeWorkbook) -> None:
    finding = only(make_workbook(questions=[HEADER], choices=[["list_name", "name"]]), "no-survey-sheet")
    assert "'questions'" in finding.message


def load(path: Path, process: FormProcess) -> LoadedForm:
    return read_form(path, process=process)


@pytest.mark.parametrize(
    ("column", "text", "severity", "code"),
    [
        ("relevant", "${q} = ", "error", "bad-expression"),
        ("constraint", "nosuch(.)", "error", "bad-expression"),
        ("calculation", "1 +", "warning", "bad-expression"),
        ("relevant", "/data/nowhere = 1", "error", "unknown-node"),
        ("relevant", "instance('no')/root/item/name = 1", "error", "unknown-instance"),
        ("cx:warning", "1 +", "error", "bad-expression"),
    ],
)
def test_a_bad_expression_is_found_in_its_cell(
    make_workbook: MakeWorkbook, process: FormProcess, column: str, text: str, severity: str, code: str
) -> None:
    form = load(make_workbook(survey=[[*HEADER, column], QUESTION, ["text", "r", "R", text]]), process)
    found = [finding for finding in form.findings if finding.code == code]
    assert [(finding.severity, finding.where) for finding in found] == [(severity, "survey!D3")]


def test_a_choice_filter_on_a_column_that_is_not_there_is_found(
    make_workbook: MakeWorkbook, process: FormProcess
) -> None:
    path = make_workbook(
        survey=[[*HEADER, "choice_filter"], QUESTION, ["select_one towns", "t", "T", "regio = ${q}"]],
        choices=[["list_name", "name", "label", "region"], ["towns", "a", "A", "north"]],
    )
    finding = next(f for f in load(path, process).findings if f.code == "unknown-choice-column")
    assert finding.where == "survey!D3"
    assert "'region'" in finding.message


def test_the_columns_of_a_long_list_are_known_without_making_its_rows() -> None:
    rows = "".join(f"<item><name>{n}</name></item>" for n in range(500))
    xform = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance>'
        f'<d id="d"><q/></d></instance><instance id="l"><root>{rows}</root></instance></model></h:head><h:body>'
        """<select1 ref="/d/q"><itemset nodeset="instance('l')/root/item[nme = 1]"><value ref="name"/></itemset>"""
        "</select1></h:body></h:html>"
    )
    questionnaire = read_xform(xform.encode(), folder=None)
    found = Lint(questionnaire, None, {}).findings()
    assert [finding.code for finding in found] == ["unknown-choice-column"]
    root = questionnaire.instances["l"].root
    assert root is not None
    table = root.children[0]
    assert isinstance(table, Table)
    assert table.nodes_made == 0


def test_case_data_is_not_asked_for_beside_the_form(make_workbook: MakeWorkbook, process: FormProcess) -> None:
    rows = [
        [*HEADER, "calculation"],
        ["csv-external", "case"],
        ["calculate", "n", None, "pulldata('case','a','b','c')"],
    ]
    assert not load(make_workbook(survey=rows), process).has_error


def test_absent_pictures_are_one_warning_each_with_their_cell(
    make_workbook: MakeWorkbook, process: FormProcess
) -> None:
    path = make_workbook(
        survey=[[*HEADER, "image"], [*QUESTION, "here.png"], ["select_one s", "t", "T", "gone.png"]],
        choices=[["list_name", "name", "label", "image"], ["s", "a", "A", "a.png"], ["s", "b", "B", "gone.png"]],
    )
    (path.parent / "here.png").write_bytes(b"x")
    absent = [f for f in load(path, process).findings if f.code == "media-absent"]
    assert {finding.where for finding in absent} == {"choices!D2", "choices!D3"} or len(absent) == 2


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.xlsx", "empty-file"),
        (b"hello", "a.xlsx", "not-a-workbook"),
        (b"PK\x03\x04garbage", "a.xlsx", "not-a-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "a.xls", "not-a-workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "password",
        ),
        (b"no table", "a.md", "not-a-workbook"),
        (b"\xff\xfe\x00", "a.csv", "not-a-workbook"),
    ],
)
def test_a_file_that_is_no_workbook_gives_a_sentence(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert only(tmp_path / name, code).severity == "error"


def test_a_truncated_workbook_gives_a_sentence(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, QUESTION])
    data = path.read_bytes()
    for length in range(100, len(data), 701):
        path.write_bytes(data[:length])
        assert [f.code for f in convert_workbook(path).findings] == ["not-a-workbook"]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(FormError) as caught:
        read_form(tmp_path / "none.xlsx")
    assert caught.value.findings[0].code == "no-file"


def test_markdown_and_csv_forms_are_read(tmp_path: Path, process: FormProcess) -> None:
    (tmp_path / "a.md").write_text("| survey |\n| | type | name | label |\n| | text | q | Q |\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text('"survey"\n,"type","name","label"\n,"text","q","Q"\n', encoding="utf-8")
    for name in ("a.md", "b.csv"):
        assert len(load(tmp_path / name, process).questionnaire.body) == 1


@given(st.integers(min_value=0, max_value=18_277))
def test_columns_are_lettered_as_in_a_spreadsheet(index: int) -> None:
    from openpyxl.utils import get_column_letter

    assert column_letter(index) == get_column_letter(index + 1)


@pytest.mark.parametrize(
    ("header", "base"),
    [
        ("label::English (en)", "label"),
        ("bind: relevant", "relevant"),
        ("media::image::pl", "image"),
        ("bind::jr:constraintMsg", "jr:constraintmsg"),
        ("bind::cx:warning_msg", "cx:warning_msg"),
        ("List Name", "list_name"),
    ],
)
def test_a_header_is_known_by_its_base(header: str, base: str) -> None:
    assert base_header(header) == base


@pytest.mark.parametrize(
    ("sheets", "where", "words"),
    [
        ({"settings": [["form_id", "instance_name"], ["f", "House"]]}, "settings!B2", "Write 'House' in quotes"),
        ({"entities": [["list_name", "label"], ["people", "name"]]}, "entities!B2", "Write 'name' in quotes"),
    ],
)
def test_a_word_without_quotes_is_found_on_any_sheet(
    make_workbook: MakeWorkbook, process: FormProcess, sheets: dict[str, Rows], where: str, words: str
) -> None:
    found = load(make_workbook(survey=[HEADER, QUESTION], **sheets), process).findings
    assert [(finding.severity, finding.where) for finding in found if words in finding.message] == [("warning", where)]


@pytest.mark.parametrize(
    ("sheets", "where", "message"),
    [
        (
            {"choices": [["list_name", "name", "label"], ["l", "a", None]]},
            "choices!C2",
            "The choice has no label, so people see its name.",
        ),
        (
            {"choices": [["list_name", "name", "label", "my notes"], ["l", "a", "A", "x"]]},
            "choices!D1",
            "The column 'my notes' is left out, because its name contains spaces. Write it without.",
        ),
        (
            {"setings": [["form_id"], ["f"]], "choices": [["list_name", "name", "label"], ["l", "a", "A"]]},
            "setings!A1",
            "There is no sheet 'settings'. Should 'setings' be it? If not, put an underscore before its name.",
        ),
    ],
)
def test_what_pyxform_says_is_said_so_that_one_knows_what_to_do(
    make_workbook: MakeWorkbook, sheets: dict[str, Rows], where: str, message: str
) -> None:
    found = convert_workbook(make_workbook(survey=[HEADER, ["select_one l", "q", "Q"]], **sheets)).findings
    assert (where, message) in [(finding.where, finding.message) for finding in found]


def test_in_a_form_that_is_wrong_throughout_only_the_first_names_are_compared(make_workbook: MakeWorkbook) -> None:
    wrong = [["text", f"question_{n}", f"${{qeustion_{n}}}"] for n in range(suggestions.MOST + 10)]
    found = convert_workbook(make_workbook(survey=[HEADER, *wrong])).findings
    unknown = [finding.message for finding in found if finding.code == "unknown-question"]
    assert len(unknown) == suggestions.MOST + 10
    assert sum("Did you mean" in message for message in unknown) == suggestions.MOST


def test_the_nearest_of_very_many_names_is_still_suggested() -> None:
    known = [f"question_{n}" for n in range(5_000)]
    assert suggestions.suggestion("qestion_7", known) == " Did you mean 'question_7'?"
