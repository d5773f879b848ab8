"""The frame of the office's pages: where the keys are, what Enter and Escape mean, what an empty page says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxfield.sync.access_messages import DeviceLine
from ui.supervisor.devices_view import DevicesView

CONTROL = Qt.KeyboardModifier.ControlModifier


def line(device: str, user: str = "anna") -> DeviceLine:
    return DeviceLine(
        user=user,
        device=device,
        role="interviewer",
        first_seen_at="2026-11-20T08:00:00Z",
        last_seen_at="2026-11-23T08:00:00Z",
        has_key=True,
        revoked=False,
        wipe_asked_at="",
        wiped_at="",
    )


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot) -> DevicesView:
    made = DevicesView()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.focus_first()
    made.show_devices([line("one"), line("two"), line("three")])
    return made


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)


def test_enter_in_the_line_for_the_code_gives_it_once_and_does_nothing_to_the_lit_device(view: DevicesView) -> None:
    given: list[tuple[str, str]] = []
    view.pin_code_requested.connect(lambda device, shown: given.append((device.device, shown)))
    press(Qt.Key.Key_Return)
    assert view._shown.line.hasFocus()
    QTest.keyClicks(view._shown.line, "03-7K2QD")
    press(Qt.Key.Key_Return)
    assert given == [("one", "03-7K2QD")]
    assert view._shown.text() == "03-7K2QD"


def test_a_code_that_was_not_taken_stays_to_be_mended(view: DevicesView) -> None:
    view._on_action("pin")
    QTest.keyClicks(view._shown.line, "03-7K2QD")
    view.complain("The code has a slip.")
    assert view._shown.line.hasFocus()
    assert view._shown.text() == "03-7K2QD"


def test_escape_takes_back_what_is_asked_before_it_leaves(view: DevicesView, qtbot: QtBot) -> None:
    left: list[bool] = []
    view.closed.connect(lambda: left.append(True))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert view.table.hasFocus()
    assert view._shown.isHidden()
    press(Qt.Key.Key_L, CONTROL)
    press(Qt.Key.Key_Escape)
    assert view._question.text == ""
    assert left == []
    press(Qt.Key.Key_Escape)
    assert left == [True]


def test_what_was_asked_about_one_line_is_not_done_to_another(view: DevicesView) -> None:
    done: list[str] = []
    view.change_requested.connect(lambda change, device: done.append(f"{change} {device.device}"))
    press(Qt.Key.Key_L, CONTROL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_L, CONTROL)
    assert done == []
    press(Qt.Key.Key_L, CONTROL)
    assert done == ["lock two"]


def test_the_lit_line_stays_lit_when_it_is_read_anew(view: DevicesView) -> None:
    press(Qt.Key.Key_Down)
    view.show_devices([line("zero"), line("one"), line("two")])
    lit = view.lit()
    assert lit is not None
    assert lit.device == "two"


def test_an_empty_page_says_what_that_means_and_keeps_the_keys(view: DevicesView) -> None:
    view.show_devices([])
    assert view._empty.isVisible()
    assert not view.table.isVisible()
    assert view.hasFocus()
    view.show_devices([line("one")])
    assert view.table.hasFocus()
    assert not view._empty.isVisible()


def test_lines_that_arrive_do_not_take_the_keys_from_a_line_of_text(view: DevicesView) -> None:
    view._on_action("pin")
    view.show_devices([line("one"), line("four")])
    assert view._shown.line.hasFocus()


def test_the_keys_of_the_page_work_in_its_lines_of_text_too(view: DevicesView) -> None:
    asked: list[bool] = []
    view.refresh_requested.connect(lambda: asked.append(True))
    view._on_action("pin")
    press(Qt.Key.Key_F5)
    assert asked == [True]


def test_tab_goes_down_the_page_as_the_eye_does(view: DevicesView) -> None:
    view._on_action("pin")
    press(Qt.Key.Key_Tab)
    assert view.table.hasFocus()
    press(Qt.Key.Key_Backtab)
    assert view._shown.line.hasFocus()
