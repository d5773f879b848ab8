"""A workbook as a grid of texts, so that every finding can name its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cxfield.questionnaire.model import Finding

SHEETS = ("survey", "choices", "settings", "entities", "external_choices", "osm")


def column_letter(index: int) -> str:
    """Return the letters of the column with this index, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet: `header` by column (empty where it has none), `rows` from the sheet's row 2 on, by column index."""

    name: str
    header: list[str]
    rows: list[dict[int, str]]
    _header_before: list[str] = field(default_factory=list, init=False, repr=False)
    _columns: dict[str, int] = field(default_factory=dict, init=False, repr=False)

    def column(self, *names: str) -> int | None:
        """Return the index of the first column with one of `names` (lower case, before any `::language`)."""
        if self._header_before != self.header:
            self._header_before = list(self.header)
            self._columns = {base_header(header): index for index, header in reversed([*enumerate(self.header)])}
        return next((self._columns[name] for name in names if name in self._columns), None)

    def value(self, row: int, *names: str) -> str:
        """Return the text in `row` (index into `rows`), empty if there is no such column."""
        index = self.column(*names)
        return self.rows[row].get(index, "").strip() if index is not None else ""

    def cell(self, row_number: int, *names: str) -> str:
        """Return `survey!C12`; without such a column the first cell of the row."""
        return self.cell_at(row_number, self.column(*names) or 0)

    def cell_at(self, row_number: int, column: int) -> str:
        return f"{self.name}!{column_letter(column)}{row_number}"


@lru_cache(maxsize=4096)
def base_header(header: str) -> str:
    """Return the column's name: `label` for `label::English (en)`, `relevant` for `bind:relevant`."""
    words = [word.strip().lower() for word in header.replace("::", ":").split(":")]
    if words[0] in ("bind", "body", "control", "media", "instance") and len(words) > 1:
        words = words[1:]
    if words[0] in ("jr", "cx", "orx", "odk") and len(words) > 1:
        return f"{words[0]}:{words[1]}"
    return "_".join(words[0].split())


@dataclass(slots=True, kw_only=True)
class Workbook:
    """The sheets that XLSForm knows, by lower-case name.

    Attributes:
        sheet_names: All sheets as the file spells them.
        stem: File name without suffix: the form's id where the settings give none.
        findings: What was seen while the cells were read.
    """

    sheets: dict[str, Sheet] = field(default_factory=dict)
    sheet_names: list[str] = field(default_factory=list)
    stem: str = "form"
    findings: list[Finding] = field(default_factory=list)


def wanted_sheets(names: Sequence[str]) -> list[str]:
    """Return which of the sheets `names` are read: those that XLSForm knows, and one that is alone."""
    return [name for name in names if len(names) == 1 or name.lower() in SHEETS]


def own_name(name: str, names: Sequence[str]) -> str:
    """Return what the sheet `name` is taken for."""
    return name.lower() if name.lower() in SHEETS or len(names) > 1 else "survey"
