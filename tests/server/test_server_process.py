"""`cxfield serve` as a process of its own: it starts, says where, ends cleanly, and survives being killed."""

import base64
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cxfield.server.app import ServerSettings, open_database
from cxfield.server.people.accounts import Accounts
from cxfield.sync.batch import encode_batch
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import UnreachableError
from cxfield.sync.messages import Role
from cxfield.sync.signing import verify_statement
from tests.journal_device import PASSWORD, Journal, interview, publish_request

COMMAND = [sys.executable, "-m", "cxfield.cli"]


def run(*arguments: str, password: str = PASSWORD, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=password + "\n",
        text=True,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@contextmanager
def serving(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with (data / "log").open("a") as log:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", "--data", str(data)], stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())["url"]
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    database = open_database(ServerSettings(data=tmp_path))
    Accounts(database).add("anna", PASSWORD, Role.INTERVIEWER)
    Accounts(database).add("susan", PASSWORD, Role.SUPERVISOR)
    database.close()
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_sigterm_ends_it_cleanly(data: Path) -> None:
    with serving(data) as (process, url):
        SyncClient(url, device="d").sign_in("anna", PASSWORD)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert process.stdout is not None
        assert process.stdout.read() == ""
    lines = [json.loads(line) for line in (data / "log").read_text().splitlines()]
    assert "/v1/sign-in" in [line.get("route") for line in lines]


def test_a_backup_is_taken_by_a_command_while_the_server_runs_and_the_drill_finds_it_whole(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = str(tmp_path_factory.mktemp("backups"))
    acknowledged: list[tuple[Journal, int]] = []
    with serving(data) as (process, url):
        with SyncClient(url, device="office") as office:
            office.sign_in("susan", PASSWORD)
            study = office.publish(publish_request(interviewers=("anna",))).study_id
        enough = threading.Event()
        pusher = threading.Thread(target=_push_until_cut, args=(url, study, acknowledged, enough))
        pusher.start()
        assert enough.wait(30)
        before = len(acknowledged)
        taken = run("backup", "--out", place, "--data", str(data))
        process.kill()
        pusher.join(timeout=30)
    assert taken.returncode == 0, taken.stderr
    assert json.loads(taken.stdout)["streams"] >= before
    drilled = run("backup", "--verify", place)
    assert json.loads(drilled.stdout)["whole"] is True


def test_whatever_was_acknowledged_is_there_after_a_kill(data: Path) -> None:
    """One thread pushes without pause; the server is killed in the middle of it and started again."""
    acknowledged: list[tuple[Journal, int]] = []
    with serving(data) as (process, url):
        with SyncClient(url, device="office") as office:
            office.sign_in("susan", PASSWORD)
            study = office.publish(publish_request(interviewers=("anna",))).study_id
        enough = threading.Event()
        pusher = threading.Thread(target=_push_until_cut, args=(url, study, acknowledged, enough))
        pusher.start()
        assert enough.wait(30)
        process.kill()
        process.wait()
        pusher.join(timeout=30)
    assert not pusher.is_alive()
    with serving(data) as (_, url), SyncClient(url, device="office") as office:
        office.sign_in("susan", PASSWORD)
        kept = {journal.stream_id: journal.lines for journal in office.journals(study)}
    assert len(acknowledged) >= 20
    for journal, count in acknowledged:
        assert kept[journal.stream_id][:count] == [entry.line.decode() for entry in journal.entries[:count]]


def _push_until_cut(url: str, study: str, acknowledged: list[Any], enough: threading.Event) -> None:
    with SyncClient(url, device="device-1") as client:
        tokens = client.sign_in("anna", PASSWORD)
        for number in range(1, 100_000):
            journal = interview(study, answers=4)
            try:
                signed = client.push(encode_batch("device-1", number, [journal.item()]))
            except UnreachableError:
                return
            (receipt,) = verify_statement(tokens.receipt_key, signed, purpose="push", device="device-1").items
            acknowledged.append((journal, receipt.stream.have_seq))
            if len(acknowledged) >= 20:
                enough.set()


def test_a_port_or_a_database_that_is_taken_is_said_in_one_sentence(data: Path) -> None:
    with serving(data) as (_, url):
        port = url.rsplit(":", 1)[1]
        done = run("serve", "--port", port, "--data", str(data))
        another = run("serve", "--port", "0", "--data", str(data))
    assert (done.returncode, another.returncode) == (1, 1)
    assert done.stderr.strip().splitlines()[-1].startswith("Cannot listen on 127.0.0.1")
    assert another.stderr.strip().splitlines()[-1].startswith(f"A server runs on {data} already.")
    assert done.stdout == another.stdout == ""


def test_accounts_are_added_listed_and_disabled(data: Path) -> None:
    added = run("user", "add", "rita", "--role", "researcher", "--password-stdin", "--data", str(data))
    assert json.loads(added.stdout)["role"] == "researcher"
    run("user", "disable", "anna", "--data", str(data))
    listed = json.loads(run("user", "list", "--data", str(data)).stdout)
    assert [(one["user"], one["disabled"]) for one in listed] == [("anna", True), ("rita", False), ("susan", False)]
    again = run("user", "add", "anna", "--role", "interviewer", "--password-stdin", "--data", str(data))
    assert again.returncode == 1
    assert again.stderr.strip() == "There is already an account anna; choose another name."


FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Visit</h:title><model><instance><data id="visit" version="7"><score/></data></instance>
<instance id="shops" src="jr://file-csv/shops.csv"/>
<bind nodeset="/data/score" type="int"/></model></h:head>
<h:body><input ref="/data/score"><label>Score?</label></input></h:body></h:html>"""


def test_a_form_is_published_with_its_sample_and_again_as_a_new_version(data: Path) -> None:
    form, sample = data / "visit.xml", data / "sample.csv"
    form.write_text(FORM, encoding="utf-8")
    sample.write_text("case_id,name,phone,tier\nA1,Zoë,+15550100;+15550101,gold\nA2,Jānis,,\n", encoding="utf-8")
    (data / "shops.csv").write_text("name,label\nx,Centre\n", encoding="utf-8")
    arguments = ("--user", "susan", "--password-stdin", "--sample", str(sample), "--name", "Visits")
    with serving(data) as (_, url):
        first = run("study", "publish", str(form), "--server", url, *arguments)
        assert first.returncode == 0, first.stderr
        published = json.loads(first.stdout)
        assert (published["name"], published["cases"]) == ("Visits", 2)
        assert "Recovery sheet" in first.stderr
        form.write_text(FORM.replace("Score?", "Score, please?"), encoding="utf-8")
        second = json.loads(run("study", "publish", str(form), "--server", url, *arguments).stdout)
        with SyncClient(url, device="office") as office:
            office.sign_in("susan", PASSWORD)
            (study,) = office.studies()
            cases = office.cases(study.study_id)
            bundle = office.questionnaire(study.study_id, second["questionnaire"])
        refused = run("study", "publish", str(form), "--server", url, *arguments, password="wrong password")
    assert second["study"] == published["study"] == study.study_id
    assert [q.content_hash for q in study.questionnaires] == [published["questionnaire"], second["questionnaire"]]
    assert base64.b64decode(bundle.media["shops.csv"]) == (data / "shops.csv").read_bytes()
    assert base64.b64decode(bundle.xform) == form.read_bytes()
    assert cases[0].case.phones == ["+15550100", "+15550101"]
    assert cases[0].case.attributes == {"tier": "gold"}
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.strip().startswith("User or password is wrong")


def test_no_server_is_said_in_one_sentence(tmp_path: Path) -> None:
    form = tmp_path / "visit.xml"
    form.write_text(FORM.replace('<instance id="shops" src="jr://file-csv/shops.csv"/>', ""), encoding="utf-8")
    done = run("study", "publish", str(form), "--server", "http://127.0.0.1:9", "--user", "s", "--password-stdin")
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
