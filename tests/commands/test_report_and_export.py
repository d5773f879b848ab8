"""`report` and `export` on a real workspace and a real server, judged by the files they write."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cxfield.cli import main
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.sync.messages import Role
from cxfield.sync.study_key import make_study_key
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.service_study import service_questionnaire

PIN = "2468"


@dataclass
class Field:
    """A server that has one finished interview of anna's, and her workspace."""

    server: RunningServer
    data: Path
    interview_id: str


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    folder = tmp_path_factory.mktemp("field")
    with running_server(folder / "server") as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        key = make_study_key("a pass-phrase of several words")
        request = publish_request(interviewers=("anna",), xform=service_questionnaire().xml)
        request = request.model_copy(update={"public_key": key.public, "sealed_private_key": key.sealed_private})
        server.client("susan", "office").publish(request)
        station = Station(folder / "station")
        entry = station.enrol(server.url, "anna", PASSWORD, PIN)
        workspace = station.open(entry, PIN)
        Synchroniser(workspace).run()
        study = workspace.studies()[0]
        session = workspace.start_interview(study.study_id, "C1")
        for name, value in (("nps", "9"), ("reasons", "price speed"), ("solved", "yes"), ("words", "Ļoti labi")):
            session.answer(f"/data/{name}", value)
        session.complete()
        Synchroniser(workspace).run()
        workspace.close()
        yield Field(server, folder / "station", session.interview_id)


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXFIELD_PIN", PIN)
    monkeypatch.setenv("CXFIELD_PASSWORD", PASSWORD)


def _run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def _answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def _text(path: Path) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


def test_study_report_of_a_workspace(field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "study.pdf"
    assert _run("report", "--kind", "study", "--data", field.data, "--out", out) == 0
    assert _answer(capsys)["completed"] == 1
    assert "Ļoti labi C1" in _text(out)


def test_study_report_of_a_server(field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "study.pdf"
    place = ("--server", field.server.url, "--user", "susan", "--study", "Service experience")
    assert _run("report", "--kind", "study", *place, "--out", out, "--language", "lv", "--timezone", "Europe/Riga") == 0
    assert _answer(capsys)["left_out"] == []
    assert "Ko saka klienti" in _text(out)
    assert "RR1 = I / (E + U) = 33,3 %" in _text(out)


@pytest.mark.parametrize("place", ["workspace", "server"])
def test_interview_report_has_the_receipt(
    field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    out = tmp_path / "interview.pdf"
    where = ("--data", field.data) if place == "workspace" else ("--server", field.server.url, "--user", "susan")
    assert _run("report", "--kind", "interview", "--interview", field.interview_id, *where, "--out", out) == 0
    assert _answer(capsys)["interview"] == field.interview_id
    receipt = field.server.client("susan").interviews(field.server.client("susan").studies()[0].study_id)[0]
    assert receipt.receipt_code in _text(out)


@pytest.mark.parametrize("place", ["workspace", "server"])
def test_export_gives_the_same_data_from_both(
    field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    where = ("--data", field.data) if place == "workspace" else ("--server", field.server.url, "--user", "susan")
    assert _run("export", "--format", "csv", *where, "--out", tmp_path) == 0
    names = [Path(file["file"]).name for file in _answer(capsys)["files"]]
    assert names == ["interviews.csv", "contact.csv", "paradata.csv"]
    with (tmp_path / "interviews.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["interview_id"], row["status"], row["nps"]) == (field.interview_id, "completed", "9")
    assert (row["reasons"], row["reasons.price"], row["reasons.people"]) == ("price speed", "1", "0")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("report", "--kind", "study", "--out", "x.pdf"), "Say where the data are"),
        (("report", "--kind", "study", "--out", "x.pdf", "--server", "http://127.0.0.1:1"), "needs --user"),
        (("report", "--kind", "cx", "--out", "x.pdf", "--data", "."), "available are study and interview"),
        (("report", "--kind", "interview", "--out", "x.pdf", "--data", "."), "needs --interview ID"),
        (("export", "--format", "sav", "--out", "x", "--data", "."), "available is csv"),
    ],
)
def test_wrong_usage_is_told_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert _run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in re.sub(r"[\s│]+", " ", captured.err)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--study", "Other"), "There is no study 'Other' on this device; there is Service experience."),
        (("--language", "de"), "Reports are written in en, ru, pl, lv"),
        (("--timezone", "Mars"), "There is no time zone 'Mars'"),
    ],
)
def test_what_is_not_there_is_told_with_status_1(
    field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    out = tmp_path / "none.pdf"
    assert _run("report", "--kind", "study", "--data", field.data, "--out", out, *arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err
    assert not out.exists()


def test_an_interviewer_may_not_report_from_the_server(
    field: Field, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--server", field.server.url, "--user", "anna")
    assert _run("report", "--kind", "study", *place, "--out", tmp_path / "x.pdf") == 1
    assert capsys.readouterr().err.strip().endswith(".")
