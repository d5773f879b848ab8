"""Lists beside the answers: inline, from XML, CSV and GeoJSON, through `select_one_from_file` and in any filter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxfield.interview import Interview, Setting
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook, Rows

PLACES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "riga",
            "geometry": {"type": "Point", "coordinates": [24.1, 56.95]},
            "properties": {"title": "Riga", "n": 1.5, "big": True, "none": None, "id": "other"},
        },
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
            "properties": {"title": "Road", "id": "road"},
        },
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2]]]},
            "properties": {"title": "Field", "id": "field"},
        },
    ],
}
FILES = {
    "places.geojson": json.dumps(PLACES).encode(),
    "things.csv": '\ufeffcode,desc,price\na,"Comma, quoted",1\nb,"two\nlines\u2028and more",2\n'.encode(),
    "semi.csv": b"name;label\nx;X\n",
    "keys.xml": b"<list><entry><key>k1</key><txt>T1</txt></entry><entry><key>k2</key><txt>T2</txt></entry></list>",
    "roots.xml": b"<root><item><key>k1</key><txt>T1</txt></item></root>",
}


def begun(make_workbook: MakeWorkbook, survey: Rows, **sheets: Rows) -> Interview:
    conversion = convert_workbook(make_workbook(survey=survey, **sheets))
    assert conversion.xform is not None, conversion.findings
    return Interview(read_xform(conversion.xform, folder=None, media=FILES), Setting())


def offered(interview: Interview, name: str) -> list[tuple[str, str]]:
    return [(choice.name, choice.label) for choice in interview.state(f"/data/{name}").choices or ()]


@pytest.mark.parametrize(
    ("file", "parameters", "expected"),
    [
        ("places.geojson", None, [("riga", "Riga"), ("road", "Road"), ("field", "Field")]),
        ("places.geojson", "value=title label=id", [("Riga", "riga"), ("Road", "road"), ("Field", "field")]),
        ("things.csv", "value=code label=desc", [("a", "Comma, quoted"), ("b", "two\nlines\u2028and more")]),
        ("semi.csv", None, [("x", "X")]),
        ("roots.xml", "value=key, label=txt", [("k1", "T1")]),
    ],
)
def test_a_question_draws_its_choices_from_a_file(
    make_workbook: MakeWorkbook, file: str, parameters: str | None, expected: list[tuple[str, str]]
) -> None:
    survey = [["type", "name", "label", "parameters"], [f"select_one_from_file {file}", "q", "Q", parameters]]
    assert offered(begun(make_workbook, survey), "q") == expected


@pytest.mark.parametrize(
    ("id_", "column", "value"),
    [
        ("riga", "geometry", "56.95 24.1 0 0"),
        ("road", "geometry", "2 1 0 0; 4 3 0 0"),
        ("field", "geometry", "2 1 0 0; 4 3 0 0; 6 5 0 0; 2 1 0 0"),
        ("riga", "n", "1.5"),
        ("riga", "big", "true"),
        ("riga", "none", ""),
    ],
)
def test_a_feature_has_its_geometry_and_its_properties(
    make_workbook: MakeWorkbook, id_: str, column: str, value: str
) -> None:
    survey = [
        ["type", "name", "label", "calculation"],
        ["select_one_from_file places.geojson", "q", "Q", None],
        ["calculate", "c", None, f"instance('places')/root/item[id=${{q}}]/{column}"],
    ]
    interview = begun(make_workbook, survey)
    interview.set_value("/data/q", id_)
    assert interview.state("/data/c").value == value


def test_an_external_xml_keeps_its_own_names(make_workbook: MakeWorkbook) -> None:
    survey = [
        ["type", "name", "label", "calculation"],
        ["xml-external", "keys", None, None],
        ["calculate", "c", None, "instance('keys')/list/entry[key='k2']/txt"],
    ]
    assert begun(make_workbook, survey).state("/data/c").value == "T2"


@pytest.mark.parametrize(
    ("choice_filter", "expected"),
    [
        ("price > ${low}", ["b"]),
        ("price > ${low} or starts-with(desc, 'Comma')", ["a", "b"]),
        ("not(price = ${low})", ["b"]),
        ("contains(desc, 'lines') and price = 2", ["b"]),
        ("position() = 1", ["a"]),
        ("selected('b c', code)", ["b"]),
        ("code != '' and (price + 1) div 2 = 1", ["a"]),
        ("count(instance('semi')/root/item) = 1", ["a", "b"]),
        ("false()", []),
    ],
)
def test_filters_have_any_shape(make_workbook: MakeWorkbook, choice_filter: str, expected: list[str]) -> None:
    survey = [
        ["type", "name", "label", "parameters", "choice_filter", "default"],
        ["csv-external", "semi", None, None, None, None],
        ["integer", "low", "Low", None, None, "1"],
        ["select_one_from_file things.csv", "q", "Q", "value=code label=desc", choice_filter, None],
    ]
    assert [name for name, _ in offered(begun(make_workbook, survey), "q")] == expected


def test_rows_of_a_repeat_are_choices_too(make_workbook: MakeWorkbook) -> None:
    survey = [
        ["type", "name", "label", "choice_filter"],
        ["begin_repeat", "p", "Person", None],
        ["text", "who", "Who", None],
        ["integer", "age", "Age", None],
        ["end_repeat", None, None, None],
        ["select_one ${who}", "head", "Head", "${age} > 17"],
    ]
    interview = begun(make_workbook, survey)
    for row, (who, age) in enumerate([("Ann", "40"), ("Bo", "3"), ("Cy", "20")], 1):
        if row > 1:
            interview.add_repeat("/data/p")
        interview.set_value(f"/data/p[{row}]/who", who)
        interview.set_value(f"/data/p[{row}]/age", age)
    assert offered(interview, "head") == [("Ann", "Ann"), ("Cy", "Cy")]


def test_an_order_drawn_with_a_seed_is_that_of_other_engines(make_workbook: MakeWorkbook) -> None:
    survey = [["type", "name", "label", "parameters"], ["rank l", "r", "R", "randomize=true seed=3"]]
    choices = [["list_name", "name", "label"], *(["l", str(n), f"L{n}"] for n in (1, 2, 3))]
    assert [name for name, _ in offered(begun(make_workbook, survey, choices=choices), "r")] == ["3", "1", "2"]


@pytest.mark.parametrize("languages", [[""], ["::English (en)", "::Polski (pl)"]])
def test_other_has_a_choice_and_a_question_of_its_own(make_workbook: MakeWorkbook, languages: list[str]) -> None:
    labels = [f"label{language}" for language in languages]
    survey = [["type", "name", *labels], ["select_one y or_other", "q", *("Q" for _ in labels)]]
    choices = [["list_name", "name", *labels], ["y", "yes", *("Yes" for _ in labels)]]
    interview = begun(make_workbook, survey, choices=choices)
    assert offered(interview, "q") == [("yes", "Yes"), ("other", "Other")]
    assert not interview.state("/data/q_other").relevant
    interview.set_value("/data/q", "other")
    assert interview.state("/data/q_other").relevant
    assert interview.state("/data/q_other").label == "Specify other."


def test_a_file_that_is_absent_is_a_finding_and_the_answer_is_taken_as_it_is(
    make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    path = make_workbook(survey=[["type", "name", "label"], ["select_one_from_file absent.csv", "q", "Q"]])
    conversion = convert_workbook(path)
    assert conversion.xform is not None
    interview = Interview(read_xform(conversion.xform, folder=tmp_path), Setting())
    interview.set_value("/data/q", "code-7")
    assert interview.state("/data/q").value == "code-7"
