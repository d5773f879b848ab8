from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def run(*arguments: str, text: str = "") -> tuple[int, list[dict[str, Any]]]:
    done = subprocess.run(
        [sys.executable, "-m", "cxfield.cli", "xpath", *arguments],
        input=text.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def instance(tmp_path: Path) -> str:
    file = tmp_path / "instance.xml"
    file.write_text("<data><a>1</a><a>2</a><b>ā</b></data>", "utf-8")
    return str(file)


def test_a_value_is_printed_with_its_type(instance: str) -> None:
    assert run("sum(/data/a)", "--instance", instance) == (0, [{"type": "number", "value": 3}])


def test_nodes_are_printed_as_paths_with_places(instance: str) -> None:
    expected = [{"type": "nodes", "value": ["/*[name()='data'][1]/*[name()='a'][2]"]}]
    assert run("../a[2]", "--instance", instance, "--node", "/data/a", "--as", "nodes") == (0, expected)


def test_a_wrong_expression_is_an_error_in_words() -> None:
    code, (answer,) = run("1 +")
    assert code == 1
    assert answer == {"error": "The expression ends too early, at character 4: a name is expected."}


def test_a_batch_answers_each_line_with_its_id() -> None:
    lines = [
        {"id": "a", "expression": "1 div 0"},
        {"id": "b", "expression": "/x/y", "context_xml": "<x><y>ž</y></x>", "as": "string"},
        {"id": "c", "expression": "date('2024-01-02')", "timezone": "Europe/Riga"},
        {"id": "d", "expression": "no-such()"},
        {"id": "e", "expression": "1", "timezone": "Mars/Olympus"},
        {"id": "f", "expression": "1", "context_xml": "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"},
    ]
    code, answers = run("--batch", text="".join(json.dumps(line) + "\n" for line in lines) + "nonsense\n")
    assert code == 0
    assert answers[:3] == [
        {"id": "a", "type": "number", "value": "Infinity"},
        {"id": "b", "type": "string", "value": "ž"},
        {"id": "c", "type": "date", "value": "2024-01-02"},
    ]
    assert [answer["id"] for answer in answers[3:]] == ["d", "e", "f", None]
    assert all("error" in answer for answer in answers[3:])


def test_an_answer_is_one_line_whatever_its_text_holds() -> None:
    text = "a\u2028b\u0085c\ud800"
    code, answers = run("--batch", text=json.dumps({"id": 1, "expression": f"'{text}'"}) + "\n")
    assert (code, answers) == (0, [{"id": 1, "type": "string", "value": text}])
