"""Key press to next question painted, over a run of questions with durable commits, off screen.

Run: python benchmarks/keypress.py [QUESTIONS]. Prints figures and asserts nothing.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.questionnaire.form_bundle import open_bundle
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study
from ui.interview import InterviewController, InterviewView
from ui.language import use_language
from ui.theme import apply_theme
from ui.widgets import TaskRunner

CHOICES = ("Very difficult", "Difficult", "Neither", "Easy", "Very easy")
FORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Keys</h:title><model><instance><data id="keys" version="1">{nodes}<meta><instanceID/></meta></data>
</instance>{binds}<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head>
<h:body>{groups}</h:body></h:html>"""


def make_form(count: int) -> bytes:
    """Return a form of `count` questions in sections of ten; each is relevant if the one before is answered."""
    nodes, binds, sections = [], [], [""] * ((count + 9) // 10)
    items = "".join(
        f"<item><label>{label}</label><value>{value}</value></item>" for value, label in enumerate(CHOICES, start=1)
    )
    for i in range(count):
        kind = ("select", "int", "string")[i % 3]
        nodes.append(f"<q{i}/>")
        relevant = f" relevant=\"/data/q{i - 1} != ''\"" if i else ""
        constraint = ' constraint=". &gt;= 0 and . &lt; 200"' if kind == "int" else ""
        binds.append(
            f'<bind nodeset="/data/q{i}" type="{"string" if kind == "select" else kind}"{relevant}{constraint}/>'
        )
        fill = f'<output value="/data/q{i - 1}"/>' if i else ""
        label = f"<label>Question {i}: how easy was it, after {fill}?</label>"
        tag, body = ("select1", label + items) if kind == "select" else ("input", label)
        sections[i // 10] += f'<{tag} ref="/data/q{i}">{body}</{tag}>'
    groups = "".join(f"<group><label>Section {n}</label>{body}</group>" for n, body in enumerate(sections, start=1))
    return FORM.format(nodes="".join(nodes), binds="".join(binds), groups=groups).encode()


def open_workspace(folder: Path, xform: bytes) -> Workspace:
    """Return a workspace with the form and one case, on an encrypted store."""
    form, key = open_bundle(xform, {}), DatabaseKey.random()
    store = DeviceStore.create(folder / "workspace", key, workspace_id="benchmark")
    store.save_questionnaire(QuestionnaireVersion(content_hash=form.content_hash, xform=xform, title=form.title))
    store.save_study(Study(study_id="s", name="Keys", questionnaire=form.content_hash))
    store.save_case("s", Case(case_id="c", name="Anna", phones=("+441632960001",), time_zone="Europe/Riga"))
    return Workspace(store, DeviceClock("inga"), key)


class Stopwatch:
    """Types one answer after another and notes how long it takes until the next page is painted."""

    def __init__(self, view: InterviewView, count: int) -> None:
        self._view, self._count = view, count
        self.key_ms: list[float] = []
        self.echo_ms: list[float] = []

    def run(self) -> None:
        for i in range(self._count):
            answer = {0: "4", 1: "34", 2: "fine"}[i % 3]
            started = QElapsedTimer()
            started.start()
            QTest.keyClicks(self._focus(), answer)
            self._view.repaint()
            self.echo_ms.append(started.nsecsElapsed() / 1e6 / len(answer))
            before = self._view.page_view
            started.restart()
            QTest.keyClick(self._focus(), Qt.Key.Key_Return)
            while self._view.page_view is before:
                QApplication.processEvents()
            self._view.repaint()
            QApplication.processEvents()
            self.key_ms.append(started.nsecsElapsed() / 1e6)

    def _focus(self) -> object:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def report(name: str, values: list[float]) -> None:
    p95 = quantiles(values, n=20)[-1]
    print(f"{name:42} p50 {median(values):6.1f} ms   p95 {p95:6.1f} ms   longest {max(values):6.1f} ms")


def main(count: int) -> None:
    app = QApplication([])
    apply_theme(app)
    use_language("en")
    runner = TaskRunner()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        workspace = runner.call(lambda: open_workspace(Path(folder), make_form(count)))
        session = runner.call(lambda: workspace.start_interview("s", "c"))
        print(f"{count} questions read, interview started: {(time.perf_counter() - began) * 1000:.0f} ms")
        view = InterviewView(now=lambda: datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
        controller = InterviewController(session, runner, view)
        view.resize(1280, 800)
        view.show()
        view.activateWindow()
        controller.open()
        while view.page_view is None:
            app.processEvents()
        watch = Stopwatch(view, count)
        watch.run()
        report("typed character to its echo painted", watch.echo_ms)
        report("Enter to next question painted, committed", watch.key_ms)
        runner.call(workspace.close)
    runner.shutdown()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
