"""A damaged entry or key file keeps nobody else out, and hides no workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from sqlalchemy import text

from cxfield.fieldwork.rescuing import rescue_closed
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import DamagedDatabaseError, KeyMissingError
from cxfield.store.escrow import write_escrow
from cxfield.store.keys import KeyRing
from cxfield.sync.messages import Role
from tests.fieldwork.people import PIN, enrolled, make_quick, opened, work
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningServer]:
    make_quick(monkeypatch)
    with running_server(tmp_path / "server") as running:
        for user in ("anna", "bert"):
            running.add(user)
        running.add("susan", Role.SUPERVISOR)
        running.client("susan", "office").publish(publish_request(interviewers=("anna", "bert")))
        yield running


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path / "station")


@pytest.fixture
def entry(station: Station, server: RunningServer) -> WorkspaceEntry:
    station.enrol(server.url, "bert", PASSWORD, PIN)
    made = enrolled(station, server)
    write_escrow(made.folder, "s-1", KeyRing(made.folder).load(PIN), bytes(PrivateKey.generate().public_key))
    return made


@pytest.mark.parametrize("garbage", [b"", b"\xff\x00", b"[1, 2]", b'{"user": 3, "server": {}}', b'{"user": "anna"}'])
def test_a_garbled_entry_is_listed_beside_the_others_and_opening_it_mends_it(
    station: Station, entry: WorkspaceEntry, garbage: bytes
) -> None:
    path = entry.folder / "workspace.json"
    path.write_bytes(garbage)
    garbled, other = station.entries()
    assert (garbled.user, garbled.is_garbled, garbled.needs_pin) == ("anna", True, True)
    assert (other.user, other.is_garbled) == ("bert", False)
    with opened(station, garbled) as workspace:
        assert len(workspace.studies()) == 1
    mended = station.only_entry("anna")
    assert (mended.server, mended.is_garbled, mended.is_openrosa) == (entry.server, False, False)


def test_a_sign_in_finds_a_garbled_workspace_again(
    station: Station, entry: WorkspaceEntry, server: RunningServer
) -> None:
    (entry.folder / "workspace.json").write_bytes(b"{")
    again = station.enrol(server.url, "anna", PASSWORD, PIN)
    assert again == entry
    assert enrolled(station, server) == entry


def test_a_garbled_key_file_and_entry_leave_a_sentence_and_the_way_to_a_rescue_file(
    station: Station, entry: WorkspaceEntry, tmp_path: Path
) -> None:
    (entry.folder / "workspace.json").write_bytes(b"{")
    (entry.folder / "key.json").write_bytes(b"\xff{")
    garbled = next(one for one in station.entries() if one.is_garbled)
    assert [one.user for one in station.entries() if not one.is_garbled] == ["bert"]
    with pytest.raises(KeyMissingError, match="study key"):
        station.open(garbled, PIN)
    assert rescue_closed(garbled, None, tmp_path / "anna.cxrescue").path.stat().st_size > 0


def _shown(station: Station, entry: WorkspaceEntry) -> None:
    with opened(station, entry) as workspace:
        workspace.studies()
        workspace.delivery()


@pytest.mark.parametrize("table", ["interview", "setting"])
def test_a_missing_table_is_said_in_words_and_a_rescue_file_can_be_written(
    station: Station, entry: WorkspaceEntry, tmp_path: Path, table: str
) -> None:
    with opened(station, entry) as workspace:
        work(workspace)
    with DeviceStore.open(entry.folder, KeyRing(entry.folder).load(PIN)) as store:
        store._database.write(text("PRAGMA foreign_keys=OFF"))
        store._database.write(text(f"DROP TABLE {table}"))
    with pytest.raises(DamagedDatabaseError, match="no such table"):
        _shown(station, entry)
    assert rescue_closed(entry, PIN, tmp_path / "anna.cxrescue").path.stat().st_size > 0
