"""`cxfield openrosa`: forms from a server and submissions to it, on the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.cli import main
from cxfield.fieldwork.station import Station
from tests.sync.openrosa.central_peer import PASSWORD, TOKEN, USER, CentralPeer, central_peer
from tests.sync.openrosa.interviewer import form


@pytest.fixture
def peer() -> Iterator[CentralPeer]:
    with central_peer() as running:
        running.publish(form())
        yield running


@pytest.fixture(autouse=True)
def keyring(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a keyring, so that opening takes no time; the test that types a PIN has none."""
    if "pin" not in request.node.name:
        working = request.getfixturevalue("memory_keyring")
        monkeypatch.setattr(type(working), "__module__", "keyring.backends.memory")


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, *words: str) -> dict:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    with pytest.raises(SystemExit) as ended:
        main(["openrosa", *words])
    said = capsys.readouterr()
    assert ended.value.code == 0, said.err
    return json.loads(said.out)


def test_forms_are_pulled_interviews_done_and_sent(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("--data", str(tmp_path))
    pulled = run(monkeypatch, capsys, "", "pull", "--url", peer.app_user(), *data)
    assert [form["form_id"] for form in pulled["forms"]] == ["water"]
    run(monkeypatch, capsys, "", "trial", "--form", "water", "--count", "2", *data)
    sent = run(monkeypatch, capsys, "", "send", *data)
    assert (sent["sent_interviews"], {one["state"] for one in sent["submissions"]}) == (2, {"sent"})
    assert len(peer.held) == 2
    again = run(monkeypatch, capsys, "", "pull", *data)
    assert again["received_forms"] == 0


def test_a_user_of_a_project_gives_the_password_and_the_pin_on_standard_input(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--url", peer.project(), "--user", USER, "--password-stdin", "--pin-stdin", "--data", str(tmp_path))
    assert run(monkeypatch, capsys, f"{PASSWORD}\n246810\n", "pull", *words)["received_forms"] == 1
    (entry,) = Station(tmp_path).entries()
    assert (entry.user, entry.server, entry.is_openrosa) == (USER, peer.project(), True)


def test_no_secret_lies_in_the_clear(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, capsys, "", "pull", "--url", peer.app_user(), "--data", str(tmp_path))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 1
    assert not [path for path in files if TOKEN.encode() in path.read_bytes()]


def test_a_workspace_is_not_made_for_an_account_that_is_not_taken(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["openrosa", "pull", "--url", f"{peer.base}/v1/key/wrong/projects/1", "--data", str(tmp_path)])
    assert ended.value.code == 1
    assert "Ask for a new code" in capsys.readouterr().err
    assert Station(tmp_path).entries() == []


def test_a_new_code_for_the_same_project_goes_into_the_same_workspace(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        run(monkeypatch, capsys, "", "pull", "--url", peer.app_user(), "--data", str(tmp_path))
    assert len(Station(tmp_path).entries()) == 1


def test_unsent_interviews_are_written_as_files_with_a_warning(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("--data", str(tmp_path / "data"))
    run(monkeypatch, capsys, "", "pull", "--url", peer.app_user(), *data)
    run(monkeypatch, capsys, "", "trial", "--form", "water", *data)
    exported = run(monkeypatch, capsys, "", "export", "--out", str(tmp_path / "out"), *data)
    assert (exported["submissions"], exported["lost"]) == (1, [])
    assert len(list((tmp_path / "out" / "instances").rglob("*.xml"))) == 1


def test_a_workspace_is_sealed_on_one_computer_and_sent_from_another(
    peer: CentralPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, office = ("--data", str(tmp_path / "data")), ("--data", str(tmp_path / "office"))
    copy = tmp_path / "stick.cxforms"
    run(monkeypatch, capsys, "", "pull", "--url", peer.app_user(), *data)
    run(monkeypatch, capsys, "", "trial", "--form", "water", *data)
    sealed = run(monkeypatch, capsys, "", "seal", "--out", str(copy), *data)
    assert (sealed["is_whole"], sealed["lost"]) == (True, 0)
    with pytest.raises(SystemExit):
        main(["openrosa", "unseal", str(copy), *office])
    assert "--passphrase-stdin" in capsys.readouterr().err
    typed = f"{sealed['pass_phrase']}\n"
    opened = run(monkeypatch, capsys, typed, "unseal", str(copy), "--passphrase-stdin", *office)
    assert opened["server"] == f"{peer.base}/v1/projects/1"
    assert run(monkeypatch, capsys, "", "send", *office)["sent_interviews"] == 1
    assert len(peer.held) == 1
