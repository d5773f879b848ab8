"""Lock, session that ended, forgotten PIN, wipe and devices in the real application, against a real server."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxfield.fieldwork import wiping
from cxfield.fieldwork.forgotten_pin import shown_for
from cxfield.fieldwork.station import Station
from cxfield.store.keys import KeyRing
from cxfield.sync import access
from cxfield.sync.messages import Role
from tests.conftest import MemoryKeyring
from tests.fieldwork.people import make_quick
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.ui.shell.test_first_call import FORM
from ui.access.account_panel import AGAIN, NEW, AccountPanel
from ui.access.account_panel import PASSWORD as PASSWORD_LINE
from ui.access.forgotten_pin_panel import AGAIN as PIN_AGAIN
from ui.access.forgotten_pin_panel import CODE, NEW_PIN, ForgottenPinPanel
from ui.desk.case_view import CaseView
from ui.desk.delivery_view import DeliveryView
from ui.desk.desk_controller import DeskController
from ui.desk.desk_view import DeskView
from ui.interview.interview_view import InterviewView
from ui.keys.own_keys import use_own_keys
from ui.language import tr
from ui.shell.application_controller import ApplicationController
from ui.shell.main_window import MainWindow
from ui.shell.window_look import open_settings
from ui.supervisor.devices_view import DevicesView
from ui.supervisor.office_page import OfficePage
from ui.supervisor.supervisor_view import SupervisorView

PIN = "246810"
WAIT_MS = 20_000
PAGES_OF_A_USER = (DeskView, CaseView, DeliveryView, SupervisorView, InterviewView)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningServer]:
    make_quick(monkeypatch)
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        running.client("susan", "office").publish(publish_request(interviewers=("anna",), xform=FORM))
        yield running


class Application:
    """The application with its window, and a person before it."""

    def __init__(self, bot: QtBot, station: Path) -> None:
        self.bot, self.window, self.station = bot, MainWindow(), Station(station)
        self.controller = ApplicationController(self.window, self.station, open_settings(station))
        self.window.show()
        self.controller.start()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget() or self.window, text)

    def sign_in(self, server: RunningServer, user: str) -> None:
        self.controller.sign_in.show_first_time(server.url)
        for text in (user, PASSWORD, PIN):
            self.write(text)
            self.press(Qt.Key.Key_Return)

    def reach_desk(self, server: RunningServer) -> None:
        self.sign_in(server, "anna")
        self.wait(lambda: self.desk.model.rowCount() == 3 and self.controller.access.lock.watch.is_on)

    def wait(self, condition: object) -> None:
        def holds() -> bool:
            try:
                return bool(condition())  # type: ignore[operator]
            except AttributeError:
                return False

        self.bot.waitUntil(holds, timeout=WAIT_MS)

    @property
    def desk(self) -> object:
        return self.controller.desk

    def panel(self, kind: type[QWidget]) -> QWidget:
        self.wait(lambda: self.window.findChild(kind) is not None)
        found = self.window.findChild(kind)
        assert isinstance(found, kind)
        return found


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    made = Application(qtbot, tmp_path / "station")
    yield made
    with qtbot.waitSignal(made.controller.ended, timeout=WAIT_MS):
        made.controller.quit()
    use_own_keys({})


def _device(application: Application) -> str:
    return (application.station.folder / "device").read_text("utf-8")


def test_the_key_locks_the_window_and_the_pin_opens_it_at_the_same_place(
    application: Application, server: RunningServer
) -> None:
    application.reach_desk(server)
    page = application.window.page
    application.controller.access.lock.lock()
    assert application.controller.access.lock.page is not None
    application.write("wrong")
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: application.controller.access.lock.page._complaint.text)
    application.write(PIN)
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: application.controller.access.lock.page is None)
    assert application.window.page is page


def test_changing_the_user_works_from_the_lock_too(application: Application, server: RunningServer) -> None:
    application.reach_desk(server)
    application.controller.access.lock.lock()
    page = application.controller.access.lock.page
    assert page is not None
    page.user_change_requested.emit()
    application.wait(lambda: application.window.page is application.controller.sign_in)
    assert application.controller.access.lock.page is None
    assert not application.controller.access.lock.watch.is_on


@pytest.mark.parametrize("user", ["anna", "susan"])
def test_a_user_who_leaves_leaves_nothing_in_memory(application: Application, server: RunningServer, user: str) -> None:
    def pages() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return sum(isinstance(widget, PAGES_OF_A_USER) for widget in QApplication.allWidgets())

    before = pages()
    application.sign_in(server, user)
    application.wait(lambda: pages() > before)
    application.controller.change_user()
    application.wait(lambda: application.window.page is application.controller.sign_in and pages() == before)


def test_an_ended_session_is_said_on_the_desk_and_begun_anew_in_place_with_ones_own_password(
    application: Application, server: RunningServer
) -> None:
    application.reach_desk(server)
    desk = application.controller.desk
    assert desk is not None
    server.services.sessions.reset_password("anna", "given by the office", actor="test")
    desk.sync()
    application.wait(lambda: "session with the server has ended" in desk.desk._access.text)
    application.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    panel = application.panel(AccountPanel)
    assert isinstance(panel, AccountPanel)
    application.write("given by the office")
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: panel._form.lines[NEW].isVisible())
    assert panel._form.text(PASSWORD_LINE) == "given by the office"
    for name in (NEW, AGAIN):
        panel._form.lines[name].setText("my own at last")
    QTest.keyClick(panel._form.lines[AGAIN], Qt.Key.Key_Return)
    application.wait(lambda: panel._done.text)
    application.wait(lambda: desk.desk._access.text == "")
    assert desk.model.rowCount() == 3


def test_a_forgotten_pin_is_got_over_at_the_sign_in(application: Application, server: RunningServer) -> None:
    application.reach_desk(server)
    entry = application.station.only_entry()
    application.wait(lambda: shown_for(entry))
    application.controller.change_user()
    application.wait(lambda: application.window.page is application.controller.sign_in)
    application.wait(lambda: application.controller.sign_in._pages.isEnabled())
    application.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    panel = application.panel(ForgottenPinPanel)
    assert isinstance(panel, ForgottenPinPanel)
    code = access.pin_code(server.client("susan"), "anna", _device(application), shown_for(entry))
    panel._form.lines[CODE].setText(code)
    for name in (NEW_PIN, PIN_AGAIN):
        panel._form.lines[name].setText("13579")
    QTest.keyClick(panel._form.lines[PIN_AGAIN], Qt.Key.Key_Return)
    application.wait(lambda: application.controller.desk.model.rowCount() == 3)


def test_a_laptop_that_is_to_be_wiped_delivers_goes_and_says_so(
    application: Application, server: RunningServer
) -> None:
    application.reach_desk(server)
    entry = application.station.only_entry()
    desk = application.controller.desk
    assert desk is not None
    server.services.devices.wipe("anna", _device(application), actor="test")
    desk.sync()
    application.wait(lambda: server.services.devices.all()[0].wiped_at)
    application.wait(lambda: not entry.folder.exists())
    application.wait(lambda: application.window.page is application.controller.sign_in)
    assert application.station.entries() == []


def test_a_wipe_during_an_interview_puts_it_away_with_what_is_typed_and_sends_that_first(
    application: Application, server: RunningServer
) -> None:
    application.reach_desk(server)
    desk = application.controller.desk
    assert isinstance(desk, DeskController)
    entry, study = application.station.only_entry(), desk._study.study_id
    begin = desk._workspace.start_interview
    desk.interview_ready.emit(application.controller.storage.call(lambda: begin(study, "C1")))
    application.wait(lambda: application.controller._stage.view.page_view is not None)
    application.write("47")
    server.services.devices.wipe("anna", _device(application), actor="test")
    desk.sync()
    application.wait(lambda: server.services.devices.all()[0].wiped_at)
    assert not (entry.folder / "workspace.json").exists()
    (journal,) = (one for one in server.services.studies.journals(study) if one.kind == "interview")
    assert "47" in "".join(journal.lines[1:])


def test_a_workspace_whose_key_the_keyring_holds_asks_for_the_secret_of_its_lock_when_it_is_opened_again(
    application: Application,
    server: RunningServer,
    memory_keyring: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "backend", memory_keyring)  # type: ignore[index]
    application.reach_desk(server)
    lock = application.controller.access.lock
    assert lock.page is None
    lock.lock()
    application.controller.change_user()
    sign_in = application.controller.sign_in
    application.wait(lambda: application.window.page is sign_in and sign_in._pages.isEnabled())
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: lock.page is not None)
    application.write("wrong")
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: lock.page._complaint.text)
    application.write(PASSWORD)
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: lock.page is None and application.desk.model.rowCount() == 3)


def test_a_wipe_that_waits_for_a_backup_says_so_on_the_desk_and_the_office_can_end_the_waiting(
    application: Application, server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiping, "BACKUP_WAIT", timedelta(days=3))
    application.reach_desk(server)
    desk = application.controller.desk
    assert isinstance(desk, DeskController)
    study = desk._study.study_id
    application.controller.storage.call(lambda: desk._workspace.book(study).add_remark("C1", "called"))
    server.services.devices.wipe("anna", _device(application), actor="test")
    desk.sync()
    application.wait(lambda: "waits until a backup" in desk.desk._access.text)
    server.services.devices.hurry_wipe("anna", _device(application), actor="test")
    desk.sync()
    application.wait(lambda: server.services.devices.all()[0].wiped_at)


def test_a_supervisor_locks_a_device_at_the_second_press_and_gives_codes(
    application: Application, server: RunningServer
) -> None:
    server.client("anna", "laptop")
    application.sign_in(server, "susan")
    application.wait(lambda: application.controller.supervisor is not None)
    supervisor = application.controller.supervisor
    assert supervisor is not None
    supervisor.view.devices_requested.emit()
    application.wait(lambda: isinstance(application.window.page, DevicesView))
    view = application.window.page
    assert isinstance(view, DevicesView)
    application.wait(lambda: view.model.rowCount() == 1)
    view._on_action("code")
    application.wait(lambda: len(view._code.text()) == 11)
    view._on_action("lock")
    assert "laptop" in view._question.text
    assert not server.services.devices.all()[0].revoked
    view._on_action("lock")
    application.wait(lambda: "is locked" in view._message.text)
    assert server.services.devices.all(Role.INTERVIEWER)[0].revoked
    view._on_action("pin")
    assert isinstance(application.window.focusWidget(), QLineEdit)
    application.write("ZZ-ZZZZZ")
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: view._complaint.text)
    assert view._shown.text() == "ZZ-ZZZZZ"
    application.press(Qt.Key.Key_Escape)
    assert view._shown.isHidden()
    application.press(Qt.Key.Key_Escape)
    application.wait(lambda: application.window.page is supervisor.view)


def test_every_page_of_the_office_opens_by_its_key_and_escape_leads_back(
    application: Application, server: RunningServer
) -> None:
    application.sign_in(server, "susan")
    application.wait(lambda: application.controller.supervisor is not None)
    supervisor = application.controller.supervisor
    assert supervisor is not None
    application.wait(lambda: supervisor._loaded is not None)
    for key in (Qt.Key.Key_D, Qt.Key.Key_G, Qt.Key.Key_K, Qt.Key.Key_M, Qt.Key.Key_H):
        application.press(key, Qt.KeyboardModifier.ControlModifier)
        application.wait(lambda: isinstance(application.window.page, OfficePage))
        page = application.window.page
        assert isinstance(page, OfficePage)
        application.wait(lambda page=page: page._status.text() != tr("Reading…"))
        assert page._complaint.text == ""
        assert page.isAncestorOf(application.window.focusWidget()) or application.window.focusWidget() is page
        application.press(Qt.Key.Key_Escape)
        application.wait(lambda: application.window.page is supervisor.view)


def test_a_supervisor_changes_their_password_and_unlocks_with_the_new_one(
    application: Application, server: RunningServer
) -> None:
    application.sign_in(server, "susan")
    application.wait(lambda: application.controller.supervisor is not None)
    application.wait(lambda: application.controller.access.lock.watch.is_on)
    application.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    panel = application.panel(AccountPanel)
    assert isinstance(panel, AccountPanel)
    for name, text in ((PASSWORD_LINE, PASSWORD), (NEW, "a much better one"), (AGAIN, "a much better one")):
        panel._form.lines[name].setText(text)
    QTest.keyClick(panel._form.lines[AGAIN], Qt.Key.Key_Return)
    application.wait(lambda: panel._done.text)
    application.press(Qt.Key.Key_Escape)
    application.controller.access.lock.lock()
    application.write("a much better one")
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: application.controller.access.lock.page is None)


def test_a_supervisors_session_that_ended_is_begun_anew_in_place_and_what_was_asked_for_is_done(
    application: Application, server: RunningServer
) -> None:
    server.client("anna", "laptop")
    application.sign_in(server, "susan")
    application.wait(lambda: application.controller.supervisor.view.interviews is not None)
    supervisor = application.controller.supervisor
    assert supervisor is not None
    supervisor.view.devices_requested.emit()
    application.wait(lambda: isinstance(application.window.page, DevicesView))
    view = application.window.page
    assert isinstance(view, DevicesView)
    application.wait(lambda: view.model.rowCount() == 1)
    server.services.sessions.reset_password("susan", "given by the office", actor="test")
    for _twice in range(2):
        view._on_action("lock")
    panel = application.panel(AccountPanel)
    assert isinstance(panel, AccountPanel)
    assert application.window.page is view
    application.write("given by the office")
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: panel._form.lines[NEW].isVisible())
    assert not server.services.devices.all(Role.INTERVIEWER)[0].revoked
    for name in (NEW, AGAIN):
        panel._form.lines[name].setText("my own at last")
    QTest.keyClick(panel._form.lines[AGAIN], Qt.Key.Key_Return)
    application.wait(lambda: "is locked" in view._message.text)
    assert view._complaint.text == ""
    assert server.services.devices.all(Role.INTERVIEWER)[0].revoked


def test_a_session_that_ends_during_an_interview_leaves_the_answer_and_the_keys_where_they_are(
    application: Application, server: RunningServer
) -> None:
    application.reach_desk(server)
    desk = application.controller.desk
    assert isinstance(desk, DeskController)
    study = desk._study.study_id
    desk.interview_ready.emit(application.controller.storage.call(lambda: desk._workspace.start_interview(study, "C1")))
    application.wait(lambda: isinstance(application.window.focusWidget(), QLineEdit))
    field = application.window.focusWidget()
    application.write("4")
    server.services.sessions.reset_password("anna", "given by the office", actor="test")
    desk.sync()
    application.wait(lambda: "session with the server has ended" in desk.desk._access.text)
    assert isinstance(application.window.page, InterviewView)
    assert application.window.findChild(AccountPanel) is None
    assert application.window.focusWidget() is field
    application.write("2")
    assert isinstance(field, QLineEdit)
    assert field.text() == "42"


def test_an_answer_half_typed_in_an_interview_is_there_after_the_lock(
    application: Application, server: RunningServer
) -> None:
    application.reach_desk(server)
    desk = application.controller.desk
    assert desk is not None
    begin = desk._workspace.start_interview
    study = application.controller.storage.call(desk._workspace.studies)[0].study_id
    desk.interview_ready.emit(application.controller.storage.call(lambda: begin(study, "C1")))
    application.wait(lambda: isinstance(application.window.page, InterviewView))
    application.wait(lambda: isinstance(application.window.focusWidget(), QLineEdit))
    field = application.window.focusWidget()
    assert isinstance(field, QLineEdit)
    application.write("4")
    application.controller.access.lock.lock()
    application.write(PIN)
    application.press(Qt.Key.Key_Return)
    application.wait(lambda: application.controller.access.lock.page is None)
    assert application.window.focusWidget() is field
    application.write("2")
    assert field.text() == "42"
