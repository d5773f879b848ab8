"""A case is handed over and taken over by keys alone, in a file and over the network of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxfield.fieldwork import case_transfer
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.pin_wrap import PinCost
from cxfield.store.values import Study
from cxfield.sync.session import DEVICE
from tests.store.samples import RULES
from ui.shell.main_window import MainWindow
from ui.transfer.hand_over_panel import HandOverPanel
from ui.transfer.take_over_panel import TakeOverPanel
from ui.transfer.transfer_controller import TransferController
from ui.widgets import TaskRunner


class Screen:
    """The window of one interviewer, whose workspace lives on its storage thread."""

    def __init__(self, bot: QtBot, folder: Path, user: str, parent_runner: TaskRunner, network: TaskRunner) -> None:
        self.bot, self.storage, self.network = bot, parent_runner, network
        self.window = MainWindow()
        bot.addWidget(self.window)
        self.workspace: Workspace = self.storage.call(lambda: self._open(folder, user))
        self.transfers = TransferController(self.workspace, self.storage, network, self.window)
        self.transfers.panel_wanted.connect(self.window.show_panel)
        page = QWidget()
        self.window.show_page(page)
        self.window.show()
        self.window.activateWindow()

    def _open(self, folder: Path, user: str) -> Workspace:
        key = DatabaseKey.random()
        store = DeviceStore.create(folder / user, key, rules=RULES)
        store.set_setting(DEVICE, f"laptop of {user}")
        store.save_study(Study(study_id="s-1", name="Service"))
        if user == "anna":
            store.save_case("s-1", Case(case_id="c-1", name="Maija Kalniņa"))
        return Workspace(store, DeviceClock(user), key)

    def close(self) -> None:
        self.transfers.stop()
        self.storage.call(self.workspace.close)

    @property
    def focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def type(self, text: str) -> None:
        QTest.keyClick(self.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.focus, text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focus, key)

    def said(self, words: str) -> Callable[[], bool]:
        def is_said() -> bool:
            visible = [label for label in self.window.findChildren(QWidget) if label.isVisible()]
            return any(words in str(label.property("text") or "") for label in visible)

        return is_said

    def wait_for(self, words: str) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.said(words), timeout=20_000)


@pytest.fixture
def screens(
    qtbot: QtBot, tmp_path: Path, runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Screen, Screen]]:
    cheap = PinCost(rounds=1, memory_kib=64, lanes=1)
    monkeypatch.setattr(case_transfer.give_case, "__kwdefaults__", {"cost": cheap})
    storage, network = TaskRunner(name="other storage"), TaskRunner(name="network")
    made = (
        Screen(qtbot, tmp_path, "anna", runner, network),
        Screen(qtbot, tmp_path, "bob", storage, network),
    )
    yield made
    for screen in made:
        screen.close()
    storage.shutdown()
    network.shutdown()


def hand_over_in_file(anna: Screen, path: Path) -> str:
    anna.transfers.hand_over("s-1", "c-1", "Maija Kalniņa")
    panel = anna.window.findChild(HandOverPanel)
    assert panel is not None
    panel._file.line.setFocus()
    anna.type(str(path))
    anna.press(Qt.Key.Key_Return)
    anna.wait_for("Read this code")
    return panel._code.text()


def test_a_file_and_its_code_bring_the_case_to_the_other_desk(screens: tuple[Screen, Screen], tmp_path: Path) -> None:
    anna, bob = screens
    code = hand_over_in_file(anna, tmp_path / "a.cxcase")
    bob.window.activateWindow()
    bob.transfers.take_over()
    panel = bob.window.findChild(TakeOverPanel)
    assert panel is not None
    panel._file.line.setFocus()
    bob.type(str(tmp_path / "a.cxcase"))
    bob.press(Qt.Key.Key_Return)
    assert isinstance(bob.focus, QLineEdit)
    QTest.keyClicks(bob.focus, code.lower())
    bob.press(Qt.Key.Key_Return)
    bob.wait_for("Case c-1 of anna is on your desk")
    held = bob.storage.call(lambda: [case.case_id for case in bob.workspace.store.cases("s-1")])
    assert held == ["c-1"]


def test_a_request_brings_the_case_without_a_code_and_both_screens_show_its_mark(
    screens: tuple[Screen, Screen], tmp_path: Path
) -> None:
    anna, bob = screens
    bob.transfers.take_over()
    taking = bob.window.findChild(TakeOverPanel)
    assert taking is not None
    taking.request_wanted.emit(tmp_path / "bob.cxrequest")
    bob.wait_for("its screen shows the mark")
    anna.transfers.hand_over("s-1", "c-1", "Maija Kalniņa")
    giving = anna.window.findChild(HandOverPanel)
    assert giving is not None
    giving._file.set_path(tmp_path / "a.cxcase")
    giving._request.line.setFocus()
    anna.type(str(tmp_path / "bob.cxrequest"))
    anna.press(Qt.Key.Key_Return)
    anna.wait_for("Only the laptop of bob opens it")
    assert giving._code.text() in taking._done.text
    bob.window.activateWindow()
    taking._file.line.setFocus()
    bob.type(str(tmp_path / "a.cxcase"))
    bob.press(Qt.Key.Key_Return)
    bob.press(Qt.Key.Key_Return)
    bob.wait_for("Case c-1 of anna is on your desk")


def test_a_laptop_nearby_sends_it_and_a_wrong_code_is_said(screens: tuple[Screen, Screen], tmp_path: Path) -> None:
    anna, bob = screens
    hand_over_in_file(anna, tmp_path / "a.cxcase")
    bob.transfers.take_over()
    taking = bob.window.findChild(TakeOverPanel)
    assert taking is not None
    taking._listen.click()
    listener = bob.transfers._listener
    assert listener is not None
    port = listener.address.rpartition(":")[2]
    anna.window.activateWindow()
    sending = anna.window.findChild(HandOverPanel)
    assert sending is not None
    sending._address.setFocus()
    anna.type(f"127.0.0.1:{port}")
    anna.press(Qt.Key.Key_Return)
    anna.type(listener.number)
    anna.press(Qt.Key.Key_Return)
    bob.wait_for("The file has arrived")
    QTest.keyClicks(bob.focus, "00000-00000")
    bob.press(Qt.Key.Key_Return)
    bob.wait_for("does not open this hand-over file")


def test_nobody_listens_behind_a_panel_that_was_closed(screens: tuple[Screen, Screen]) -> None:
    _, bob = screens
    bob.transfers.take_over()
    panel = bob.window.findChild(TakeOverPanel)
    assert panel is not None
    panel._listen.click()
    listener = bob.transfers._listener
    assert listener is not None
    bob.press(Qt.Key.Key_Escape)
    bob.bot.waitUntil(lambda: bob.transfers._listener is None, timeout=5_000)
    listener.wait()


def test_a_case_that_was_handed_over_is_taken_back_from_the_same_panel(
    screens: tuple[Screen, Screen], tmp_path: Path
) -> None:
    anna, _ = screens
    hand_over_in_file(anna, tmp_path / "a.cxcase")
    anna.press(Qt.Key.Key_Escape)
    anna.transfers.hand_over("s-1", "c-1", "Maija Kalniņa")
    anna.wait_for("This case was handed over")
    anna.window.findChildren(HandOverPanel)[-1].take_back_requested.emit()
    anna.wait_for("on your desk again")
    assert anna.storage.call(lambda: anna.workspace.store.carrying.transfers.is_held("s-1", "c-1"))


def test_a_case_that_is_off_the_desk_is_taken_back_by_keys_from_the_desk(
    screens: tuple[Screen, Screen], tmp_path: Path
) -> None:
    anna, _ = screens
    hand_over_in_file(anna, tmp_path / "a.cxcase")
    anna.press(Qt.Key.Key_Escape)
    anna.transfers.take_over()
    anna.wait_for("Take back c-1")
    panel = anna.window.findChildren(TakeOverPanel)[-1]
    (button,) = [one for one in panel.findChildren(QPushButton) if one.text().startswith("Take back c-1")]
    button.setFocus()
    anna.press(Qt.Key.Key_Space)
    anna.wait_for("on your desk again")
    assert anna.storage.call(lambda: anna.workspace.store.carrying.transfers.is_held("s-1", "c-1"))
