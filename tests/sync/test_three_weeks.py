"""Three weeks without a network: an old workspace, upgraded twice, on a disk half full, with a password that was stolen
and changed meanwhile. Everything arrives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import StreamKind
from cxfield.fieldwork.signing_in_again import sign_in_again
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import SERVER, Workspace
from cxfield.store.device_store import DeviceStore
from cxfield.store.keys import KeyRing
from cxfield.store.migration import released_migrations
from cxfield.sync.errors import SignInNeededError, WrongPasswordError
from cxfield.sync.synchronise import at_once
from tests.journal_device import PASSWORD, RunningServer, running_server
from tests.sync import sending_files
from tests.torture.disk.damage import no_small_disk, small_disk

GOLDEN = Path(__file__).parents[1] / "golden" / "1"
PIN = "246810"
SECOND_RELEASE = 4
NEW_PASSWORD = "kept to herself this time"
DAYS = 21
MiB = 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB where one can be had, with half of it taken by something else."""
    if no_small_disk():
        folder = tmp_path / "disk"
        folder.mkdir()
        yield folder
        return
    with small_disk(tmp_path / "disk", 24 * MiB) as folder:
        (folder / "holiday.mp4").write_bytes(bytes(12 * MiB))
        yield folder


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """The server of the first release, which was upgraded while the laptop was away."""
    shutil.copytree(GOLDEN / "server", tmp_path / "server")
    with running_server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def station(disk: Path) -> Station:
    shutil.copytree(GOLDEN / "station", disk / "station")
    return Station(disk / "station")


def _upgraded_to_the_second_release(station: Station) -> None:
    entry = station.only_entry()
    key = KeyRing(entry.folder).load(PIN)
    DeviceStore.open(entry.folder, key, migrations=released_migrations()[:SECOND_RELEASE]).close()


def _weeks_of_work(workspace: Workspace) -> int:
    """Work on every day: answers, recordings, attached files, calls. Return how many files were made."""
    store, files = workspace.store, 0
    study = workspace.studies()[0].study_id
    version = workspace.studies()[0].questionnaire
    for day in range(DAYS):
        interview_id = sending_files.begin(store, study, "C3", questionnaire=version)
        for number in range(20):
            sending_files.answer(store, interview_id, f"day {day} answer {number}")
        sending_files.recording(store, study, interview_id, sending_files.content(60_000, day))
        files += 1
        if day % 3 == 0:
            sending_files.attachment(store, study, interview_id, sending_files.content(30_000, 100 + day))
            files += 1
        sending_files.end(store, interview_id)
        workspace.book(study).add_remark("C3", f"day {day}: nobody at home")
    return files


def _journals(workspace: Workspace) -> dict[tuple[str, str], list[str]]:
    return {
        (state.kind.value, state.stream_id): [
            entry.line.decode() for entry in workspace.store.entries(state.kind, state.stream_id)
        ]
        for state in workspace.store.streams()
    }


def test_a_laptop_back_after_three_weeks_delivers_everything(
    server: RunningServer, station: Station, tmp_path: Path
) -> None:
    _upgraded_to_the_second_release(station)
    workspace = station.open(station.only_entry(), PIN)
    try:
        with workspace.store.transaction():
            workspace.store.set_setting(SERVER, server.url)
        files = _weeks_of_work(workspace)
        server.services.sessions.reset_password("anna", NEW_PASSWORD, actor="test")

        unsent = workspace.delivery().unsent_events
        with pytest.raises(SignInNeededError):
            Synchroniser(workspace).run()
        with pytest.raises(WrongPasswordError):
            sign_in_again(workspace, PASSWORD, at_once)
        assert workspace.delivery().unsent_events == unsent > DAYS * 20

        sign_in_again(workspace, NEW_PASSWORD, at_once, new_password=f"{NEW_PASSWORD} and mine")
        Synchroniser(workspace).run(send_files=True)

        delivery = workspace.delivery()
        assert (delivery.unsent_events, delivery.unsent_files) == (0, 0)
        office = server.client("sofia", "office")
        study = workspace.studies()[0].study_id
        there = {(journal.kind.value, journal.stream_id): journal.lines for journal in office.journals(study)}
        assert there == _journals(workspace)
        assert office.quarantine(study) == []
        receipts = [record.receipt for record in workspace.store.interviews()]
        assert len(receipts) == DAYS + 1
        assert all(receipts)
        assert len(sending_files.sealed_files(tmp_path / "server")) == files
    finally:
        workspace.close()


def test_the_interview_of_the_first_release_is_read_by_the_server(server: RunningServer, station: Station) -> None:
    workspace = station.open(station.only_entry(), PIN)
    try:
        with workspace.store.transaction():
            workspace.store.set_setting(SERVER, server.url)
        sign_in_again(workspace, PASSWORD, at_once)
        Synchroniser(workspace).run()
        (record,) = workspace.store.interviews()
        (seen,) = server.client("sofia", "office").interviews(record.study_id)
        assert (seen.status, seen.answers["/data/nps"]) == ("completed", "3")
        assert workspace.store.stream(StreamKind.INTERVIEW, record.interview_id).last_seq == seen.seq
    finally:
        workspace.close()
