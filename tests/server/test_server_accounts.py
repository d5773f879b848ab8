"""Sign-in, sessions, roles: who gets in and who does not."""

import stat
import sys
from pathlib import Path

import pytest

from cxfield.server.errors import RefusedError
from cxfield.server.people import passwords, sessions
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ServerBusyError, SignInNeededError, WrongPasswordError
from cxfield.sync.messages import RefreshRequest, Role
from tests.journal_device import PASSWORD, RunningServer


def _exchange(token: str, device: str = "device-1") -> RefreshRequest:
    return RefreshRequest(refresh_token=token, device=device)


def test_the_right_password_gives_a_session_with_the_role(server: RunningServer) -> None:
    tokens = server.client("susan").tokens
    assert tokens is not None
    assert tokens.role is Role.SUPERVISOR
    assert tokens.expires_s == 15 * 60


@pytest.mark.parametrize(("user", "password"), [("anna", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_password_and_an_unknown_user_get_the_same_answer(
    server: RunningServer, user: str, password: str
) -> None:
    with pytest.raises(WrongPasswordError, match="User or password is wrong"):
        SyncClient(server.url, device="d").sign_in(user, password)


def test_a_disabled_account_is_out_at_once_in_every_way(server: RunningServer) -> None:
    client = server.client("anna")
    client.hello()
    server.services.accounts.disable("anna")
    with pytest.raises(SignInNeededError):
        client.hello()
    with pytest.raises(WrongPasswordError):
        SyncClient(server.url, device="d").sign_in("anna", PASSWORD)


def test_guessing_is_slowed_down_even_for_the_right_password(server: RunningServer) -> None:
    client = SyncClient(server.url, device="d")
    for _ in range(passwords.FREE_FAILURES):
        with pytest.raises(WrongPasswordError):
            client.sign_in("anna", "wrong")
    with pytest.raises(ServerBusyError) as refused:
        client.sign_in("anna", PASSWORD)
    assert refused.value.retry_after_s is not None
    assert 0 < refused.value.retry_after_s <= passwords.FIRST_PAUSE_S + 1


def test_a_refresh_token_used_twice_ends_the_session(server: RunningServer) -> None:
    first = server.client("anna").tokens
    assert first is not None
    service = server.services.sessions
    second = service.refresh(_exchange(first.refresh_token))
    service.refresh(_exchange(second.refresh_token))
    with pytest.raises(RefusedError, match="session has ended"):
        service.refresh(_exchange(first.refresh_token))
    with pytest.raises(RefusedError, match="session has ended"):
        service.refresh(_exchange(second.refresh_token))


def test_a_lost_answer_to_a_refresh_does_not_sign_out(server: RunningServer) -> None:
    first = server.client("anna").tokens
    assert first is not None
    service = server.services.sessions
    lost = service.refresh(_exchange(first.refresh_token))
    again = service.refresh(_exchange(first.refresh_token))
    service.refresh(_exchange(again.refresh_token))
    with pytest.raises(RefusedError):
        service.refresh(_exchange(lost.refresh_token))


def test_whichever_answer_to_a_doubled_refresh_arrives_goes_on(server: RunningServer) -> None:
    """The network doubles a request; the device hears the first answer, the server has given two."""
    first = server.client("anna").tokens
    assert first is not None
    service = server.services.sessions
    heard = service.refresh(_exchange(first.refresh_token))
    service.refresh(_exchange(first.refresh_token))
    goes_on = service.refresh(_exchange(heard.refresh_token))
    service.refresh(_exchange(goes_on.refresh_token))
    assert service.authenticate(goes_on.access_token).user == "anna"


@pytest.mark.parametrize("copied", ["first", "other"])
def test_after_one_successor_is_used_the_first_token_and_the_others_are_theft(
    copied: str, server: RunningServer
) -> None:
    first = server.client("anna").tokens
    assert first is not None
    service = server.services.sessions
    heard = service.refresh(_exchange(first.refresh_token))
    other = service.refresh(_exchange(first.refresh_token))
    goes_on = service.refresh(_exchange(heard.refresh_token))
    with pytest.raises(RefusedError, match="session has ended"):
        service.refresh(_exchange({"first": first, "other": other}[copied].refresh_token))
    with pytest.raises(RefusedError, match="session has ended"):
        service.refresh(_exchange(goes_on.refresh_token))


def test_many_lost_answers_leave_few_tokens_and_do_not_sign_out(server: RunningServer) -> None:
    first = server.client("anna").tokens
    assert first is not None
    service = server.services.sessions
    last = [service.refresh(_exchange(first.refresh_token)) for _ in range(30)][-1]
    assert len(server.row_counts()["refresh_token"]) == 1 + sessions.MOST_SUCCESSORS
    service.refresh(_exchange(service.refresh(_exchange(last.refresh_token)).refresh_token))


def test_after_weeks_without_network_a_lost_answer_does_not_sign_out(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = server.client("anna").tokens
    assert first is not None
    monkeypatch.setattr(sessions, "USED_TOKEN_DAYS", -1)  # the token is older than what is remembered
    service = server.services.sessions
    service.refresh(_exchange(first.refresh_token))
    again = service.refresh(_exchange(first.refresh_token))
    assert service.authenticate(again.access_token).user == "anna"


def test_used_tokens_are_forgotten_after_a_while(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    first = server.client("anna").tokens
    assert first is not None
    service = server.services.sessions
    monkeypatch.setattr(sessions, "USED_TOKEN_DAYS", -1)
    token = first.refresh_token
    for _ in range(10):
        token = service.refresh(_exchange(token)).refresh_token
    assert len(server.row_counts()["refresh_token"]) <= 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards files by the folder's rights")
def test_the_database_is_readable_by_its_owner_only(server: RunningServer, tmp_path: Path) -> None:
    found = [path for path in (tmp_path / "server").rglob("*") if path.is_file()]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in found}
    assert "server.db-wal" in modes
    assert set(modes.values()) == {0o600}
    assert server


def test_a_refresh_token_is_worth_nothing_on_another_device(server: RunningServer) -> None:
    tokens = server.client("anna").tokens
    assert tokens is not None
    with pytest.raises(RefusedError):
        server.services.sessions.refresh(_exchange(tokens.refresh_token, "device-2"))


def test_an_expired_access_token_is_exchanged_without_asking(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "ACCESS_S", -1)
    client = server.client("anna")
    expired = client.tokens
    monkeypatch.setattr(sessions, "ACCESS_S", 900)
    client.hello()
    assert client.tokens != expired


def test_a_forged_access_token_is_refused(server: RunningServer) -> None:
    tokens = server.client("anna").tokens
    assert tokens is not None
    payload, _, signature = tokens.access_token.partition(".")
    forged = ("A" if payload[10] != "A" else "B").join((payload[:10], payload[11:])) + "." + signature
    with pytest.raises(RefusedError):
        server.services.sessions.authenticate(forged)
    with pytest.raises(RefusedError):
        server.services.sessions.authenticate("rubbish")


@pytest.mark.parametrize(("user", "password"), [("", PASSWORD), (" anna ", PASSWORD), ("bert", "short")])
def test_an_account_needs_a_usable_name_and_password(server: RunningServer, user: str, password: str) -> None:
    with pytest.raises(RefusedError):
        server.services.accounts.add(user, password, Role.INTERVIEWER)


def test_a_name_is_given_once(server: RunningServer) -> None:
    with pytest.raises(RefusedError, match="already an account"):
        server.services.accounts.add("anna", PASSWORD, Role.ADMINISTRATOR)
