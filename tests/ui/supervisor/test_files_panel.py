"""A supervisor fetches recordings and files of an interview with the pass-phrase of the study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.listening import OpenedFile
from cxfield.fieldwork.station import Enrolment
from cxfield.sync.file_messages import FileState, FileSummary
from cxfield.sync.messages import Role
from tests.fieldwork.test_listening import PHRASE, PICTURE, Field, field, study_key
from ui.supervisor.files_panel import opened_words
from ui.supervisor.supervisor_controller import SupervisorController
from ui.widgets import TaskRunner

__all__ = ["field", "study_key"]


@pytest.fixture
def controller(field: Field, dressed: object, qtbot: QtBot, tmp_path: Path) -> Iterator[SupervisorController]:
    field.send()
    network = TaskRunner(None, name="network")
    enrolment = Enrolment(user="susan", role=Role.SUPERVISOR, entry=None, client=field.office())
    made = SupervisorController(enrolment, network, folder=tmp_path / "written")
    qtbot.addWidget(made.view)
    made.view.resize(1280, 800)
    made.view.show()
    made.start()
    qtbot.waitUntil(lambda: made.view.interviews.rowCount() == 1)
    made.view._interview_table.selectRow(0)
    yield made
    network.shutdown()


def ask(controller: SupervisorController, phrase: str) -> None:
    QTest.keyClick(controller.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, phrase)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_with_the_pass_phrase_the_files_are_written_and_counted(
    controller: SupervisorController, qtbot: QtBot, tmp_path: Path
) -> None:
    ask(controller, PHRASE)
    qtbot.waitUntil(lambda: controller.view._message.isVisible(), timeout=10_000)
    written = sorted((tmp_path / "written").rglob("*.*"))
    assert {path.suffix for path in written} == {".flac", ".png"}
    assert PICTURE in [path.read_bytes() for path in written]
    assert not controller.view._files.isVisible()


def test_a_wrong_pass_phrase_is_said_and_nothing_is_written(
    controller: SupervisorController, qtbot: QtBot, tmp_path: Path
) -> None:
    ask(controller, "another one")
    qtbot.waitUntil(lambda: controller.view._complaint.isVisible(), timeout=10_000)
    assert list((tmp_path / "written").rglob("*")) == []


def test_an_empty_line_asks_again_and_escape_leaves(controller: SupervisorController) -> None:
    ask(controller, "")
    assert controller.view._files._problem.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "secret")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not controller.view._files.isVisible()
    assert controller.view._files._phrase.text() == ""
    assert controller.view._figures[0].isVisible()


def test_what_cannot_be_had_is_counted_by_its_reason() -> None:
    def one(state: FileState, path: Path | None = None, problem: str = "") -> OpenedFile:
        return OpenedFile(file=FileSummary(kind="recording", name="r", state=state), path=path, problem=problem)

    files = [
        one(FileState.HERE, Path("a")),
        one(FileState.HERE, Path("b"), "cut off"),
        one(FileState.HERE),
        one(FileState.MISSING),
        one(FileState.DELETED),
    ]
    words = opened_words(files, "out")
    assert words == (
        "Recordings and files: written to out: 2, not received yet: 1, deleted, as the interview says: 1, "
        "cannot be opened: 1, with a damaged or changed part: 1."
    )
