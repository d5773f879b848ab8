"""Real forms by others: each workbook does what `expected.csv` says, and every XForm loads."""

from __future__ import annotations

import csv
from pathlib import Path

from cxfield.admission.form_process import FormProcess
from cxfield.admission.form_reader import read_form
from cxfield.questionnaire.model import Finding, FormError


def findings_on(path: Path, process: FormProcess) -> tuple[Finding, ...]:
    try:
        return read_form(path, process=process).findings
    except FormError as error:
        return error.findings


def workbooks(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.*") if path.suffix in (".xls", ".xlsx") and path.is_file()]


def outcome(findings: tuple[Finding, ...]) -> set[str]:
    """Return the words of expected.csv that fit the findings."""
    errors = [finding for finding in findings if finding.severity == "error"]
    warnings = [finding for finding in findings if finding.severity == "warning"]
    if errors:
        return {"findings"} if all("!" in finding.where for finding in errors) else {"findings without a cell"}
    absent = [finding for finding in warnings if finding.code == "media-absent" and "!" in finding.where]
    return {"runs"} | ({"suspicious"} if warnings else set()) | ({"runs without its media"} if absent else set())


def test_every_workbook_does_what_is_expected(shared_forms: Path, process: FormProcess) -> None:
    with (shared_forms / "expected.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        findings = findings_on(shared_forms / row["file"], process)
        if row["expected"] not in outcome(findings):
            wrong.append((row["file"], row["expected"], findings))
    assert wrong == []
    assert set(workbooks(shared_forms)) == {shared_forms / row["file"] for row in rows}


def test_only_what_is_said_of_languages_is_without_a_cell(shared_forms: Path, process: FormProcess) -> None:
    findings = [finding for path in workbooks(shared_forms) for finding in findings_on(path, process)]
    without = [finding for finding in findings if "!" not in finding.where]
    assert [f for f in without if "anguage" not in f.message and "translation" not in f.message] == []


def test_an_absent_choice_file_is_named_and_the_form_can_still_be_looked_at(
    shared_forms: Path, process: FormProcess
) -> None:
    form = read_form(shared_forms / "xlsform/UCL_Biomass_Plot_Form.xlsx", process=process)
    named = {f.message.split()[2].rstrip(",") for f in form.findings if f.code == "file-absent"}
    assert form.has_error
    assert form.questionnaire.body
    assert len(named) == 5
    assert all(name.endswith(".csv") for name in named)


def test_every_xform_loads(shared_forms: Path, process: FormProcess) -> None:
    data_files = {"lgas.xml", "wards.xml", "issue_449_last_saved.xml"}
    paths = [path for path in sorted(shared_forms.rglob("*.xml")) if path.name not in data_files]
    forms = {path: read_form(path, process=process) for path in paths}
    assert len(forms) > 350
    errors = {f.code for form in forms.values() for f in form.findings if f.severity == "error"}
    assert errors <= {"file-absent"}
    assert all(form.questionnaire.primary.children for form in forms.values())


def test_the_large_verbal_autopsy_has_its_questions_in_two_languages(shared_forms: Path, process: FormProcess) -> None:
    questionnaire = read_form(shared_forms / "first/whova_form.xlsx", process=process).questionnaire
    assert questionnaire.languages == ("English", "French")
    assert len(questionnaire.binds) > 485
    assert len(questionnaire.itext["English"]) == len(questionnaire.itext["French"])
