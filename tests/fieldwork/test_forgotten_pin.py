"""A forgotten PIN: what the laptop shows, the code that the supervisor reads out, and everything that may go wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.fieldwork.app_lock import WorkspaceLock
from cxfield.fieldwork.forgotten_pin import READY, is_used_up, open_by_code, shown_for
from cxfield.fieldwork.station import Station, StationError, WorkspaceEntry
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.recovery_code import ALPHABET, SECRET_BYTES, CodeError, heard, number_shown, shown, spoken
from cxfield.store.errors import KeyMissingError, WrongPinError
from cxfield.store.keys import KeyRing
from cxfield.store.recovery import RecoveryWrap
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError, ServerRefusedError
from cxfield.sync.messages import Role
from tests.conftest import MemoryKeyring
from tests.fieldwork.people import PIN, enrolled, make_quick, opened, work
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server


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


def _device(station: Station) -> str:
    return (station.folder / "device").read_text("utf-8")


def _code(server: RunningServer, station: Station, entry: WorkspaceEntry) -> str:
    with SyncClient(server.url, device="office") as office:
        office.sign_in("susan", PASSWORD)
        return access.pin_code(office, "anna", _device(station), shown_for(entry))


def test_the_code_of_the_supervisor_opens_the_workspace_and_a_new_pin_is_set(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    with opened(station, entry) as workspace:
        work(workspace, "not sent yet")
    open_by_code(entry, _code(server, station, entry), "new pin")
    with pytest.raises(WrongPinError):
        station.open(entry, PIN)
    with opened(station, entry, "new pin") as workspace:
        assert workspace.store.delivery_counts().unsent_events == 1


def test_a_slip_is_said_with_its_group_and_costs_nothing(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    code = _code(server, station, entry)
    groups = code.split("-")
    wrong = "0" if groups[2][1] != "0" else "1"
    slipped = [*groups[:2], groups[2][0] + wrong + groups[2][2:], *groups[3:]]
    with pytest.raises(WrongPinError, match="Group 3 is not right"):
        open_by_code(entry, "-".join(slipped), "new pin")
    with pytest.raises(WrongPinError, match="8 groups"):
        open_by_code(entry, "-".join(groups[:7]), "new pin")
    open_by_code(entry, code.lower().replace("-", " ").replace("0", "o"), "new pin")


def test_a_code_opens_once_also_without_the_network(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    first, code = shown_for(entry), _code(server, station, entry)
    open_by_code(entry, code, "new pin")
    assert shown_for(entry) != first
    with pytest.raises(WrongPinError, match=f"was used before.*{shown_for(entry)}"):
        open_by_code(entry, code, "other pin")
    with opened(station, entry, "new pin"):
        pass
    open_by_code(entry, _code(server, station, entry), "other pin")


def test_three_codes_can_be_used_before_the_network_is_needed_and_then_there_are_three_again(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    seen = []
    for number in range(READY):
        seen.append(shown_for(entry))
        assert not is_used_up(entry)
        open_by_code(entry, _code(server, station, entry), f"pin {number}")
    assert (shown_for(entry), is_used_up(entry)) == ("", True)
    with pytest.raises(WrongPinError, match="All codes that were ready have been used"):
        open_by_code(entry, spoken(b"x" * SECRET_BYTES), "new pin")
    with opened(station, entry, f"pin {READY - 1}") as workspace:
        Synchroniser(workspace).run()
    assert len(RecoveryWrap(entry.folder).states()) == READY
    assert shown_for(entry) not in seen


def test_a_code_whose_key_could_not_be_kept_is_not_used_up(
    server: RunningServer, station: Station, entry: WorkspaceEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = _code(server, station, entry)
    with monkeypatch.context() as full:
        full.setattr(KeyRing, "restore", _full_disk)
        with pytest.raises(OSError, match="full"):
            open_by_code(entry, code, "new pin")
    open_by_code(entry, code, "new pin")


def _full_disk(*_arguments: object) -> None:
    raise OSError("full")


def test_what_an_older_version_of_the_program_kept_still_opens_once(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    path = entry.folder / "recovery.json"
    first = json.loads(path.read_text("utf-8"))["wraps"][0]
    first["for"]["used"] = False
    path.write_text(json.dumps({"v": 1, **first}), "utf-8")
    code = _code(server, station, entry)
    open_by_code(entry, code, "new pin")
    with pytest.raises(WrongPinError, match="used before"):
        open_by_code(entry, code, "other pin")
    with opened(station, entry, "new pin") as workspace:
        Synchroniser(workspace).run()
    open_by_code(entry, _code(server, station, entry), "other pin")


def test_the_code_of_one_laptop_opens_no_other(
    server: RunningServer, station: Station, entry: WorkspaceEntry, tmp_path: Path
) -> None:
    other = Station(tmp_path / "other")
    other_entry = enrolled(other, server)
    with pytest.raises(WrongPinError, match="another laptop"):
        open_by_code(other_entry, _code(server, station, entry), "new pin")
    with SyncClient(server.url, device="office") as office:
        office.sign_in("susan", PASSWORD)
        with pytest.raises(ServerRefusedError, match="not what that laptop shows"):
            access.pin_code(office, "anna", _device(other), shown_for(entry))


def test_no_code_is_given_for_a_locked_device_nor_to_who_may_not(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    server.add("rita", Role.RESEARCHER)
    with pytest.raises(ForbiddenError):
        access.pin_code(server.client("rita"), "anna", _device(station), shown_for(entry))
    server.services.devices.revoke("anna", _device(station), actor="test")
    with pytest.raises(ForbiddenError, match="locked"):
        _code(server, station, entry)


def test_a_code_that_is_given_stands_in_the_audit_trail_and_the_secret_nowhere(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    code = _code(server, station, entry)
    newest = server.services.audit.entries()[0]
    assert (newest.actor, newest.action) == ("susan", "pin-code-given")
    assert newest.subject.startswith(f"anna {_device(station)}")
    secret = heard(code, SECRET_BYTES)
    for path in entry.folder.rglob("*"):
        if path.is_file():
            assert secret not in path.read_bytes()
            assert secret.hex().encode() not in path.read_bytes()


def test_a_workspace_that_never_met_its_server_says_that_no_code_helps(server: RunningServer, station: Station) -> None:
    entry = station.enrol(server.url, "anna", PASSWORD, PIN)
    assert shown_for(entry) == ""
    with pytest.raises(KeyMissingError, match="No code can open"):
        open_by_code(entry, "AAAAA", "new pin")


def test_a_new_pin_that_is_too_short_uses_up_no_code(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    code = _code(server, station, entry)
    with pytest.raises(StationError, match="at least 4"):
        open_by_code(entry, code, "1")
    open_by_code(entry, code, "1234")


def test_a_keyring_that_lost_the_key_is_got_over_in_the_same_way(
    server: RunningServer, station: Station, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "backend", memory_keyring)  # type: ignore[index]
    entry = enrolled(station, server, None)
    memory_keyring._secrets.clear()
    with pytest.raises(KeyMissingError):
        station.open(entry)
    open_by_code(entry, _code(server, station, entry), "1234")
    with opened(station, entry, None) as workspace:
        assert len(workspace.studies()) == 1
        assert WorkspaceLock(workspace.store).check("1234").is_right
        assert not WorkspaceLock(workspace.store).check(PASSWORD).is_right


SECRETS = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(SECRETS)
def test_what_is_spoken_is_heard(secret: bytes) -> None:
    assert heard(spoken(secret), SECRET_BYTES) == secret


@given(SECRETS, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed_in_its_group(secret: bytes, place: int, letter: str) -> None:
    letters = spoken(secret).replace("-", "")
    if letters[place] == letter:
        return
    with pytest.raises(CodeError) as slip:
        heard(letters[:place] + letter + letters[place + 1 :], SECRET_BYTES)
    assert slip.value.group == place // 5 + 1


@given(SECRETS, st.integers(0, 38))
def test_two_letters_that_changed_places_are_noticed(secret: bytes, place: int) -> None:
    letters = list(spoken(secret).replace("-", ""))
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    with pytest.raises(CodeError):
        heard("".join(letters), SECRET_BYTES)


@given(SECRETS, st.integers(0, 7), st.integers(0, 7))
def test_groups_that_changed_places_are_noticed(secret: bytes, one: int, other: int) -> None:
    groups = spoken(secret).split("-")
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(CodeError):
        heard("-".join(groups), SECRET_BYTES)


@given(st.text(max_size=60))
def test_anything_typed_is_a_code_or_a_slip(typed: str) -> None:
    with suppress(CodeError):
        heard(typed, SECRET_BYTES)
    number_shown("anna", "laptop", typed)


@given(st.integers(0, 5000))
def test_what_the_laptop_shows_names_its_number(number: int) -> None:
    assert number_shown("anna", "laptop", shown("anna", "laptop", number)) == number % 1024
    assert number_shown("anna", "laptop-2", shown("anna", "laptop", number)) is None
