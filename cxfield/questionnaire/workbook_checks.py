"""What can be said of a workbook before pyxform sees it, cell by cell: pyxform stops at its first error."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from cxfield.questionnaire.column_checks import check_columns
from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.suggestions import Suggestions
from cxfield.questionnaire.workbook import SHEETS, Sheet, Workbook

_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_SELECT_WORDS = (
    "select_one_from_file", "select_multiple_from_file", "select one from file", "select multiple from file",
    "select_one_external", "select_one", "select_multiple", "select one from", "select one", "select1",
    "select all that apply from", "select all that apply", "rank",
    "add select one prompt using", "add select multiple prompt using",
)  # fmt: skip
_SELECT = re.compile(rf"^({'|'.join(sorted(_SELECT_WORDS, key=len, reverse=True))})\s+(\S+)")
_OTHER_TYPES = re.compile(r"^(begin|end)[ _](group|lgroup|repeat|loop|looped group)\b|^(osm|cascading[ _]select)\b")
_NAMED = re.compile(r"['=]([\w.-]+)")
"""A list may also be named in an expression (`instance('towns')`) or a parameter (`randomize=…`)."""
_YES = ("yes", "true", "true()", "1")


def check_workbook(workbook: Workbook) -> list[Finding]:
    """Return the findings on sheets, headers, types, lists, names and references."""
    survey = workbook.sheets.get("survey")
    if survey is None:
        seen = ", ".join(f"'{name}'" for name in workbook.sheet_names) or "none"
        message = (
            f"There is no sheet called 'survey'; the sheets are {seen}. Name the sheet with the questions 'survey'."
        )
        return [Finding(severity="error", code="no-survey-sheet", where="", message=message)]
    findings = [*_sheet_names(workbook), *_headers(workbook)]
    if survey.column("type", "command") is None:
        message = "The survey sheet has no column 'type' in row 1, so no question can be read."
        findings.append(Finding(severity="error", code="no-type-column", where="survey!A1", message=message))
        return findings
    if not any(survey.rows):
        message = "The survey sheet has no questions below its header."
        findings.append(Finding(severity="error", code="no-questions", where="survey!A2", message=message))
        return findings
    findings += [*_types(survey), *_lists(survey, workbook), *_names(survey), *_references(workbook)]
    findings += check_columns(workbook)
    return findings


def rows_in_use(survey: Sheet) -> Iterator[int]:
    """Yield the indexes of the rows that are questions, groups or their ends."""
    disabled = survey.column("disabled")
    for index, row in enumerate(survey.rows):
        if row and survey.value(index, "type", "command") and row.get(disabled or -1, "").lower() not in _YES:
            yield index


def _sheet_names(workbook: Workbook) -> Iterator[Finding]:
    for name in workbook.sheet_names:
        if name.lower() in SHEETS and name != name.lower():
            message = f"The sheet is called '{name}'; other tools look for '{name.lower()}'. Rename it."
            yield Finding(severity="warning", code="sheet-name", where=f"{name}!A1", message=message)


def _headers(workbook: Workbook) -> Iterator[Finding]:
    for sheet in workbook.sheets.values():
        seen: dict[str, int] = {}
        for index, header in enumerate(sheet.header):
            if header and header in seen:
                message = f"The column '{header}' appears twice (also in {sheet.cell_at(1, seen[header])}). Remove one."
                where = sheet.cell_at(1, index)
                yield Finding(severity="error", code="duplicate-column", where=where, message=message)
            seen.setdefault(header, index)
            if sheet.name == "survey" and re.search(r"^\s*(bind|body)\s*:\s+\w", header):
                message = f"The column '{header}' has a space after its colon; write '{header.replace(' ', '')}'."
                where = sheet.cell_at(1, index)
                yield Finding(severity="warning", code="column-name", where=where, message=message)


def _known_types() -> set[str]:
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return {*QUESTION_TYPE_DICT, *aliases._type_alias_map, *aliases.settings_header, "survey", "include"}


def _types(survey: Sheet) -> Iterator[Finding]:
    known = _known_types()
    nearest = Suggestions([*known, "select_one", "select_multiple"])
    for index in rows_in_use(survey):
        kind = survey.value(index, "type", "command")
        where = survey.cell(index + 2, "type", "command")
        if kind == "include":
            message = "Type 'include' takes another form in; that is not supported. Copy its rows into this sheet."
            yield Finding(severity="error", code="unknown-type", where=where, message=message)
        elif kind in _SELECT_WORDS and kind not in known:
            message = f"Type '{kind}' lacks the name of its list: write '{kind} LIST'."
            yield Finding(severity="error", code="unknown-type", where=where, message=message)
        elif kind not in known and not _SELECT.match(kind) and not _OTHER_TYPES.match(kind):
            message = f"There is no question type '{kind}'.{nearest.nearest(kind)}"
            yield Finding(severity="error", code="unknown-type", where=where, message=message)


def _lists(survey: Sheet, workbook: Workbook) -> Iterator[Finding]:
    known: dict[str, int] = {}
    for name in ("choices", "external_choices", "osm"):
        sheet = workbook.sheets.get(name)
        for index in range(len(sheet.rows)) if sheet else ():
            found = sheet.value(index, "list_name") if sheet else ""
            if found and name == "choices":
                known.setdefault(found, index)
            elif found:
                known.setdefault(found, -1)
    used: set[str] = set()
    nearest = Suggestions(known)
    for index in rows_in_use(survey):
        found_select = _SELECT.match(survey.value(index, "type", "command"))
        if not found_select or "file" in found_select[1]:
            continue
        list_name = found_select[2]
        used.add(list_name)
        if list_name not in known and not list_name.startswith("${"):
            sheet_name = "external_choices" if "external" in found_select[1] else "choices"
            message = (
                f"There is no list '{list_name}' on the {sheet_name} sheet."
                f"{_nearest_list(list_name, nearest, workbook)}"
            )
            where = survey.cell(index + 2, "type", "command")
            yield Finding(severity="error", code="unknown-list", where=where, message=message)
    yield from _unused_lists(workbook, known, used)


def _nearest_list(name: str, known: Suggestions, workbook: Workbook) -> str:
    if "choices" in workbook.sheets:
        return known.nearest(name)
    others = [sheet for sheet in workbook.sheet_names if sheet.lower() not in SHEETS]
    alike = difflib.get_close_matches("choices", others, n=1)
    return f" Should the sheet '{alike[0]}' be called 'choices'?" if alike else " There is no sheet 'choices'."


def _unused_lists(workbook: Workbook, known: dict[str, int], used: set[str]) -> Iterator[Finding]:
    texts = (text for sheet in workbook.sheets.values() for row in sheet.rows for text in row.values())
    named = {name for text in texts for name in _NAMED.findall(text)}
    for name, index in known.items():
        if index >= 0 and name not in used and name not in named:
            message = f"No question uses the list '{name}'."
            where = workbook.sheets["choices"].cell(index + 2, "list_name")
            yield Finding(severity="warning", code="unused-list", where=where, message=message)


def _names(survey: Sheet) -> Iterator[Finding]:
    """Two of one name in the same group, repeat or survey."""
    around: list[dict[str, int]] = [{}]
    for index in rows_in_use(survey):
        kind = survey.value(index, "type", "command").replace("_", " ")
        if kind.startswith("end ") and kind not in ("end time",):
            around = around[:-1] or [{}]
            continue
        name = survey.value(index, "name", "value", "tag")
        if name and name in around[-1]:
            first = survey.cell(around[-1][name] + 2, "name", "value", "tag")
            message = f"The name '{name}' is already used in {first}. Names must differ within a group."
            where = survey.cell(index + 2, "name", "value", "tag")
            yield Finding(severity="error", code="duplicate-name", where=where, message=message)
        around[-1].setdefault(name, index)
        if kind.startswith("begin "):
            around.append({})


def _references(workbook: Workbook) -> Iterator[Finding]:
    survey = workbook.sheets["survey"]
    names = {survey.value(index, "name", "value", "tag") for index in rows_in_use(survey)}
    rows = [(survey, index) for index in rows_in_use(survey)]
    nearest = Suggestions(dict.fromkeys(names))
    choices = workbook.sheets.get("choices")
    rows += [(choices, index) for index in range(len(choices.rows))] if choices else []
    for sheet, index in rows:
        for column, text in sheet.rows[index].items():
            header = sheet.header[column] if column < len(sheet.header) else ""
            if "${" in text and header:
                yield from _unknown_names(text, names, nearest, sheet.cell_at(index + 2, column))


def _unknown_names(text: str, names: set[str], nearest: Suggestions, where: str) -> Iterator[Finding]:
    for name in dict.fromkeys(_REFERENCE.findall(text)):
        if name.removeprefix("last-saved#") not in names:
            message = f"There is no question named '{name}', which ${{{name}}} refers to.{nearest.nearest(name)}"
            yield Finding(severity="error", code="unknown-question", where=where, message=message)
