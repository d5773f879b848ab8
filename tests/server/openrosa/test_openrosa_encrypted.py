"""Encrypted submissions: kept whole, and written out for whoever has the private key of the form."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest

from cxfield.cli import main
from cxfield.server.openrosa.encrypted import legal_name
from cxfield.server.openrosa.forms import plain_xform
from cxfield.server.tables import StudyRow
from cxfield.sync.messages import Role
from cxfield.sync.study_key import make_study_key
from tests.journal_device import running_server
from tests.server.openrosa.field import field_of
from tests.sync.openrosa.interviewer import form

PHRASE = "a horse that is correct"
FILES = {"1.jpg.enc": b"x" * 4000, "submission.xml.enc": b"y" * 40}


def envelope(number: str, *names: str) -> bytes:
    media = "".join(f"<media><file>{name}</file></media>" for name in names)
    return (
        '<data xmlns="http://opendatakit.org/submissions" encrypted="yes" id="water" version="1">'
        "<base64EncryptedKey>AAAA</base64EncryptedKey>"
        f'<meta xmlns="http://openrosa.org/xforms"><instanceID>{number}</instanceID></meta>'
        f"{media}<encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"
    ).encode()


def run(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    with pytest.raises(SystemExit) as ended:
        main(["openrosa", "encrypted", *words])
    said = capsys.readouterr()
    return {"error": said.err} if ended.value.code else json.loads(said.out)


def test_encrypted_submissions_are_written_as_briefcase_keeps_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, late, gone = (f"uuid:{uuid4()}" for _ in range(3))
    key = make_study_key(PHRASE)
    with running_server(tmp_path / "server") as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        field = field_of(server)
        with server.services.database.write() as session:
            study = session.get_one(StudyRow, field.study_id)
            study.public_key, study.sealed_private_key = key.public, key.sealed_private
        assert field.send(envelope(one, "1.jpg.enc"), FILES).status_code == 201
        assert field.send(envelope(one, "2.jpg.enc"), {"2.jpg.enc": b"z"}).status_code == 409
        assert field.send(envelope(late, "1.jpg.enc")).status_code == 202
        assert field.send(envelope(gone), {"submission.xml.enc": b"g"}).status_code == 201
        server.services.erasing.erase("adam", field.study_id, f"~{gone.removeprefix('uuid:')}")
    where = ("--study", field.study_id, "--data", str(tmp_path / "server"))
    out = tmp_path / "out"
    assert "pass-phrase" in run(capsys, *where, "--out", str(tmp_path / "sealed"))["error"]
    monkeypatch.setenv("CXFIELD_STUDY_PASSPHRASE", PHRASE)
    told = run(capsys, *where, "--out", str(out))
    assert "error" not in told, told
    assert (told["written"], told["incomplete"][late]) == (3, ["1.jpg.enc", "submission.xml.enc"])
    folder = out / "forms" / "water"
    assert (folder / "water.xml").read_bytes() == plain_xform(form(photos=2))
    instance = folder / "instances" / one.replace(":", "")
    kept = {path.name: path.read_bytes() for path in instance.iterdir()}
    assert kept == {**FILES, "2.jpg.enc": b"z", "submission.xml": envelope(one, "1.jpg.enc")}
    beside = folder / "instances" / f"{one.replace(':', '')}-2" / "submission.xml"
    assert beside.read_bytes() == envelope(one, "2.jpg.enc")
    assert "already" in run(capsys, *where, "--out", str(out))["error"]


@pytest.mark.parametrize("name", ["..", ".", "", ".bashrc", "a/../../b", "C:\\x", "con?*|.", "\0", "x" * 400])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    legal = legal_name(name)
    (tmp_path / legal).write_bytes(b"")
    assert (tmp_path / legal).resolve().parent == tmp_path.resolve()
    assert not legal.startswith(".")
