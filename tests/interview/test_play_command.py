"""`cxfield play` as scripts call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cxfield.commands.play import run
from cxfield.errors import CxfieldError
from tests.interview.scenario import ask, bind, xform

FORM = xform(
    "<age/><school/>",
    bind("age", kind="int", constraint=". < 120") + bind("school", relevant="/data/age < 18"),
    ask("age", "school"),
)


def call(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cxfield.cli", "play", *arguments]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.xml"
    path.write_bytes(FORM.xml)
    return path


def node(result: dict[str, Any], ref: str) -> dict[str, Any]:
    return next(found for found in result["nodes"] if found["ref"] == ref)


def test_one_form_with_a_file_of_steps(form: Path, tmp_path: Path) -> None:
    steps = tmp_path / "steps.json"
    steps.write_text(json.dumps([{"op": "set", "ref": "/data/age", "value": "12"}, {"op": "set", "ref": "/data/x"}]))
    done = call(str(form), "--steps", str(steps), "--now", "2026-03-01T09:00:00Z", "--timezone", "Europe/Riga")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["route"] == ["/data/age", "/data/school"]
    assert node(result, "/data/age")["value"] == "12"
    assert node(result, "/data/age")["constraint_ok"] is True
    assert [rejected["step"] for rejected in result["rejected"]] == [1]
    assert "<age>12</age>" in result["instance_xml"]


def test_a_batch_answers_every_line_also_the_wrong_ones(form: Path) -> None:
    good = {"id": "a", "form": str(form), "steps": [{"op": "set", "ref": "/data/age", "value": "200"}]}
    lines = [
        json.dumps(good),
        "{",
        json.dumps({"id": "c", "form": "none.xml", "steps": []}),
        json.dumps({"id": "d"}),
        "[]",
    ]
    done = call("--batch", text="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == ["a", None, "c", "d", None]
    assert node(answers[0], "/data/age")["constraint_ok"] is False
    assert all("error" in answer for answer in answers[1:])


def test_a_wrong_form_is_one_sentence_and_status_1(tmp_path: Path) -> None:
    steps = tmp_path / "steps.json"
    steps.write_text("[]")
    done = call(str(tmp_path / "none.xml"), "--steps", str(steps))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert set(json.loads(done.stdout)) == {"id", "error"}


def test_wrong_usage_is_status_2() -> None:
    assert call().returncode == 2


def test_an_answer_is_one_line_whatever_its_texts_hold(form: Path) -> None:
    steps = [
        {"op": "set", "ref": "/data/school", "value": "a\u2028b\u0085c"},
        {"op": "set", "ref": "\ud800", "value": "1"},
    ]
    done = call("--batch", text=json.dumps({"id": "\ud800", "form": str(form), "steps": steps}) + "\n")
    [line] = done.stdout.splitlines()
    assert json.loads(line)["id"] == "\ud800"


def test_an_interview_goes_on_with_what_the_request_hands_in() -> None:
    model = '<instance id="__last-saved" src="jr://instance/last-saved"/>'
    source = "instance('__last-saved')/data/a"
    actions = f'<setvalue event="odk-instance-first-load" ref="/data/a" value="{source}"/>'
    actions += '<setvalue event="odk-instance-load" ref="/data/b" value="concat(/data/b, \'+\')"/>'
    actions += '<odk:setgeopoint event="odk-instance-first-load" ref="/data/c"/>'
    request = {
        "form_xml": xform("<a/><b/><c/>", bind("c", kind="geopoint") + actions, ask("a", "b"), model).xml.decode(),
        "last_saved": '<data id="t"><a>Riga</a></data>',
        "steps": [{"op": "resume"}, {"op": "device", "ref": "/data/c", "request": "setgeopoint", "value": "56.9 24.1"}],
    }
    first = run(request)
    assert first["rejected"] == []
    assert "requests" not in first
    assert [node(first, f"/data/{name}")["value"] for name in "abc"] == ["Riga", "++", "56.9 24.1"]
    assert run({**request, "steps": []})["requests"] == [{"ref": "/data/c", "request": "setgeopoint"}]
    edit = run({**request, "steps": [], "instance_xml": first["instance_xml"], "is_edit": True, "seed": 5})
    assert [node(edit, f"/data/{name}")["value"] for name in "abc"] == ["Riga", "+++", "56.9 24.1"]
    before, after = (node(one, "/data/meta/instanceID")["value"] for one in (first, edit))
    assert node(edit, "/data/meta/deprecatedID")["value"] == before != after


@pytest.mark.parametrize("key", ["last_saved", "instance_xml"])
def test_an_instance_that_is_no_xml_is_a_sentence(key: str) -> None:
    model = '<instance id="__last-saved" src="jr://instance/last-saved"/>'
    form_xml = xform("<a/>", "", ask("a"), model).xml.decode()
    for wrong in ("<data", 7):
        with pytest.raises(CxfieldError, match="XML"):
            run({"form_xml": form_xml, key: wrong})


def test_a_form_given_as_text_has_no_encoding_and_may_begin_with_white_space() -> None:
    text = FORM.xml.decode().replace("<age/>", "<age/><name>Łucja</name>")
    requests = [
        {"id": number, "form_xml": f"\n <?xml version='1.0' {declared}?>{text}"}
        for number, declared in enumerate(("", "encoding='ISO-8859-1'", 'encoding="UTF-16"'))
    ]
    done = call("--batch", text="".join(json.dumps(request) + "\n" for request in requests))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [node(answer, "/data/name")["value"] for answer in answers] == ["Łucja"] * 3
