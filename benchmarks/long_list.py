"""A list of 100,000 choices: key to painted echo and list, cold and warm, and how long the window was ever busy.

Run: python benchmarks/long_list.py [CHOICES]. Prints figures and asserts nothing.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from keypress import open_workspace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.interview import InterviewController, InterviewView
from ui.interview.long_list_field import LongListField
from ui.interview.question_page import QuestionPage
from ui.language import use_language
from ui.theme import apply_theme
from ui.widgets import TaskRunner

SYLLABLES = ("rī", "ga", "jel", "va", "lie", "pā", "ja", "dau", "gav", "pils", "ven", "ts", "łó", "dź", "kra", "ków")
TYPED = ("riga", "jelgava", "lodz pils", "daugav", "ven ts", "ja", "krakow", "54321", "a", "xyz")
FORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Long</h:title><model><instance><data id="long" version="1"><first/><town/><last/>
<meta><instanceID/></meta></data></instance><instance id="towns"><root>{items}</root></instance>
<bind nodeset="/data/first" type="string"/><bind nodeset="/data/town" type="string"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head>
<h:body><input ref="/data/first"><label>First</label></input>
<select1 ref="/data/town" appearance="minimal"><label>Town</label>
<itemset nodeset="instance('towns')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
<input ref="/data/last"><label>Last</label></input></h:body></h:html>"""


def make_form(count: int) -> bytes:
    """Return a form that asks for one of `count` made-up towns."""
    draw = random.Random(1)
    items = []
    for number in range(count):
        words = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))).title() for _ in range(draw.randint(1, 2))]
        items.append(f"<item><name>t{number}</name><label>{' '.join(words)}</label></item>")
    return FORM.format(items="".join(items)).encode()


class Watch:
    """Pumps events and notes the longest time in which the window did not look at keys."""

    def __init__(self) -> None:
        self.longest_ms = 0.0

    def until(self, done: Callable[[], bool]) -> None:
        while not done():
            began = time.perf_counter()
            QApplication.processEvents()
            self.longest_ms = max(self.longest_ms, (time.perf_counter() - began) * 1000)

    def key(self, view: InterviewView, character: str) -> float:
        """Press a key, paint; return the milliseconds."""
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        began = time.perf_counter()
        QTest.keyClick(line, character)
        QApplication.processEvents()
        view.repaint()
        return (time.perf_counter() - began) * 1000


def report(name: str, values: list[float]) -> None:
    cuts = quantiles(values, n=100) if len(values) > 1 else values * 99
    print(f"{name:44} p50 {cuts[49]:6.1f}  p95 {cuts[94]:6.1f}  p99 {cuts[98]:6.1f}  longest {max(values):6.1f} ms")


def index_is_ready(view: InterviewView) -> bool:
    page = view.page
    assert isinstance(page, QuestionPage)
    field = page.fields[0]
    return isinstance(field, LongListField) and field.is_ready


def type_words(view: InterviewView, watch: Watch) -> tuple[list[float], list[float]]:
    """Type and clear each word three times; return the first keys and the later ones."""
    first, later = [], []
    for word in TYPED * 3:
        for place, character in enumerate(word):
            (later if place else first).append(watch.key(view, character))
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Backspace)
        QApplication.processEvents()
    return first, later


def open_list(view: InterviewView, watch: Watch) -> float:
    """Go on to the list; return the milliseconds until it is painted."""
    before = view.page_view
    began = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    watch.until(lambda: view.page_view is not before)
    view.repaint()
    return (time.perf_counter() - began) * 1000


def main(count: int) -> None:
    app = QApplication([])
    apply_theme(app)
    use_language("en")
    runner = TaskRunner()
    with tempfile.TemporaryDirectory() as folder:
        workspace = runner.call(lambda: open_workspace(Path(folder), make_form(count)))
        session = runner.call(lambda: workspace.start_interview("s", "c"))
        view = InterviewView(now=lambda: datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
        controller = InterviewController(session, runner, view)
        view.resize(1280, 800)
        view.show()
        view.activateWindow()
        controller.open()
        watch = Watch()
        watch.until(lambda: view.page_view is not None)
        watch.longest_ms = 0.0
        print(
            f"{count} choices: page painted after {open_list(view, watch):.0f} ms, window busy {watch.longest_ms:.0f}"
        )
        watch.longest_ms, began = 0.0, time.perf_counter()
        report("cold: keys typed at once, echo painted", [watch.key(view, character) for character in "riga"])
        watch.until(lambda: index_is_ready(view))
        print(
            f"index ready after {(time.perf_counter() - began) * 1000:.0f} ms, busy {watch.longest_ms:.0f} ms at most"
        )
        QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
        first, later = type_words(view, watch)
        report("warm: first key of a word, list painted", first)
        report("warm: later keys, list painted", later)
        QTest.keyClicks(QApplication.focusWidget(), "riga")
        print(f"Enter to the next question painted: {open_list(view, watch):.0f} ms")
        controller.close()
        runner.call(workspace.close)
    runner.shutdown()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
