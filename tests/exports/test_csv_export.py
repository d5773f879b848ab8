import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.analysis.study_data import Answer, StudyData
from cxfield.exports import ExportError, export_csv
from cxfield.exports.cells import neutralise
from cxfield.interview.question_paradata import QuestionParadata
from cxfield.interview.wall_time import WallTime
from cxfield.questionnaire.xform_reader import read_xform
from tests.service_study import service_study


@pytest.fixture(scope="module")
def study() -> StudyData:
    return service_study(completes=20, others=0)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_for_each_interview_with_its_facts_first(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path)
    rows = _read(tmp_path / "interviews.csv")
    assert len(rows) == 20
    assert list(rows[0])[:5] == ["interview_id", "case_id", "status", "started_at", "completed_at"]
    assert rows[0]["started_at"] == "2026-11-02T09:00:00Z"
    assert [row["nps"] for row in rows] == [each.answers["/data/nps"].value for each in study.interviews]


def test_several_choices_stand_joined_and_split(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path)
    for row in _read(tmp_path / "interviews.csv"):
        split = [code for code in ("price", "people", "speed") if row[f"reasons.{code}"] == "1"]
        assert sorted(split) == sorted(row["reasons"].split())


def test_a_missing_code_stands_in_its_own_column_and_the_cell_is_empty(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path)
    row = _read(tmp_path / "interviews.csv")[0]
    assert (row["nps"], row["nps.missing"]) == ("", "rf")
    assert "solved.missing" not in row


def test_a_repeat_is_a_table_of_its_own(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path)
    rows = _read(tmp_path / "contact.csv")
    assert list(rows[0])[:3] == ["interview_id", "position", "touchpoint"]
    wanted = [
        (each.interview_id, ref.partition("[")[2].partition("]")[0], answer.value)
        for each in study.interviews
        for ref, answer in each.answers.items()
        if ref.endswith("/touchpoint")
    ]
    assert [(row["interview_id"], row["position"], row["touchpoint"]) for row in rows] == wanted


def test_labels_replace_codes_when_asked(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path, labels=True, language="lv")
    assert {row["solved"] for row in _read(tmp_path / "interviews.csv")} <= {"Jā", "Nē"}


def test_the_byte_order_mark_is_an_option(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path / "with", bom=True)
    export_csv(study, tmp_path / "without")
    assert (tmp_path / "with" / "interviews.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "without" / "interviews.csv").read_bytes().startswith(b"interview_id,")


def test_what_a_spreadsheet_would_run_is_neutralised(study: StudyData, tmp_path: Path) -> None:
    export_csv(study, tmp_path)
    words = [row["words"] for row in _read(tmp_path / "interviews.csv")]
    assert "'=HYPERLINK is what they sent me; I do not click on such links." in words
    assert not any(word.startswith("=") for word in words)


@pytest.mark.parametrize("text", ["=1+1", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1"])
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "-0.25", "-1e-05", "7", "", "a=b", "don't"])
def test_numbers_and_plain_text_stay(text: str) -> None:
    assert neutralise(text) == text


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = neutralise(text)
    if cell.startswith("-"):
        float(cell)
    assert not cell.lstrip().startswith(("=", "+", "@"))


FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>t</h:title><model><instance><data id="f" version="{version}">{nodes}
<house><name/><person><name/><item><name/></item></person></house><house2><name/></house2></data></instance>
</model></h:head><h:body>{inputs}
<group ref="/data/house"><input ref="/data/house/name"><label>House</label></input>
<repeat nodeset="/data/house/person"><input ref="/data/house/person/name"><label>Who</label></input>
<repeat nodeset="/data/house/person/item"><input ref="/data/house/person/item/name"><label>What</label></input></repeat>
</repeat></group><input ref="/data/house2/name"><label>Other</label></input></h:body></h:html>"""


def _version(number: int, names: list[str]) -> bytes:
    nodes = "".join(f"<{name}/>" for name in names)
    inputs = "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)
    return FORM.format(version=number, nodes=nodes, inputs=inputs).encode()


def _two_versions(study: StudyData) -> StudyData:
    forms = (_version(1, ["status", "a", "b"]), _version(2, ["status", "a", "new", "b"]))
    answers = {
        ref: Answer(ref=ref, value=value)
        for ref, value in (
            ("/data/status", "mine"),
            ("/data/a", "1"),
            ("/data/house/person[1]/name", "Ann"),
            ("/data/house/person[1]/item[1]/name", "cup"),
            ("/data/house/person[2]/name", "Bob"),
            ("/data/house/person[2]/item[1]/name", "pen"),
            ("/data/house/person[2]/item[2]/name", "key"),
        )
    }
    questionnaires = tuple(read_xform(form, folder=None) for form in forms)
    return replace(study, questionnaires=questionnaires, interviews=(replace(study.interviews[0], answers=answers),))


def test_a_new_version_adds_columns_and_moves_none(study: StudyData, tmp_path: Path) -> None:
    both = _two_versions(study)
    export_csv(replace(both, questionnaires=both.questionnaires[:1]), tmp_path / "old")
    export_csv(both, tmp_path / "new")
    old, new = (list(_read(tmp_path / name / "interviews.csv")[0]) for name in ("old", "new"))
    assert [column for column in new if column != "new"] == old


def test_names_that_meet_are_told_apart_by_their_path(study: StudyData, tmp_path: Path) -> None:
    export_csv(_two_versions(study), tmp_path)
    row = _read(tmp_path / "interviews.csv")[0]
    assert (row["status"], row["data.status"]) == ("completed", "mine")
    assert {"data.house.name", "data.house2.name"} <= row.keys()


def test_a_repeat_in_a_repeat_names_the_rows_above_it(study: StudyData, tmp_path: Path) -> None:
    export_csv(_two_versions(study), tmp_path)
    rows = _read(tmp_path / "item.csv")
    assert [(row["person.position"], row["position"], row["name"]) for row in rows] == [
        ("1", "1", "cup"),
        ("2", "1", "pen"),
        ("2", "2", "key"),
    ]
    assert [row["name"] for row in _read(tmp_path / "person.csv")] == ["Ann", "Bob"]


def test_an_empty_study_gives_a_header(study: StudyData, tmp_path: Path) -> None:
    files = export_csv(replace(study, interviews=()), tmp_path)
    assert [file.rows for file in files] == [0, 0, 0]
    assert (tmp_path / "interviews.csv").read_text("utf-8").startswith("interview_id,case_id,")


def test_paradata_are_a_table_of_interviews_and_questions(study: StudyData, tmp_path: Path) -> None:
    shown = WallTime(at=datetime(2026, 11, 2, 9, 0, 7, tzinfo=UTC), plus_minus_ms=2_880)
    question = QuestionParadata(ref="/data/nps", page="/data/nps", first_shown=shown, visits=2, time_ms=9_050, edits=1)
    first = replace(study.interviews[0], questions=(question,))
    export_csv(replace(study, interviews=(first,)), tmp_path)
    (row,) = _read(tmp_path / "paradata.csv")
    assert (row["interview_id"], row["question"], row["visits"], row["edits"]) == (
        first.interview_id,
        "/data/nps",
        "2",
        "1",
    )
    assert (row["first_shown_at"], row["first_shown_plus_minus_s"]) == ("2026-11-02T09:00:07.000Z", "2.880")
    assert (row["rests_on_device_clock"], row["time_s"], row["first_key_s"]) == ("0", "9.050", "")


def test_a_folder_that_cannot_be_written_is_a_sentence(study: StudyData, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="Choose another folder"):
        export_csv(study, tmp_path / "file")
