"""The look of the window: kept on the station, larger and in their language for a respondent, back again after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.language import current_language, use_language
from ui.shell.main_window import MainWindow
from ui.shell.window_look import WindowLook, open_settings
from ui.theme import apply_theme, current_theme


@pytest.fixture
def look(tmp_path: Path, dressed: QApplication) -> Iterator[WindowLook]:
    made = WindowLook(open_settings(tmp_path))
    made.choose_language("en")
    yield made
    use_language("en")
    apply_theme(dressed)


def test_what_is_chosen_is_there_the_next_time(look: WindowLook, tmp_path: Path) -> None:
    for action in ("larger", "theme", "window_language"):
        look.ways()[action]()
    use_language("en")
    settings = open_settings(tmp_path)
    settings.sync()
    WindowLook(settings).put_on()
    assert (current_theme().scale, current_theme().tokens.name, current_language()) == (1.1, "dark", "ru")


def test_the_size_stays_between_80_and_250_percent(look: WindowLook) -> None:
    for _step in range(12):
        look.ways()["larger"]()
    assert current_theme().scale == 2.5
    for _step in range(12):
        look.ways()["smaller"]()
    assert current_theme().scale == 0.8


def test_a_respondent_gets_it_larger_and_in_their_language_and_the_interviewer_all_of_it_back(look: WindowLook) -> None:
    look.lend("lv")
    assert (current_theme().scale, current_language()) == (1.4, "lv")
    look.take_back()
    assert (current_theme().scale, current_language()) == (1.0, "en")


def test_a_language_that_the_window_does_not_know_leaves_it_as_it_is(look: WindowLook) -> None:
    look.lend("ar")
    assert current_language() == "en"


def test_a_lent_window_cannot_be_closed_and_hears_no_shortcut(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    shortcut = QShortcut(QKeySequence("Ctrl+Q"), window)
    wishes: list[bool] = []
    window.close_requested.connect(lambda: wishes.append(True))
    window.show()
    window.lend(True)
    assert window.isFullScreen()
    assert not shortcut.isEnabled()
    assert not window.close()
    assert wishes == []
    window.lend(False)
    assert shortcut.isEnabled()
    assert not window.isFullScreen()
    window.close()
    assert wishes == [True]
    window.let_close()
