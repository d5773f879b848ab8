"""The interviewer's own interview, by the thresholds that the supervisor sees: four lines, each with a word on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from cxfield.interview.quality import Flag, Quality
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Card, TextLabel


@dataclass(frozen=True, slots=True)
class MirrorLine:
    """One line: what was looked at, the figure, and whether it stands out."""

    title: str
    figure: str
    stands_out: bool


def mirror_lines(quality: Quality) -> tuple[MirrorLine, ...]:
    """Return the lines of the mirror; what the interview had nothing of is left out."""
    lines = [_speed(quality)] if quality.timed else []
    if quality.asked:
        lines.append(_non_response(quality))
    grids = tr("%n answered alike throughout", len(quality.straight))
    lines.append(_line(tr("Grids"), grids if quality.straight else tr("none answered alike"), quality, "straight"))
    if quality.verbatims:
        short = tr("{short} of {all} short").format(short=len(quality.short), all=quality.verbatims)
        lines.append(_line(tr("Answers in own words"), short, quality, "short"))
    return tuple(lines)


def _speed(quality: Quality) -> MirrorLine:
    words = tr(
        "{spent} min; reading aloud takes {reading} min; {fast} of {timed} questions left before they can be read"
    ).format(
        spent=_minutes(quality.active_ms),
        reading=_minutes(quality.reading_ms),
        fast=len(quality.fast),
        timed=quality.timed,
    )
    return _line(tr("Speed"), words, quality, "speed")


def _non_response(quality: Quality) -> MirrorLine:
    words = tr("{dk} don't know, {rf} refused, {blank} without an answer, of {asked} questions").format(
        dk=quality.dont_know, rf=quality.refused, blank=quality.blank, asked=quality.asked
    )
    return _line(tr("Without an answer"), words, quality, "missing")


_FLAGS = {
    "speed": Flag.SPEED,
    "straight": Flag.STRAIGHT_LINING,
    "missing": Flag.NON_RESPONSE,
    "short": Flag.SHORT_VERBATIMS,
}


def _line(title: str, figure: str, quality: Quality, what: str) -> MirrorLine:
    return MirrorLine(title, figure, _FLAGS[what] in quality.flags)


def _minutes(milliseconds: int) -> str:
    """Return minutes and seconds: `4:05`."""
    seconds = round(milliseconds / 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


class QualityMirror(Card):
    """The lines as a card. What stands out is said in a word, never by colour alone."""

    def __init__(self, quality: Quality, parent: QWidget | None = None) -> None:
        super().__init__(tr("How this interview went"), parent)
        theme = current_theme()
        self.setAccessibleName(tr("How this interview went"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        for row, line in enumerate(mirror_lines(quality)):
            grid.addWidget(TextLabel(line.title, "muted"), row, 0)
            grid.addWidget(TextLabel(line.figure, "body", wrap=True), row, 1)
            word = tr("look again") if line.stands_out else tr("in order")
            grid.addWidget(TextLabel(word, "soft" if line.stands_out else "good"), row, 2)
