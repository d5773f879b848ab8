"""Codes beside choices, and what a row of typed digits means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.interview.state import ChoiceState
from ui.interview.choice_codes import CodedChoice, CodeTyping, code_choices
from ui.interview.scale_marks import moods


def choices(*names: str) -> list[ChoiceState]:
    return [ChoiceState(name, name) for name in names]


def test_the_code_is_the_name_when_every_name_is_an_integer() -> None:
    assert [c.code for c in code_choices(choices("5", "1", "98", "-1"))] == ["5", "1", "98", "-1"]


def test_one_other_name_makes_all_codes_positions() -> None:
    assert [c.code for c in code_choices(choices("1", "2", "dk"))] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1", "1"), ("12", "12"), ("13", "3"), ("9", None), ("98", "98"), ("2", "2"), ("21", "1"), ("112", "12")],
)
def test_typed_digits_stand_for_the_code_that_fits(typed: str, code: str | None) -> None:
    typing = CodeTyping(["1", "2", "3", "12", "98"])
    found = None
    for character in typed:
        found = typing.type(character)
    assert found == code


def test_a_code_is_final_when_no_longer_one_begins_with_it() -> None:
    typing = CodeTyping(["0", "1", "9", "10"])
    typing.type("1")
    assert not typing.is_final()
    typing.type("0")
    assert typing.is_final()


def test_a_digit_without_any_code_is_hopeless_and_can_be_taken_back() -> None:
    typing = CodeTyping(["1", "2"])
    typing.type("7")
    assert typing.is_hopeless()
    typing.erase()
    assert typing.type("2") == "2"


@given(st.lists(st.integers(min_value=0, max_value=120).map(str), unique=True, min_size=1), st.data())
def test_every_code_can_be_typed_from_an_empty_field(codes: list[str], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(codes))
    typing = CodeTyping(codes)
    for character in wanted:
        typing.type(character)
    if not any(wanted.startswith(code) and code != wanted for code in codes):
        assert typing.code() == wanted
    else:
        assert typing.code() in codes or typing.code() is None


@pytest.mark.parametrize(
    ("names", "happiest"),
    [
        (("yes", "no"), "yes"),
        (("no", "yes"), "yes"),
        (("1", "0"), "1"),
        (("0", "1"), "1"),
        (("1", "2"), "1"),
        (("1", "2", "3"), "3"),
        (("5", "4", "3"), "5"),
    ],
)
def test_faces_smile_at_what_the_choice_means(names: tuple[str, ...], happiest: str) -> None:
    found = moods(tuple(CodedChoice(str(i), name, name) for i, name in enumerate(names, start=1)))
    assert names[found.index(max(found))] == happiest
