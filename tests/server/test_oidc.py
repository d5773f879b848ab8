"""Signing in through the browser: against a real provider, honest and lying."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc.jwk import OctKey, RSAKey

from cxfield.cli import main
from cxfield.fieldwork import station as station_module
from cxfield.fieldwork.station import SignIn, Station
from cxfield.server.people import oidc as oidc_module
from cxfield.server.people.oidc import OidcSetting
from cxfield.server.tables import AccountRow
from cxfield.store.device_key import DeviceKey
from cxfield.sync.browser_sign_in import sign_in_by_browser
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ServerBusyError, ServerRefusedError, WrongPasswordError
from cxfield.sync.messages import Role, Tokens
from tests.journal_device import PASSWORD, RunningServer
from tests.server.openid_provider import CLIENT, Provider, running_provider


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    """Honest again for each test."""
    fresh = Provider(key=running.key)
    for name in ("subject", "email", "claims", "header", "signing_key", "code_override"):
        setattr(running, name, getattr(fresh, name))
    return running


@pytest.fixture
def house(server: RunningServer, provider: Provider) -> RunningServer:
    """A server that trusts the provider; anna's account has an address."""
    server.services.oidc.keep(OidcSetting(issuer=provider.issuer, client_id=CLIENT))
    server.services.accounts.add("kate", PASSWORD, Role.SUPERVISOR, email="anna@example.org")
    return server


def browser(address: str) -> None:
    """A browser that follows where it is sent, on a thread of its own as a real one would."""
    threading.Thread(target=lambda: httpx.get(address, follow_redirects=True), daemon=True).start()


def _sign_in(server: RunningServer, user: str = "kate", key: DeviceKey | None = None) -> Tokens:
    with SyncClient(server.url, device="office", device_key=key or DeviceKey.random()) as client:
        tokens = sign_in_by_browser(client, user, open_browser=browser, wait_s=20)
        client.hello()
        return tokens


def test_who_the_house_knows_gets_a_session_of_ours_without_a_password(house: RunningServer) -> None:
    tokens = _sign_in(house)
    assert (tokens.user, tokens.role) == ("kate", Role.SUPERVISOR)
    with house.services.database.read() as session:
        assert session.get_one(AccountRow, "kate").subject.endswith(" subject-1")


def test_afterwards_the_subject_counts_and_no_longer_the_address(house: RunningServer, provider: Provider) -> None:
    _sign_in(house)
    provider.email = "new.name@example.org"
    _sign_in(house)
    provider.email, provider.subject = "anna@example.org", "somebody else"
    with pytest.raises(WrongPasswordError, match="somebody else"):
        _sign_in(house)


LIES: dict[str, dict[str, Any]] = {
    "issuer": {"iss": "https://other.example.org"},
    "audience": {"aud": "another-application"},
    "audience among others": {"aud": [CLIENT, "another"], "azp": "another"},
    "nonce": {"nonce": "x" * 32},
    "no nonce": {"nonce": None},
    "expired": {"exp": 1000},
    "no expiry": {"exp": None},
    "from the future": {"iat": 4_000_000_000},
    "no subject": {"sub": None},
    "empty subject": {"sub": ""},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_hold_opens_nothing(house: RunningServer, provider: Provider, lie: str) -> None:
    provider.claims = LIES[lie]
    with pytest.raises(WrongPasswordError, match="does not hold"):
        _sign_in(house)


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": "true"}, {"email": "x@example.org"}])
def test_an_address_that_is_not_verified_or_another_is_nobody(
    house: RunningServer, provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    with pytest.raises(WrongPasswordError, match="somebody else"):
        _sign_in(house)


def test_only_the_fixed_algorithms_count(house: RunningServer, provider: Provider) -> None:
    provider.header = {"alg": "RS384"}
    with pytest.raises(WrongPasswordError):
        _sign_in(house)
    provider.header, provider.signing_key = {"alg": "HS256"}, OctKey.generate_key(256)
    with pytest.raises(WrongPasswordError):
        _sign_in(house)


def test_a_key_that_the_provider_does_not_publish_signs_nothing(
    house: RunningServer, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oidc_module, "KEYS_AGAIN_AFTER_S", 0)
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "key-1"})
    with pytest.raises(WrongPasswordError):
        _sign_in(house)


