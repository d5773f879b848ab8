"""The page of personal data: finding, noting a wish, writing what is stored, erasing with the case id typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, publish_request, running_server
from ui.supervisor.persons_controller import PersonsController
from ui.widgets import TaskRunner


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        running.add("adam", Role.ADMINISTRATOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


@pytest.fixture
def network() -> Iterator[TaskRunner]:
    runner = TaskRunner(None, name="network")
    yield runner
    runner.shutdown()


def page(
    server: RunningServer, study: str, network: TaskRunner, user: str, folder: Path, qtbot: QtBot
) -> PersonsController:
    controller = PersonsController(server.client(user, f"of-{user}"), network, study, folder, network)
    qtbot.addWidget(controller.view)
    controller.view.show()
    return controller


def rows(controller: PersonsController) -> list[str]:
    model = controller.view.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def search(controller: PersonsController, words: str, qtbot: QtBot) -> None:
    controller.view._words.line.setText(words)
    QTest.keyClick(controller.view._words.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(rows(controller)))


def test_a_supervisor_finds_a_person_notes_the_wish_and_cannot_erase(
    server: RunningServer, study: str, network: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    controller = page(server, study, network, "susan", tmp_path, qtbot)
    search(controller, "person 2", qtbot)
    assert rows(controller) == ["C2"]
    controller.view._on_action("erase")
    assert "administrator" in controller.view._complaint.text
    controller.view._on_action("ask")
    qtbot.waitUntil(lambda: "C2" in controller.view._message.text)
    assert [one.case_id for one in server.services.rights.picture(study).requests] == ["C2"]


def test_an_administrator_erases_only_whom_they_typed(
    server: RunningServer, study: str, network: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    controller = page(server, study, network, "adam", tmp_path, qtbot)
    search(controller, "C3", qtbot)
    controller.view._on_action("erase")
    field = controller.view._typed.line
    field.setText("C2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert controller.view._complaint.text
    field.setText("C3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "C3" in controller.view._message.text)
    assert [case.case.name for case in server.client("susan", "s").cases(study)] == ["Person 1", "Person 2", ""]


def test_what_is_stored_is_written_beside_the_reports(
    server: RunningServer, study: str, network: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    controller = page(server, study, network, "susan", tmp_path / "reports", qtbot)
    search(controller, "C1", qtbot)
    controller.view._on_action("export")
    qtbot.waitUntil(lambda: bool(controller.view._message.text))
    (written,) = (tmp_path / "reports").glob("person-C1-*.zip")
    assert written.read_bytes().startswith(b"PK")
