"""Reads workbooks of the old binary format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.sheet_rows import ToText, read_rows
from cxfield.questionnaire.workbook import Workbook, own_name, wanted_sheets
from cxfield.questionnaire.xml_bounds import refused

_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def read_xls(path: Path) -> Workbook:
    """Read an .xls file.

    Raises:
        FormError: It is damaged, protected, or beyond a bound.
    """
    import xlrd

    if _PROTECTED in path.read_bytes():
        raise refused("password", "", f"{path.name} is protected by a password. Save it without one.")
    try:
        _check_chains(path)
        return _sheets(xlrd.open_workbook(path, logfile=_Silence(), on_demand=True, ragged_rows=True), path.stem)
    except (FormError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - xlrd raises anything on a damaged file; the user gets a sentence
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise refused("password", "", f"{path.name} is protected by a password. Save it without one.") from None
        message = f"{path.name} is damaged. Open it in Excel and save it as .xlsx."
        raise refused("not-a-workbook", "", message) from None


def _sheets(book: Any, stem: str) -> Workbook:
    names = book.sheet_names()
    workbook = Workbook(sheet_names=names, stem=stem)
    for name in wanted_sheets(names):
        source = book.sheet_by_name(name)
        rows = (source.row(index) for index in range(source.nrows))
        sheet, said = read_rows(own_name(name, names), rows, _text_of_cells(book.datemode))
        workbook.sheets[sheet.name] = sheet
        workbook.findings += said
    return workbook


def _text_of_cells(date_mode: int) -> ToText:
    import xlrd
    from pyxform.xls2json_backends import xls_value_to_unicode

    def text_of(cell: Any) -> str:
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
        return str(xls_value_to_unicode(cell.value, cell.ctype, date_mode))

    return text_of


def _check_chains(path: Path) -> None:
    """Refuse a file whose short sectors follow each other in a circle: xlrd would go round in it for ever."""
    from xlrd.compdoc import CompDoc

    chain: Sequence[int] = CompDoc(path.read_bytes(), logfile=_Silence()).SSAT
    seen_from = [-1] * len(chain)
    for start in range(len(chain)):
        at = start
        while 0 <= at < len(chain) and seen_from[at] < 0:
            seen_from[at] = start
            at = chain[at]
        if 0 <= at < len(chain) and seen_from[at] == start:
            raise ValueError("circle")


class _Silence:
    """Takes what xlrd would print."""

    def write(self, text: str) -> int:
        return len(text)
