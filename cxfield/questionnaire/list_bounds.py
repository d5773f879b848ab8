"""Bounds on the lists in files beside a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxfield.questionnaire.xml_bounds import refused
from cxfield.xpath.table import Cells

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_ITEMS = 500_000
MAX_COLUMNS = 1_000
MAX_CELLS = 5_000_000
MAX_CELL_CHARACTERS = 131_072
"""As the reader of CSV has it."""


def bounded(rows: Iterable[Cells], name: str) -> Iterator[Cells]:
    """Yield `rows` of the file `name` as long as they are within the bounds.

    Raises:
        FormError: They are not.
    """
    columns: set[str] = set()
    cells = 0
    for number, row in enumerate(rows, 1):
        cells += len(row)
        columns.update(column for column, _ in row)
        if number > MAX_ITEMS:
            raise refused("too-many-rows", name, f"The file {name} has more than {MAX_ITEMS:,} rows. Shorten it.")
        if len(columns) > MAX_COLUMNS:
            message = f"The file {name} has more than {MAX_COLUMNS:,} columns. Take out what the form does not use."
            raise refused("too-many-columns", name, message)
        if cells > MAX_CELLS:
            message = f"The file {name} has more than {MAX_CELLS:,} cells. Take out what the form does not use."
            raise refused("too-many-cells", name, message)
        if any(len(text) > MAX_CELL_CHARACTERS for _, text in row):
            message = f"The file {name} has a text of more than {MAX_CELL_CHARACTERS:,} characters (item {number:,})."
            raise refused("cell-too-long", name, f"{message} Shorten it.")
        yield row
