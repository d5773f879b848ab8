"""Somebody who types into the window and sees when it is painted. Waits in Qt's own loop, as the program does."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxfield.interview.state import NodeState, PageKind
from ui.interview import InterviewView

MOST_ENTERS = 12
GIVE_UP_MS = 20_000


class PaintWatch(QObject):
    """Ends the waiting when one of the watched widgets was painted and the picture is out."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._loop.quit)
        self._watched: list[QObject] = []
        self.was_painted = False

    def watch(self, widgets: list[QWidget]) -> None:
        """Look at `widgets` from now on, whatever they have painted before."""
        self.was_painted = False
        self._watched = list(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def wait(self, within_ms: int = GIVE_UP_MS) -> None:
        if not self.was_painted:
            self._late.start(within_ms)
            self._loop.exec()
            self._late.stop()
        for widget in self._watched:
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint and not self.was_painted:
            self.was_painted = True
            QTimer.singleShot(0, self._loop.quit)  # what is being painted comes to its end before
        return False

    def end(self) -> None:
        """Wait no longer: nothing will be painted."""
        self.was_painted = True
        self._loop.quit()


class Typist:
    """Answers pages.

    Attributes:
        on_echo, on_step: Called with the milliseconds of a key that stayed on the page, or brought the next one.
    """

    def __init__(self, view: InterviewView) -> None:
        self._view = view
        self._watch = PaintWatch()
        self._is_shown = False
        self._left: QWidget | None = None
        self.on_echo: Callable[[float], None] = lambda ms: None
        self.on_step: Callable[[float], None] = lambda ms: None
        view.page_shown.connect(self._on_page_shown)

    def _on_page_shown(self) -> None:
        self._is_shown = True
        if self._view.page is self._left:
            QTimer.singleShot(0, self._watch.end)  # the fields stay: there may be nothing to paint
        else:
            self._watch.watch([self._view.page, *self._view.page.findChildren(QWidget)])

    def wait_page(self, act: Callable[[], object]) -> None:
        """Do `act`, then wait until the page that it brings is painted."""
        self._is_shown = False
        act()
        self._watch.wait()
        assert self._is_shown, "No page came."

    def answer_page(self) -> None:
        """Answer what is asked and go on until another page is there."""
        shown = self._view.page_view
        assert shown is not None
        assert shown.page is not None
        key = shown.page.key
        for character in _typed(shown.page.kind, shown.states):
            self._press(character)
            if self._has_left(key):
                return
        for _ in range(MOST_ENTERS):
            self._press(Qt.Key.Key_Return)
            if self._has_left(key):
                return
        raise AssertionError(f"{key} takes no answer: {[p.message for p in self._view.page_view.problems]}")

    def _has_left(self, key: str) -> bool:
        shown = self._view.page_view
        return shown is None or shown.page is None or shown.page.key != key

    def _press(self, key: str | Qt.Key) -> None:
        target = QApplication.focusWidget()
        assert target is not None, "Nothing has the focus."
        before = self._view.page
        self._is_shown, self._left = False, before
        self._watch.watch([before, *before.findChildren(QWidget)])
        began = time.perf_counter()
        QTest.keyClick(target, key)
        if self._view.type_ahead.is_holding:
            self._watch_step()
            self.on_step((time.perf_counter() - began) * 1000)
        elif isinstance(key, str):
            self._watch.wait(200)
            self.on_echo((time.perf_counter() - began) * 1000)

    def _watch_step(self) -> None:
        while not self._is_shown:
            self._watch.was_painted = False
            self._watch.wait(50)
        self._watch.wait()


def _typed(kind: PageKind, states: tuple[NodeState, ...]) -> str:
    """Return what is typed; empty where Enter alone goes on."""
    asked = [state for state in states if state.relevant]
    if kind == PageKind.REPEAT_PROMPT:
        return "2"
    if all(state.value and state.type != "string" for state in asked):
        return ""
    if kind == PageKind.FIELD_LIST:
        return "4" * len(asked)
    state = asked[0]
    if state.choices is not None:
        return "8" if len(state.choices) == 11 else "4"
    return {"int": "34", "decimal": "3.5", "date": "12.11.2026"}.get(state.type, "It was fine.")
