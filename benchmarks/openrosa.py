"""How many submissions a second the server takes in by OpenRosa, measured as ODK Central was.

    python -m benchmarks.openrosa [--database postgresql] [--clients 16] [--submissions 2000] [--stored 10000] [--photo]

A submission has 220 answers, about 9.5 KB of XML; with `--photo` a file of 300 KB beside it. Clients send by the
token of one account, each its next submission when the one before was answered; load, server and database share the
machine. Measured is the taking in; how long the interviews take that are made of it afterwards is told beside it.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from benchmarks import sync_server
from benchmarks.sync import database
from cxfield.server.database import Database
from cxfield.server.openrosa.access import OpenRosaAccess
from cxfield.server.openrosa.turning import Turning
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.tables import OpenRosaSubmissionRow
from cxfield.sync.client import SyncClient
from tests.journal_device import publish_request

ANSWERS = 220
PHOTO = bytes(range(256)) * 1200
BOUNDARY = "0f1e2d3c"
PROCESSES = 2
USER = "interviewer-0"
_TURNED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one process sends."""

    address: str
    clients: int
    submissions: int
    with_photo: bool


def form() -> bytes:
    """Return a form of 220 questions."""
    names = [f"question_number_{n}" for n in range(ANSWERS)]
    nodes = "".join(f"<{name}/>" for name in names)
    binds = "".join(f'<bind nodeset="/data/{name}" type="int"/>' for name in names)
    body = "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Service</h:title><model><instance>'
        f'<data id="service" version="1">{nodes}<photo/><orx:meta><orx:instanceID/></orx:meta></data></instance>{binds}'
        '<bind nodeset="/data/photo" type="binary"/></model></h:head>'
        f'<h:body>{body}<upload ref="/data/photo" mediatype="image/*"><label>P</label></upload></h:body></h:html>'
    ).encode()


def body(*, with_photo: bool) -> bytes:
    """Return one request as ODK Collect writes it."""
    answers = "".join(f"<question_number_{n}>{n}</question_number_{n}>" for n in range(ANSWERS))
    photo = "<photo>1.jpg</photo>" if with_photo else ""
    xml = (
        f'<?xml version=\'1.0\' ?><data id="service" version="1" xmlns:orx="http://openrosa.org/xforms">{answers}'
        f"{photo}<orx:meta><orx:instanceID>uuid:{uuid4()}</orx:instanceID></orx:meta></data>"
    ).encode()
    parts = _part("xml_submission_file", "submission.xml", "text/xml", xml)
    parts += _part("1.jpg", "1.jpg", "image/jpeg", PHOTO) if with_photo else b""
    return parts + f"--{BOUNDARY}--\r\n".encode()


def _part(name: str, file: str, kind: str, content: bytes) -> bytes:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\nContent-Type: {kind}\r\n'
    )
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n"


def send_all(job: Job) -> tuple[float, float, list[float]]:
    """Send; return when it began and ended, and how long each request took, in ms."""
    each = job.submissions // job.clients
    lots = [[body(with_photo=job.with_photo) for _ in range(each)] for _ in range(job.clients)]
    times: list[float] = []
    threads = [threading.Thread(target=_send, args=(job.address, lot, times)) for lot in lots]
    began = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return began, time.time(), times


def _send(address: str, lot: Sequence[bytes], times: list[float]) -> None:
    place = urlsplit(address)
    link = http.client.HTTPConnection(place.hostname or "", place.port, timeout=120)
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    headers = {"X-OpenRosa-Version": "1.0", "Content-Type": kind}
    for one in lot:
        began = time.perf_counter()
        link.request("POST", f"{place.path}/submission", one, headers)
        response = link.getresponse()
        response.read()
        if response.status != 201:
            raise SystemExit(f"The server answered {response.status}.")
        times.append((time.perf_counter() - began) * 1000)
    link.close()


