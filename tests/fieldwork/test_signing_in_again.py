"""A session that ended, or a password that changed meanwhile: work goes on, the new session begins in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.fieldwork.app_lock import LockKind, WorkspaceLock
from cxfield.fieldwork.signing_in_again import sign_in_again
from cxfield.fieldwork.station import NewPasswordNeededError, SignIn, Station, WorkspaceEntry
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.store.keys import KeyRing
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ServerRefusedError, SignInNeededError, WrongPasswordError
from cxfield.sync.messages import Role
from cxfield.sync.synchronise import at_once
from tests.conftest import MemoryKeyring
from tests.fieldwork.people import PIN, enrolled, make_quick, opened, work
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server

NEW = "a much better one"


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


def test_a_password_changed_meanwhile_loses_nothing_and_is_asked_for_in_place(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    with opened(station, entry) as workspace:
        work(workspace, "before")
        server.services.sessions.reset_password("anna", NEW, actor="test")
        with pytest.raises(SignInNeededError):
            Synchroniser(workspace).run()
        work(workspace, "offline meanwhile")
        with pytest.raises(WrongPasswordError):
            sign_in_again(workspace, PASSWORD, at_once)
        assert sign_in_again(workspace, NEW, at_once)
        delivering = Synchroniser(workspace)
        assert delivering.run().sent_events == 2
        assert delivering.only_delivers
        assert not sign_in_again(workspace, NEW, at_once, new_password="my own at last")
        work(workspace, "after")
        full = Synchroniser(workspace)
        assert full.run().sent_events == 1
        assert not full.only_delivers


def test_a_stolen_password_is_shut_out_while_the_laptop_goes_on(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    thief = server.client("anna", "device of the thief")
    server.services.sessions.sign_out("anna", actor="test")
    server.services.sessions.reset_password("anna", NEW, actor="test")
    with pytest.raises(SignInNeededError):
        thief.pull("")
    with pytest.raises(WrongPasswordError):
        thief.sign_in("anna", PASSWORD)
    with opened(station, entry) as workspace:
        work(workspace)
        sign_in_again(workspace, NEW, at_once, new_password="my own at last")
        assert Synchroniser(workspace).run().sent_events == 1


def test_a_given_password_is_changed_at_the_first_sign_in(server: RunningServer, station: Station) -> None:
    server.services.sessions.reset_password("anna", "given by the office", actor="test")
    first = SignIn(server=server.url, user="anna", password="given by the office", pin=PIN)
    with pytest.raises(NewPasswordNeededError, match="Choose one of your own"):
        station.sign_in(first)
    assert station.entries() == []
    enrolment = station.sign_in(
        SignIn(server=server.url, user="anna", password="given by the office", pin=PIN, new_password=NEW)
    )
    assert enrolment.entry is not None
    with opened(station, enrolment.entry) as workspace:
        assert Synchroniser(workspace).run().received.cases == 3


def test_a_copied_workspace_folder_without_its_key_is_worth_nothing(
    server: RunningServer, station: Station, entry: WorkspaceEntry
) -> None:
    with opened(station, entry) as workspace:
        kept = workspace.store.setting("sync.refresh_token")
        _server, device = workspace.connection()
    with server.client("susan", "office") as thief:
        thief.device = device
        thief.resume(kept or "")
        with pytest.raises(SignInNeededError):
            thief.hello()
    with opened(station, entry) as workspace:
        Synchroniser(workspace).run()


def test_where_the_keyring_holds_the_key_the_password_opens_the_lock_offline(
    server: RunningServer, station: Station, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "backend", memory_keyring)  # type: ignore[index]
    entry = station.enrol(server.url, "anna", PASSWORD, None)
    with opened(station, entry, None) as workspace:
        lock = WorkspaceLock(workspace.store)
        assert lock.kind is LockKind.PASSWORD
        assert not lock.check("wrong").is_right
        assert lock.check(PASSWORD).is_right
        sign_in_again(workspace, PASSWORD, at_once, new_password=NEW)
        assert not lock.check(PASSWORD).is_right
        assert lock.check(NEW).is_right


def test_a_supervisor_comes_back_with_the_same_key_from_the_same_computer(
    server: RunningServer, station: Station
) -> None:
    wanted = SignIn(server=server.url, user="susan", password=PASSWORD)
    keys = []
    for _ in range(2):
        enrolment = station.sign_in(wanted)
        assert enrolment.client is not None
        assert enrolment.lock is not None
        assert enrolment.lock.check(PASSWORD).is_right
        assert enrolment.client.device_key is not None
        keys.append(enrolment.client.device_key.public)
        enrolment.client.close()
    assert keys[0] == keys[1]


class CrashError(Exception):
    """The process ends here."""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_while_the_password_changes_leaves_a_lock_that_the_password_opens(
    server: RunningServer,
    station: Station,
    memory_keyring: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
    when: str,
) -> None:
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "backend", memory_keyring)  # type: ignore[index]
    entry = station.enrol(server.url, "anna", PASSWORD, None)
    real = access.change_password

    def crash(client: SyncClient, old: str, new: str) -> None:
        if when == "after":
            real(client, old, new)
        raise CrashError

    with opened(station, entry, None) as workspace:
        with monkeypatch.context() as crashing:
            crashing.setattr(access, "change_password", crash)
            with pytest.raises(CrashError):
                sign_in_again(workspace, PASSWORD, at_once, new_password=NEW)
        lock = WorkspaceLock(workspace.store)
        assert lock.check(NEW).is_right
        assert lock.check(PASSWORD).is_right
        holds = NEW if when == "after" else PASSWORD
        sign_in_again(workspace, holds, at_once)
        other = PASSWORD if when == "after" else NEW
        assert (lock.check(holds).is_right, lock.check(other).is_right) == (True, False)


def test_a_password_that_the_server_does_not_take_opens_no_lock(
    server: RunningServer, station: Station, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "backend", memory_keyring)  # type: ignore[index]
    entry = station.enrol(server.url, "anna", PASSWORD, None)
    with opened(station, entry, None) as workspace:
        with pytest.raises(ServerRefusedError):
            sign_in_again(workspace, PASSWORD, at_once, new_password="password")
        lock = WorkspaceLock(workspace.store)
        assert (lock.check("password").is_right, lock.check(PASSWORD).is_right) == (False, True)


def test_a_change_at_the_sign_in_page_that_is_cut_off_leaves_a_lock_that_either_password_opens(
    server: RunningServer, station: Station, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "backend", memory_keyring)  # type: ignore[index]
    entry = enrolled(station, server, None)
    server.services.sessions.reset_password("anna", NEW, actor="test")
    change = access.change_password

    def cut_off(client: SyncClient, password: str, new_password: str) -> None:
        change(client, password, new_password)
        raise KeyboardInterrupt

    monkeypatch.setattr(access, "change_password", cut_off)
    with pytest.raises(KeyboardInterrupt):
        station.sign_in(SignIn(server=server.url, user="anna", password=NEW, new_password="my own at last"))
    with opened(station, entry, None) as workspace:
        lock = WorkspaceLock(workspace.store)
        assert lock.check("my own at last").is_right
        assert lock.check(NEW).is_right
