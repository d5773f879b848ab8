"""A child with the real window: random keys, until it is killed. Imports Qt; no application exists before the fork."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxfield.fieldwork.session import InterviewSession
from cxfield.store.database_key import DatabaseKey
from tests.torture.telling import MISSING, Teller
from tests.torture.template import open_workspace
from ui.interview import InterviewController, InterviewView
from ui.language import use_language
from ui.theme import apply_theme
from ui.widgets import TaskRunner

TYPED = ("1", "2", "4", "34", "110", "300", "3,5", "12.11.2026", "9:15", "Anna", "It was fine.", "abc", "")
KEYS = {
    Qt.Key.Key_Return: 60,
    Qt.Key.Key_PageUp: 6,
    Qt.Key.Key_PageDown: 4,
    Qt.Key.Key_F8: 4,
    Qt.Key.Key_F7: 3,
    Qt.Key.Key_F2: 4,
    Qt.Key.Key_Backspace: 3,
    Qt.Key.Key_Down: 3,
}


class RandomHands:
    """Types into the window, looks at what it says, and tells it."""

    def __init__(self, session: InterviewSession, runner: TaskRunner, chance: Random, teller: Teller) -> None:
        self._session, self._chance, self._teller = session, chance, teller
        self._again = QTimer()
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._press_some)
        self.view = view = InterviewView(now=lambda: datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
        view.next_wished.connect(self._about_to)
        view.back_wished.connect(self._about_to)
        view.answers_given.connect(self._about_to)
        view.first_open_wished.connect(self._about_to)
        view.go_to_wished.connect(lambda key, answers: self._about_to(answers, page=key))
        view.mend_wished.connect(lambda key: self._about_to({}, page=key))
        view.missing_wished.connect(lambda ref, code, _on: self._about_to({ref: MISSING + code}))
        view.clear_wished.connect(lambda ref: self._about_to({ref: ""}))
        view.confirm_wished.connect(lambda ref: self._about_to({}))
        view.repeat_add_wished.connect(lambda ref: self._about_to({}))
        view.complete_wished.connect(lambda: self._about_to({}, may_end=True))
        view.page_shown.connect(self._on_page_shown)
        self.controller = InterviewController(session, runner, view)
        self.controller.step_failed.connect(lambda _words: self._on_refused())
        self.controller.left.connect(lambda _ending: self._on_left())

    def open(self) -> None:
        self.view.resize(1280, 800)
        self.view.show()
        self.view.activateWindow()
        self.controller.open()

    # ---- telling ----

    def _about_to(self, answers: Mapping[str, str], *, page: str = "", may_end: bool = False) -> None:
        self._teller.doing(answers, page=page, may_end=may_end)

    def _on_page_shown(self) -> None:
        shown = self.view.page_view
        assert shown is not None
        self._teller.saved(shown.interview_id, shown.page.key if shown.page else "", language=shown.language)
        self._again.start(0)

    def _on_refused(self) -> None:
        self._teller.refused()
        self._again.start(0)

    def _on_left(self) -> None:
        self._teller.saved(self._session.interview_id, "", is_completed=True)

    # ---- typing ----

    def _press_some(self) -> None:
        """Type an answer, then a key; keys that come while a step is being saved wait for the next question."""
        if self.view.page_view is not None and self.view.page_view.is_end and self._chance.random() < 0.7:
            self._press(Qt.Key.Key_PageUp)
        else:
            for character in self._chance.choice(TYPED):
                self._press(character)
            self._press(self._chance.choices([*KEYS], [*KEYS.values()])[0])
        if not self.view.type_ahead.is_holding:
            self._again.start(0)

    def _press(self, key: str | Qt.Key) -> None:
        target = QApplication.focusWidget()
        if target is not None:
            QTest.keyClick(target, key)


def interview_in_window(
    folder: Path, key: DatabaseKey, chance: Random, teller: Teller, *, is_late: bool = False
) -> None:
    """Open the window on the interview of the one case and type into it.

    Args:
        is_late: The control: nothing is ever committed, though the window says so.
    """

    def give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        teller.failed("".join(traceback.format_exception(kind, error, trace)))
        os._exit(1)

    sys.excepthook = give_up
    app = QApplication([])
    apply_theme(app)
    use_language("en")
    runner = TaskRunner()
    workspace = runner.call(lambda: open_workspace(folder, key))
    session = runner.call(lambda: workspace.start_interview("s", "c"))
    late = ExitStack()
    if is_late:
        runner.call(lambda: late.enter_context(workspace.store.transaction()))
    hands = RandomHands(session, runner, chance, teller)
    hands.open()
    app.exec()