def measure(kind: str, clients: int, chosen: argparse.Namespace) -> str:
    """Start a server, fill it, send to it; return a line of the table."""
    folder = Path(tempfile.mkdtemp(prefix="cxfield-openrosa-"))
    try:
        with database(kind) as (url, _):
            return _measure(folder, url, clients, kind, chosen)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(folder: Path, url: str | None, clients: int, kind: str, chosen: argparse.Namespace) -> str:
    sync_server.prepare(folder, url, 1)
    with sync_server.running(folder, url, chosen.workers) as server, ProcessPoolExecutor(PROCESSES) as processes:
        study_id = _publish(server.url)
        opened = open_database(ServerSettings(data=folder, database=url))
        _, secret = OpenRosaAccess(opened).make_token(study_id, USER, "")
        if chosen.stored:
            _hold(opened, study_id, chosen.stored)
        address = f"{server.url}/openrosa/key/{secret}/{study_id}"
        count = min(PROCESSES, clients)
        share = chosen.submissions // count
        job = Job(address=address, clients=clients // count, submissions=share, with_photo=chosen.photo)
        list(processes.map(send_all, [Job(address=address, clients=1, submissions=5, with_photo=False)]))
        outcomes = list(processes.map(send_all, [job] * count))
        turned_ms = _turned_ms(opened)
        memory = server.rss_mb()
        opened.close()
    times = sorted(one for *_, times in outcomes for one in times)
    seconds = max(ended for _, ended, _ in outcomes) - min(began for began, *_ in outcomes)
    p50, p99 = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.99))]
    photo = "yes" if chosen.photo else "no"
    return (
        f"| {kind} | {chosen.workers} | {clients} | {photo} | {chosen.stored} | {len(times) / seconds:.0f} | "
        f"{p50:.0f} | {p99:.0f} | {memory:.0f} | {turned_ms:.0f} |"
    )


def _publish(url: str) -> str:
    client = SyncClient(url, device="office")
    client.sign_in(sync_server.OFFICE, sync_server.PASSWORD)
    published = client.publish(publish_request(cases=0, xform=form()))
    client.close()
    return published.study_id


def _hold(opened: Database, study_id: str, count: int) -> None:
    """Put submissions that are interviews into the table, past the server."""
    xml = body(with_photo=False)
    for start in range(0, count, 2000):
        with opened.write() as session:
            session.add_all(
                OpenRosaSubmissionRow(
                    study_id=study_id,
                    instance_id=f"uuid:{uuid4()}",
                    place=0,
                    sha256=f"{number:064x}",
                    xml=xml,
                    form_id="service",
                    version="1",
                    deprecated_id="",
                    names="[]",
                    interview_id=str(uuid4()),
                    user=USER,
                    device_id="d",
                    received_at="2026-01-01T00:00:00.000Z",
                    state="interview",
                )
                for number in range(start, min(count, start + 2000))
            )


def _turned_ms(opened: Database) -> float:
    """Return how long one interview takes that is made of a submission."""
    turning = Turning(opened)
    keys = turning._due()[:_TURNED]
    began = time.perf_counter()
    for key in keys:
        turning._turn_safely(key)
    return (time.perf_counter() - began) * 1000 / max(1, len(keys))


HEADER = """\
| database | workers | clients | photo | stored | submissions/s | p50 ms | p99 ms | server MB | ms each interview |
| --- | --: | --: | --- | --: | --: | --: | --: | --: | --: |"""


def main() -> None:
    """Run what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--clients", type=int, action="append")
    parser.add_argument("--submissions", type=int, default=2000)
    parser.add_argument("--stored", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--photo", action="store_true")
    chosen = parser.parse_args()
    print(HEADER, flush=True)
    for kind in chosen.database or ["postgresql"]:
        for clients in chosen.clients or [1, 4, 16, 64]:
            print(measure(kind, clients, chosen), flush=True)


if __name__ == "__main__":
    main()
