"""What `check` says of a form that wants to be recorded."""

from __future__ import annotations

import pytest

from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook

HEAD = ["type", "name", "label", "cx:record", "cx:metric"]


def findings(make_workbook: MakeWorkbook, *rows: list[str | None]) -> list[Finding]:
    conversion = convert_workbook(make_workbook(survey=[HEAD, *rows]))
    assert conversion.xform is not None
    return Lint(read_xform(conversion.xform, folder=None), None, conversion.places).findings()


def test_recording_without_a_question_for_consent_is_said_at_its_cell(make_workbook: MakeWorkbook) -> None:
    found = findings(make_workbook, ["text", "a", "A", None, None], ["text", "b", "B", "always", None])
    assert [(f.severity, f.code, f.where) for f in found] == [("warning", "record-without-consent", "survey!D3")]


def test_with_a_consent_nothing_is_said(make_workbook: MakeWorkbook) -> None:
    consent = ["text", "ok", "May I record?", None, "recording-consent"]
    assert findings(make_workbook, consent, ["text", "b", "B", "sample=0.1", None]) == []


@pytest.mark.parametrize("says", [None, "never"])
def test_a_form_that_records_nothing_needs_no_consent(make_workbook: MakeWorkbook, says: str | None) -> None:
    assert findings(make_workbook, ["text", "b", "B", says, None]) == []


def test_a_consent_inside_a_repeat_is_none_for_the_interview(make_workbook: MakeWorkbook) -> None:
    rows = (
        ["begin_repeat", "r", "R", None, None],
        ["text", "ok", "May I record?", None, "recording-consent"],
        ["end_repeat", None, None, None, None],
        ["text", "b", "B", "always", None],
    )
    assert "record-without-consent" in [f.code for f in findings(make_workbook, *rows)]
