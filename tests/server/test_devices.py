"""Enrolment by a code, locked devices, and what an administrator sees of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxfield.cli import main
from cxfield.server.people import devices as devices_module
from cxfield.store.device_key import DeviceKey
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import EnrolmentCodeNeededError, ForbiddenError, ServerRefusedError, SignInNeededError
from cxfield.sync.messages import Role
from tests.journal_device import PASSWORD, RunningServer


@pytest.fixture
def strict(server: RunningServer) -> RunningServer:
    """A server that lets new devices in with a code only; susan's office was in before."""
    server.client("susan", "office")
    server.services.devices.set_needs_code(True, actor="test")
    return server


def _enter(server: RunningServer, code: str = "", *, key: DeviceKey | None = None, device: str = "new") -> None:
    with SyncClient(server.url, device=device, device_key=key or DeviceKey.random()) as client:
        client.sign_in("anna", PASSWORD, enrolment_code=code)
        client.hello()


def test_a_fresh_server_lets_new_devices_in_without_a_code(server: RunningServer) -> None:
    assert not server.services.devices.needs_code
    _enter(server)


def test_a_new_device_needs_a_code_and_an_old_one_does_not(strict: RunningServer) -> None:
    key = DeviceKey.random()
    with pytest.raises(EnrolmentCodeNeededError, match="new to the server"):
        _enter(strict, key=key)
    code = strict.services.devices.make_code("anna", actor="test", only_interviewers=True).code
    _enter(strict, code.lower().replace("-", " "), key=key)
    _enter(strict, key=key)


def test_another_key_under_a_known_name_is_a_new_device(strict: RunningServer) -> None:
    code = strict.services.devices.make_code("", actor="test", only_interviewers=True).code
    _enter(strict, code)
    with pytest.raises(EnrolmentCodeNeededError):
        _enter(strict)
    with SyncClient(strict.url, device="new") as keyless, pytest.raises(EnrolmentCodeNeededError):
        keyless.sign_in("anna", PASSWORD)


@pytest.mark.parametrize("spoiled", ["used", "old", "of another", "wrong"])
def test_a_code_is_good_once_for_its_user_and_for_a_day(
    strict: RunningServer, spoiled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict.add("bert")
    if spoiled == "old":
        monkeypatch.setattr(devices_module, "CODE_HOURS", -1)
    user = "bert" if spoiled == "of another" else "anna"
    code = strict.services.devices.make_code(user, actor="test", only_interviewers=True).code
    if spoiled == "used":
        _enter(strict, code)
    if spoiled == "wrong":
        code = "00000-00000"
    with pytest.raises(EnrolmentCodeNeededError, match="not right, used already or too old"):
        _enter(strict, code, device="second")


def test_a_code_of_a_supervisor_lets_in_interviewers_only(strict: RunningServer) -> None:
    strict.add("adam", Role.ADMINISTRATOR)
    code = access.make_code(_susan(strict), "").code
    adams = SyncClient(strict.url, device="x", device_key=DeviceKey.random())
    with adams, pytest.raises(EnrolmentCodeNeededError):
        adams.sign_in("adam", PASSWORD, enrolment_code=code)
    with pytest.raises(ForbiddenError):
        access.make_code(_susan(strict), "adam")


def _susan(server: RunningServer) -> SyncClient:
    client = SyncClient(server.url, device="office", device_key=None)
    server._clients.append(client)
    server.services.devices.set_needs_code(False, actor="test")
    client.sign_in("susan", PASSWORD)
    server.services.devices.set_needs_code(True, actor="test")
    return client


def test_a_locked_device_is_out_at_once_and_may_come_back(server: RunningServer) -> None:
    office, laptop = server.client("susan", "office"), server.client("anna", "laptop")
    laptop.hello()
    line = access.revoke(office, "anna", "laptop")
    assert line.revoked
    with pytest.raises(SignInNeededError):
        laptop.hello()
    assert not access.readmit(office, "anna", "laptop").revoked
    laptop.sign_in("anna", PASSWORD)
    laptop.pull("")


def test_a_supervisor_looks_after_the_devices_of_interviewers_only(server: RunningServer) -> None:
    server.add("adam", Role.ADMINISTRATOR)
    office = server.client("susan", "office")
    admin = server.client("adam", "admin")
    server.client("anna", "laptop")
    assert {line.user for line in access.devices(office)} == {"anna"}
    assert {line.user for line in access.devices(admin)} == {"anna", "susan", "adam"}
    with pytest.raises(ForbiddenError, match="no interviewer"):
        access.revoke(office, "adam", "admin")
    with pytest.raises(ServerRefusedError, match="has no device"):
        access.revoke(office, "anna", "unknown")


def test_what_a_locked_device_was_calling_goes_to_the_supervisors(server: RunningServer) -> None:
    told: list[tuple[str, str]] = []
    server.services.devices._escalate = lambda _session, user, device: told.append((user, device))
    server.client("anna", "laptop")
    server.services.devices.revoke("anna", "laptop", actor="test")
    server.services.devices.revoke("anna", "laptop", actor="test")
    assert told == [("anna", "laptop")]


def test_the_commands_make_codes_and_list_and_lock_devices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], server: RunningServer
) -> None:
    server.client("anna", "laptop")

    def run(*arguments: str) -> object:
        with pytest.raises(SystemExit) as end:
            main(["device", *arguments, "--data", str(tmp_path / "server")])
        assert end.value.code == 0
        return json.loads(capsys.readouterr().out)

    assert run("require-code", "on") == {"new_devices_need_a_code": True}
    code = run("code", "--user", "anna")
    assert isinstance(code, dict)
    _enter(server, code["code"])
    assert run("revoke", "anna", "laptop")["revoked"]  # type: ignore[index]
    assert [line["revoked"] for line in run("list")] == [True, False]  # type: ignore[attr-defined]
    assert run("wipe", "anna", "laptop")["wipe_asked_at"]  # type: ignore[index]
    assert not run("readmit", "anna", "laptop")["revoked"]  # type: ignore[index]
