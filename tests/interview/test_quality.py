"""The quality of an interview, by thresholds that are data."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from cxfield.interview.paradata import Paradata, Visit
from cxfield.interview.quality import Flag, QualityRules, default_rules, quality
from cxfield.interview.state import ChoiceState, NodeKind, NodeState

AT = datetime(2026, 3, 2, tzinfo=UTC)
RULES = QualityRules(
    words_per_minute={"en": 60, "lv": 30, "": 60},
    fast_share=Decimal("0.5"),
    fast_questions=Decimal("0.5"),
    straight_items=3,
    non_response=Decimal("0.25"),
    short_verbatim_words=3,
)
TEN_WORDS = "one two three four five six seven eight nine ten"
SCALE = tuple(ChoiceState(name, name) for name in "123")


def question(name: str, value: str = "x", **more: object) -> NodeState:
    given = {"kind": NodeKind.INPUT, "type": "string", "label": TEN_WORDS, "value": value, **more}
    return NodeState(ref=f"/d/{name}", **given)  # type: ignore[arg-type]


def done(language: str | None = None, **seconds: float) -> Paradata:
    visits = tuple(
        Visit(
            page=f"/d/{name}",
            shown_at=AT,
            duration_ms=int(passed * 1000),
            first_key_ms=None,
            language=language,
            is_return=False,
        )
        for name, passed in seconds.items()
    )
    total = sum(visit.duration_ms or 0 for visit in visits)
    return Paradata(visits=visits, answers={}, active_ms=total, remarks=0, clock_jumps=0)


@pytest.mark.parametrize(("seconds", "is_fast"), [(4.9, True), (5.0, False), (12.0, False)])
def test_a_question_left_before_half_of_it_can_be_read_is_fast(seconds: float, is_fast: bool) -> None:
    found = quality([[question("a")]], done(a=seconds), "English (en)", RULES)
    assert found.reading_ms == 10_000
    assert found.fast == (("/d/a",) if is_fast else ())
    assert (Flag.SPEED in found.flags) == is_fast


def test_few_fast_questions_raise_no_flag() -> None:
    pages = [[question("a")], [question("b")], [question("c")]]
    found = quality(pages, done(a=1, b=9, c=9), None, RULES)
    assert found.fast == ("/d/a",)
    assert found.flags == ()


def test_reading_time_is_that_of_the_language_in_which_the_question_was_shown() -> None:
    found = quality([[question("a")]], done("Latviešu (lv)", a=9), "English (en)", RULES)
    assert found.reading_ms == 20_000
    assert found.fast == ("/d/a",)


def test_a_page_whose_time_is_unknown_is_not_judged() -> None:
    found = quality([[question("a")]], done(), None, RULES)
    assert (found.timed, found.fast, found.reading_ms) == (0, (), 0)


@pytest.mark.parametrize(("values", "straight"), [("111", 1), ("112", 0), ("11", 0), (["", "", ""], 0)])
def test_a_grid_answered_alike_throughout_is_straight_lined(values: str, straight: int) -> None:
    grid = [question(f"g{n}", value, kind=NodeKind.SELECT, choices=SCALE) for n, value in enumerate(values)]
    found = quality([grid], done(), None, RULES)
    assert len(found.straight) == straight
    assert (Flag.STRAIGHT_LINING in found.flags) == bool(straight)


def test_non_response_counts_what_was_asked_only() -> None:
    page = [
        question("a", "", missing="dk"),
        question("b", "", missing="rf"),
        question("c", ""),
        question("d"),
        question("hidden", "", relevant=False),
        question("fixed", "", readonly=True),
        question("note", "", kind=NodeKind.NOTE),
    ]
    found = quality([page], done(), None, RULES)
    assert (found.asked, found.dont_know, found.refused, found.blank) == (4, 1, 1, 1)
    assert Flag.NON_RESPONSE in found.flags


def test_non_response_at_the_threshold_raises_no_flag() -> None:
    page = [question("a", "", missing="dk"), question("b"), question("c"), question("d")]
    assert quality([page], done(), None, RULES).flags == ()


def test_short_verbatims_raise_a_flag_when_they_are_more_than_half() -> None:
    texts = {"a": "too slow", "b": "ok", "c": "they never called me back"}
    page = [question(name, text, metric="verbatim") for name, text in texts.items()]
    found = quality([page], done(), None, RULES)
    assert (found.verbatims, found.short) == (3, ("/d/a", "/d/b"))
    assert found.flags == (Flag.SHORT_VERBATIMS,)


def test_an_interview_without_questions_raises_no_flag() -> None:
    assert quality([], done(), None, RULES).flags == ()


def test_the_rules_that_come_with_the_program_are_complete() -> None:
    assert default_rules().words_per_minute[""] > 0
    assert 0 < default_rules().fast_share < 1
