"""Forms of an OpenRosa server in the window: signed in, begun, sent, looked at, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.station import Station
from cxfield.store.openrosa_values import SubmissionState
from tests.sync.openrosa.central_peer import CentralPeer, central_peer
from tests.sync.openrosa.interviewer import form
from ui.access.choose_pin_page import ChoosePinPage
from ui.interview.closing_page import ClosingPage
from ui.openrosa.forms_controller import FormsController
from ui.openrosa.forms_view import FormsView
from ui.openrosa.server_panel import ServerPanel
from ui.shell.application_controller import ApplicationController
from ui.shell.main_window import MainWindow
from ui.shell.window_look import open_settings
from ui.widgets import MessageBox

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def peer() -> Iterator[CentralPeer]:
    with central_peer() as running:
        running.publish(form())
        running.publish(form("broken").replace(b"required=", b'relevant="1 + (" required='))
        yield running


@pytest.fixture
def keyring(memory_keyring: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(memory_keyring), "__module__", "keyring.backends.memory")


class Screen:
    """The whole application on an empty station."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.bot, self.window = qtbot, MainWindow()
        self.application = ApplicationController(self.window, Station(folder), open_settings(folder))
        self.window.show()
        self.window.activateWindow()
        self.application.start()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    @property
    def home(self) -> FormsView:
        assert isinstance(self.application.desk, FormsController)
        return self.application.desk.desk

    def said(self, view: QWidget) -> str:
        return " ".join(box.text for box in view.findChildren(MessageBox) if box.isVisible())

    def sign_in(self, address: str) -> None:
        self.press(Qt.Key.Key_O, CONTROL)
        self.type(address)
        for _ in range(5):
            self.press(Qt.Key.Key_Return)

    def wait_for_forms(self) -> None:
        self.bot.waitUntil(lambda: isinstance(self.application.desk, FormsController), timeout=20_000)
        self.bot.waitUntil(lambda: isinstance(self.application.access.lock.page, ChoosePinPage), timeout=5_000)
        for _ in range(2):
            self.type("2468")
            self.press(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.application.access.lock.page is None, timeout=5_000)
        self.bot.waitUntil(lambda: self.home.form_model.rowCount() == 2, timeout=20_000)

    def states(self) -> list[object]:
        return [getattr(line, "state", "under way") for line in self.home.interview_model.rows()]


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path, keyring: None) -> Iterator[Screen]:
    made = Screen(qtbot, tmp_path)
    yield made
    with qtbot.waitSignal(made.application.ended, timeout=20_000):
        made.application.quit()


def test_an_interviewer_signs_in_and_an_interview_is_done_and_sent_by_keys(screen: Screen, peer: CentralPeer) -> None:
    screen.sign_in(peer.app_user())
    screen.wait_for_forms()
    screen.bot.waitUntil(lambda: screen.window.focusWidget() is screen.home.forms, timeout=5_000)
    screen.press(Qt.Key.Key_Return)
    screen.bot.waitUntil(lambda: screen.application._stage.view is not None, timeout=10_000)
    view = screen.application._stage.view
    assert view is not None
    screen.bot.waitUntil(lambda: isinstance(screen.window.focusWidget(), QLineEdit | QPlainTextEdit), timeout=10_000)
    screen.type("Ogre")
    screen.press(Qt.Key.Key_Return)
    screen.bot.waitUntil(lambda: bool(view.findChildren(ClosingPage)), timeout=10_000)
    screen.press(Qt.Key.Key_Return)
    screen.bot.waitUntil(lambda: screen.states() == [SubmissionState.SENT], timeout=20_000)
    assert len(peer.held) == 1


def test_a_wrong_code_is_said_in_the_panel_and_what_was_typed_stays(screen: Screen, peer: CentralPeer) -> None:
    screen.sign_in(f"{peer.base}/v1/key/wrong/projects/1")
    panel = screen.window.findChildren(ServerPanel)[-1]
    screen.bot.waitUntil(lambda: "Ask for a new code" in screen.said(panel), timeout=10_000)
    assert screen.window.focusWidget().property("text").endswith("wrong/projects/1")


