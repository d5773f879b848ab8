"""`cxfield rescue` and `cxfield workspace`, as scripts and uninstallers call them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxfield import cli
from tests.fieldwork.test_leaving import PIN, Computer, computer

__all__ = ["computer"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any, str]:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    out, err = capsys.readouterr()
    return int(end.value.code or 0), json.loads(out) if out.startswith(("{", "[")) else out, err


@pytest.fixture(autouse=True)
def pin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXFIELD_PIN", PIN)


def test_rescue_writes_a_file_that_verify_takes(
    computer: Computer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    computer.write()
    path = tmp_path / "a.cxrescue"
    status, written, _ = run(capsys, "rescue", "--data", str(computer.folder), "--out", str(path))
    assert (status, written["kind"], written["events"]) == (0, "journals", 1)
    status, checked, _ = run(capsys, "rescue", "verify", str(path))
    assert (status, checked["sha256"], checked["studies"][0]["cases"]) == (0, written["sha256"], 1)


def test_verify_says_in_a_sentence_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.cxrescue").write_bytes(b"PK")
    status, out, err = run(capsys, "rescue", "verify", str(tmp_path / "a.cxrescue"))
    assert (status, out, err) == (1, "", "a.cxrescue is no rescue file of cxfield; choose another file.\n")


def test_rescue_without_a_place_says_what_is_missing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "rescue", "--data", str(tmp_path))
    assert (status, err) == (1, "Say which workspace with --data FOLDER and where to write with --out FILE.\n")


def test_rescue_sealed_needs_no_pin(
    computer: Computer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.write()
    computer.escrow()
    monkeypatch.delenv("CXFIELD_PIN")
    path = str(tmp_path / "a.cxrescue")
    status, written, _ = run(capsys, "rescue", "--data", str(computer.folder), "--out", path, "--sealed")
    assert (status, written["kind"]) == (0, "workspace")


def test_unsent_is_an_exit_status_for_uninstallers(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.write()
    status, lines, _ = run(capsys, "workspace", "unsent", "--json", "--data", str(computer.folder))
    assert (status, lines[0]["safe"]) == (1, False)
    computer.send()
    status, lines, _ = run(capsys, "workspace", "unsent", "--json", "--data", str(computer.folder))
    assert (status, lines[0]["safe"]) == (0, True)


def test_remove_refuses_unsent_work_and_removes_the_rest(
    computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    computer.write()
    status, _, err = run(capsys, "workspace", "remove", "anna", "--data", str(computer.folder))
    assert status == 1
    assert "write a rescue file" in err
    computer.send()
    status, removed, _ = run(capsys, "workspace", "remove", "anna", "--data", str(computer.folder))
    assert (status, removed["removed"], computer.folder.exists()) == (0, "anna", False)


def test_list_names_the_workspaces(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, _ = run(capsys, "workspace", "list", "--data", str(computer.folder))
    assert (status, [line["user"] for line in lines]) == (0, ["anna"])
