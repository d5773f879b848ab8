"""Each run leaves a line of what it did and why it did not; the log never grows without end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.synchronising import AbandonedError, Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.sync_log import CUT_OFF, KEPT_RUNS, SyncLog
from cxfield.sync.errors import SignInNeededError, UnreachableError
from cxfield.sync.session import DEVICE, SERVER, keep_session
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.sync.conftest import SMALL

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    with DeviceStore.create(tmp_path / "device", DatabaseKey.random(), rules=SMALL) as made:
        yield made


@pytest.fixture
def log(store: DeviceStore) -> SyncLog:
    return store.ledger.runs


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        yield running


def enrolled(store: DeviceStore, server: RunningServer) -> Workspace:
    workspace = Workspace(store, DeviceClock("anna"), DatabaseKey.random())
    store.set_setting(SERVER, server.url)
    store.set_setting(DEVICE, "device-1")
    client = server.client("anna")
    assert client.tokens is not None
    keep_session(store, client.tokens)
    return workspace


def test_a_run_is_kept_with_its_figures(log: SyncLog) -> None:
    number = log.begin(AT, "wifi")
    log.end(number, AT + timedelta(seconds=3), {"sent_interviews": 2, "postponed": 0})
    (run,) = log.runs()
    assert (run.network, dict(run.figures), run.failure) == ("wifi", {"sent_interviews": 2}, "")
    assert run.ended_at == AT + timedelta(seconds=3)


def test_runs_with_nothing_to_do_are_one_line_until_something_happens(log: SyncLog) -> None:
    for minute in range(5):
        log.end(log.begin(AT + timedelta(minutes=minute), ""), AT + timedelta(minutes=minute), {})
    log.end(log.begin(AT, ""), AT, {"sent_cases": 1})
    log.end(log.begin(AT, ""), AT, {})
    assert [(run.runs, dict(run.figures)) for run in log.runs()] == [(1, {}), (1, {"sent_cases": 1}), (5, {})]


def test_a_quiet_run_over_another_network_is_a_line_of_its_own(log: SyncLog) -> None:
    for network in ("wifi", "cellular"):
        log.end(log.begin(AT, network), AT, {})
    assert [run.network for run in log.runs()] == ["cellular", "wifi"]


def test_a_run_that_never_ended_was_cut_off(log: SyncLog) -> None:
    log.begin(AT, "")
    log.begin(AT, "")
    assert [run.failure for run in log.runs()] == ["", CUT_OFF]


def test_the_last_thousand_lines_are_kept(log: SyncLog, store: DeviceStore) -> None:
    with store.transaction():
        for _ in range(KEPT_RUNS + 5):
            log.end(log.begin(AT, ""), AT, {}, failure="unreachable", sentence="No.")
    assert len(log.runs()) == KEPT_RUNS
    assert log.runs()[0].no == KEPT_RUNS + 5


def test_when_it_is_tried_again_stands_with_the_newest_run(log: SyncLog) -> None:
    log.end(log.begin(AT, ""), AT, {}, failure="unreachable", sentence="No.")
    log.note_next(AT + timedelta(minutes=4))
    assert log.runs()[0].next_at == AT + timedelta(minutes=4)


def test_a_synchronisation_that_went_well_is_in_the_log(store: DeviceStore, server: RunningServer) -> None:
    server.services.accounts.add("boss", PASSWORD, "supervisor")  # type: ignore[arg-type]
    server.client("boss", "office").publish(publish_request(interviewers=("anna",)))
    Synchroniser(enrolled(store, server)).run(network="ethernet")
    (run,) = store.ledger.runs.runs()
    assert (run.network, run.failure) == ("ethernet", "")
    assert run.figures["received_cases"] == 3


def test_a_synchronisation_that_failed_says_why(store: DeviceStore, server: RunningServer) -> None:
    workspace = enrolled(store, server)
    store.set_setting(SERVER, "http://127.0.0.1:9")
    with pytest.raises(UnreachableError):
        Synchroniser(workspace).run()
    (run,) = store.ledger.runs.runs()
    assert run.failure == "unreachable"
    assert "cannot be reached" in run.sentence
    assert workspace.delivery().last_error == run.sentence


def test_a_session_that_ended_has_a_name_of_its_own(store: DeviceStore, server: RunningServer) -> None:
    workspace = enrolled(store, server)
    keep = store.setting("sync.refresh_token")
    store.set_setting("sync.refresh_token", "worthless")
    with pytest.raises(SignInNeededError):
        Synchroniser(workspace).run()
    assert store.ledger.runs.runs()[0].failure == "sign-in-needed"
    assert keep


def test_a_run_that_was_given_up_changes_nothing_any_more(store: DeviceStore, server: RunningServer) -> None:
    """The watchdog ended it; when it wakes up, another run is at work on the same workspace."""
    workspace = enrolled(store, server)
    synchroniser, calls = Synchroniser(workspace), 0

    def on_store(work):  # type: ignore[no-untyped-def]
        nonlocal calls
        calls += 1
        if calls == 3:
            synchroniser.abandon()
        return work()

    with pytest.raises(AbandonedError):
        synchroniser.run(on_store)
    (run,) = store.ledger.runs.runs()
    assert run.ended_at is None
    Synchroniser(workspace).run()
    assert [one.failure for one in store.ledger.runs.runs()] == ["", CUT_OFF]
