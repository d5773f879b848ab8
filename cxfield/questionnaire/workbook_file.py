"""Reads workbook files into a grid of texts, with bounds on their size."""

from __future__ import annotations

import csv
import itertools
from io import BytesIO
from pathlib import Path
from typing import Any

from cxfield.questionnaire.formula_cells import formulas_without_result
from cxfield.questionnaire.model import Finding, FormError
from cxfield.questionnaire.sheet_rows import read_rows
from cxfield.questionnaire.workbook import SHEETS, Workbook
from cxfield.questionnaire.workbook_archive import check_archive

MAX_FILE_BYTES = 20 * 1024 * 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse(code: str, message: str, where: str = "") -> FormError:
    return FormError([Finding(severity="error", code=code, where=where, message=message)])


def read_workbook(path: Path) -> Workbook:
    """Read an .xlsx, .xlsm, .xls, .csv or .md form.

    Raises:
        FormError: It cannot be read, or it exceeds a bound.
    """
    size = path.stat().st_size
    if size == 0:
        raise refuse("empty-file", f"The file {path.name} is empty.")
    if size > MAX_FILE_BYTES:
        raise refuse("file-too-large", f"The file is larger than {MAX_FILE_BYTES >> 20} MiB. Take pictures out of it.")
    with path.open("rb") as file:
        start = file.read(8)
    suffix = path.suffix.lower()
    if start.startswith(b"PK"):
        return _read_xlsx(path)
    if start == _OLE_MAGIC:
        return _read_xls(path)
    if suffix in (".csv", ".md"):
        return _read_text(path, suffix)
    raise refuse("not-a-workbook", f"{path.name} is not an Excel workbook. Save it as .xlsx and try again.")


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
            for name in _wanted(book.sheetnames):
                book[name].reset_dimensions()  # what the file says of its size is often wrong, and pads every row
                rows = book[name].iter_rows(values_only=True)
                sheet, said = read_rows(_own_name(name, book.sheetnames), rows, xlsx_value_to_str)
                workbook.sheets[sheet.name] = sheet
                workbook.findings += [*said, *formulas_without_result(path, book[name], sheet.name)]
            book.close()
    except (FormError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises anything on a damaged file; the user gets a sentence
        raise refuse("not-a-workbook", f"{path.name} is damaged. Open it in Excel and save it again.") from None
    return workbook


def _read_xls(path: Path) -> Workbook:
    import xlrd
    from pyxform.xls2json_backends import xls_value_to_unicode

    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in path.read_bytes():
        raise refuse("password", f"{path.name} is protected by a password. Save it without one.")
    try:
        book = xlrd.open_workbook(path, logfile=_Silence(), on_demand=True, ragged_rows=True)

        def to_text(cell: Any) -> str:
            if cell.ctype == xlrd.XL_CELL_ERROR:
                return str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
            return str(xls_value_to_unicode(cell.value, cell.ctype, book.datemode))

        workbook = Workbook(sheet_names=book.sheet_names(), stem=path.stem)
        for name in _wanted(book.sheet_names()):
            source = book.sheet_by_name(name)
            rows = (source.row(index) for index in range(source.nrows))
            sheet, said = read_rows(_own_name(name, book.sheet_names()), rows, to_text)
            workbook.sheets[sheet.name] = sheet
            workbook.findings += said
    except (FormError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - xlrd raises anything on a damaged file; the user gets a sentence
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise refuse("password", f"{path.name} is protected by a password. Save it without one.") from None
        raise refuse("not-a-workbook", f"{path.name} is damaged. Open it in Excel and save it as .xlsx.") from None
    return workbook


class _Silence:
    """Takes what xlrd would print."""

    def write(self, text: str) -> int:
        return len(text)


def _read_text(path: Path, suffix: str) -> Workbook:
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import csv_to_dict, md_to_dict

    data = BytesIO(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    try:
        content = (csv_to_dict if suffix == ".csv" else md_to_dict)(data)
    except (PyXFormError, csv.Error, ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise refuse("not-a-workbook", f"{path.name} holds no questionnaire: no table with a survey sheet.") from None
    workbook = Workbook(sheet_names=list(content.get("sheet_names", [])), stem=path.stem)
    for name in SHEETS:
        if name in content:
            header = [str(key) for key in (content.get(f"{name}_header") or [{}])[0]]
            rows = (tuple(row.get(key) for key in header) for row in content[name])
            workbook.sheets[name], said = read_rows(name, itertools.chain([tuple(header)], rows), str)
            workbook.findings += said
    return workbook


def _wanted(names: list[str]) -> list[str]:
    if len(names) == 1:
        return names
    return [name for name in names if name.lower() in SHEETS]


def _own_name(name: str, names: list[str]) -> str:
    return name.lower() if name.lower() in SHEETS or len(names) > 1 else "survey"
