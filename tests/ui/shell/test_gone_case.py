"""A case that went to somebody else, by keys in the window: it can be looked at, and no key writes on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxfield.event import StreamKind
from cxfield.fieldwork import case_transfer
from cxfield.fieldwork.case_transfer import CaseToGive, give_case
from cxfield.store.pin_wrap import PinCost
from tests.journal_device import RunningServer
from tests.ui.shell.test_first_call import application, press, reach_desk, server, write
from ui.desk.case_table import CaseTableModel, Column
from ui.desk.desk_controller import DeskController
from ui.interview.interview_view import InterviewView
from ui.replay import ReplayView
from ui.shell.application_controller import ApplicationController
from ui.transfer.hand_over_panel import HandOverPanel

__all__ = ["application", "server"]
CASE = "C1"
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
WRITING = [
    (Qt.Key.Key_F2, PLAIN),
    (Qt.Key.Key_F7, PLAIN),
    (Qt.Key.Key_F9, PLAIN),
    (Qt.Key.Key_F3, PLAIN),
    (Qt.Key.Key_F4, PLAIN),
    (Qt.Key.Key_F6, PLAIN),
    (Qt.Key.Key_D, CTRL),
]


def at_desk(qtbot: QtBot, application: ApplicationController, server: RunningServer) -> DeskController:
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    return desk


def leave_an_interview(qtbot: QtBot, desk: DeskController) -> None:
    """Begin the interview of the case, answer one question, suspend it and go back to the desk."""
    window = desk.desk.window()
    desk.open_case(CASE)
    qtbot.waitUntil(lambda: window.page is desk.case, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail.case.open_attempt is not None, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, InterviewView) and window.page.page_view is not None)
    write(window, "44")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.page_view.page.key.endswith("words"), timeout=5_000)
    press(window, Qt.Key.Key_F9)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is desk.case, timeout=10_000)
    desk.show_desk()
    qtbot.waitUntil(lambda: window.page is desk.desk, timeout=5_000)


def outcome_cell(desk: DeskController) -> str:
    row = desk.model.row_of(CASE)
    return str(desk.model.index(row, Column.OUTCOME).data()) if row >= 0 else ""


def lines(desk: DeskController) -> int:
    study = desk._study
    assert study is not None
    store = desk._workspace.store
    return desk._storage.call(lambda: len(store.entries(StreamKind.CASE, CASE, study_id=study.study_id)))


def open_gone(qtbot: QtBot, desk: DeskController, row: int) -> None:
    """Open the case from the list of the desk with Enter."""
    table = desk.desk._table
    table.setFocus()
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.desk.window().page is desk.case, timeout=5_000)
    qtbot.waitUntil(lambda: desk.case._detail is not None and desk.case._detail.elsewhere is not None, timeout=5_000)


def test_a_case_that_the_office_gave_to_somebody_else_is_read_and_no_key_writes_on_it(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    desk = at_desk(qtbot, application, server)
    leave_an_interview(qtbot, desk)
    server.add("bert")
    office = server.client("sofia", "office")
    (study,) = office.studies()
    desk.sync()
    qtbot.waitUntil(lambda: bool(office.interviews(study.study_id)), timeout=20_000)
    office.assign(study.study_id, [CASE], "bert")
    desk.sync()
    qtbot.waitUntil(lambda: outcome_cell(desk).startswith("Read only"), timeout=20_000)
    assert desk.model.row_of(CASE) == desk.model.rowCount() - 1
    assert desk.model.index(0, 0).data(CaseTableModel.CASE_ID_ROLE) != CASE
    open_gone(qtbot, desk, desk.model.row_of(CASE))
    view, window, before = desk.case, desk.case.window(), lines(desk)
    assert "Not yours since" in view._read_only.text
    for key, modifier in WRITING:
        view.complain("")
        QTest.keyClick(window.focusWidget() or view, key, modifier)
        assert "read-only" in view._complaint.text, key
        assert view._panels.currentWidget() is view._gone
    shown = {button.text().split("   ")[0] for button in view.findChildren(QPushButton) if button.isVisible()}
    assert not shown & {"Close with an outcome", "Write a remark", "Agree on an appointment", "Dial", "SIP"}
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, ReplayView) and window.page.replay is not None, timeout=20_000)
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page is view, timeout=5_000)
    press(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page is desk.desk, timeout=5_000)
    assert lines(desk) == before


def test_a_case_that_was_handed_over_in_a_file_is_taken_back_from_its_page(
    qtbot: QtBot,
    application: ApplicationController,
    server: RunningServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cheap = PinCost(rounds=1, memory_kib=64, lanes=1)
    monkeypatch.setattr(case_transfer.give_case, "__kwdefaults__", {"cost": cheap})
    desk = at_desk(qtbot, application, server)
    study, workspace, window = desk._study, desk._workspace, desk.desk.window()
    assert study is not None
    given = CaseToGive(study.study_id, CASE, "bert")
    desk._storage.call(lambda: give_case(workspace, given, tmp_path / "a.cxcase"))
    desk.show_desk()
    qtbot.waitUntil(lambda: outcome_cell(desk) == "Read only · bert has it", timeout=5_000)
    open_gone(qtbot, desk, desk.model.row_of(CASE))
    assert "You handed this case over to bert" in desk.case._read_only.text
    QTest.keyClick(window.focusWidget() or desk.case, Qt.Key.Key_G, CTRL)
    assert "bert has this case now" in desk.case._complaint.text
    QTest.keyClick(window.focusWidget() or desk.case, Qt.Key.Key_H, CTRL)
    panel = window.findChild(HandOverPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel._given.isVisible(), timeout=5_000)
    button = next(one for one in panel.findChildren(QPushButton) if one.text().startswith("Take back"))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.model.row_of(CASE) >= 0 and not outcome_cell(desk).startswith("Read only"))
