"""Reads a sample: CSV (UTF-8 with header) or XLSX. Columns that are not known become attributes of the case."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import available_timezones

from cxfield.errors import CxfieldError
from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.workbook_archive import check_archive
from cxfield.sample.case import Case

KNOWN = ("case_id", "name", "phone", "address", "time_zone", "language", "priority")


class SampleError(CxfieldError):
    """The sample file cannot be used; the text names the rows."""


def _csv_rows(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
    except UnicodeDecodeError as error:
        raise SampleError(f"{path.name} is not UTF-8 text; save it as CSV UTF-8.") from error


def _workbook_rows(path: Path) -> Iterator[list[str]]:
    import openpyxl

    try:
        check_archive(path)
    except FormError as error:
        raise SampleError(str(error)) from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise SampleError(f"{path.name} is not a workbook that can be read: {error}.") from error
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        yield ["" if cell is None else str(cell) for cell in row]


def _case(values: dict[str, str], place: str, zones: set[str]) -> Case:
    if not values.get("case_id"):
        raise SampleError(f"{place}: case_id is empty; every case needs one.")
    zone = values.get("time_zone", "")
    if zone and zone not in zones:
        raise SampleError(f"{place}: {zone!r} is not a time zone; use an IANA name such as Europe/London.")
    priority = values.get("priority", "")
    if priority and not priority.lstrip("-").isdigit():
        raise SampleError(f"{place}: priority must be a whole number, not {priority!r}.")
    return Case(
        case_id=values["case_id"],
        name=values.get("name", ""),
        phones=tuple(part.strip() for part in values.get("phone", "").split(";") if part.strip()),
        address=values.get("address", ""),
        time_zone=zone,
        language=values.get("language", ""),
        priority=int(priority or 50),
        attributes={key: value for key, value in values.items() if key not in KNOWN and key},
    )


def read_sample(path: Path) -> list[Case]:
    """Return the cases of a sample file in its order.

    Raises:
        SampleError: Not readable, no `case_id` column, a doubled case_id, an unknown time zone.
    """
    if not path.is_file():
        raise SampleError(f"There is no sample file {path}.")
    rows = _workbook_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    header = [name.strip() for name in next(rows, [])]
    if "case_id" not in header:
        raise SampleError(f"{path.name} has no column case_id in its first row; add one.")
    zones = available_timezones()
    cases: dict[str, Case] = {}
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        case = _case({k: v.strip() for k, v in zip(header, row, strict=False)}, f"{path.name}, row {number}", zones)
        if case.case_id in cases:
            raise SampleError(f"{path.name}, row {number}: case_id {case.case_id!r} stands there twice.")
        cases[case.case_id] = case
    return list(cases.values())
