"""One application for all tests of the window, off screen, in the light theme and English."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.language import use_language
from ui.theme import apply_theme
from ui.widgets import TaskRunner


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application at its defaults, before and after each test."""
    if qapp.property("cxfieldDressed") is None:
        apply_theme(qapp)
        use_language("en")
        qapp.setProperty("cxfieldDressed", True)
    return qapp


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    """A storage thread of its own; it ends with the test."""
    made = TaskRunner()
    yield made
    made.shutdown()
