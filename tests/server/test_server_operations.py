"""Health, figures and logs: they say how the server is, and nothing about people."""

import json
import logging
import re
import socket
import sys
import threading
from collections import namedtuple
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import httpx
import pytest

from cxfield.server.database import Database
from cxfield.server.errors import BusyError
from cxfield.server.operation import health
from cxfield.server.operation.log_lines import JsonLines, ToStandardError
from cxfield.server.operation.periodic import Clockwork, Periodic
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.people import address_limits
from cxfield.server.people.address_limits import AddressLimits
from cxfield.sync.batch import encode_batch
from tests.journal_device import PASSWORD, RunningServer, interview

Usage = namedtuple("Usage", "total used free")


class Lines(list[str]):
    """Lines of a log that others are writing."""

    def __init__(self) -> None:
        super().__init__()
        self._more = threading.Condition()

    def append(self, line: str) -> None:
        with self._more:
            super().append(line)
            self._more.notify_all()

    def wait_for(self, text: str) -> None:
        """Wait until a line has `text` in it: the server may answer first and write then."""
        with self._more:
            assert self._more.wait_for(lambda: any(text in line for line in self), timeout=20)


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Everything that is logged, as the server writes it."""
    written = Lines()

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(JsonLines().format(record))

    handler, root, uvicorn = Keeping(), logging.getLogger(), logging.getLogger("uvicorn")
    before = root.level
    root.setLevel(logging.INFO)
    for logger in (root, uvicorn):
        logger.addHandler(handler)
    yield written
    for logger in (root, uvicorn):
        logger.removeHandler(handler)
    root.setLevel(before)


def test_the_server_is_alive_and_ready(server: RunningServer) -> None:
    assert httpx.get(f"{server.url}/health/live").json() == {"live": True}
    ready = httpx.get(f"{server.url}/health/ready")
    assert (ready.status_code, ready.json()["checks"]) == (200, {"database": True, "schema": True, "disk": True})


def test_a_full_disk_or_another_schema_is_not_ready(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _path: Usage(1, 1, health.LEAST_FREE_BYTES - 1))
    with server.services.database.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    answer = httpx.get(f"{server.url}/health/ready")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert answer.json()["checks"] == {"database": True, "schema": False, "disk": False}


def test_who_comes_through_a_proxy_sees_no_figures_without_the_token(server: RunningServer) -> None:
    passed_on = {"X-Forwarded-For": "192.0.2.1"}
    assert httpx.get(f"{server.url}/metrics", headers=passed_on).status_code == 403
    assert "checks" not in httpx.get(f"{server.url}/health/ready", headers=passed_on).json()
    object.__setattr__(server.services, "metrics_token", "a token")
    wrong = {**passed_on, "Authorization": "Bearer another"}
    right = {**passed_on, "Authorization": "Bearer a token"}
    assert httpx.get(f"{server.url}/metrics", headers=wrong).status_code == 403
    assert httpx.get(f"{server.url}/metrics", headers=right).status_code == 200


def test_the_figures_count_pushes_items_and_sign_ins_without_naming_anybody(server: RunningServer, study: str) -> None:
    client = server.client("anna")
    journal = interview(study)
    client.push(encode_batch("device-1", 1, [journal.item()]))
    client.push(encode_batch("device-1", 2, [interview("unknown").item()]))
    httpx.post(f"{server.url}/v1/sign-in", json={"user": "anna", "password": "wrong password", "device": "d"})
    page = httpx.get(f"{server.url}/metrics").text
    for line in (
        "cxfield_pushes_total 2.0",
        'cxfield_push_items_total{status="applied"} 1.0',
        'cxfield_push_items_total{status="quarantined"} 1.0',
        'cxfield_sign_ins_total{outcome="not-signed-in"} 1.0',
        "cxfield_quarantine_unresolved_items 1.0",
        "cxfield_oldest_unprojected_seconds 0.0",
        'cxfield_requests_inside{area="push"} 0.0',
    ):
        assert line in page
    assert not re.search(f"anna|susan|device-1|{study}|{journal.stream_id}", page)


SECRETS = (PASSWORD, "anna", "susan", "Person 1", "+15550100", "a wrong password", "Kaspars", "device-1")


def test_no_password_token_name_phone_or_answer_stands_in_the_log(
    server: RunningServer, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day of work, refusals, nonsense and a mistake of the program itself."""
    from tests.journal_device import publish_request

    study = server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id
    client = server.client("anna")
    journal = interview(study)
    journal.add("answer", ref="/data/name", value="Kaspars")
    client.push(encode_batch("device-1", 1, [journal.item()]))
    client.pull("")
    assert client.tokens is not None
    token = {"Authorization": f"Bearer {client.tokens.access_token}"}
    wrong = {"user": "anna", "password": "a wrong password", "device": "device-1"}
    httpx.post(f"{server.url}/v1/sign-in", json=wrong)
    httpx.post(f"{server.url}/v1/sign-in", content=b'{"user": "anna", "password": 7}')
    httpx.get(f"{server.url}/v1/studies/Person 1/cases?phone=%2B15550100", headers=token)
    httpx.get(f"{server.url}/v1/anna", headers=token)
    httpx.request("KASPARS", f"{server.url}/v1/hello", headers=token)

    def failing(*_arguments: object, **_named: object) -> None:
        raise ValueError(f"anna {PASSWORD} Kaspars +15550100")

    monkeypatch.setattr(type(server.services.studies), "cases", failing)
    failed = httpx.get(f"{server.url}/v1/studies/{study}/cases", headers=token)
    assert failed.status_code == 500
    lines.wait_for("ValueError")
    said = "\n".join(line for line in lines if '"httpx"' not in line and '"httpcore' not in line)
    tokens = (client.tokens.access_token, client.tokens.refresh_token)
    found = [secret for secret in (*SECRETS, *tokens, study, journal.stream_id) if secret.lower() in said.lower()]
    assert found == []


