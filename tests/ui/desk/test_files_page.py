"""The page on which one sees why recordings wait and chooses when they are sent."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.delivery import DeliveryState
from cxfield.fieldwork.upload_settings import FilesState
from cxfield.sync.upload_rules import Hours, UploadRules, Waiting, When
from cxfield.sync.uploading import GONE
from ui.desk.delivery_view import DeliveryView
from ui.desk.files_words import files_sentence

RULES = UploadRules(when=When.FREE, networks=("Office",), limit_kbs=200, hours=Hours(begin=time(18), end=time(7)))


@pytest.fixture
def view(dressed: object, qtbot: QtBot) -> DeliveryView:
    made = DeliveryView()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show_delivery(DeliveryState(), [], datetime(2026, 11, 23, tzinfo=UTC))
    made.files.show_files(FilesState(rules=RULES, waiting_count=3, why=Waiting.METERED, problems=(GONE,)), ("Train",))
    made.show()
    QTest.keyClick(made, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return made


def kept(view: DeliveryView) -> list[UploadRules]:
    rules: list[UploadRules] = []
    view.files.rules_kept.connect(rules.append)
    return rules


def test_the_key_that_turns_pages_leads_to_the_choice_that_stands(view: DeliveryView) -> None:
    assert view._tabs.currentWidget() is view.files
    assert QApplication.focusWidget() is view.files._choices[When.FREE]


def test_arrows_choose_and_enter_keeps_once(view: DeliveryView) -> None:
    rules = kept(view)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [one.when for one in rules] == [When.ASKED]


def test_enter_in_a_line_keeps_what_all_lines_say_once(view: DeliveryView) -> None:
    rules = kept(view)
    view.files._networks.setText("Office, Home")
    view.files._hours.setText("")
    view.files._limit.setFocus()
    QTest.keyClick(view.files._limit, Qt.Key.Key_Return)
    assert rules == [UploadRules(when=When.FREE, networks=("Office", "Home"), limit_kbs=200)]


def test_what_cannot_be_read_is_said_beside_its_line_and_nothing_is_kept(view: DeliveryView) -> None:
    rules = kept(view)
    view.files._limit.setText("fast")
    QTest.keyClick(view.files._limit, Qt.Key.Key_Return)
    assert rules == []
    assert view.files._limit_problem.isVisible()
    assert "whole number" in view.files._limit_problem.text()
    assert not view.files._hours_problem.isVisible()
    assert QApplication.focusWidget() is view.files._limit


def test_what_is_being_typed_stays_when_the_state_is_shown_anew(view: DeliveryView) -> None:
    view.files._networks.setText("Off")
    view.files.show_files(FilesState(rules=RULES, waiting_count=2), ())
    assert view.files._networks.text() == "Off"
    assert "Waiting to be sent: 2" in view.files._state.text()


def test_the_key_sends_now_from_every_page(view: DeliveryView) -> None:
    asked: list[bool] = []
    view.files.send_requested.connect(lambda: asked.append(True))
    for _page in range(3):
        QTest.keyClick(view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True] * 3


@pytest.mark.parametrize("why", [None, *Waiting])
def test_why_files_wait_is_said_in_words(view: DeliveryView, why: Waiting | None) -> None:
    words, role = files_sentence(FilesState(rules=RULES, waiting_count=1, why=why))
    assert words.startswith("Waiting to be sent: 1. ")
    assert role == ("muted" if why is None else "soft")
    assert files_sentence(FilesState(rules=RULES)) == (
        "Nothing waits: what ended interviews recorded and attached is received.",
        "good",
    )
    assert "not on this computer any more" in view.files._problems.text()
