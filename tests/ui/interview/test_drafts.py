"""What is being typed is kept while it is being typed: at most the last five seconds of it can be lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.workspace import Workspace
from tests.ui.interview.conftest import Interviewer
from ui.interview.draft_watch import DraftWatch
from ui.widgets import TaskRunner


class Typing:
    """Keys pressed at moments of a clock of its own; the moments at which the draft was due."""

    def __init__(self) -> None:
        self.now = 100.0
        self.watch = DraftWatch(clock=lambda: self.now)
        self.kept_at: list[float] = []
        self.watch.due.connect(lambda: self.kept_at.append(self.now))

    def key_each(self, gap: float, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            self.watch.typed()
            self.now += gap

    @property
    def waits_ms(self) -> int:
        timer = self.watch.findChild(QTimer)
        assert timer is not None
        return timer.interval() if timer.isActive() else 0


@pytest.fixture
def typing(qtbot: QtBot) -> Iterator[Typing]:
    made = Typing()
    yield made
    made.watch.deleteLater()


def test_a_rest_of_a_second_keeps_what_is_typed(typing: Typing) -> None:
    typing.watch.typed()
    assert (typing.waits_ms, typing.kept_at) == (1000, [])


def test_typing_without_a_rest_is_kept_every_five_seconds(typing: Typing) -> None:
    typing.key_each(0.25, seconds=16)
    assert typing.kept_at == pytest.approx([105.0, 110.25, 115.5])


def test_the_rest_near_the_end_of_the_five_seconds_is_shorter(typing: Typing) -> None:
    typing.key_each(0.8, seconds=4.5)
    assert 0 < typing.waits_ms <= 1000
    assert typing.now - 0.8 + typing.waits_ms / 1000 <= 105.0


def test_what_was_kept_in_another_way_is_not_due(typing: Typing) -> None:
    typing.watch.typed()
    typing.watch.forget()
    assert typing.waits_ms == 0


def test_a_long_answer_typed_without_a_pause_survives_a_crash_in_the_middle(
    qtbot: QtBot, runner: TaskRunner, workspace: Workspace, interviewer: Interviewer
) -> None:
    interviewer.answer("1")
    interviewer.go_to("more")
    clock = count(100.0, 0.5)
    interviewer.view.draft_watch.clock = lambda: next(clock)
    interviewer.type("They promised to call me")
    drafts = runner.call(lambda: workspace.resume_interview(interviewer.session.interview_id).view().drafts)
    assert [text for ref, text in drafts.items() if ref.endswith("/more")] == ["They promised to call "]
