"""How long an answer takes until it is durable, and how a plain SQLite file does on the same disk.

python benchmarks/store.py [--answers 2000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cxfield.event import Event, Moment, StreamKind
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules

_RULES = DiskRules(reserve_bytes=0)


def _event(kind: str, body: dict[str, object]) -> Event:
    moment = Moment(
        at=datetime.now(UTC), zone="Europe/Riga", mono_ms=time.monotonic_ns() // 1_000_000, boot="b", actor="x"
    )
    return Event(kind=kind, moment=moment, body=body)


def _times(count: int, step: Callable[[int], object]) -> list[float]:
    """Return milliseconds of each call, sorted; the first twentieth warms up and does not count."""
    found = []
    for number in range(count + count // 20):
        begun = time.perf_counter()
        step(number)
        found.append((time.perf_counter() - begun) * 1000)
    return sorted(found[count // 20 :])


def _line(name: str, times: list[float]) -> str:
    p50, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    return f"{name:<42} p50 {p50:7.3f} ms   p99 {p99:7.3f} ms   worst {times[-1]:7.3f} ms"


def _plain(folder: Path, count: int) -> list[float]:
    """The same bytes into a file without encryption, chain or projections: what the disk itself costs."""
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, line BLOB)")
    times = _times(count, lambda n: connection.execute("INSERT INTO event (line) VALUES (?)", (os.urandom(220),)))
    connection.close()
    return times


def run(folder: Path, count: int) -> None:
    """Measure in `folder` and print."""
    key = DatabaseKey.random()
    begun = time.perf_counter()
    with DeviceStore.create(folder / "store", key, rules=_RULES) as store:
        print(f"make a workspace                           {(time.perf_counter() - begun) * 1000:.0f} ms")
        store.append(StreamKind.INTERVIEW, "i", [_event("started", {"case_id": None})], study_id="s")

        def answer(number: int) -> None:
            body: dict[str, object] = {"ref": f"/data/q{number % 200}", "value": str(number)}
            store.append(StreamKind.INTERVIEW, "i", [_event("answer", body)])

        times = _times(count, answer)
        print(_line("one answer, durable (encrypted, chained)", times))
        plain = _plain(folder, count)
        print(_line("plain SQLite, the same disk", plain))
        print(f"ratio of the medians                       {statistics.median(times) / statistics.median(plain):.1f}")
        begun = time.perf_counter()
        store.verify(StreamKind.INTERVIEW, "i")
        print(f"verify a journal of {count} events          {(time.perf_counter() - begun) * 1000:.0f} ms")
        begun = time.perf_counter()
        store.save_cases("s", (Case(case_id=f"c{n}", name=f"Person {n}") for n in range(100_000)))
        print(f"save 100,000 cases                         {time.perf_counter() - begun:.2f} s")
        begun = time.perf_counter()
        store.case_summaries("s")
        print(f"list 100,000 cases                         {time.perf_counter() - begun:.2f} s")
        begun = time.perf_counter()
        copy = store.safety_copy()
        taken_s = time.perf_counter() - begun
        print(f"safety copy of {copy.stat().st_size / 1e6:.0f} MB                      {taken_s:.2f} s")
    begun = time.perf_counter()
    DeviceStore.open(folder / "store", key, rules=_RULES).close()
    print(f"open and close                             {(time.perf_counter() - begun) * 1000:.0f} ms")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="on the disk to measure; a temporary folder if not given")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cxfield-bench-", dir=arguments.folder))
    try:
        run(folder, arguments.answers)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