def test_a_form_that_cannot_be_run_says_why_and_is_not_begun(screen: Screen, peer: CentralPeer) -> None:
    screen.sign_in(peer.app_user())
    screen.wait_for_forms()
    screen.home.focus_first()
    screen.home.forms.selectRow(1)
    screen.press(Qt.Key.Key_Return)
    screen.bot.waitUntil(lambda: "relevance condition" in screen.said(screen.home), timeout=10_000)
    assert screen.application._stage.view is None


def test_a_second_project_is_added_by_keys_and_both_get_their_own(screen: Screen, peer: CentralPeer) -> None:
    screen.sign_in(peer.app_user())
    screen.wait_for_forms()
    screen.bot.waitUntil(lambda: screen.window.focusWidget() is screen.home.forms, timeout=5_000)
    with central_peer() as other:
        other.publish(form())
        other.publish(form("trees"))
        screen.press(Qt.Key.Key_O, CONTROL)
        screen.type(f"{other.base}/v1/key/wrong/projects/1")
        for _ in range(3):
            screen.press(Qt.Key.Key_Return)
        panel = screen.window.findChildren(ServerPanel)[-1]
        screen.bot.waitUntil(lambda: "Ask for a new code" in screen.said(panel), timeout=10_000)
        screen.window.focusWidget().selectAll()
        screen.type(other.app_user())
        for _ in range(3):
            screen.press(Qt.Key.Key_Return)
        screen.bot.waitUntil(lambda: screen.home.form_model.rowCount() == 4, timeout=20_000)
        assert screen.home._server.text().endswith("and 1 more")
        names = [screen.home.form_model.index(row, 0).data() for row in range(4)]
        wells = [name for name in names if name.startswith("Wells of water")]
        assert len(set(wells)) == 2
        assert all("/v1/projects/1" in name for name in wells)
        desk = screen.application.desk
        assert isinstance(desk, FormsController)

        def interviews() -> None:
            for line in desk._forms.lines():
                if line.can_begin:
                    session = desk._forms.begin(line.study_id)
                    session.go_next({"/data/village": line.server})
                    session.complete()
                    session.close()

        done = desk.worker.something_finished
        screen.application.storage.run(interviews, lambda _none: done(), lambda error: pytest.fail(str(error)))
        screen.bot.waitUntil(lambda: screen.states() == [SubmissionState.SENT] * 3, timeout=20_000)
        assert (len(peer.held), len(other.held)) == (1, 2)
        assert all(other.base.encode() in held.xml for held in other.held.values())


def test_what_the_server_does_not_take_is_shown_with_the_reason_and_offered_again(
    screen: Screen, peer: CentralPeer
) -> None:
    screen.sign_in(peer.app_user())
    screen.wait_for_forms()
    peer.closed.add("water")
    desk = screen.application.desk
    assert isinstance(desk, FormsController)

    def interview() -> None:
        session = desk._forms.begin(desk._forms.study_of("water"))
        session.go_next({"/data/village": "Ogre"})
        session.complete()
        session.close()

    screen.application.storage.run(interview, lambda _none: desk.sync(), lambda error: pytest.fail(str(error)))
    screen.bot.waitUntil(lambda: screen.states() == [SubmissionState.UNDELIVERED], timeout=20_000)
    screen.home.focus_first()
    screen.press(Qt.Key.Key_L, CONTROL)
    screen.bot.waitUntil(lambda: "closed at the server" in screen.home.details(), timeout=5_000)
    peer.closed.clear()
    screen.press(Qt.Key.Key_E, CONTROL)
    screen.bot.waitUntil(lambda: screen.states() == [SubmissionState.SENT], timeout=20_000)
