"""One application for all tests of the window, off screen, in the light theme and English."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from cxfield import uncollected
from ui.language import use_language
from ui.theme import apply_theme
from ui.widgets import TaskRunner


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application at its defaults, before and after each test; a window of one test is none of the next."""
    if qapp.property("cxfieldDressed") is None:
        apply_theme(qapp)
        use_language("en")
        qapp.setProperty("cxfieldDressed", True)
    yield qapp
    uncollected.take_up()
    uncollected._is_owed = False  # the next interview would look through all that the tests before have left
    # Qt takes away what is to be deleted later only when a loop runs, and what a test holds on to never: each change
    # of the look would dress them all again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in qapp.topLevelWidgets():
        if isValid(widget) and widget.parent() is None:
            delete(widget)


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    """A storage thread of its own; it ends with the test."""
    made = TaskRunner()
    yield made
    made.shutdown()
