"""A real server for `sync.py`: its process, its database on a disk that is waited for, and what is stored before."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import UUID

import psycopg
import sqlcipher3.dbapi2
from sqlalchemy import make_url

from benchmarks.sync_journals import SimulatedDevice
from cxfield.server.intake.event_lines import read_events
from cxfield.server.intake.projection import fold_events
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.people.accounts import Accounts
from cxfield.server.tables import InterviewRow
from cxfield.sync.batch import pack_item
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import CaseData, PublishRequest, QuestionnaireBundle, Role

PASSWORD = "a long benchmark pass-phrase"
OFFICE = "office"
XFORM = b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>"
SETTLE_S = 20
"""Gigabytes were written just before: a disk of a rented machine pays for that a while."""
CONSENTS_READ = "consents_read_to"
COLUMNS = {
    "meta": "name value",
    "stream": "study_id kind stream_id case_id user last_seq head received_at",
    "segment": "study_id kind stream_id from_seq to_seq lines head device_id owner_epoch received_at",
    "interview": "study_id interview_id case_id interviewer questionnaire form_id version language status started_at "
    "completed_at answers projected_seq",
    "batch": "device_id batch batch_no statement signature received_at",
}


@dataclass(slots=True)
class ServerProcess:
    """A server that runs as its operators run it."""

    url: str
    pid: int

    def rss_mb(self) -> float:
        """Return the memory of the server and its workers; what they share counts once."""
        pids = [self.pid, *_children(self.pid)]
        return sum(_pss_kb(pid) for pid in pids) / 1024


def cpu_seconds(pids: Sequence[int]) -> float:
    """Return the processor time of processes, with that of all that they started."""
    everyone = {one for pid in pids for one in (pid, *_children(pid))}
    return sum(_cpu_ticks(pid) for pid in everyone) / os.sysconf("SC_CLK_TCK")


def _cpu_ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return sum(map(int, fields[11:15]))


def _children(pid: int) -> list[int]:
    found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [grandchild for child in found for grandchild in _children(child)]


def _pss_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@contextmanager
def running(folder: Path, database_url: str | None, workers: int) -> Iterator[ServerProcess]:
    """Start `cxfield serve` and stop it again."""
    command = [sys.executable, "-m", "cxfield.cli", "serve", "--port", "0", "--data", str(folder)]
    if database_url:
        command += ["--database", database_url, "--workers", str(workers)]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env={**os.environ, "PYTHONUTF8": "1"})
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise SystemExit(f"The server did not start:\n{(folder / 'log').read_text()}")
        yield ServerProcess(json.loads(line)["url"], process.pid)
    finally:
        process.terminate()
        process.wait(30)


def prepare(folder: Path, database_url: str | None, users: int) -> None:
    """Make the database and its accounts."""
    database = open_database(ServerSettings(data=folder, database=database_url))
    accounts = Accounts(database)
    accounts.add(OFFICE, PASSWORD, Role.SUPERVISOR)
    for number in range(users):
        accounts.add(f"interviewer-{number}", PASSWORD, Role.INTERVIEWER)
    database.close()


def publish(url: str, study_id: str, cases: int, users: int, *, is_queued: bool = False) -> None:
    """Publish a study whose cases are dealt to the interviewers in turn (`C1` to `interviewer-0`), or are queued."""
    client = SyncClient(url, device="office")
    client.sign_in(OFFICE, PASSWORD)
    client.publish(
        PublishRequest(
            study_id=study_id,
            name="Benchmark",
            questionnaire=QuestionnaireBundle(
                content_hash=hashlib.sha256(XFORM).hexdigest(),
                form_id="service",
                version="1",
                title="Service",
                xform=base64.b64encode(XFORM).decode(),
            ),
            public_key="A" * 43 + "=",
            sealed_private_key="{}",
            cases=[CaseData(case_id=f"C{number}") for number in range(1, cases + 1)],
            interviewers=[f"interviewer-{number}" for number in range(users)],
            call_queue=is_queued,
        )
    )
    client.close()


def hold_interviews(folder: Path, database_url: str | None, study_id: str, count: int, events: int) -> None:
    """Put `count` interviews into the tables as pushes of 20 leave them, past the server, and let the disk settle."""
    rows = _Rows(study_id, events)
    if database_url:
        _copy(database_url, rows, count)
    else:
        _insert(folder / "server.db", rows, count)
    os.sync()
    time.sleep(SETTLE_S)


class _Rows:
    """Rows of stored interviews. A hundred different ones are told again and again under other names."""

    def __init__(self, study_id: str, events: int) -> None:
        self._random = Random(7)
        self._study_id, self._at = study_id, datetime.now(UTC).isoformat()
        self._patterns = []
        device = SimulatedDevice("interviewer-0", study_id, hashlib.sha256(XFORM).hexdigest(), 99)
        for number in range(100):
            item, tail = device.interview(f"old-{number}", events=events)
            row = InterviewRow(study_id=study_id, interview_id="")
            fold_events(row, read_events(item.lines, 1), user="interviewer-0")
            self._patterns.append((item, pack_item(item), tail, pack_item(tail), row.model_dump()))
        self._statement = self._random.randbytes(3500).hex()

    def of(self, table: str, start: int, end: int) -> Iterator[tuple[object, ...]]:
        at = self._at
        for number in range(start, end):
            item, packed, tail, packed_tail, row = self._patterns[number % 100]
            name, case = str(UUID(int=number << 64 | 5)), f"old-{number}"
            both = ((name, "interview", item, packed), (case, "case", tail, packed_tail))
            if table == "stream":
                for stream, kind, one, _ in both:
                    head = one.header.head
                    yield self._study_id, kind, stream, case, "interviewer-0", one.header.to_seq, head, at
            elif table == "segment":
                for stream, kind, one, lines in both:
                    header = one.header
                    yield self._study_id, kind, stream, 1, header.to_seq, lines, header.head, "d", 1, at
            elif table == "meta":
                if number == 0:
                    yield CONSENTS_READ, json.dumps([at, "~"])
            elif table == "interview":
                values = {**row, "interview_id": name, "case_id": case}
                yield tuple(values[column] for column in COLUMNS["interview"].split())
            elif number % 20 == 0:
                yield (
                    f"device-{number % 16}",
                    hashlib.sha256(name.encode()).hexdigest(),
                    number,
                    self._statement,
                    "s",
                    at,
                )


def _copy(database_url: str, rows: _Rows, count: int) -> None:
    address = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as link:
        for table, columns in COLUMNS.items():
            names = ", ".join(f'"{column}"' for column in columns.split())
            for start in range(0, count, 20_000):
                with link.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                    for row in rows.of(table, start, min(count, start + 20_000)):
                        copy.write_row(row)
        link.execute("VACUUM ANALYZE")
        link.execute("CHECKPOINT")


def _insert(file: Path, rows: _Rows, count: int) -> None:
    link = sqlcipher3.dbapi2.connect(str(file))
    link.execute("PRAGMA synchronous=OFF")
    for table, columns in COLUMNS.items():
        names = columns.split()
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        for start in range(0, count, 20_000):
            link.executemany(statement, rows.of(table, start, min(count, start + 20_000)))
            link.commit()
    link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    link.close()


def stored(folder: Path, database_url: str | None) -> int:
    """Return how many interviews the tables hold."""
    database = open_database(ServerSettings(data=folder, database=database_url))
    with database.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM interview").scalar_one()
    database.close()
    return int(count)
