"""`cxfield openrosa token|password|list|revoke|close`: made on the server's machine, shown once, audited."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import pytest

from cxfield.cli import main
from cxfield.server.database import Database, default_url
from cxfield.server.people.audit import Audit
from cxfield.sync.messages import Role
from cxfield.sync.openrosa.address import read_pasted
from tests.journal_device import running_server
from tests.server.openrosa.field import publish
from tests.sync.openrosa.interviewer import form

ADDRESS = "https://field.example.org"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("server")
    with running_server(folder) as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        publish(server, form())
    return folder


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> dict:
    with pytest.raises(SystemExit) as ended:
        main(["openrosa", *words, "--data", str(folder)])
    said = capsys.readouterr()
    if ended.value.code:
        return {"error": said.err}
    return json.loads(said.out)


def test_a_token_comes_with_the_settings_of_collect_as_a_picture(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "code.png"
    made = run(
        capsys, folder, "token", "anna", "--study", "Service experience", "--address", ADDRESS, "--qr", str(picture)
    )
    settings = json.loads(zlib.decompress(base64.b64decode(made["collect"])))
    assert settings["general"]["server_url"] == made["address"]
    assert settings["project"]["name"] == "Service experience"
    assert read_pasted(made["collect"]).address.base == made["address"]
    assert picture.read_bytes().startswith(b"\x89PNG")
    listed = run(capsys, folder, "list")["tokens"]
    assert [line["user"] for line in listed if line["token"] == made["token"]] == ["anna"]
    assert made["address"].split("/")[5] not in json.dumps(listed)


def test_what_is_made_and_taken_back_stands_in_the_audit_trail_without_secrets(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = run(capsys, folder, "token", "anna", "--study", "Service experience", "--address", ADDRESS)
    secret = run(capsys, folder, "password", "anna")["password"]
    assert run(capsys, folder, "revoke", made["token"])["revoked_at"]
    assert run(capsys, folder, "revoke", "--password-of", "anna")["password"] == "revoked"
    run(capsys, folder, "close", "water", "--study", "Service experience")
    database = Database(default_url(folder))
    entries = Audit(database).entries()
    database.close()
    assert {"openrosa-token-made", "openrosa-password-made", "openrosa-token-revoked", "openrosa-form-closed"} <= {
        entry.action for entry in entries
    }
    assert not any(secret in entry.subject or made["address"].split("/")[5] in entry.subject for entry in entries)


def test_nothing_is_made_for_an_address_that_would_lay_the_secret_open(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(capsys, folder, "list")
    said = run(capsys, folder, "token", "anna", "--study", "Service experience", "--address", "http://field.org")
    assert "https://" in said["error"]
    assert run(capsys, folder, "list") == before
