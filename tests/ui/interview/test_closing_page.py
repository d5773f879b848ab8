"""The last page says what the interviewer should know before completing."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.page_view import CaseBanner, PageView
from ui.interview.closing_page import ClosingPage


def words_on(qtbot: QtBot, *, lacks_position: bool) -> str:
    view = PageView(interview_id="i", study="s", case=CaseBanner(), page=None, lacks_position=lacks_position)
    page = ClosingPage(view)
    qtbot.addWidget(page)
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_a_position_that_was_asked_for_and_not_known_is_said(qtbot: QtBot) -> None:
    assert "position of this computer" in words_on(qtbot, lacks_position=True)
    assert "position" not in words_on(qtbot, lacks_position=False)