def test_new_keys_of_the_provider_are_found(
    house: RunningServer, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oidc_module, "KEYS_AGAIN_AFTER_S", 0)
    _sign_in(house)
    before = provider.key
    provider.key = RSAKey.generate_key(2048, {"kid": "key-2", "use": "sig"})
    provider.header = {"kid": "key-2"}
    try:
        _sign_in(house)
    finally:
        provider.key = before


def test_a_code_that_is_not_ours_is_refused(house: RunningServer, provider: Provider) -> None:
    provider.code_override = "stolen"
    with pytest.raises(WrongPasswordError, match="does not hold"):
        _sign_in(house)


def test_what_knocks_with_another_state_is_not_let_in(house: RunningServer) -> None:
    def forger(address: str) -> None:
        back = httpx.URL(address).params["redirect_uri"]

        def knock() -> None:
            assert httpx.get(f"{back}?code=forged&state=guessed").status_code == 404
            assert httpx.get(f"{back}/favicon.ico").status_code == 404
            httpx.get(address, follow_redirects=True)

        threading.Thread(target=knock, daemon=True).start()

    with SyncClient(house.url, device="office") as client:
        assert sign_in_by_browser(client, "kate", open_browser=forger, wait_s=20).user == "kate"


def test_nobody_who_comes_back_in_time_is_said(house: RunningServer) -> None:
    with SyncClient(house.url, device="office") as client, pytest.raises(WrongPasswordError, match="in time"):
        sign_in_by_browser(client, "kate", open_browser=lambda _address: None, wait_s=0.05)


def test_a_server_without_a_provider_says_that_it_wants_a_password(server: RunningServer) -> None:
    with SyncClient(server.url, device="office") as client, pytest.raises(WrongPasswordError, match="password"):
        sign_in_by_browser(client, "susan", open_browser=browser)


def test_a_provider_that_does_not_answer_is_no_wrong_password(house: RunningServer) -> None:
    house.services.oidc.keep(OidcSetting(issuer="http://127.0.0.1:9", client_id=CLIENT))
    with pytest.raises(ServerBusyError, match="sign-in service"):
        _sign_in(house)


def test_the_browser_must_come_back_to_this_computer(house: RunningServer) -> None:
    from cxfield.sync.oidc_messages import OidcSignIn

    request = OidcSignIn(
        user="kate", device="d", code="c", verifier="v" * 50, nonce="n" * 32, redirect_uri="https://thief.example.org/"
    )
    with SyncClient(house.url, device="d") as client, pytest.raises(ServerRefusedError, match="this very computer"):
        client.begin("/v1/oidc/sign-in", request)


def test_the_window_signs_in_so_where_no_password_is_given(
    house: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_browser(client: SyncClient, user: str, *, enrolment_code: str = "") -> Tokens:
        return sign_in_by_browser(client, user, enrolment_code=enrolment_code, open_browser=browser, wait_s=20)

    monkeypatch.setattr(station_module, "sign_in_by_browser", by_browser)
    enrolment = Station(tmp_path / "station").sign_in(SignIn(server=house.url, user="kate", password=""))
    assert enrolment.role is Role.SUPERVISOR
    assert enrolment.client is not None
    enrolment.client.close()


def test_the_commands_set_show_and_end_it(
    provider: Provider, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            main(["oidc", *arguments, "--data", str(tmp_path / "data")])
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out or err

    code, shown = run("set", "--issuer", provider.issuer, "--client-id", CLIENT)
    assert (code, json.loads(shown)["issuer"]) == (0, provider.issuer)
    assert json.loads(run("show")[1])["client_id"] == CLIENT
    assert run("set", "--issuer", "http://plain.example.org", "--client-id", "x")[0] == 1
    assert json.loads(run("off")[1]) == {"issuer": None}
