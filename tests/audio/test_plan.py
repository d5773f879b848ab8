"""Which questions are recorded, and which interviews are drawn."""

from pathlib import Path

import openpyxl
import pytest

from cxfield.audio.consent import consent_node
from cxfield.audio.plan import RecordingPlan, draw_shares, plan_of
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform
from tests.audio.forms import FORM, WHOLE, read

SHARE = "#3"
"""The group without a node is called by its place in the body."""


def plan(xform: str = FORM, **drawn: bool) -> RecordingPlan:
    return plan_of(read(xform), {SHARE: drawn.get("drawn", False)})


@pytest.mark.parametrize(
    ("ref", "is_recorded"),
    [
        ("/data/name", False),
        ("/data/secret", False),
        ("/data/why", True),
        ("/data/opinion", False),
        ("/data/person[2]/name", True),
        ("/data/person[1]/pin", False),
    ],
)
def test_what_stands_nearest_to_a_question_counts(ref: str, is_recorded: bool) -> None:
    assert plan().is_recorded(ref) is is_recorded


def test_a_share_is_recorded_in_the_interviews_that_are_drawn() -> None:
    assert plan(drawn=True).is_recorded("/data/opinion")
    assert not plan(drawn=False).is_recorded("/data/opinion")


def test_the_root_speaks_for_the_whole_interview_and_what_is_nearer_still_counts() -> None:
    whole = plan(WHOLE)
    assert [whole.is_recorded(ref) for ref in ("/data/name", "/data/secret")] == [True, False]
    assert whole.is_page_recorded([])
    assert not plan().is_page_recorded([])


def test_one_question_that_must_not_be_recorded_keeps_its_page_out() -> None:
    assert plan(WHOLE).is_page_recorded(["/data/name", "/data/why"])
    assert not plan(WHOLE).is_page_recorded(["/data/name", "/data/secret"])
    assert plan().is_page_recorded(["/data/name", "/data/why"])


def test_without_a_rule_nothing_is_recorded() -> None:
    nothing = FORM.replace("cx:record", "cx:nothing")
    assert not plan(nothing).wants_sound
    assert plan().wants_sound


def test_the_same_seed_draws_the_same_and_the_share_comes_out() -> None:
    form = read(FORM.replace("sample=0.5", "sample=0.2"))
    draws = [draw_shares(form, seed)[SHARE] for seed in range(2000)]
    assert draws == [draw_shares(form, seed)[SHARE] for seed in range(2000)]
    assert 0.17 < sum(draws) / 2000 < 0.23


@pytest.mark.parametrize(("share", "expected"), [("0", False), ("1", True), ("a tenth", False)])
def test_the_ends_of_a_share(share: str, expected: bool) -> None:
    form = read(FORM.replace("sample=0.5", f"sample={share}"))
    assert {draw_shares(form, seed)[SHARE] for seed in range(50)} == {expected}


def test_a_workbook_says_it_for_the_whole_interview_in_its_settings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (
        ("type", "name", "label", "cx:record", "cx:metric"),
        ("text", "name", "Name", "", ""),
        ("text", "secret", "Secret", "never", ""),
        ("acknowledge", "may_record", "May we record?", "", "recording-consent"),
    ):
        survey.append(row)
    settings = book.create_sheet("settings")
    settings.append(("form_id", "attribute::cx:record"))
    settings.append(("recorded", "always"))
    file = tmp_path / "recorded.xlsx"
    book.save(file)
    conversion = convert_workbook(file)
    assert conversion.xform is not None, conversion.findings
    form = read_xform(conversion.xform, folder=None)
    root = form.primary.children[0].name
    found = plan_of(form, {})
    assert found.is_recorded(f"/{root}/name")
    assert not found.is_recorded(f"/{root}/secret")
    assert consent_node(form) == f"/{root}/may_record"
