"""What the rules of a questionnaire do wrong together is found when it is read, with the way round a circle."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cxfield.admission.examination import examine_here, examine_xml_here
from cxfield.questionnaire.model import Finding
from tests.admission.conftest import MakeWorkbook

HEADER = ["type", "name", "label", "relevant", "calculation", "constraint", "required", "read_only", "repeat_count"]
Row = Sequence[str | None]


def row(kind: str, name: str, **logic: str) -> Row:
    return [kind, name, name.upper(), *(logic.get(column) for column in HEADER[3:])]


def errors(make_workbook: MakeWorkbook, *rows: Row) -> list[Finding]:
    found = examine_here(make_workbook(survey=[HEADER, *rows])).findings
    return [finding for finding in found if finding.severity == "error"]


@pytest.mark.parametrize(
    ("rows", "where", "words"),
    [
        (
            [row("calculate", "a", calculation="${b} + 1"), row("calculate", "b", calculation="${a} + 1")],
            "survey!E2",
            "circle: the calculation of 'a' → the calculation of 'b' → the calculation of 'a'. Break",
        ),
        (
            [row("text", "a", relevant="${b} = 'x'"), row("text", "b", relevant="${a} = 'x'")],
            "survey!D2",
            "circle: the relevance of 'a' → the relevance of 'b' → the relevance of 'a'. Break",
        ),
        (
            [
                row("begin_group", "g", relevant="${c} > 1"),
                row("integer", "q"),
                row("end_group", ""),
                row("calculate", "c", calculation="${q} * 2"),
            ],
            "survey!D2",
            "circle: the relevance of 'g' → the calculation of 'c' → the relevance of 'g'. Break",
        ),
        (
            [row("begin_group", "g", relevant="${q} > 1"), row("integer", "q"), row("end_group", "")],
            "survey!D2",
            "The relevance of 'g' depends on 'q', which is inside 'g'. Ask 'q' before it.",
        ),
        ([row("calculate", "a", calculation="${a} + 1")], "survey!E2", "uses its own value"),
        ([row("calculate", "a", calculation=". + 1")], "survey!E2", "once("),
        ([row("text", "Age", relevant="${Age} = 'x'")], "survey!D2", "The relevance of 'Age' depends on its own value"),
    ],
)
def test_a_circle_is_found_with_its_way_and_its_cell(
    make_workbook: MakeWorkbook, rows: Sequence[Row], where: str, words: str
) -> None:
    (finding,) = errors(make_workbook, *rows)
    assert (finding.code, finding.where) == ("circle", where)
    assert words in finding.message


def test_a_long_circle_is_named_by_its_ends(make_workbook: MakeWorkbook) -> None:
    rows = [row("calculate", f"q{n}", calculation=f"${{q{(n + 1) % 500}}} + 1") for n in range(500)]
    (finding,) = errors(make_workbook, *rows)
    assert finding.where == "survey!E2"
    assert "of 'q0' → the calculation of 'q499' → " in finding.message
    assert " → … 489 more … → " in finding.message
    assert finding.message.count("→") < 15


@pytest.mark.parametrize("logic", ["constraint", "required", "read_only"])
def test_what_only_looks_at_its_own_value_is_no_circle(make_workbook: MakeWorkbook, logic: str) -> None:
    assert errors(make_workbook, row("text", "a", **{logic: "${a} = 'x' or . = 'y'"})) == []


def test_more_rows_until_no_is_no_circle(make_workbook: MakeWorkbook) -> None:
    rows = [row("begin_repeat", "r", repeat_count="count(${x}) + 1"), row("text", "x"), row("end_repeat", "")]
    assert [finding.code for finding in errors(make_workbook, *rows)] in ([], ["unknown-node"])


def test_a_calculation_that_makes_no_sense_leaves_the_form_running(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, row("text", "q"), row("calculate", "c", calculation="1 +")])
    found = examine_here(path).findings
    assert [(finding.severity, finding.code) for finding in found] == [("warning", "bad-expression")]


def test_a_circle_in_an_xform_names_the_node() -> None:
    xform = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>'
        '<instance><d id="d"><a/><b/></d></instance><bind nodeset="/d/a" calculate="/d/b"/>'
        '<bind nodeset="/d/b" calculate="/d/a"/></model></h:head><h:body/></h:html>'
    )
    (finding,) = examine_xml_here(xform.encode()).findings
    assert (finding.code, finding.where) == ("circle", "/d/a")
