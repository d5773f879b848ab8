"""Wiping a workspace that the office asked for: never before the server has everything, then all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxfield.cli import main
from cxfield.event import StreamKind
from cxfield.fieldwork import wiping
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.server.errors import BusyError
from cxfield.store import erasing
from cxfield.store.errors import BackupAwaitedError, StillThereError, UnsentWorkError
from cxfield.store.ledger import BACKUP_ASKED
from cxfield.sync import access
from cxfield.sync.errors import ServerRefusedError, SignInNeededError, SyncError
from cxfield.sync.messages import Role
from tests.fieldwork.people import PIN, backed_up, enrolled, make_quick, opened, work
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.sync.sending_files import begin, content, event, recording

BACKUP_WAIT = wiping.BACKUP_WAIT


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningServer]:
    make_quick(monkeypatch)
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        running.client("susan", "office").publish(publish_request(interviewers=("anna",)))
        yield running


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path / "station")


@pytest.fixture
def entry(station: Station, server: RunningServer) -> WorkspaceEntry:
    return enrolled(station, server)


@pytest.fixture
def real_wait(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiping, "BACKUP_WAIT", BACKUP_WAIT)


def _ask_for_wipe(server: RunningServer, station: Station) -> None:
    device = (station.folder / "device").read_text("utf-8")
    server.services.devices.wipe("anna", device, actor="test")


def _segments(server: RunningServer) -> int:
    return len(server.row_counts()["segment"])


def test_a_device_uploads_wipes_itself_and_the_server_knows(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    with opened(station, entry) as workspace:
        work(workspace)
        _ask_for_wipe(server, station)
        synchroniser = Synchroniser(workspace)
        synchroniser.run()
        assert synchroniser.wipe_asked
        order = wiping.close_for_wiping(workspace)
    wiping.wipe(order, station.folder)
    assert not entry.folder.exists()
    assert wiping.tell_wiped(station.folder) == 1
    assert server.services.devices.all()[0].wiped_at
    assert _segments(server) == 1


@pytest.mark.parametrize("failure", [BusyError("full"), RuntimeError("failed over it")], ids=["busy", "failed"])
def test_nothing_is_wiped_while_the_upload_fails(
    server: RunningServer,
    station: Station,
    entry: WorkspaceEntry,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
) -> None:
    _ask_for_wipe(server, station)
    with opened(station, entry) as workspace:
        work(workspace)
        with monkeypatch.context() as cut:
            cut.setattr(server.services.inbox, "accept", _failing(failure))
            with suppress(SyncError):
                Synchroniser(workspace).run()
        with pytest.raises(UnsentWorkError, match="Nothing was removed"):
            wiping.close_for_wiping(workspace)
        assert workspace.store.delivery_counts().unsent_events == 1
        synchroniser = Synchroniser(workspace)
        synchroniser.run()
        work(workspace, "written after the last upload")
        with pytest.raises(UnsentWorkError):
            wiping.close_for_wiping(workspace)
        synchroniser.run()
        order = wiping.close_for_wiping(workspace)
    wiping.wipe(order, station.folder)
    assert _segments(server) == 2


def _failing(failure: Exception) -> Callable[..., None]:
    def fail(*_arguments: object, **_more: object) -> None:
        raise failure

    return fail


def test_a_server_that_does_not_answer_hears_of_it_at_the_next_start(
    server: RunningServer, station: Station, entry: WorkspaceEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask_for_wipe(server, station)
    with opened(station, entry) as workspace:
        Synchroniser(workspace).run()
        order = wiping.close_for_wiping(workspace)
    wiping.wipe(order, station.folder)
    with monkeypatch.context() as cut:
        cut.setattr(server.services.devices, "note_wiped", _failing(BusyError("full")))
        assert wiping.tell_wiped(station.folder) == 0
    assert wiping.tell_wiped(station.folder) == 1
    assert wiping.tell_wiped(station.folder) == 0


def test_a_wipe_waits_for_a_backup_of_the_server_but_not_for_ever(
    server: RunningServer, station: Station, entry: WorkspaceEntry, real_wait: None
) -> None:
    _ask_for_wipe(server, station)
    with opened(station, entry) as workspace:
        work(workspace)
        Synchroniser(workspace).run()
        now = datetime.now(UTC)
        with pytest.raises(BackupAwaitedError, match="not in a backup yet"):
            wiping.close_for_wiping(workspace, now)
        with pytest.raises(BackupAwaitedError):
            wiping.close_for_wiping(workspace, now + BACKUP_WAIT - timedelta(seconds=1))
        assert wiping.close_for_wiping(workspace, now + BACKUP_WAIT).picture.is_sent


def test_a_backup_ends_the_waiting_of_a_wipe_at_once(
    server: RunningServer, station: Station, entry: WorkspaceEntry, real_wait: None
) -> None:
    _ask_for_wipe(server, station)
    with opened(station, entry) as workspace:
        work(workspace)
        Synchroniser(workspace).run()
        backed_up(server)
        workspace.store.set_setting(BACKUP_ASKED, None)  # half an hour later
        Synchroniser(workspace).run()
        assert wiping.close_for_wiping(workspace).picture.not_backed_up == 0


def test_the_server_hears_of_a_wipe_only_once_all_of_it_is_done(
    server: RunningServer, station: Station, entry: WorkspaceEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask_for_wipe(server, station)
    with opened(station, entry) as workspace:
        Synchroniser(workspace).run()
        order = wiping.close_for_wiping(workspace)
    (entry.folder / "recordings").mkdir(exist_ok=True)
    with monkeypatch.context() as cut:
        cut.setattr(erasing.shutil, "rmtree", _failing(OSError(13, "in use")))
        with pytest.raises(StillThereError):
            wiping.wipe(order, station.folder)
    assert wiping.tell_wiped(station.folder) == 0
    assert not server.services.devices.all()[0].wiped_at
    assert station.finish_removals() == 1
    assert wiping.tell_wiped(station.folder) == 1
    assert server.services.devices.all()[0].wiped_at


def test_a_locked_device_gets_nothing_any_more_but_a_person_may_bring_what_it_holds(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    with opened(station, entry) as workspace:
        work(workspace)
        device = (station.folder / "device").read_text("utf-8")
        server.services.devices.revoke("anna", device, actor="test")
        with pytest.raises(SignInNeededError):
            Synchroniser(workspace).run()
    again = station.enrol(server.url, "anna", PASSWORD, "2468")
    with opened(station, again) as workspace:
        synchroniser = Synchroniser(workspace)
        summary = synchroniser.run()
        assert summary.sent_events == 1
        assert synchroniser.only_delivers
        assert not synchroniser.wipe_asked


def test_the_command_that_synchronises_wipes_too(
    server: RunningServer,
    station: Station,
    entry: WorkspaceEntry,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CXFIELD_PIN", PIN)
    with opened(station, entry) as workspace:
        work(workspace)
    _ask_for_wipe(server, station)
    with pytest.raises(SystemExit) as end:
        main(["sync", "--data", str(station.folder)])
    assert end.value.code == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sent_events"], told["wiped"]) == (1, True)
    assert not entry.folder.exists()
    assert server.services.devices.all()[0].wiped_at


def test_a_word_of_the_office_ends_the_waiting_and_stands_in_the_audit_trail(
    server: RunningServer, station: Station, entry: WorkspaceEntry, real_wait: None
) -> None:
    office, device = server.client("susan", "office"), (station.folder / "device").read_text("utf-8")
    with pytest.raises(ServerRefusedError, match="No wipe"):
        access.hurry_wipe(office, "anna", device)
    access.wipe(office, "anna", device)
    with opened(station, entry) as workspace:
        work(workspace)
        synchroniser = Synchroniser(workspace)
        synchroniser.run()
        assert not synchroniser.wipe_hurries
        with pytest.raises(BackupAwaitedError):
            wiping.close_for_wiping(workspace)
        assert access.hurry_wipe(office, "anna", device).wipe_hurried_at
        synchroniser.run()
        assert synchroniser.wipe_hurries
        assert wiping.close_for_wiping(workspace, hurries=True).picture.is_sent
    actions = [entry.action for entry in server.services.audit.entries()]
    assert actions.count("device-wipe-hurried") == 1


def test_a_hurry_ends_with_the_wipe_that_it_was_said_of(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    device = (station.folder / "device").read_text("utf-8")
    _ask_for_wipe(server, station)
    server.services.devices.hurry_wipe("anna", device, actor="test")
    server.services.devices.readmit("anna", device, actor="test")
    _ask_for_wipe(server, station)
    assert server.services.devices.all(Role.INTERVIEWER)[0].wipe_hurried_at == ""


@pytest.mark.parametrize("is_suspended", [True, False], ids=["suspended", "left in the middle"])
def test_recordings_of_an_interview_that_is_not_ended_are_sent_before_the_wipe(
    server: RunningServer, station: Station, entry: WorkspaceEntry, is_suspended: bool
) -> None:
    with opened(station, entry) as workspace:
        store, study = workspace.store, workspace.studies()[0].study_id
        interview_id = begin(store, study, "C1")
        recording(store, study, interview_id, content(900))
        if is_suspended:
            store.append(StreamKind.INTERVIEW, interview_id, [event("suspended", page="")])
        synchroniser = Synchroniser(workspace)
        synchroniser.run()
        assert workspace.delivery().unsent_files == 1
        _ask_for_wipe(server, station)
        workspace.on_screen = interview_id
        synchroniser.run()
        assert workspace.delivery().unsent_files == 1
        workspace.on_screen = ""
        synchroniser.run()
        assert wiping.close_for_wiping(workspace).picture.is_sent
