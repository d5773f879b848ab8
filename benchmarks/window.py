"""Key press to painted in the interview window, in a questionnaire as large as they come, with durable commits.

Run: python benchmarks/window.py [--pages 500] [--quick] [--folder FOLDER] [--platform offscreen|xcb]

1,000 questions in 5 languages, 20 repeats of 50 rows, all rows filled. Page after page is answered by key events.
A step is the time from the key (Enter, or the digit that goes on by itself) until the next page is painted; its
answer is committed by then. Without `--platform` it runs off screen, and again on a virtual display where Xvfb is.
Prints figures and asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from statistics import median, quantiles

from large.cost_split import CostSplit
from large.questionnaire import open_workspace, start_with_rows
from large.typist import Typist
from PySide6.QtWidgets import QApplication

from ui.interview import InterviewController, InterviewView
from ui.language import use_language
from ui.theme import apply_theme
from ui.widgets import TaskRunner

OFFSCREEN, XCB = "offscreen", "xcb"


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Key press to painted in the interview window.")
    parser.add_argument("--pages", type=int, default=600, help="how many pages are answered")
    parser.add_argument("--quick", action="store_true", help="60 pages, off screen only")
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="where the database lies: a real disk")
    parser.add_argument("--platform", choices=(OFFSCREEN, XCB), help="one of the two only")
    return parser.parse_args()


@dataclass
class Figures:
    """What was measured, in milliseconds and MiB."""

    steps: list[float] = field(default_factory=list)
    echoes: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(default_factory=dict)
    memory: list[tuple[int, float]] = field(default_factory=list)
    cpu_s: float = 0.0

    def note_step(self, ms: float, parts: dict[str, float]) -> None:
        self.steps.append(ms)
        for name, value in {**parts, "rest (threads, layout, paint)": ms - sum(parts.values())}.items():
            self.parts.setdefault(name, []).append(value)

    def note_memory(self, pages: int) -> None:
        self.memory.append((pages, resident_mib()))

    def print(self) -> None:
        print_spread("typed character to its echo painted", self.echoes)
        print_spread("key to next page painted, committed", self.steps)
        for name, values in self.parts.items():
            print_spread(f"  of it {name}", values)
        print(f"processor time for a page, all threads     {self.cpu_s * 1000 / len(self.steps):6.1f} ms")
        print("memory   " + "   ".join(f"after {pages}: {mib:.1f} MiB" for pages, mib in self.memory))


def print_spread(name: str, values: list[float]) -> None:
    cuts = quantiles(values, n=100)
    print(
        f"{name:42} p50 {median(values):6.1f}   p95 {cuts[94]:6.1f}   p99 {cuts[98]:6.1f}   max {max(values):6.1f} ms"
    )


def resident_mib() -> float:
    """Return the memory of this process now; its peak where the system does not tell."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def measure(pages: int, folder: Path) -> Figures:
    """Answer `pages` pages in a real window on a real store."""
    app = QApplication([])
    apply_theme(app)
    use_language("en")
    runner, figures, split = TaskRunner(), Figures(), CostSplit()
    split.watch()
    workspace = runner.call(lambda: open_workspace(folder))
    session = runner.call(lambda: start_with_rows(workspace))
    view = InterviewView(now=lambda: datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
    typist = Typist(view)
    controller = InterviewController(session, runner, view)
    view.resize(1280, 800)
    view.show()
    view.activateWindow()
    typist.wait_page(controller.open)
    print(f"platform {app.platformName()}, {len(runner.call(session.engine.pages))} pages on the route")
    _answer_pages(typist, split, figures, pages)
    controller.close()
    runner.call(workspace.close)
    runner.shutdown()
    return figures


def _answer_pages(typist: Typist, split: CostSplit, figures: Figures, pages: int) -> None:
    typist.on_echo = figures.echoes.append
    typist.on_step = lambda ms: figures.note_step(ms, split.take())
    split.take()
    figures.note_memory(0)
    began = time.process_time()
    for done in range(1, pages + 1):
        typist.answer_page()
        if done % 100 == 0 or done == pages:
            figures.note_memory(done)
    figures.cpu_s = time.process_time() - began


@contextmanager
def virtual_display() -> Iterator[dict[str, str]]:
    """Run Xvfb; gives the environment that finds it."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as lines:
            number = lines.readline().strip()
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": XCB}
    finally:
        server.terminate()
        server.wait(timeout=20)


def run_here(wanted: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(dir=wanted.folder, prefix="window-benchmark-") as folder:
        measure(60 if wanted.quick else wanted.pages, Path(folder)).print()


def run_on_display(wanted: argparse.Namespace) -> None:
    options = ["--platform", XCB, "--pages", str(wanted.pages), "--folder", str(wanted.folder)]
    with virtual_display() as environment:
        subprocess.run([sys.executable, __file__, *options], env=environment, check=False)


def main() -> None:
    wanted = read_arguments()
    if wanted.platform != XCB:
        os.environ["QT_QPA_PLATFORM"] = OFFSCREEN
    run_here(wanted)
    if wanted.platform is None and not wanted.quick and which("Xvfb"):
        run_on_display(wanted)


if __name__ == "__main__":
    main()
