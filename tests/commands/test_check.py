"""`cxfield check` as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cxfield.cli", "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def workbook(path: Path, kind: str) -> str:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (["type", "name", "label"], [kind, "q", "Question"]):
        book.active.append(row)
    book.save(path)
    return str(path)


def test_a_good_form_gives_an_empty_list_and_status_0(tmp_path: Path) -> None:
    done = run(workbook(tmp_path / "a.xlsx", "text"), "--json")
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], "")


def test_a_wrong_form_gives_its_findings_and_status_1(tmp_path: Path) -> None:
    done = run(workbook(tmp_path / "a.xlsx", "txet"), "--json")
    (finding,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(finding) == {"severity", "code", "where", "message", "witness"}
    assert (finding["severity"], finding["where"]) == ("error", "survey!A2")


def test_a_person_reads_lines(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    done = run(str(tmp_path / "a.xlsx"))
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "not an Excel workbook" in done.stderr
    assert done.stdout == ""
