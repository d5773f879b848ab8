"""pyxform's errors and warnings as findings with sheet and cell."""

from __future__ import annotations

import re

from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.workbook import Sheet, Workbook

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet, ")
_HEADERS_OF = re.compile(r"headers provided for sheet: '(\w+)'")
_CHOICES_NAMED = re.compile(r"^Choice names .*See \[([^\]]+)\]")
_VALUE = re.compile(r"the '([^']+)' value is (?:invalid|problematic)\.\s*")
_ELEMENT = re.compile(r"element named '([^']+)'|name '([^']+)'")
_QUOTED_TYPE = re.compile(r"question type '([^']+)'")
_MORE = re.compile(r"\s*\(?Learn more: \S+\)?\.?")
_SIMILAR_SHEETS = re.compile(r"sheet named '(\w+)', the following sheets with similar names were found: '([^']+)'")
_IN_OUR_WORDS = (
    (_SIMILAR_SHEETS, r"There is no sheet '\1'. Should '\2' be it? If not, put an underscore before its name."),
    (re.compile(r"Choices should have a label"), "The choice has no label, so people see its name."),
    (re.compile(r"^Missing calculation"), "The row is a calculation, but its column 'calculation' is empty."),
    (re.compile(r"^Repeat has no label"), "The repeat has no label."),
    (
        re.compile(r"'([^']+)' value is invalid\. Column headers must not be empty and must not contain spaces"),
        r"The column '\1' is left out, because its name contains spaces. Write it without.",
    ),
    (
        re.compile(r"do not contain valid machine-readable codes: (.*?)\.?$"),
        r"Languages without a code: \1. Write the code behind each name, as in 'English (en)'.",
    ),
)  # fmt: skip
"""What pyxform often says, so that a researcher knows what to do."""
_INFO = ("machine-readable codes", "max-pixels", "is missing the survey", "is missing the choices")
_COLUMN_WORDS = (
    ("calculation", ("calculation", "calculate")), ("no type", ("type",)), ("no name", ("name",)),
    ("label", ("label",)), ("list name", ("list_name",)), ("type", ("type",)), ("name", ("name",)),
)  # fmt: skip


def finding_of(message: str, workbook: Workbook, *, severity: str) -> Finding:
    """Return pyxform's `message` as a finding: its place as a cell, the rest as a sentence."""
    text = _MORE.sub("", message).strip()
    row = _ROW.search(text)
    sheet_name = _SHEET.search(text)
    value = _VALUE.search(text)
    sheet = workbook.sheets.get(sheet_name[1].lower() if sheet_name else "survey")
    if severity == "warning" and any(words in text for words in _INFO):
        severity = "info"
    headers_of, choice = _HEADERS_OF.search(text), _CHOICES_NAMED.search(text)
    if headers_of:
        return Finding(severity=severity, code="pyxform", where=f"{headers_of[1]}!A1", message=_sentence(text, None))
    similar = _SIMILAR_SHEETS.search(text)
    if similar:
        return Finding(severity=severity, code="pyxform", where=f"{similar[2]}!A1", message=_sentence(text, None))
    choices = workbook.sheets.get("choices")
    if choice and choices:
        sheet, row_number = choices, _row_with(choices, choice[1].split(", ")[0], "name", "value")
        where = sheet.cell(row_number or 1, "name", "value")
        return Finding(severity=severity, code="pyxform", where=where, message=_sentence(text, None))
    where = _place(sheet, text, int(row[1]) if row else None, value[1] if value else None)
    return Finding(severity=severity, code="pyxform", where=where, message=_sentence(text, value[1] if value else None))


def _sentence(text: str, column: str | None) -> str:
    text = _SHEET.sub("", _ROW.sub("", text)).strip()
    for pattern, words in _IN_OUR_WORDS:
        if found := pattern.search(text):
            return found.expand(words)
    text = text.partition("\n{")[0].partition(": {'")[0].replace("\n", " ").strip()
    text = text[:1].upper() + text[1:]
    if column and text.startswith("The '"):
        text = text.replace(f"The '{column}' value", f"The value of '{column}'", 1)
    return text if text.endswith((".", "!", "?")) else text + "."


def _place(sheet: Sheet | None, text: str, row: int | None, column: str | None) -> str:
    if sheet is None:
        return ""
    if row is None:
        found = _ELEMENT.search(text)
        named = _row_named(sheet, (found[1] or found[2]) if found else None)
        typed = _QUOTED_TYPE.search(text)
        row = named or (_row_with(sheet, typed[1], "type", "command") if typed else None)
        if row is None:
            return ""
    if row == 1 and column in sheet.header:
        return sheet.cell_at(1, sheet.header.index(column))
    return sheet.cell(max(row, 1), *_column_names(text, column))


def _column_names(text: str, column: str | None) -> tuple[str, ...]:
    if column:
        return (column.lower(), "_".join(column.lower().split()))
    lowered = text.lower()
    return next((columns for words, columns in _COLUMN_WORDS if words in lowered), ("name", "type"))


def _row_named(sheet: Sheet, name: str | None) -> int | None:
    return _row_with(sheet, name, "name", "value") if name else None


def _row_with(sheet: Sheet, text: str, *columns: str) -> int | None:
    for index in range(len(sheet.rows)):
        if sheet.value(index, *columns) == text:
            return index + 2
    return None
