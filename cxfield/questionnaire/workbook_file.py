"""Reads workbook files into a grid of texts, with bounds on their size and on what they may unfold to."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Any

from cxfield.questionnaire.model import Finding, FormError
from cxfield.questionnaire.workbook import SHEETS, Sheet, Workbook, column_letter

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 200
MAX_INFLATED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
MAX_CELL_CHARACTERS = 32_767
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_EMPTY_RUN = 60
_PROLOG_BYTES = 65_536


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
    start = path.read_bytes()[:8]
    suffix = path.suffix.lower()
    if start.startswith(b"PK"):
        return _read_xlsx(path)
    if start == _OLE_MAGIC:
        return _read_xls(path)
    if suffix in (".csv", ".md"):
        return _read_text(path, suffix)
    raise refuse("not-a-workbook", f"{path.name} is not an Excel workbook. Save it as .xlsx and try again.")


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            declares = len(entries) <= MAX_ENTRIES and any(_declares_entities(archive, entry) for entry in entries)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        raise refuse("not-a-workbook", f"{path.name} is damaged. Open it in Excel and save it again.") from None
    inflated = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    message = f"{path.name} unfolds to more than a questionnaire needs. It is not opened."
    if len(entries) > MAX_ENTRIES or inflated > MAX_INFLATED_BYTES or inflated / packed > MAX_RATIO:
        raise refuse("unfolds-too-large", message)
    if any(entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/") for entry in entries):
        raise refuse("not-a-workbook", f"{path.name} holds paths that lead outside it. It is not opened.")
    if declares:
        raise refuse("document-type", f"{path.name} declares XML entities, as no spreadsheet program does. Not opened.")
    if "xl/workbook.xml" not in {entry.filename for entry in entries}:
        raise refuse("not-a-workbook", f"{path.name} is an archive but no Excel workbook. Save it as .xlsx.")


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Return whether an XML part has a document type: no spreadsheet program writes one, it only serves attacks."""
    if not entry.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(entry) as part:
        start = part.read(_PROLOG_BYTES).replace(b"\0", b"")
    return b"<!DOCTYPE" in start


def _read_xlsx(path: Path) -> Workbook:
    import warnings

    import openpyxl
    from pyxform.xls2json_backends import xlsx_value_to_str

    _check_archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            workbook = Workbook(sheet_names=list(book.sheetnames), stem=path.stem)
            for name in _wanted(book.sheetnames):
                book[name].reset_dimensions()  # what the file says of its size is often wrong, and pads every row
                rows = book[name].iter_rows(values_only=True)
                sheet = _sheet(_own_name(name, book.sheetnames), rows, xlsx_value_to_str)
                workbook.sheets[sheet.name] = sheet
            book.close()
    except FormError:
        raise
    except MemoryError:
        raise refuse("too-complex", f"{path.name} needs too much memory to read.") from None
    except Exception:  # noqa: BLE001 - openpyxl raises anything on a damaged file; the user gets a sentence
        raise refuse("not-a-workbook", f"{path.name} is damaged. Open it in Excel and save it again.") from None
    return workbook


def _read_xls(path: Path) -> Workbook:
    import xlrd
    from pyxform.xls2json_backends import xls_value_to_unicode

    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in path.read_bytes():
        raise refuse("password", f"{path.name} is protected by a password. Save it without one.")
    try:
        book = xlrd.open_workbook(path, logfile=_Silence())
        workbook = Workbook(sheet_names=book.sheet_names(), stem=path.stem)
        for name in _wanted(book.sheet_names()):
            source = book.sheet_by_name(name)
            rows = (source.row(index) for index in range(source.nrows))
            sheet = _sheet(
                _own_name(name, book.sheet_names()),
                rows,
                lambda cell: xls_value_to_unicode(cell.value, cell.ctype, book.datemode),
            )
            workbook.sheets[sheet.name] = sheet
    except FormError:
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

    try:
        content = (csv_to_dict if suffix == ".csv" else md_to_dict)(str(path))
    except (PyXFormError, UnicodeDecodeError, ValueError, KeyError, IndexError):
        raise refuse("not-a-workbook", f"{path.name} holds no questionnaire: no table with a survey sheet.") from None
    workbook = Workbook(sheet_names=list(content.get("sheet_names", [])), stem=path.stem)
    for name in SHEETS:
        if name in content:
            header = [str(key) for key in (content.get(f"{name}_header") or [{}])[0]]
            rows = [{header.index(key): value for key, value in row.items() if key in header} for row in content[name]]
            workbook.sheets[name] = Sheet(name=name, header=header, rows=rows)
    return workbook


def _wanted(names: list[str]) -> list[str]:
    if len(names) == 1:
        return names
    return [name for name in names if name.lower() in SHEETS]


def _own_name(name: str, names: list[str]) -> str:
    return name.lower() if name.lower() in SHEETS or len(names) > 1 else "survey"


def _sheet(name: str, rows: Any, to_text: Any) -> Sheet:
    header: list[str] = []
    body: list[dict[int, str]] = []
    empty_run = 0
    for number, cells in enumerate(rows, start=1):
        kept = {index: text for index, cell in enumerate(cells[:MAX_COLUMNS]) if (text := _text(cell, to_text))}
        if number == 1:
            header = [" ".join(kept.get(index, "").split()) for index in range(max(kept, default=-1) + 1)]
            continue
        if number > MAX_ROWS:
            raise refuse("too-many-rows", f"The sheet has more than {MAX_ROWS} rows.", f"{name}!A{number}")
        empty_run = 0 if kept else empty_run + 1
        if empty_run > _MAX_EMPTY_RUN:
            break
        body.append(kept)
        _check_length(name, number, kept)
    while body and not body[-1]:
        body.pop()
    return Sheet(name=name, header=header, rows=body)


def _text(cell: Any, to_text: Any) -> str:
    value = getattr(cell, "value", cell)
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    return str(to_text(cell)).strip()


def _check_length(name: str, number: int, kept: dict[int, str]) -> None:
    for index, text in kept.items():
        if len(text) > MAX_CELL_CHARACTERS:
            where = f"{name}!{column_letter(index)}{number}"
            raise refuse("cell-too-long", f"The cell holds more than {MAX_CELL_CHARACTERS} characters.", where)
