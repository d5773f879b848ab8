"""The page of the call queue and the page of how long data are kept, over a real server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxfield.server.persons.retention import Terms
from cxfield.sync.call_queue import CallQueueClient
from cxfield.sync.errors import ServerRefusedError
from cxfield.sync.messages import Role
from cxfield.sync.person_messages import KeptTerms
from cxfield.sync.queue_messages import CallPhase, Lease
from tests.journal_device import RunningServer, publish_request, running_server
from ui.supervisor.calls_controller import CallsController
from ui.supervisor.keeping_controller import KeepingController
from ui.supervisor.keeping_view import terms_of
from ui.widgets import TaskRunner

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("bert")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    office = server.client("susan", "office")
    request = publish_request(interviewers=("anna", "bert")).model_copy(update={"call_queue": True})
    return office.publish(request).study_id


@pytest.fixture
def page(server: RunningServer, study: str, qtbot: QtBot) -> Iterator[CallsController]:
    network = TaskRunner(None, name="network")
    controller = CallsController(server.client("susan", "of-susan"), network, study, network)
    qtbot.addWidget(controller.view)
    controller.view.show()
    controller.view.activateWindow()
    controller.view.focus_first()
    yield controller
    network.shutdown()


def states(page: CallsController) -> dict[str, str]:
    model = page.view.model
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def claim(queue: CallQueueClient, study: str, phase: CallPhase) -> Lease:
    lease = queue.claim(study).lease
    assert lease is not None
    return queue.renew(lease, phase)


def test_who_calls_stands_first_and_a_case_is_freed_at_the_second_press(
    server: RunningServer, study: str, page: CallsController, qtbot: QtBot
) -> None:
    anna = CallQueueClient(server.client("anna", "laptop"))
    lease = claim(anna, study, CallPhase.DIALLING)
    page.open()
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 3)
    assert states(page) == {lease.case_id: "is being dialled", "C2": "ready to be called", "C3": "ready to be called"}
    QTest.keyClick(page.view.table, Qt.Key.Key_O, CONTROL)
    assert "anna" in page.view._question.text
    QTest.keyClick(page.view.table, Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: bool(page.view._message.text))
    qtbot.waitUntil(lambda: states(page)[lease.case_id] == "ready to be called")
    with pytest.raises(ServerRefusedError):
        anna.complete(lease, due_at=None)


def test_a_result_that_came_too_late_is_shown_with_who_sent_it(
    server: RunningServer, study: str, page: CallsController, qtbot: QtBot
) -> None:
    anna = CallQueueClient(server.client("anna", "laptop"))
    lease = claim(anna, study, CallPhase.CONNECTED)
    CallQueueClient(server.client("susan", "desk")).free(study, lease.case_id)
    with pytest.raises(ServerRefusedError):
        anna.complete(lease, due_at=None)
    page.open()
    qtbot.waitUntil(lambda: page.view.late.rowCount() == 1)
    told = [page.view.late.index(0, column).data() for column in range(1, 4)]
    assert told == [lease.case_id, "anna, laptop", "no further call"]
    assert page.view._late_table.isVisible()


def test_what_nobody_holds_is_not_freed(study: str, page: CallsController, qtbot: QtBot) -> None:
    asked: list[object] = []
    page.view.free_requested.connect(asked.append)
    page.open()
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 3)
    assert page.view.lit() is not None
    QTest.keyClick(page.view.table, Qt.Key.Key_O, CONTROL)
    assert "Nobody holds" in page.view._complaint.text
    assert asked == []


def test_a_case_that_is_done_with_is_put_into_the_queue_again(
    server: RunningServer, study: str, page: CallsController, qtbot: QtBot
) -> None:
    anna = CallQueueClient(server.client("anna", "laptop"))
    lease = claim(anna, study, CallPhase.CONNECTED)
    anna.complete(lease, due_at=None)
    page.open()
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 2)
    QTest.keyClick(page.view.table, Qt.Key.Key_N, CONTROL)
    QTest.keyClicks(page.view._added.line, "C9")
    QTest.keyClick(page.view._added.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "C9" in page.view._complaint.text)
    assert page.view._added.text() == "C9"
    page.view._added.line.setText(lease.case_id)
    QTest.keyClick(page.view._added.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: states(page).get(lease.case_id) == "ready to be called")
    assert page.view._complaint.text == ""


def test_how_long_data_are_kept_is_read_from_the_server(server: RunningServer, study: str, qtbot: QtBot) -> None:
    server.services.retention.set_terms("adam", study, Terms(field_ends_on="2026-03-31", contact_days=30))
    network = TaskRunner(None, name="network")
    keeping = KeepingController(server.client("susan", "of-susan"), network, study, network)
    qtbot.addWidget(keeping.view)
    keeping.open()
    qtbot.waitUntil(lambda: keeping.view.model.rowCount() == 3)
    assert keeping.view.model.index(0, 1).data() == "30 days"
    assert "2026-04-30" in keeping.view.model.index(0, 2).data()
    network.shutdown()


def test_without_an_end_of_fieldwork_no_day_is_named() -> None:
    assert [term.until for term in terms_of(KeptTerms(contact_days=30))] == [None, None, None]
    kept = terms_of(KeptTerms(field_ends_on="2026-03-31", contact_days=30))
    assert [term.until for term in kept] == [date(2026, 4, 30), None, None]
