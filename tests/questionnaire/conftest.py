"""Workbooks made on the fly, and the shared forms where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from cxfield.admission.form_process import FormProcess

Rows = Sequence[Sequence[str | int | None]]
MakeWorkbook = Callable[..., Path]


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Return a function that writes a workbook: one keyword per sheet, each a list of rows with the header first."""

    def make(name: str = "form.xlsx", **sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture(scope="session")
def process() -> Iterator[FormProcess]:
    """Return one child process for the tests that need it."""
    with FormProcess() as running:
        yield running


@pytest.fixture(scope="session")
def shared_forms(shared: Path) -> Path:
    return shared / "forms"
