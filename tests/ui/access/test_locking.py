"""The window locks after a time without input, hides and holds what is below, and comes back to the same place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.app_lock import LockKind, OfficeLock, WorkspaceLock, remember_password
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.keys import KeyRing
from tests.conftest import MemoryKeyring
from tests.fieldwork.people import make_quick
from ui.access.choose_pin_page import ChoosePinPage
from ui.access.idle_watch import IdleWatch
from ui.access.lock_controller import MINUTES, LockController, lock_minutes
from ui.shell.main_window import MainWindow
from ui.widgets import TaskRunner

SMALL = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


class Hands:
    """Two clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.awake, self.wall = 1000.0, 5000.0

    def __call__(self) -> tuple[float, float]:
        return self.awake, self.wall


class Page(QWidget):
    """A page with something half typed."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text = QLineEdit(self), QTextEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.text)


class Locked:
    def __init__(self, bot: QtBot, settings: QSettings) -> None:
        self.bot, self.window, self.page = bot, MainWindow(), Page()
        bot.addWidget(self.window)
        self.window.show_page(self.page)
        self.window.show()
        bot.waitUntil(self.window.isVisible)
        self.owner = QObject()
        self.runner = TaskRunner(self.owner)
        self.lock = LockController(self.window, self.runner, settings, self.owner)
        self.lock.arm(OfficeLock("correct horse"), LockKind.PASSWORD, "susan")

    def type_secret(self, secret: str) -> None:
        page = self.lock.page
        assert page is not None
        line = page.findChild(QLineEdit)
        assert line is not None
        line.setText(secret)
        self.bot.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def locked(qtbot: QtBot, settings: QSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locked]:
    make_quick(monkeypatch)
    made = Locked(qtbot, settings)
    yield made
    made.lock.disarm()
    made.runner.shutdown()


def test_what_is_half_typed_is_there_again_and_has_the_keys(locked: Locked) -> None:
    locked.page.line.setText("half a sen")
    locked.page.line.setFocus()
    locked.lock.lock()
    assert not locked.page.line.isEnabled()
    locked.type_secret("correct horse")
    locked.bot.waitUntil(lambda: locked.lock.page is None)
    assert locked.page.line.text() == "half a sen"
    assert locked.window.focusWidget() is locked.page.line
    assert locked.lock.watch.is_on


def test_keys_reach_nothing_below_the_lock(locked: Locked) -> None:
    locked.page.line.setFocus()
    locked.lock.lock()
    for target in (locked.page.line, locked.window):
        locked.bot.keyClicks(target, "secret")
    assert locked.page.line.text() == ""
    page = locked.lock.page
    assert page is not None
    assert page.geometry() == locked.window.rect()


def test_a_wrong_secret_keeps_it_locked_and_later_ones_wait(locked: Locked) -> None:
    locked.lock.lock()
    page = locked.lock.page
    assert page is not None
    for _ in range(4):
        with locked.bot.waitSignal(locked.runner._finished):
            locked.type_secret("wrong")
    with locked.bot.waitSignal(locked.runner._finished):
        locked.type_secret("correct horse")
    locked.bot.waitUntil(lambda: "Wait" in page._complaint.text)
    assert locked.lock.page is page


def test_a_page_that_comes_while_it_is_locked_waits_below(locked: Locked) -> None:
    locked.lock.lock()
    other = Page()
    locked.window.show_page(other)
    assert not other.line.isEnabled()
    locked.type_secret("correct horse")
    locked.bot.waitUntil(lambda: locked.lock.page is None)
    assert other.line.isEnabled()
    assert locked.window.page is other


def test_in_the_hands_of_the_respondent_it_does_not_lock(locked: Locked) -> None:
    locked.lock.pause(True)
    locked.window.lend(True)
    locked.lock.lock()
    assert locked.lock.page is None
    assert not locked.lock.watch.is_on
    locked.window.lend(False)
    locked.lock.pause(False)
    assert locked.lock.watch.is_on


def test_a_user_who_cannot_unlock_may_always_change_the_user(locked: Locked) -> None:
    locked.lock.lock()
    page = locked.lock.page
    assert page is not None
    with locked.bot.waitSignal(locked.lock.user_change_requested):
        page.user_change_requested.emit()
    locked.lock.disarm()
    assert locked.page.line.isEnabled()


@pytest.mark.parametrize(("kept", "minutes"), [(None, 5), ("2", 2), ("0", 1), ("9999", 30), ("rubbish", 5)])
def test_the_time_is_a_setting_within_limits(settings: QSettings, kept: str | None, minutes: int) -> None:
    if kept is not None:
        settings.setValue(MINUTES, kept)
    assert lock_minutes(settings) == minutes


def test_input_puts_it_off_and_the_sleep_of_the_computer_counts(qtbot: QtBot) -> None:
    hands = Hands()
    watch = IdleWatch(clocks=hands)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    told: list[bool] = []
    watch.idle.connect(lambda: told.append(True))
    watch.begin()
    hands.awake, hands.wall = hands.awake + 200, hands.wall + 200
    qtbot.keyClick(line, Qt.Key.Key_A)
    hands.awake, hands.wall = hands.awake + 200, hands.wall + 200
    watch.look()
    assert told == []
    hands.wall += 3600
    watch.look()
    assert told == [True]
    watch.look() if watch.is_on else None
    assert told == [True]


def test_the_pin_of_the_key_unlocks_and_its_tries_outlive_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quick(monkeypatch)
    key = KeyRing(tmp_path).create("anna", "2468")
    assert isinstance(key, DatabaseKey)
    clock = [1000.0]
    with DeviceStore.create(tmp_path, key, rules=SMALL) as store:
        lock = WorkspaceLock(store, wall_time=lambda: clock[0])
        assert lock.kind is LockKind.PIN
        assert [lock.check("0000").wait_s for _ in range(4)] == [0, 0, 0, 5]
        again = WorkspaceLock(store, wall_time=lambda: clock[0])
        assert again.check("2468").wait_s == 5
        clock[0] += 6
        assert again.check("2468").is_right


def choose_pin(locked: Locked, *pins: str) -> None:
    page = locked.lock.page
    assert page is not None
    first, again = page.findChildren(QLineEdit)
    first.setText(pins[0])
    again.setText(pins[-1])
    locked.bot.keyClick(again, Qt.Key.Key_Return)


def test_where_nothing_opens_the_lock_a_pin_is_asked_for_first(locked: Locked) -> None:
    locked.lock.disarm()
    locked.lock.arm(OfficeLock(), LockKind.NONE, "susan")
    page = locked.lock.page
    assert isinstance(page, ChoosePinPage)
    assert not locked.page.line.isEnabled()
    choose_pin(locked, "2468", "1357")
    assert "not the same" in page._complaint.text
    choose_pin(locked, "12")
    assert "four characters" in page._complaint.text
    choose_pin(locked, "2468")
    locked.bot.waitUntil(lambda: locked.lock.page is None)
    assert locked.lock.watch.is_on
    locked.lock.lock()
    with locked.bot.waitSignal(locked.runner._finished):
        locked.type_secret("wrong")
    assert locked.lock.page is not None
    locked.type_secret("2468")
    locked.bot.waitUntil(lambda: locked.lock.page is None)


def test_a_workspace_keeps_the_pin_of_its_lock_until_a_password_is_known(
    tmp_path: Path, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quick(monkeypatch)
    with DeviceStore.create(tmp_path / "w", DatabaseKey.random(), rules=SMALL) as store:
        lock = WorkspaceLock(store)
        assert lock.kind is LockKind.NONE
        lock.choose("2468")
        again = WorkspaceLock(store)
        assert (again.kind, again.check("1357").is_right, again.check("2468").is_right) == (LockKind.PIN, False, True)
        remember_password(store, "correct horse")
        assert (again.kind, again.check("2468").is_right) == (LockKind.PASSWORD, False)


def test_a_file_dialog_does_not_stay_over_the_lock(locked: Locked) -> None:
    dialog = QFileDialog(locked.page)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    menu = QMenu(locked.page)
    menu.addAction("Copy")
    menu.popup(locked.window.pos())
    locked.bot.waitUntil(dialog.isVisible)
    locked.lock.lock()
    assert (dialog.isVisible(), dialog.result(), menu.isVisible()) == (False, 0, False)
    assert locked.window.isVisible()
    locked.type_secret("correct horse")
    locked.bot.waitUntil(lambda: locked.lock.page is None)