def test_a_request_is_told_by_its_pattern_with_the_same_mark_for_the_same_user(
    server: RunningServer, study: str, lines: Lines
) -> None:
    susan = server.client("susan", "office")
    susan.cases(study)
    susan.hello()
    lines.wait_for('"/v1/hello"')
    told = [json.loads(line) for line in lines if '"says": "request"' in line]
    cases = next(line for line in told if line["route"] == "/v1/studies/{study_id}/cases")
    hello = next(line for line in told if line["route"] == "/v1/hello")
    assert (cases["status"], cases["method"], cases["area"]) == (200, "GET", "office")
    assert cases["user"] == hello["user"] != ""
    assert cases["request"] != hello["request"]


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = str(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else None
    database = open_database(ServerSettings(data=tmp_path, database=url))
    yield database
    database.close()


def test_what_one_worker_counts_of_an_address_holds_in_another_and_ends(
    opened: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address_limits, "AT_ONCE", 5)
    one, other = AddressLimits(opened), AddressLimits(opened)
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda number: (one, other)[number % 2].note_failure("2001:db8::1"), range(8)))
    with pytest.raises(BusyError):
        other.require("2001:db8::ffff")  # the same house
    other.require("2001:db8:1::1")
    monkeypatch.setattr(address_limits, "AT_ONCE", 8)
    other.require("2001:db8::1")


class Work:
    """Services of which only the database is asked, and work that can be counted."""

    def __init__(self, database: Database) -> None:
        self.database, self.done = database, 0
        self.now = datetime(2026, 3, 1, tzinfo=UTC)

    def clockwork(self, work: object = None) -> Clockwork:
        task = Periodic("count", timedelta(hours=1), work or self._count)  # type: ignore[arg-type]
        return Clockwork(self, [task], now=lambda: self.now)  # type: ignore[arg-type]

    def _count(self, _services: object) -> None:
        self.done += 1


def test_periodic_work_is_done_once_in_its_time_by_whichever_worker_comes_first(opened: Database) -> None:
    work = Work(opened)
    one, other = work.clockwork(), work.clockwork()
    assert (one.run_due(), other.run_due(), one.run_due()) == (["count"], [], [])
    work.now += timedelta(hours=1, seconds=1)
    assert (other.run_due(), one.run_due()) == (["count"], [])
    assert work.done == 2


def test_work_of_a_worker_that_died_in_it_is_taken_up_by_another_later(opened: Database) -> None:
    work = Work(opened)

    def dying(_services: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work.clockwork(dying).run_due()
    assert work.clockwork().run_due() == []
    work.now += timedelta(hours=1, seconds=1)
    assert work.clockwork().run_due() == ["count"]


def test_work_goes_on_after_the_clock_of_the_server_was_set_back(opened: Database) -> None:
    work = Work(opened)
    work.now += timedelta(days=3650)
    assert work.clockwork().run_due() == ["count"]

    def dying(_services: object) -> None:
        raise KeyboardInterrupt

    work.now += timedelta(days=1)
    with pytest.raises(KeyboardInterrupt):
        work.clockwork(dying).run_due()
    work.now -= timedelta(days=3651)
    assert work.clockwork().run_due() == ["count"]
    assert work.clockwork().run_due() == []


def test_work_that_fails_is_logged_and_comes_again(opened: Database, lines: Lines) -> None:
    work = Work(opened)

    def failing(_services: object) -> None:
        raise ValueError("secret")

    assert work.clockwork(failing).run_due() == []
    assert any("Periodic work could not be done" in line and "secret" not in line for line in lines)


def test_what_the_server_does_by_itself_can_be_done_on_an_empty_server(server: RunningServer) -> None:
    later = datetime.now(UTC) + timedelta(days=2)
    done = Clockwork(server.services, now=lambda: later).run_due()
    assert {"inbox", "sessions", "uploads", "removals", "addresses"} <= set(done)


def test_the_log_goes_to_standard_error_as_it_is_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = StringIO()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "stderr", closed)
        handler = ToStandardError()
    closed.close()
    handler.handle(logging.LogRecord("cxfield", logging.INFO, "", 0, "still here", None, None))
    assert capsys.readouterr().err == "still here\n"


def test_a_device_that_hangs_up_leaves_one_line_and_no_name(server: RunningServer, lines: Lines) -> None:
    tokens = server.client("anna").tokens
    assert tokens is not None
    host, port = server.url.removeprefix("http://").split(":")
    head = "POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(f"{head}Authorization: Bearer {tokens.access_token}\r\n\r\nabc".encode())
    lines.wait_for('"status": 499')
    httpx.get(f"{server.url}/v1/nothing")
    lines.wait_for('"status": 404')
    assert len([line for line in lines if "499" in line]) == 1
    assert not [line for line in lines if "Traceback" in line or "ClientDisconnect" in line or "anna" in line]
