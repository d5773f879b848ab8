"""Speed of the engine beside @getodk/xforms-engine from npm, run on the same forms in the same run.

Run: python benchmarks/engine.py [--quick] [--no-peer] [--form FILE] [--only WORD] [--json FILE].
Prints figures and asserts nothing. Times are milliseconds; `x` says how many times faster than the peer we are.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engines.peer import Peer, PeerError
from engines.real_form import real_form
from engines.recorded import FIGURES, NOT_RECORDED, Recorded
from engines.survey import survey
from engines.workload import Workload
from engines.workloads import cascade, hub, linear, repeat

HERE = Path(__file__).resolve().parent
REAL_FORMS = HERE.parent.parent / "shared" / "forms" / "first"
"""Workbooks of others, where they are beside the project."""
HEADINGS = ("operation", "median", "p95", "evaluated", "npm", "npm p95", "x", "npm then", "JavaRosa then", "aim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table; None where there is nothing to say."""

    workload: str
    operation: str
    median: float | None
    p95: float | None = None
    evaluations: float | None = None
    peer: float | None = None
    peer_p95: float | None = None
    recorded: Recorded = NOT_RECORDED

    @property
    def ratio(self) -> float | None:
        return self.peer / self.median if self.peer and self.median else None


def p95(times: list[float]) -> float | None:
    """Return the 95th percentile; None of fewer than 20."""
    return sorted(times)[math.ceil(len(times) * 0.95) - 1] if len(times) >= 20 else None


def median(times: list[float] | None) -> float | None:
    return statistics.median(times) if times else None


def run_ours(job: Path) -> dict[str, Any]:
    """Run a job on our engine in a process of its own."""
    command = [sys.executable, "-m", "engines.ours", str(job)]
    done = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def write_job(workload: Workload, folder: Path) -> Path:
    """Write the form and what to do with it, for both engines."""
    (folder / "form.xml").write_bytes(workload.xml)
    job = asdict(workload)
    job["form"] = str(folder / "form.xml")
    del job["xml"]
    (folder / "job.json").write_text(json.dumps(job), "utf-8")
    return folder / "job.json"


def measure(workload: Workload, peer: Peer | None) -> Iterator[Line]:
    """Run one workload on both engines and yield its lines."""
    with tempfile.TemporaryDirectory() as name:
        job = write_job(workload, Path(name))
        ours = run_ours(job)
        theirs: dict[str, Any] = {}
        if peer is not None:
            try:
                theirs = peer.run(job)
            except PeerError as error:
                print(f"   the peer fails: {error}", flush=True)
    yield from lines(workload.name, ours, theirs)


def lines(name: str, ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[Line]:
    """Yield the lines of one workload; a load is warm: the first one of the process is left out."""
    there = theirs.get("load_ms", [])
    yield Line(
        workload=name, operation="load, first of the process", median=ours["load_ms"][0],
        peer=there[0] if there else None,
    )  # fmt: skip
    yield Line(
        workload=name, operation="load", median=median(ours["load_ms"][1:]), peer=median(there[1:] or there),
        recorded=FIGURES.get((name, "load"), NOT_RECORDED),
    )  # fmt: skip
    by_name = {operation["name"]: operation["ms"] for operation in theirs.get("operations", [])}
    for operation in ours["operations"]:
        other = by_name.get(operation["name"], [])
        yield Line(
            workload=name,
            operation=operation["name"],
            median=median(operation["ms"]),
            p95=p95(operation["ms"]),
            evaluations=median(operation["evaluations"]),
            peer=median(other),
            peer_p95=p95(other),
            recorded=FIGURES.get((name, operation["name"]), NOT_RECORDED),
        )
    yield Line(
        workload=name, operation="memory", median=ours["memory_mb"], peer=theirs.get("memory_mb"),
        recorded=FIGURES.get((name, "memory"), NOT_RECORDED),
    )  # fmt: skip


def figure(value: float | str | None) -> str:
    """Return `value` with three digits that say something."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def show(line: Line) -> None:
    """Print one line."""
    recorded = line.recorded
    ratio = "" if line.ratio is None else f"{line.ratio:,.1f}"
    cells = [line.median, line.p95, line.evaluations, line.peer, line.peer_p95, ratio]
    cells += [recorded.xforms_engine, recorded.javarosa, recorded.aim]
    print(f"   {line.operation:28}" + "".join(f"{figure(cell):>14}" for cell in cells), flush=True)


def workloads(options: argparse.Namespace) -> Iterator[Workload]:
    """Yield the workloads, the small ones first."""
    yield linear(1000)
    yield hub(500)
    if options.quick:
        yield repeat(100)
        yield cascade(10_000)
    yield survey(1000)
    forms = [options.form] if options.form else sorted(REAL_FORMS.glob("*.xls*"), key=_size)[-1:]
    for path in forms:
        yield real_form(path)
    if not options.quick:
        yield linear(5000)
        for rows in (100, 500, 1000):
            yield repeat(rows)
        yield cascade(10_000)
        yield cascade(100_000)


def _size(path: Path) -> int:
    return path.stat().st_size


def peer_or_none(options: argparse.Namespace) -> Peer | None:
    """Return the peer; None where it is not wanted or cannot run, which is said."""
    if options.no_peer:
        return None
    try:
        return Peer()
    except PeerError as error:
        print(f"{error} Its recorded figures stand under 'npm then'.")
        return None


def main() -> int:
    """Print the table; always 0, because figures are read and not asserted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small workloads only")
    parser.add_argument("--no-peer", action="store_true", help="our engine alone")
    parser.add_argument("--form", type=Path, help="a workbook or XForm to measure in place of the real form")
    parser.add_argument("--only", default="", help="only workloads whose name has this word")
    parser.add_argument("--json", type=Path, help="also write the lines to this file")
    options = parser.parse_args()
    peer = peer_or_none(options)
    found: list[Line] = []
    print(f"   {HEADINGS[0]:28}" + "".join(f"{heading:>14}" for heading in HEADINGS[1:]))
    for workload in workloads(options):
        if options.only in workload.name:
            print(workload.name, flush=True)
            for line in measure(workload, peer):
                show(line)
                found.append(line)
    if options.json:
        options.json.write_text(json.dumps([asdict(line) for line in found], indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
