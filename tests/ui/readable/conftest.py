"""The questionnaire of every control, answered, in a real window; made once for all tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from installer.filled_interview import Filled, every_control_interview
from installer.screen_scenes import pages_of
from installer.screen_sheets import Look, put_on, settle
from ui.interview import InterviewView

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def filled(qapp: QApplication) -> Iterator[Filled]:
    put_on(qapp, Look())
    with every_control_interview() as made:
        yield made


@pytest.fixture(scope="module")
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application; its look and language are put back after the tests of a file."""
    yield qapp
    put_on(qapp, Look())


class Reader:
    """Turns the pages of the window."""

    def __init__(self, app: QApplication, filled: Filled) -> None:
        self.app, self.session = app, filled.session
        self.pages = pages_of(filled.session)
        self.view = InterviewView(now=lambda: NOW)
        self.view.resize(1280, 800)
        self.view.show_page(self.session.view())
        self.view.show()
        self.view.activateWindow()

    def turn_to(self, name: str) -> InterviewView:
        self.view.show_page(self.session.go_to(self.pages[name]))
        settle(self.app)
        return self.view

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        settle(self.app)


Open = Callable[[Look], Reader]


@pytest.fixture
def look(undressed: QApplication, filled: Filled) -> Iterator[Open]:
    """Dress the application and open the window in that look."""
    opened: list[Reader] = []

    def open_in(wanted: Look) -> Reader:
        put_on(undressed, wanted)
        filled.session.set_language(wanted.language)
        opened.append(Reader(undressed, filled))
        return opened[-1]

    yield open_in
    for reader in opened:
        reader.close()
