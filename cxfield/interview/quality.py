"""How well an interview was done, by the thresholds that interviewer and supervisor share.

They are data (`resources/data/quality_rules.json`), each with its source or a plain "our choice". A flag is a reason to
look, never a verdict.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import groupby

from cxfield.interview.paradata import Paradata
from cxfield.interview.state import NodeKind, NodeState
from cxfield.resource import resource_path

_ASKING = frozenset({NodeKind.INPUT, NodeKind.SELECT, NodeKind.RANK, NodeKind.RANGE, NodeKind.TRIGGER, NodeKind.UPLOAD})


class Flag(StrEnum):
    """What stands out in an interview."""

    SPEED = "speed"
    STRAIGHT_LINING = "straight-lining"
    NON_RESPONSE = "non-response"
    SHORT_VERBATIMS = "short-verbatims"


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRules:
    """Thresholds.

    Attributes:
        words_per_minute: Language code -> speed of reading aloud; the empty code is for every other language.
        fast_share: A question left after less than this share of its reading time was fast.
        fast_questions: Share of fast questions from which on the interview is flagged.
        straight_items: A grid of at least so many items, all answered alike, is straight-lined.
        non_response: Share of questions asked without an answer above which the interview is flagged.
        short_verbatim_words: A verbatim of fewer words is short.
    """

    words_per_minute: Mapping[str, int]
    fast_share: Decimal
    fast_questions: Decimal
    straight_items: int
    non_response: Decimal
    short_verbatim_words: int


@cache
def default_rules() -> QualityRules:
    """Return the rules that come with the program."""
    data = json.loads(resource_path("data", "quality_rules.json").read_text("utf-8"))
    values = {name: entry["value"] for name, entry in data.items()}
    shares = {name: Decimal(value) for name, value in values.items() if isinstance(value, str)}
    return QualityRules(**{**values, **shares})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """An interview by the rules.

    Attributes:
        asked: Questions that were to be answered.
        dont_know, refused, blank: Of those, without an answer.
        reading_ms: How long reading the questions aloud takes that were shown.
        active_ms: How long a page was on the screen.
        fast: Refs of the questions that were left sooner than they can be read.
        timed: How many questions could be judged for that.
        straight: Refs of each straight-lined grid.
        verbatims: How many were given.
        short: Refs of the short ones.
    """

    asked: int
    dont_know: int
    refused: int
    blank: int
    reading_ms: int
    active_ms: int
    fast: tuple[str, ...]
    timed: int
    straight: tuple[tuple[str, ...], ...]
    verbatims: int
    short: tuple[str, ...]
    flags: tuple[Flag, ...]


def quality(
    pages: Sequence[Sequence[NodeState]], done: Paradata, language: str | None, rules: QualityRules | None = None
) -> Quality:
    """Judge an interview.

    Args:
        pages: The states on each page of the route, in order.
        done: Its paradata.
        language: Itext name of the language that the states are in; a visit in another one counts with that one.
    """
    rules = rules or default_rules()
    asked = [state for page in pages for state in page if _is_asked(state)]
    timed = {page[0].ref: _reading_ms(page, done, language, rules) for page in pages if page}
    spent = {ref: done.time_on(ref) for ref, reading in timed.items() if reading}
    verbatims = [state for state in asked if _is_verbatim(state) and state.value]
    found = Quality(
        asked=len(asked),
        dont_know=sum(state.missing == "dk" for state in asked),
        refused=sum(state.missing == "rf" for state in asked),
        blank=sum(not state.value and not state.missing for state in asked),
        reading_ms=sum(timed[ref] for ref, passed in spent.items() if passed),
        active_ms=done.active_ms,
        fast=tuple(ref for ref, passed in spent.items() if passed and passed < timed[ref] * rules.fast_share),
        timed=sum(passed > 0 for passed in spent.values()),
        straight=tuple(grid for page in pages for grid in _straight(page, rules.straight_items)),
        verbatims=len(verbatims),
        short=tuple(s.ref for s in verbatims if len((s.value or "").split()) < rules.short_verbatim_words),
        flags=(),
    )
    return _flagged(found, rules)


def _flagged(found: Quality, rules: QualityRules) -> Quality:
    without = found.dont_know + found.refused + found.blank
    holds = {
        Flag.SPEED: bool(found.fast) and len(found.fast) >= found.timed * rules.fast_questions,
        Flag.STRAIGHT_LINING: bool(found.straight),
        Flag.NON_RESPONSE: without > found.asked * rules.non_response,
        Flag.SHORT_VERBATIMS: bool(found.short) and len(found.short) * 2 > found.verbatims,
    }
    flags = tuple(flag for flag, is_raised in holds.items() if is_raised)
    return Quality(**{**{name: getattr(found, name) for name in Quality.__slots__}, "flags": flags})


def language_code(language: str | None) -> str:
    """Return `pl` of `Polski (pl)`; the name itself where it has no code."""
    return (language or "").rsplit("(", 1)[-1].rstrip(")").strip().lower()


def _is_asked(state: NodeState) -> bool:
    return state.relevant and not state.readonly and state.kind in _ASKING


def _is_verbatim(state: NodeState) -> bool:
    is_text = state.kind == NodeKind.INPUT and state.type == "string"
    return state.metric == "verbatim" or (is_text and "multiline" in state.appearance)


def _reading_ms(page: Sequence[NodeState], done: Paradata, language: str | None, rules: QualityRules) -> int:
    """Return how long the page takes to be read aloud; 0 where it has nothing to read."""
    words = sum(len(state.label.split()) for state in page if state.relevant)
    first = next((visit.language for visit in done.visits if visit.page == page[0].ref), language)
    speeds = rules.words_per_minute
    return words * 60_000 // speeds.get(language_code(first), speeds[""])


def _straight(page: Sequence[NodeState], at_least: int) -> Iterator[tuple[str, ...]]:
    """Yield the grids of a page, select-ones with the same choices in a row, that are all answered alike."""
    for names, rows in groupby(page, key=_grid_names):
        grid = list(rows)
        if names and len(grid) >= at_least and grid[0].value and len({state.value for state in grid}) == 1:
            yield tuple(state.ref for state in grid)


def _grid_names(state: NodeState) -> tuple[str, ...]:
    if state.kind != NodeKind.SELECT or not state.relevant or "label" in state.appearance:
        return ()
    return tuple(choice.name for choice in state.choices or ())
