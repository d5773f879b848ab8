"""From sign-in to the outcome of a call, by keys, against a real server and a real workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from cxfield.fieldwork.station import Station
from cxfield.server.tables import CaseRow
from cxfield.sync.messages import Role
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from ui.interview.interview_view import InterviewView
from ui.keys.own_keys import use_own_keys
from ui.shell.application_controller import ApplicationController
from ui.shell.main_window import MainWindow
from ui.shell.window_look import open_settings

PIN = "246810"
FORM = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Two questions</h:title><model><instance><data id="two" version="1"><age/><words/><orx:meta>
<orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/age" type="int" required="true()" constraint=". &lt; 111"/>
<bind nodeset="/data/words" type="string"/></model></h:head>
<h:body><input ref="/data/age"><label>How old are you?</label></input>
<input ref="/data/words"><label>Anything else?</label></input></h:body></h:html>"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("sofia", Role.SUPERVISOR)
        running.client("sofia", "office").publish(publish_request(interviewers=("anna",), xform=FORM))
        yield running


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path) -> Iterator[ApplicationController]:
    window = MainWindow()
    controller = ApplicationController(window, Station(tmp_path / "station"), open_settings(tmp_path / "station"))
    window.show()
    controller.start()
    yield controller
    with qtbot.waitSignal(controller.ended, timeout=20_000):
        controller.quit()


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget.window().focusWidget() or widget, key)


def write(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget.window().focusWidget() or widget, text)


def sign_in_by_keys(qtbot: QtBot, application: ApplicationController, server: RunningServer, user: str) -> None:
    view = application.sign_in
    view.show_first_time(server.url)
    for text in (user, PASSWORD, PIN):
        write(view, text)
        press(view, Qt.Key.Key_Return)


def reach_desk(qtbot: QtBot, application: ApplicationController, server: RunningServer) -> None:
    sign_in_by_keys(qtbot, application, server, "anna")
    qtbot.waitUntil(lambda: application.desk is not None and application.desk.model.rowCount() == 3, timeout=20_000)


def test_a_newcomer_signs_in_calls_interviews_and_closes_the_case_by_keys(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    window = desk.desk.window()
    press(desk.desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is desk.case, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail is not None and desk.case._detail.case.open_attempt is not None)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, InterviewView) and window.page.page_view is not None)
    for text, name in (("200", "age"), ("", "age")):  # a hard check holds the page
        write(window, text)
        press(window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda name=name: bool(window.page.page_view.problems), timeout=5_000)
        assert window.page.page_view.page.key.endswith(name)
    press(window, *[Qt.Key.Key_Backspace] * 3)
    write(window, "44")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.page_view.page.key.endswith("words"), timeout=5_000)
    write(window, "no")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.page_view.is_end, timeout=5_000)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is desk.case, timeout=10_000)
    qtbot.waitUntil(lambda: desk.case._detail.case.disposition == "1.1", timeout=5_000)
    office = server.client("sofia", "office")
    (study,) = office.studies()
    qtbot.waitUntil(lambda: [i.status for i in office.interviews(study.study_id)] == ["completed"], timeout=15_000)
    (seen,) = office.interviews(study.study_id)
    assert (seen.answers["/data/age"], seen.answers["/data/words"]) == ("44", "no")
    qtbot.waitUntil(lambda: bool(list(desk._workspace.store.folder.glob("safety/*.db"))), timeout=5_000)
    finished = desk.case._detail.case.case_id
    press(desk.case, Qt.Key.Key_Return)  # once too often: the case is finished, nothing is begun
    qtbot.waitUntil(lambda: window.page is desk.desk, timeout=5_000)
    desk.open_case(finished)
    qtbot.waitUntil(lambda: window.page is desk.case, timeout=5_000)
    assert desk.case._detail.case.open_attempt is None
    press(desk.case, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: desk.case._detail.case.open_attempt is not None, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)  # a second interview on the same case is not begun
    qtbot.waitUntil(lambda: "completed interview already" in desk.case._complaint.text, timeout=5_000)


def test_a_call_nobody_answers_is_closed_by_typing_a_word(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    desk.open_case("C2")
    qtbot.waitUntil(lambda: desk.desk.window().page is desk.case, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail.case.open_attempt is not None, timeout=5_000)
    try:
        use_own_keys({"case.outcome": "F12"})
        buttons = [button.text() for button in desk.case.findChildren(QPushButton)]
        assert "Close with an outcome   F12" in buttons
    finally:
        use_own_keys({})
    press(desk.case, Qt.Key.Key_F7)
    write(desk.case, "busy")
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail.case.disposition == "3.12", timeout=5_000)
    assert desk.case._detail.history[0].what == "Busy"


def test_after_suspending_enter_does_not_say_that_nobody_answered(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    window = desk.desk.window()
    desk.open_case("C2")
    qtbot.waitUntil(lambda: window.page is desk.case, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail.case.open_attempt is not None, timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, InterviewView) and window.page.page_view is not None)
    press(window, Qt.Key.Key_F9, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case.outcome.isVisible(), timeout=5_000)
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail.case.disposition == "2.12", timeout=5_000)


def test_an_appointment_a_remark_and_a_correction_stand_in_the_history(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    desk.open_case("C3")
    qtbot.waitUntil(lambda: desk.desk.window().page is desk.case, timeout=5_000)
    press(desk.case, Qt.Key.Key_F9)
    write(desk.case, "tomorrow 9")
    press(desk.case, Qt.Key.Key_Return, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case._detail.case.appointment is not None, timeout=5_000)
    press(desk.case, Qt.Key.Key_F3)
    write(desk.case, "Speaks softly")
    press(desk.case, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.case._detail.case.remarks), timeout=5_000)
    press(desk.case, Qt.Key.Key_F4)
    write(desk.case, "+447700900123")
    press(desk.case, *[Qt.Key.Key_Return] * 4)
    qtbot.waitUntil(lambda: desk.case._detail.case.phones == ("+447700900123",), timeout=5_000)
    assert {line.what for line in desk.case._detail.history} >= {"Remark", "Number corrected"}
    assert all(line.who == "anna" for line in desk.case._detail.history)
    assert desk.case._detail.case.attempts == ()  # Enter in a panel is for the panel alone


def test_a_wrong_pin_is_said_and_asked_again(
    qtbot: QtBot, application: ApplicationController, server: RunningServer, tmp_path: Path
) -> None:
    Station(tmp_path / "station").enrol(server.url, "anna", PASSWORD, PIN)
    application.start()
    view = application.sign_in
    view._pin.setFocus()
    write(view, "111111")
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "PIN is not right" in view._complaint.text, timeout=20_000)
    assert application.desk is None


def test_a_server_that_is_away_is_said_in_a_sentence(qtbot: QtBot, application: ApplicationController) -> None:
    view = application.sign_in
    view.show_first_time("http://127.0.0.1:9")
    for text in ("anna", "secret", PIN):
        write(view, text)
        press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "cannot be reached" in view._complaint.text, timeout=20_000)


def test_a_supervisor_sees_the_study_and_gets_its_report_as_pdf(
    qtbot: QtBot, application: ApplicationController, server: RunningServer, tmp_path: Path
) -> None:
    sign_in_by_keys(qtbot, application, server, "sofia")
    qtbot.waitUntil(lambda: application.supervisor is not None, timeout=20_000)
    supervisor = application.supervisor
    assert supervisor is not None
    supervisor._folder = tmp_path / "reports"
    qtbot.waitUntil(lambda: supervisor.view.cases.rowCount() == 3, timeout=10_000)
    with qtbot.waitSignal(supervisor.report_written, timeout=20_000) as written:
        QTest.keyClick(supervisor.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    text = "".join(page.extract_text() for page in PdfReader(written.args[0]).pages)
    assert "Service experience" in text


def test_an_interviewer_of_two_studies_goes_from_one_to_the_other(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    second = publish_request(interviewers=("anna",), xform=FORM.replace(b'id="two"', b'id="three"'))
    server.client("sofia", "office").publish(second.model_copy(update={"name": "Another study"}))
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    qtbot.waitUntil(lambda: "Another study" in desk.desk._study.text(), timeout=10_000)
    QTest.keyClick(desk.desk, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Service experience" in desk.desk._study.text(), timeout=5_000)


def devices_of_cases(server: RunningServer) -> list[str]:
    with server.services.database.read() as session:
        return [name for name in session.exec(select(CaseRow.owner_device)).all() if name]


def test_a_whole_case_is_taken_to_this_computer_from_its_page(
    qtbot: QtBot, application: ApplicationController, server: RunningServer
) -> None:
    """No interview of it need exist."""
    reach_desk(qtbot, application, server)
    desk = application.desk
    assert desk is not None
    press(desk.desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.case.isVisible(), timeout=20_000)
    assert devices_of_cases(server) == []
    QTest.keyClick(desk.case.window().focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(devices_of_cases(server)) == 1, timeout=20_000)
