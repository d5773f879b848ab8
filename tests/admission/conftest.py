"""Workbooks made on the fly, and one child process for the tests that do not end it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxfield.admission.form_process import FormProcess
from tests.questionnaire.conftest import MakeWorkbook, make_workbook

__all__ = ["MakeWorkbook", "make_workbook"]


@pytest.fixture(scope="session")
def process() -> Iterator[FormProcess]:
    """Return one child process for the tests that need it."""
    with FormProcess() as running:
        yield running
