"""A workbook into XForm XML through pyxform, with everything that is to be said about it on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxfield.questionnaire.cell_places import Places
from cxfield.questionnaire.cx_columns import expand_cx_columns
from cxfield.questionnaire.cx_messages import add_messages
from cxfield.questionnaire.external_choices import embedded
from cxfield.questionnaire.model import Finding, FormError
from cxfield.questionnaire.pyxform_messages import finding_of
from cxfield.questionnaire.workbook import SHEETS, Sheet, Workbook, base_header
from cxfield.questionnaire.workbook_checks import check_workbook, rows_in_use
from cxfield.questionnaire.workbook_file import read_workbook

_ENTITY_COLUMNS = {
    "": "list_name",
    "/label": "label",
    "/@id": "entity_id",
    "/@create": "create_if",
    "/@update": "update_if",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What became of one workbook.

    Attributes:
        xform: None when the workbook cannot run; then a finding is an error.
        places: Where in the workbook the parts of each node stand.
    """

    xform: bytes | None = None
    findings: tuple[Finding, ...] = ()
    places: Places = field(default_factory=dict)


def convert_workbook(path: Path) -> Conversion:
    """Convert a workbook in this process. Never raises for what is in the file."""
    try:
        workbook = read_workbook(path)
    except FormError as error:
        return Conversion(findings=error.findings)
    findings = [*workbook.findings, *check_workbook(workbook)]
    if any(finding.code in ("no-survey-sheet", "no-type-column", "no-questions") for finding in findings):
        return Conversion(findings=tuple(findings))
    places = _places(workbook)
    columns = expand_cx_columns(workbook)
    findings += columns.findings
    if _has_error(findings):
        return Conversion(findings=_without_repetition([*findings, *_pyxform_error(workbook)]), places=places)
    try:
        xform, warnings = _run_pyxform(workbook)
    except FormError as error:
        return Conversion(findings=_without_repetition([*findings, *error.findings]), places=places)
    default_language = _setting(workbook, "default_language") or "default"
    findings += [finding_of(warning, workbook, severity="warning") for warning in warnings]
    data = add_messages(xform, columns.messages, default_language)
    return Conversion(xform=data, findings=_without_repetition(findings), places=places)


def _has_error(findings: list[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _pyxform_error(workbook: Workbook) -> tuple[Finding, ...]:
    try:
        _run_pyxform(workbook)
    except FormError as error:
        return error.findings
    return ()


def _run_pyxform(workbook: Workbook) -> tuple[bytes, list[str]]:
    """Return (XForm, warnings).

    Raises:
        FormError: pyxform refuses the workbook.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    warnings: list[str] = []
    try:
        result = convert(_as_pyxform_takes_it(workbook), warnings=warnings)
        xform = result.xform.encode() if result.itemsets is None else embedded(result.xform, result.itemsets)
    except PyXFormError as error:
        raise FormError([finding_of(str(error), workbook, severity="error")]) from None
    except MemoryError:
        raise
    except RecursionError:
        message = "The questionnaire is nested too deeply. Take groups out of groups, and brackets out of expressions."
        raise FormError([Finding(severity="error", code="nested-too-deeply", where="", message=message)]) from None
    except Exception as error:  # noqa: BLE001 - pyxform trips over some sheets; the user gets a sentence
        message = f"The workbook cannot be turned into a questionnaire ({type(error).__name__}: {error})."
        raise FormError([Finding(severity="error", code="pyxform", where="", message=message)]) from None
    return xform, warnings


def _as_pyxform_takes_it(workbook: Workbook) -> dict[str, Any]:
    content: dict[str, Any] = {"sheet_names": workbook.sheet_names, "fallback_form_name": workbook.stem}
    for name in SHEETS:
        sheet = workbook.sheets.get(name)
        if sheet is not None:
            content[name] = [_row(sheet, row) for row in sheet.rows]
            content[f"{name}_header"] = [{header: None for header in sheet.header if header}]
    return content


def _row(sheet: Sheet, row: dict[int, str]) -> dict[str, str]:
    return {
        sheet.header[index]: text for index, text in row.items() if index < len(sheet.header) and sheet.header[index]
    }


def _setting(workbook: Workbook, name: str) -> str:
    settings = workbook.sheets.get("settings")
    return settings.value(0, name) if settings and settings.rows else ""


def _places(workbook: Workbook) -> Places:
    survey = workbook.sheets["survey"]
    places = {path: _cells(survey, index) for path, index in _paths(survey)}
    choices = workbook.sheets.get("choices")
    counts: dict[str, int] = {}
    for index in range(len(choices.rows)) if choices else ():
        list_name = choices.value(index, "list_name") if choices else ""
        if list_name and choices:
            position = counts[list_name] = counts.get(list_name, -1) + 1
            places[f"choices:{list_name}-{position}"] = _cells(choices, index)
    return {**_meta_places(workbook), **places}


def _meta_places(workbook: Workbook) -> Places:
    """Return the cells of the nodes below `meta` that other sheets than the survey declare."""
    places: Places = {}
    settings, entities = workbook.sheets.get("settings"), workbook.sheets.get("entities")
    if settings and settings.rows:
        places["meta/instanceName"] = {"": settings.cell(2, "instance_name")}
    if entities and entities.rows:
        for path, column in _ENTITY_COLUMNS.items():
            places[f"meta/entity{path}"] = {"": entities.cell(2, column)}
    return places


def _paths(survey: Sheet) -> Iterator[tuple[str, int]]:
    around: list[str] = []
    for index in rows_in_use(survey):
        kind = survey.value(index, "type", "command").replace("_", " ")
        if kind.startswith("end ") and kind != "end time":
            around = around[:-1]
            continue
        name = survey.value(index, "name", "value", "tag")
        yield "/".join([*around, name]), index
        if kind.startswith("begin "):
            around.append(name)


def _cells(sheet: Sheet, index: int) -> dict[str, str]:
    cells = {"": sheet.cell(index + 2, "name", "type")}
    for column in sheet.rows[index]:
        if column < len(sheet.header) and sheet.header[column]:
            cells.setdefault(base_header(sheet.header[column]), sheet.cell_at(index + 2, column))
    return cells


def _without_repetition(findings: list[Finding]) -> tuple[Finding, ...]:
    """Drop what pyxform says about a row on which an own error stands, and all that is said twice."""
    own = {_row_of(finding) for finding in findings if finding.severity == "error" and finding.code != "pyxform"}
    kept: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        said = finding.code == "pyxform" and finding.severity == "error"
        if said and own and (not finding.where or _row_of(finding) in own):
            continue
        kept.setdefault((finding.code, finding.where, finding.message), finding)
    return tuple(kept.values())


def _row_of(finding: Finding) -> str:
    sheet, _, cell = finding.where.partition("!")
    return f"{sheet}!{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
