"""Passwords: rules, one's own change, a reset by the office, and what guessing costs whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxfield.cli import main
from cxfield.server.people import passwords
from cxfield.store.device_key import DeviceKey
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import (
    ForbiddenError,
    ServerBusyError,
    ServerRefusedError,
    SignInNeededError,
    SyncError,
    WrongPasswordError,
)
from tests.journal_device import PASSWORD, RunningServer

NEW = "a much better one"


def test_a_new_password_ends_all_other_sessions_and_not_ones_own(server: RunningServer) -> None:
    here, elsewhere = server.client("anna", "here"), server.client("anna", "elsewhere")
    access.change_password(here, PASSWORD, NEW)
    here.hello()
    with pytest.raises(SignInNeededError):
        elsewhere.hello()
    with pytest.raises(WrongPasswordError):
        elsewhere.sign_in("anna", PASSWORD)
    elsewhere.sign_in("anna", NEW)


@pytest.mark.parametrize("new", ["short", "password123", "aaaaaaaaaaaa", "anna1234", "x" * 1025])
def test_a_password_that_breaks_a_rule_changes_nothing(server: RunningServer, new: str) -> None:
    client = server.client("anna")
    with pytest.raises((ServerRefusedError, ValueError)):
        access.change_password(client, PASSWORD, new)
    client.sign_in("anna", PASSWORD)


def test_the_old_password_is_asked_for_and_guessing_it_is_slowed_down(server: RunningServer) -> None:
    client = server.client("anna")
    for _ in range(passwords.FREE_FAILURES):
        with pytest.raises(SyncError):
            access.change_password(client, "wrong", NEW)
    with pytest.raises(ServerBusyError):
        access.change_password(client, PASSWORD, NEW)


def test_a_given_password_is_good_for_sending_until_it_is_changed(server: RunningServer) -> None:
    server.services.sessions.reset_password("anna", "given by the office", actor="test")
    with SyncClient(server.url, device="laptop") as client:
        assert client.sign_in("anna", "given by the office").must_change
        assert client.hello().only_delivers
        client.have([])
        with pytest.raises(ForbiddenError, match="password must be changed"):
            client.pull("")
        access.change_password(client, "given by the office", NEW)
        client.pull("")
        assert not client.sign_in("anna", NEW).must_change


def test_signing_everybody_out_ends_each_session_at_once(server: RunningServer) -> None:
    clients = [server.client("anna", f"device-{number}") for number in range(3)]
    assert server.services.sessions.sign_out("anna", actor="test") == 3
    for client in clients:
        with pytest.raises(SignInNeededError):
            client.hello()


def test_strangers_who_guess_cannot_lock_out_who_sits_at_their_own_device(server: RunningServer) -> None:
    key = DeviceKey.random()
    with SyncClient(server.url, device="laptop", device_key=key) as own:
        own.sign_in("anna", PASSWORD)
        with SyncClient(server.url, device="laptop", device_key=DeviceKey.random()) as stranger:
            for _ in range(passwords.FREE_FAILURES):
                with pytest.raises(WrongPasswordError):
                    stranger.sign_in("anna", "guess")
            with pytest.raises(ServerBusyError):
                stranger.sign_in("anna", PASSWORD)
        own.sign_in("anna", PASSWORD)


def test_the_pause_grows_and_ends() -> None:
    assert [passwords.pause_s(count) for count in (0, 4, 5, 6, 10, 500)] == [0, 0, 30, 60, 900, 900]


def test_the_name_of_nobody_leaves_no_trace(server: RunningServer) -> None:
    for _ in range(passwords.FREE_FAILURES + 2):
        with pytest.raises(WrongPasswordError):
            SyncClient(server.url, device="d").sign_in("nobody", "guess")
    assert server.row_counts()["sign_in_failure"] == []


def test_the_commands_give_a_password_and_sign_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.client("anna")
    monkeypatch.setenv("CXFIELD_PASSWORD", "given by the office")

    def run(*arguments: str) -> dict[str, object]:
        with pytest.raises(SystemExit) as end:
            main(["user", *arguments, "--data", str(tmp_path / "server")])
        assert end.value.code == 0
        return dict(json.loads(capsys.readouterr().out))

    assert run("sign-out", "anna")["sessions_ended"] == 1
    assert run("password", "anna")["must_change"] is True
