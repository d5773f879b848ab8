"""The worker over a real store, a real server, and a line that is dead: it never stands still, and nobody presses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.upload_settings import keep_upload_rules
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.sync_log import CUT_OFF, SyncRun
from cxfield.sync.messages import Role
from cxfield.sync.schedule import STUCK_S
from cxfield.sync.session import DEVICE, SERVER, keep_session
from cxfield.sync.timetable import EVERY_S, Timetable
from cxfield.sync.upload_rules import UploadRules, When
from tests.journal_device import RunningServer, publish_request, running_server
from tests.sync.conftest import SMALL
from tests.sync.sending_files import ended_with_recording
from ui.desk.sync_worker import SyncWorker
from ui.widgets import TaskRunner


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        yield running


@pytest.fixture
def network() -> Iterator[TaskRunner]:
    made = TaskRunner(name="network")
    yield made
    made.shutdown()


@pytest.fixture
def workspace(tmp_path: Path, server: RunningServer, runner: TaskRunner) -> Iterator[Workspace]:
    client = server.client("anna")

    def make() -> Workspace:
        store = DeviceStore.create(tmp_path / "device", DatabaseKey.random(), rules=SMALL)
        store.set_setting(DEVICE, "device-1")
        store.set_setting(SERVER, server.url)
        assert client.tokens is not None
        keep_session(store, client.tokens)
        return Workspace(store, DeviceClock("anna"), DatabaseKey.random())

    made = runner.call(make)
    yield made
    runner.call(made.close)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def worker(workspace: Workspace, runner: TaskRunner, network: TaskRunner, clock: Clock) -> Iterator[SyncWorker]:
    parent = QObject()
    made = SyncWorker(workspace, runner, network, parent, timetable=Timetable(clock, lambda: 0.5))
    yield made
    made.stop()


@contextmanager
def dead_line() -> Iterator[str]:
    """A port that takes connections and never says a word."""
    with create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def point_to(workspace: Workspace, runner: TaskRunner, url: str) -> None:
    runner.call(lambda: workspace.store.set_setting(SERVER, url))


def runs(workspace: Workspace, runner: TaskRunner) -> list[SyncRun]:
    return runner.call(workspace.store.ledger.runs.runs)


def test_it_begins_by_itself_and_again_after_two_minutes(qtbot: QtBot, worker: SyncWorker, clock: Clock) -> None:
    with qtbot.waitSignal(worker.ended):
        worker.look()
    begun: list[bool] = []
    worker.begun.connect(lambda: begun.append(True))
    worker.look()
    assert begun == []
    clock.now += EVERY_S
    with qtbot.waitSignal(worker.ended):
        worker.look()
    assert begun == [True]


def test_a_failure_is_planned_again_and_the_log_says_when(
    qtbot: QtBot, worker: SyncWorker, workspace: Workspace, runner: TaskRunner
) -> None:
    point_to(workspace, runner, "http://127.0.0.1:9")
    with qtbot.waitSignal(worker.ended):
        worker.look()
    (run,) = runs(workspace, runner)
    assert run.failure == "unreachable"
    assert run.next_at is not None
    assert worker.timetable.wait_s() > 0


def test_a_run_that_hangs_is_given_up_and_another_goes_through(
    qtbot: QtBot,
    worker: SyncWorker,
    workspace: Workspace,
    runner: TaskRunner,
    server: RunningServer,
    clock: Clock,
) -> None:
    with dead_line() as url:
        point_to(workspace, runner, url)
        worker.look()
        qtbot.waitUntil(lambda: len(runs(workspace, runner)) == 1)
        clock.now += STUCK_S
        point_to(workspace, runner, server.url)
        with qtbot.waitSignal(worker.ended):
            worker.look()
    assert [run.failure for run in runs(workspace, runner)] == ["", CUT_OFF]


def test_the_key_does_not_start_a_second_run_beside_the_first(
    qtbot: QtBot, worker: SyncWorker, workspace: Workspace, runner: TaskRunner
) -> None:
    begun: list[bool] = []
    worker.begun.connect(lambda: begun.append(True))
    with qtbot.waitSignal(worker.ended):
        for _ in range(5):
            worker.sync_now()
    assert begun == [True]
    assert sum(run.runs for run in runs(workspace, runner)) == 1


def test_what_comes_after_the_end_is_not_told(qtbot: QtBot, worker: SyncWorker, network: TaskRunner) -> None:
    told: list[bool] = []
    worker.ended.connect(lambda: told.append(True))
    with qtbot.waitSignal(network._finished):
        worker.look()
        worker.stop()
    assert told == []


def test_a_run_that_was_stopped_touches_the_workspace_no_more(
    qtbot: QtBot, worker: SyncWorker, workspace: Workspace, runner: TaskRunner, network: TaskRunner
) -> None:
    point_to(workspace, runner, "http://127.0.0.1:9")
    with qtbot.waitSignal(network._finished):
        worker.look()
        worker.stop()
    assert all(run.failure in ("", CUT_OFF) for run in runs(workspace, runner))
    assert runner.call(lambda: workspace.store.setting("last_failure")) is None


@pytest.fixture
def waiting_file(workspace: Workspace, server: RunningServer, runner: TaskRunner) -> Workspace:
    """A recording that waits until somebody asks for it."""
    server.add("susan", Role.SUPERVISOR)
    study = server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id

    def prepare() -> None:
        ended_with_recording(workspace.store, study, b"sound")
        keep_upload_rules(workspace.store, UploadRules(when=When.ASKED))

    runner.call(prepare)
    return workspace


def unsent_files(workspace: Workspace, runner: TaskRunner) -> int:
    return runner.call(lambda: workspace.store.delivery_counts().unsent_files)


def test_files_that_wait_for_a_word_go_when_it_is_said_and_not_before(
    worker: SyncWorker, waiting_file: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(worker.ended, timeout=10_000):
        worker.sync_now()
    assert unsent_files(waiting_file, runner) == 1
    with qtbot.waitSignal(worker.ended, timeout=10_000):
        worker.send_files_now()
    assert unsent_files(waiting_file, runner) == 0


def test_a_word_is_kept_over_a_run_that_failed(
    worker: SyncWorker, waiting_file: Workspace, runner: TaskRunner, server: RunningServer, clock: Clock, qtbot: QtBot
) -> None:
    point_to(waiting_file, runner, "http://127.0.0.1:9")
    with qtbot.waitSignal(worker.ended, timeout=10_000):
        worker.send_files_now()
    point_to(waiting_file, runner, server.url)
    clock.now += EVERY_S
    with qtbot.waitSignal(worker.ended, timeout=10_000):
        worker.look()
    assert unsent_files(waiting_file, runner) == 0


def test_a_word_said_during_a_run_is_not_lost(
    worker: SyncWorker, waiting_file: Workspace, runner: TaskRunner, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(worker.ended, timeout=10_000):
        worker.sync_now()
        worker.send_files_now()
    with qtbot.waitSignal(worker.ended, timeout=10_000):
        worker.look()
    assert unsent_files(waiting_file, runner) == 0
