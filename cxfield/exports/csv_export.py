"""Data as CSV files: UTF-8, commas, one file of interviews, one for each repeat, one of paradata."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path

from cxfield.analysis.study_data import StudyData
from cxfield.errors import CxfieldError
from cxfield.exports.cells import neutralise
from cxfield.exports.data_tables import DataTable, data_tables
from cxfield.exports.paradata_table import paradata_table

_BOM = b"\xef\xbb\xbf"


class ExportError(CxfieldError):
    """A file of the export could not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file that was written. `rows` does not count the header."""

    path: Path
    rows: int
    columns: int


def export_csv(
    data: StudyData, out_dir: Path, *, labels: bool = False, language: str | None = None, bom: bool = False
) -> list[ExportedFile]:
    """Write the data of a study into `out_dir`, which is made if it is not there; files of the same name are replaced.

    Args:
        labels: Labels of choices instead of their codes, in `language` where the questionnaire has it.
        bom: Begin each file with a byte order mark, by which old Excel knows UTF-8.

    Raises:
        ExportError: The folder or a file cannot be written.
    """
    tables = [*data_tables(data, labels=labels, language=language), paradata_table(data)]
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        return [_write(table, out_dir / f"{table.name}.csv", bom=bom) for table in tables]
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"The data cannot be written to {out_dir}: {reason}. Choose another folder.") from error


def _write(table: DataTable, path: Path, *, bom: bool) -> ExportedFile:
    """Write one table; the file takes its name only when it is complete."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(neutralise(column) for column in table.columns)
    writer.writerows([neutralise(cell) for cell in row] for row in table.rows)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes((_BOM if bom else b"") + text.getvalue().encode())
    os.replace(unfinished, path)
    return ExportedFile(path=path, rows=len(table.rows), columns=len(table.columns))
