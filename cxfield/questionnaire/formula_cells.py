"""Cells of an .xlsx whose formula has no saved result: they are read as empty, which nobody would see."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cxfield.questionnaire.model import Finding

_WITHOUT_RESULT = re.compile(
    rb'<(?:\w+:)?c [^<>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^<>]*>\s*'
    rb"<(?:\w+:)?f(?:/>|[ >][^<]*(?:</(?:\w+:)?f>)?)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MOST_BYTES = 32 * 1024 * 1024
_MOST_FINDINGS = 20


def formulas_without_result(path: Path, sheet: Any, name: str) -> Iterator[Finding]:
    """Yield a warning for each of the first such cells of an openpyxl `sheet`, which findings call `name`."""
    with zipfile.ZipFile(path) as archive, archive.open(sheet._worksheet_path) as part:
        source = part.read(_MOST_BYTES)
    if b"f>" not in source:
        return
    for number, found in enumerate(_WITHOUT_RESULT.finditer(source)):
        if number == _MOST_FINDINGS:
            return
        message = (
            "The cell holds a formula whose result is not saved in the file, so it is read as empty. "
            "Open the workbook in a spreadsheet program and save it, or put the text in place of the formula."
        )
        where = f"{name}!{found[1].decode()}"
        yield Finding(severity="warning", code="formula-without-result", where=where, message=message)
