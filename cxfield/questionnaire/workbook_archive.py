"""What an .xlsx file is as an archive: looked at before anything in it is unfolded."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers import expat

from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.xml_bounds import declares_document_type, refused

MAX_ENTRIES = 200
MAX_INFLATED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def check_archive(path: Path) -> None:
    """Refuse an archive that is no workbook, unfolds to too much, or is built to mislead.

    Raises:
        FormError: It must not be opened.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_size(path, entries)
            _check_entries(path, entries)
            if any(_declares_entities(archive, entry) for entry in entries):
                message = f"{path.name} declares XML entities, as no spreadsheet program does. It is not opened."
                raise refused("document-type", "", message)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, NotImplementedError):
        raise _damaged(path) from None


def _check_size(path: Path, entries: Sequence[zipfile.ZipInfo]) -> None:
    """The reader never unfolds more of an entry than it declares, so the sum of what is declared bounds it."""
    inflated = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        message = f"{path.name} has {len(entries):,} parts, more than {MAX_ENTRIES}."
    elif inflated > MAX_INFLATED_BYTES or inflated > MAX_RATIO * path.stat().st_size:
        message = f"{path.name} unfolds to {inflated / 1024 / 1024:,.1f} MiB, more than is opened."
    else:
        return
    raise refused("unfolds-too-large", "", f"{message} Copy its sheets into a new workbook.")


def _check_entries(path: Path, entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refused("password", "", f"{path.name} is protected by a password. Save it without one.")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise _damaged(path)
    if len(set(names)) < len(names) or _overlap(entries):
        raise _damaged(path)
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        message = f"{path.name} holds paths that lead outside it, as no spreadsheet program writes. It is not opened."
        raise refused("not-a-workbook", "", message)
    if not any(name.startswith("xl/") for name in names):
        message = f"{path.name} is an archive but no Excel workbook. Save it as .xlsx."
        raise refused("not-a-workbook", "", message)


def _overlap(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Return whether two entries share bytes: then the file is far smaller than what unfolds from it."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER_BYTES + len(entry.filename.encode()) + entry.compress_size
    return False


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Return whether an XML part has a document type: no spreadsheet program writes one, it only serves attacks."""
    if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    try:
        with archive.open(entry) as part:
            return declares_document_type(part)
    except expat.ExpatError:
        return False  # no XML: the reader of workbooks says so, if it needs this part


def _damaged(path: Path) -> FormError:
    return refused("not-a-workbook", "", f"{path.name} is damaged. Open it in Excel and save it again.")
