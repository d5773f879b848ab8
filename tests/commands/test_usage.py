"""What the commands say when they are used wrongly: one sentence, the right status, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxfield import cli
from cxfield.cli import COMMANDS

FORM = """| survey |
| | type | name | label |
| | text | q | Question |
"""


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cxfield.cli", *arguments]
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def is_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.rstrip().endswith(".") and "Traceback" not in text and "╭" not in text


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("nosuch",), 2),
        (("check",), 2),
        (("play", "form.md"), 2),
        (("serve", "--port", "x"), 2),
        (("user", "add", "x", "--role", "king"), 2),
        (("report", "--kind", "nosuch", "--out", "x.pdf"), 2),
        (("serve", "--data", "file"), 1),
        (("user", "list", "--data", "file/below"), 1),
        (("sync", "--data", "nowhere"), 1),
        (("play", "form.md", "--steps", "nosuch.json"), 1),
        (("play", "form.md", "--steps", "."), 1),
        (("play", "form.md", "--steps", "text.json"), 1),
        (("stats", "--input", "text.json"), 1),
        (("study", "publish", "form.md", "--server", "http://127.0.0.1:1", "--user", "s"), 1),
    ],
)
def test_an_error_is_one_sentence(
    tmp_path: Path,
    arguments: tuple[str, ...],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "form.md").write_text(FORM)
    (tmp_path / "text.json").write_text('"x"')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (status, "")
    assert is_sentence(err), err


def test_the_program_says_the_same_as_a_process_of_its_own() -> None:
    done = run("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert is_sentence(done.stderr), done.stderr


def test_every_command_has_help() -> None:
    done = run("--help")
    assert all(name in done.stdout for name in COMMANDS)
    assert done.returncode == 0


def test_a_step_file_that_names_no_steps_is_a_result_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(FORM)
    (tmp_path / "steps.json").write_text('{"id": "c1", "steps": 5}')
    done = run("play", str(tmp_path / "form.md"), "--steps", str(tmp_path / "steps.json"))
    assert done.returncode == 1
    assert set(json.loads(done.stdout)) == {"id", "error"}
    assert is_sentence(done.stderr)


@pytest.mark.parametrize("command", ["play", "xpath"])
def test_a_broken_line_of_a_batch_answers_with_its_id_and_the_rest_goes_on(command: str) -> None:
    broken = [
        {"id": "a"},
        {"id": "b", "expression": None, "form_xml": 7, "steps": 3, "as": 5, "timezone": [], "case": 1},
    ]
    lines = "\n".join(["{", "[]", *map(json.dumps, broken), json.dumps({"id": "c", "expression": "1", "form_xml": ""})])
    done = run(command, "--batch", stdin=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [None, None, "a", "b", "c"]
    assert all("error" in answer for answer in answers[:4])
    assert (done.returncode, done.stderr) == (0, "")
