"""The rows of one sheet as texts, with bounds on rows, columns, cells and their lengths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.workbook import Sheet, column_letter
from cxfield.questionnaire.xml_bounds import refused

MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
MAX_CELLS = 500_000
MAX_CELL_CHARACTERS = 32_767
_MAX_EMPTY_RUN = 60
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#DIV/0!", "#VALUE!", "#NULL!", "#NUM!", "#ERROR!"})
ToText = Callable[[Any], Any]


def read_rows(name: str, rows: Iterable[Sequence[Any]], to_text: ToText) -> tuple[Sheet, list[Finding]]:
    """Return the sheet `name`, and what is to be said about single cells. Sixty empty rows end it.

    Raises:
        FormError: It is beyond a bound.
    """
    header: list[str] = []
    body: list[dict[int, str]] = []
    findings: list[Finding] = []
    empty_run = cells = 0
    for number, row in enumerate(rows, start=1):
        kept = {index: text for index, cell in enumerate(row) if (text := _text(cell, to_text))}
        cells += len(kept)
        _check(name, number, kept, cells)
        findings += _broken_formulas(name, number, kept)
        if number == 1:
            header = [" ".join(kept.get(index, "").split()) for index in range(max(kept, default=-1) + 1)]
            continue
        empty_run = 0 if kept else empty_run + 1
        if empty_run > _MAX_EMPTY_RUN:
            break
        body.append(kept)
    while body and not body[-1]:
        body.pop()
    return Sheet(name=name, header=header, rows=body), findings


def _text(cell: Any, to_text: ToText) -> str:
    value = getattr(cell, "value", cell)
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    return str(to_text(cell)).strip()


def _check(name: str, number: int, kept: dict[int, str], cells: int) -> None:
    where = f"{name}!A{number}"
    if number > MAX_ROWS and kept:
        message = f"The sheet has more than {MAX_ROWS:,} rows. Put long choice lists into a CSV file beside the form."
        raise refused("too-many-rows", where, message)
    if cells > MAX_CELLS:
        message = f"The sheet has more than {MAX_CELLS:,} filled cells. Take out what is no questionnaire."
        raise refused("too-many-cells", where, message)
    last = max(kept, default=0)
    if last >= MAX_COLUMNS:
        message = f"There is something beyond the column {column_letter(MAX_COLUMNS - 1)}. Clear it."
        raise refused("too-many-columns", f"{name}!{column_letter(last)}{number}", message)
    for index, text in kept.items():
        if len(text) > MAX_CELL_CHARACTERS:
            message = f"The cell holds more than {MAX_CELL_CHARACTERS:,} characters. Shorten it."
            raise refused("cell-too-long", f"{name}!{column_letter(index)}{number}", message)


def _broken_formulas(name: str, number: int, kept: dict[int, str]) -> list[Finding]:
    return [
        Finding(
            severity="warning",
            code="formula-error",
            where=f"{name}!{column_letter(index)}{number}",
            message=f"The cell's formula gives {text}, which is taken as its text. Repair the formula.",
        )
        for index, text in kept.items()
        if text in _ERRORS
    ]
