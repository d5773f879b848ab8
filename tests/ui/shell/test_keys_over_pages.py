"""Help and the changing of keys laid over the pages outside the interview."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.desk.case_table import CaseTableModel
from ui.desk.desk_view import DeskView
from ui.keys.help_panel import HelpPanel
from ui.keys.own_keys import use_own_keys
from ui.shell.main_window import MainWindow
from ui.shell.sign_in_view import SignInView

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the desk of an interviewer."""
    made = MainWindow()
    qtbot.addWidget(made)
    desk = DeskView(CaseTableModel(), "inga")
    desk.help_requested.connect(made.show_help)
    desk.keys_requested.connect(made.show_keys)
    made.show_page(desk)
    made.show()
    made.activateWindow()
    yield made
    use_own_keys({})


def desk_of(window: MainWindow) -> DeskView:
    assert isinstance(window.page, DeskView)
    return window.page


def focus(window: MainWindow) -> QWidget:
    return window.focusWidget() or window


def test_f1_opens_the_keys_of_the_desk_and_escape_gives_the_desk_the_keys_back(window: MainWindow) -> None:
    QTest.keyClick(desk_of(window), Qt.Key.Key_F1)
    panel = window.findChild(HelpPanel)
    assert panel is not None
    assert panel.words.startswith("Desk")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.focusWidget() is desk_of(window)


def test_after_the_help_the_keys_are_where_they_were(window: MainWindow) -> None:
    line = desk_of(window)._filter
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F1)
    QTest.keyClick(focus(window), Qt.Key.Key_Escape)
    assert window.focusWidget() is line


def test_a_key_changed_at_the_desk_works_there_and_stands_in_the_bar(window: MainWindow) -> None:
    kept: list[dict[str, str]] = []
    window.own_keys_changed.connect(kept.append)
    QTest.keyClick(desk_of(window), Qt.Key.Key_F1, SHIFT)
    QTest.keyClicks(focus(window), "synchronise")
    QTest.keyClick(focus(window), Qt.Key.Key_Return)
    QTest.keyClick(focus(window), Qt.Key.Key_F12)
    QTest.keyClick(focus(window), Qt.Key.Key_Escape)
    wished: list[bool] = []
    desk_of(window).sync_requested.connect(lambda: wished.append(True))
    QTest.keyClick(desk_of(window), Qt.Key.Key_F5)
    QTest.keyClick(desk_of(window), Qt.Key.Key_F12)
    assert (kept, wished) == ([{"desk.sync": "F12"}], [True])
    assert ("sync", "F12") in {(hint.action, hint.key) for hint in desk_of(window)._bar._hints}


def test_a_key_of_the_desk_means_the_same_in_its_filter(window: MainWindow) -> None:
    """Ctrl+U would empty the line there, as lines of text have it on some systems."""
    desk, wished = desk_of(window), []
    desk.user_change_requested.connect(lambda: wished.append(True))
    line = desk._filter
    line.setText("anna")
    QTest.keyClick(line, Qt.Key.Key_U, CONTROL)
    assert (wished, line.text()) == ([True], "anna")


def test_nobody_changes_keys_before_signing_in(window: MainWindow) -> None:
    sign_in = SignInView()
    sign_in.help_requested.connect(window.show_help)
    window.show_page(sign_in)
    QTest.keyClick(sign_in.findChild(QLineEdit), Qt.Key.Key_F1)
    panel = window.findChild(HelpPanel)
    assert panel is not None
    assert panel.words.startswith("Sign-in")
    assert [button.text() for button in panel.findChildren(QPushButton)] == ["Close (Esc)"]
