"""Pages that were left are gone: an interview of hundreds of questions needs no more memory than one of ten."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from ui.interview.answer_field import AnswerField
from ui.interview.closing_page import ClosingPage
from ui.interview.question_page import QuestionPage

from .conftest import Interviewer

NAMES = ("age", "nps", "used", "street", "found", "town", "more", "ease", "seen", "best")


def there() -> Counter[str]:
    """Count pages and fields that Python still holds, and the widgets of the window."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    kept = Counter(
        kind.__name__
        for each in gc.get_objects()
        for kind in (QuestionPage, ClosingPage, AnswerField)
        if isinstance(each, kind)
    )
    kept["widgets"] = len(QApplication.allWidgets())
    return kept


@pytest.fixture
def walked(interviewer: Interviewer) -> Interviewer:
    """Somebody who has seen each kind of page once: what is made once is made."""
    interviewer.answer("1")
    walk(interviewer, times=1)
    return interviewer


def walk(interviewer: Interviewer, *, times: int) -> None:
    for _ in range(times):
        for name in NAMES:
            interviewer.go_to(name)


def test_fifty_pages_leave_nothing_behind(walked: Interviewer) -> None:
    before = there()
    walk(walked, times=5)
    after = there()
    assert after == before
    assert after["QuestionPage"] == 1


def test_panels_that_were_closed_leave_nothing_behind(walked: Interviewer) -> None:
    def open_and_close() -> None:
        for key in (Qt.Key.Key_F1, Qt.Key.Key_F3, Qt.Key.Key_F9):
            walked.press(key)
            walked.press(Qt.Key.Key_Escape)

    open_and_close()
    before = there()
    for _ in range(5):
        open_and_close()
    assert there() == before


def test_a_window_that_is_built_anew_leaves_nothing_of_the_old_one_behind(walked: Interviewer) -> None:
    walked.view.rebuild()
    before = there()
    for _ in range(10):
        walked.view.rebuild()
    assert there() == before
