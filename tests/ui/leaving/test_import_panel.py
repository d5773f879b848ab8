"""A supervisor imports a rescue file by keys alone and reads the receipts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxfield.store.device_store import DeviceStore
from tests.journal_device import RunningServer
from tests.rescue.test_importing import PASS_PHRASE, begin, key, rescued, server, store, study
from ui.shell.main_window import MainWindow
from ui.supervisor.import_controller import ImportController
from ui.supervisor.import_panel import ImportPanel
from ui.widgets import TaskRunner

__all__ = ["key", "server", "store", "study"]


@pytest.fixture
def panel(qtbot: QtBot, server: RunningServer, runner: TaskRunner) -> Iterator[ImportPanel]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_page(QWidget())
    controller = ImportController(server.client("susan", "office"), runner, window)
    made = controller.open()
    window.show_panel(made)
    window.show()
    window.activateWindow()
    yield made
    window.close_panel()


def type_in(panel: ImportPanel, path: Path, pass_phrase: str) -> None:
    panel._file.set_path(path)
    panel._file.line.setFocus()
    QTest.keyClick(panel._file.line, Qt.Key.Key_Return)
    assert panel._pass_phrase.hasFocus()
    QTest.keyClicks(panel._pass_phrase, pass_phrase)
    QTest.keyClick(panel._pass_phrase, Qt.Key.Key_Return)


def test_the_receipts_stand_in_the_panel(
    qtbot: QtBot,
    panel: ImportPanel,
    store: DeviceStore,
    study: str,
    tmp_path: Path,
) -> None:
    begin(store, study, "9")
    type_in(panel, rescued(store, tmp_path / "a.cxrescue"), PASS_PHRASE)
    qtbot.waitUntil(lambda: "1 of 1 journals are on the server" in panel._done.text, timeout=30_000)
    assert panel._lines.text().startswith("Case C1: receipt ")
    assert panel._pass_phrase.text() == ""


def test_another_pass_phrase_is_said_beside_the_field(
    qtbot: QtBot,
    panel: ImportPanel,
    store: DeviceStore,
    study: str,
    tmp_path: Path,
) -> None:
    begin(store, study, "9")
    type_in(panel, rescued(store, tmp_path / "a.cxrescue"), "ZZZZZ")
    qtbot.waitUntil(lambda: "compare it with the sheet" in panel._complaint.text, timeout=30_000)
    assert panel._pass_phrase.hasFocus()
