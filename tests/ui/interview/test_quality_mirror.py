"""The mirror says in words what stands out, and leaves out what there was nothing of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cxfield.interview.quality import Flag, Quality
from ui.interview.quality_mirror import QualityMirror, mirror_lines
from ui.widgets import TextLabel

NOTHING = Quality(
    asked=0, dont_know=0, refused=0, blank=0, reading_ms=0, active_ms=0, fast=(), timed=0, straight=(), verbatims=0,
    short=(), flags=(),
)  # fmt: skip
DONE = replace(
    NOTHING, asked=40, dont_know=3, blank=6, reading_ms=430_000, active_ms=305_000, fast=("/d/a",), timed=38,
    verbatims=2, flags=(Flag.SPEED,),
)  # fmt: skip


def test_what_there_was_nothing_of_is_left_out() -> None:
    assert [line.title for line in mirror_lines(NOTHING)] == ["Grids"]


def test_times_are_in_minutes_and_seconds() -> None:
    assert mirror_lines(DONE)[0].figure.startswith("5:05 min; reading aloud takes 7:10 min; 1 of 38 ")


@pytest.mark.parametrize(("flag", "title"), [(Flag.SPEED, "Speed"), (Flag.NON_RESPONSE, "Without an answer")])
def test_only_what_is_flagged_stands_out(flag: Flag, title: str) -> None:
    lines = mirror_lines(replace(DONE, flags=(flag,)))
    assert [line.title for line in lines if line.stands_out] == [title]


def test_the_card_says_in_a_word_what_stands_out(qtbot: QtBot) -> None:
    mirror = QualityMirror(DONE)
    qtbot.addWidget(mirror)
    words = [label.text() for label in mirror.findChildren(TextLabel)]
    assert words.count("look again") == 1
    assert words.count("in order") == 3
