"""How many interviews a second the server takes in, how long others wait meanwhile, and what that costs.

    python -m benchmarks.sync [--database sqlite|postgresql] [--devices 16] [--interviews 6400] [--stored 10000]

The server is `cxfield serve` on this machine; a PostgreSQL cluster of its own waits for the disk (default fsync). The
load is written, packed and signed in before the clock starts: devices have processors of their own. It ends when the
last receipt is there. Receipts are checked by a count of what the tables hold afterwards.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from benchmarks import sync_load, sync_server
from benchmarks.sync_load import Device, Load, Outcome, Waits
from tests import postgres

LOAD_PROCESSES = 2
QUEUED = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One line of the table."""

    devices: int
    interviews: int
    events: int
    batch: int
    protocol: int
    workers: int
    recordings: int
    recording_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run gave."""

    run: Run
    outcomes: list[Outcome]
    waits: Waits
    rss_mb: float
    server_s: float
    database_s: float
    stored_before: int
    stored_after: int

    @property
    def interviews(self) -> int:
        return sum(outcome.interviews for outcome in self.outcomes)

    @property
    def rate(self) -> float:
        seconds = max(o.ended for o in self.outcomes) - min(o.began for o in self.outcomes)
        return self.interviews / seconds

    @property
    def wire(self) -> float:
        return sum(outcome.wire_bytes for outcome in self.outcomes) / max(1, self.interviews)


@contextmanager
def database(kind: str) -> Iterator[tuple[str | None, list[int]]]:
    """Give the address of an empty database and the process behind it; SQLite has neither."""
    if kind == "sqlite":
        yield None, []
        return
    with postgres.cluster(is_durable=True) as cluster:
        pid = (cluster.folder / "data" / "postmaster.pid").read_text().split()[0]
        yield cluster.fresh_database(), [int(pid)]


def measure(kind: str, run: Run, stored: int) -> Result:
    """Start a server, fill it, push to it."""
    folder = Path(tempfile.mkdtemp(prefix="cxfield-sync-"))
    try:
        with database(kind) as (url, pids):
            return _measure(folder, url, pids, run, stored)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(folder: Path, url: str | None, pids: Sequence[int], run: Run, stored: int) -> Result:
    users = min(run.devices, 50)
    each = -(-run.interviews // run.devices)
    per_user = -(-run.devices // users) * each
    study_id, queue_study = str(uuid4()), str(uuid4())
    sync_server.prepare(folder, url, users)
    with sync_server.running(folder, url, run.workers) as server, ProcessPoolExecutor(LOAD_PROCESSES) as processes:
        sync_server.publish(server.url, study_id, per_user * users, users)
        sync_server.publish(server.url, queue_study, QUEUED, 1, is_queued=True)
        if stored:
            sync_server.hold_interviews(folder, url, study_id, stored, run.events)
        loads = [
            Load(
                url=server.url,
                study_id=study_id,
                devices=range(run.devices)[part::LOAD_PROCESSES],
                all_devices=run.devices,
                users=users,
                each=each,
                batch=run.batch,
                events=run.events,
                protocol=run.protocol,
                recordings=run.recordings,
                recording_bytes=run.recording_bytes,
            )
            for part in range(min(LOAD_PROCESSES, run.devices))
        ]
        before = sync_server.stored(folder, url)
        made = list(processes.map(sync_load.make_bodies, loads))
        used = [sync_server.cpu_seconds([server.pid]), sync_server.cpu_seconds(pids)]
        outcomes, waits = _push(processes, loads, made, queue_study)
        spent = [sync_server.cpu_seconds([server.pid]) - used[0], sync_server.cpu_seconds(pids) - used[1]]
        after = sync_server.stored(folder, url)
        return Result(
            run=run,
            outcomes=outcomes,
            waits=waits,
            rss_mb=server.rss_mb(),
            server_s=spent[0],
            database_s=spent[1],
            stored_before=before,
            stored_after=after,
        )


def _push(
    processes: ProcessPoolExecutor, loads: Sequence[Load], made: Sequence[list[Device]], queue_study: str
) -> tuple[list[Outcome], Waits]:
    done = threading.Event()
    found: list[Waits] = []
    url = loads[0].url
    thread = threading.Thread(target=lambda: found.append(sync_load.probe(url, queue_study, done.is_set)))
    thread.start()
    time.sleep(1)
    outcomes = list(processes.map(sync_load.push_all, loads, made))
    done.set()
    thread.join()
    return outcomes, found[0]


def _waits(times: Sequence[float]) -> str:
    if len(times) < 2:
        return "-"
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} / {ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]:.0f}"


def _line(kind: str, result: Result) -> str:
    run = result.run
    pushes = [one for outcome in result.outcomes for one in outcome.pushes_ms]
    is_true = result.stored_after - result.stored_before == result.interviews
    return (
        f"| {kind} | {run.devices} | {run.batch} | {result.stored_before} | {result.interviews} | {result.rate:.0f} | "
        f"{sum(outcome.recordings for outcome in result.outcomes)} | "
        f"{result.wire:.0f} | {_waits(pushes)} | {_waits(result.waits.sign_in)} | {_waits(result.waits.hello)} | "
        f"{_waits(result.waits.claim)} | {result.rss_mb:.0f} | "
        f"{result.server_s * 1000 / result.interviews:.2f} + {result.database_s * 1000 / result.interviews:.2f} | "
        f"{sum(outcome.refused for outcome in result.outcomes)} | {'yes' if is_true else 'NO'} |"
    )


HEADER = """\
| database | devices | batch | stored before | pushed | interviews/s | recordings | bytes each | push p50 / p99 ms \
| sign-in ms | hello ms | claim ms | server MB | CPU ms each, server + PostgreSQL | told to wait | all there |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |"""


def main() -> None:
    """Run what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--devices", type=int, action="append")
    parser.add_argument("--stored", type=int, action="append")
    parser.add_argument("--interviews", type=int, default=6400)
    parser.add_argument("--events", type=int, default=220)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--protocol", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--recordings", type=int, default=0, help="of each interview")
    parser.add_argument("--recording-bytes", type=int, default=200_000)
    chosen = parser.parse_args()
    print(HEADER, flush=True)
    for kind in chosen.database or ["sqlite", "postgresql"]:
        for devices in chosen.devices or [16]:
            for stored in chosen.stored or [0]:
                run = Run(
                    devices=devices,
                    interviews=chosen.interviews,
                    events=chosen.events,
                    batch=chosen.batch,
                    protocol=chosen.protocol,
                    workers=chosen.workers if kind == "postgresql" else 1,
                    recordings=chosen.recordings,
                    recording_bytes=chosen.recording_bytes,
                )
                print(_line(kind, measure(kind, run, stored)), flush=True)


if __name__ == "__main__":
    main()
