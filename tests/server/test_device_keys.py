"""A session belongs to the device that holds its key."""

from __future__ import annotations

import pytest

from cxfield.server.tables import DeviceRow
from cxfield.store.device_key import DeviceKey
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SignInNeededError, WrongPasswordError
from cxfield.sync.messages import SignInRequest, Tokens
from tests.journal_device import PASSWORD, RunningServer


def _device(server: RunningServer, key: DeviceKey | None) -> SyncClient:
    return SyncClient(server.url, device="laptop", device_key=key)


def _known_key(server: RunningServer) -> str:
    with server.services.database.read() as session:
        return session.get_one(DeviceRow, ("laptop", "anna")).public_key


def _sign_in(server: RunningServer, key: DeviceKey | None) -> Tokens:
    with _device(server, key) as client:
        return client.sign_in("anna", PASSWORD)


@pytest.mark.parametrize("thief", [None, DeviceKey.random()])
def test_a_copied_refresh_token_is_useless_without_the_key_and_the_session_goes_on(
    server: RunningServer, thief: DeviceKey | None
) -> None:
    key = DeviceKey.random()
    tokens = _sign_in(server, key)
    with _device(server, thief) as copy:
        copy.resume(tokens.refresh_token)
        with pytest.raises(SignInNeededError):
            copy.hello()
    with _device(server, key) as own:
        own.resume(tokens.refresh_token)
        own.hello()


def test_the_server_knows_the_key_of_a_device_from_its_sign_in(server: RunningServer) -> None:
    key = DeviceKey.random()
    _sign_in(server, key)
    assert _known_key(server) == key.public


def test_a_session_of_an_older_program_goes_on_and_takes_a_key_when_it_is_updated(server: RunningServer) -> None:
    tokens = _sign_in(server, None)
    with _device(server, None) as older:
        older.resume(tokens.refresh_token)
        tokens = older.refresh()
    key = DeviceKey.random()
    with _device(server, key) as newer:
        newer.resume(tokens.refresh_token)
        tokens = newer.refresh()
    assert _known_key(server) == key.public
    with _device(server, None) as older:
        older.resume(tokens.refresh_token)
        with pytest.raises(SignInNeededError):
            older.refresh()


def test_a_key_that_was_told_does_not_go_by_a_sign_in_without_one(server: RunningServer) -> None:
    key = DeviceKey.random()
    _sign_in(server, key)
    tokens = _sign_in(server, None)
    assert _known_key(server) == key.public
    with _device(server, None) as keyless:
        keyless.resume(tokens.refresh_token)
        with pytest.raises(SignInNeededError):
            keyless.refresh()


def test_nobody_signs_in_with_the_key_of_another_device(server: RunningServer) -> None:
    mine, other = DeviceKey.random(), DeviceKey.random()
    request = SignInRequest(user="anna", password=PASSWORD, device="laptop", device_key=other.public)
    with _device(server, mine) as client, pytest.raises(SignInNeededError, match="signature"):
        client.post("/v1/sign-in", request, Tokens, is_open=True)
    with pytest.raises(WrongPasswordError):
        _device(server, mine).sign_in("anna", "wrong")
