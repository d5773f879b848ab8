"""Reads workbook files into a grid of texts, with bounds on their size."""

from __future__ import annotations

import csv
import itertools
from io import BytesIO
from pathlib import Path

from cxfield.questionnaire.formula_cells import formulas_without_result
from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.sheet_rows import read_rows
from cxfield.questionnaire.workbook import SHEETS, Workbook, own_name, wanted_sheets
from cxfield.questionnaire.workbook_archive import check_archive
from cxfield.questionnaire.xls_file import read_xls
from cxfield.questionnaire.xml_bounds import refused

MAX_FILE_BYTES = 20 * 1024 * 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_workbook(path: Path) -> Workbook:
    """Read an .xlsx, .xlsm, .xls, .csv or .md form.

    Raises:
        FormError: It cannot be read, or it exceeds a bound.
    """
    size = path.stat().st_size
    if size == 0:
        raise refused("empty-file", "", f"The file {path.name} is empty.")
    if size > MAX_FILE_BYTES:
        message = f"{path.name} is larger than {MAX_FILE_BYTES >> 20} MiB. Take pictures out of it."
        raise refused("file-too-large", "", message)
    with path.open("rb") as file:
        start = file.read(8)
    suffix = path.suffix.lower()
    if start.startswith(b"PK"):
        return _read_xlsx(path)
    if start == _OLE_MAGIC:
        return read_xls(path)
    if suffix in (".csv", ".md"):
        return _read_text(path, suffix)
    raise refused("not-a-workbook", "", f"{path.name} is not an Excel workbook. Save it as .xlsx and try again.")


def _read_xlsx(path: Path) -> Workbook:
    import warnings

    import openpyxl
    from pyxform.xls2json_backends import xlsx_value_to_str

    check_archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            workbook = Workbook(sheet_names=list(book.sheetnames), stem=path.stem)
            for name in wanted_sheets(book.sheetnames):
                book[name].reset_dimensions()  # what the file says of its size is often wrong, and pads every row
                rows = book[name].iter_rows(values_only=True)
                sheet, said = read_rows(own_name(name, book.sheetnames), rows, xlsx_value_to_str)
                workbook.sheets[sheet.name] = sheet
                workbook.findings += [*said, *formulas_without_result(path, book[name], sheet.name)]
            book.close()
    except (FormError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises anything on a damaged file; the user gets a sentence
        raise refused("not-a-workbook", "", f"{path.name} is damaged. Open it in Excel and save it again.") from None
    return workbook


def _read_text(path: Path, suffix: str) -> Workbook:
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import csv_to_dict, md_to_dict

    data = BytesIO(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    try:
        content = (csv_to_dict if suffix == ".csv" else md_to_dict)(data)
    except (PyXFormError, csv.Error, ValueError, KeyError, IndexError, TypeError, AttributeError):
        message = f"{path.name} holds no questionnaire: no table with a survey sheet."
        raise refused("not-a-workbook", "", message) from None
    workbook = Workbook(sheet_names=list(content.get("sheet_names", [])), stem=path.stem)
    for name in SHEETS:
        if name in content:
            header = [str(key) for key in (content.get(f"{name}_header") or [{}])[0]]
            rows = (tuple(row.get(key) for key in header) for row in content[name])
            workbook.sheets[name], said = read_rows(name, itertools.chain([tuple(header)], rows), str)
            workbook.findings += said
    return workbook
