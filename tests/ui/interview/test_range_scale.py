"""The numbers of a range are exact, whichever way it runs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxfield.questionnaire.model import ControlKind, Question
from ui.interview.range_scale import RangeScale, range_scale, shown, stored

TENTHS = st.integers(min_value=-300, max_value=300).map(lambda number: Decimal(number) / 10)


def scale(start: str, end: str, step: str) -> RangeScale:
    made = range_scale(
        Question(kind=ControlKind.RANGE, ref="/data/r", range_start=start, range_end=end, range_step=step)
    )
    assert made is not None
    return made


@given(start=TENTHS, end=TENTHS, step=st.integers(min_value=1, max_value=30), steps=st.integers(0, 400))
def test_each_number_on_the_range_reads_back_and_no_other_is_reached(
    start: Decimal, end: Decimal, step: int, steps: int
) -> None:
    size = Decimal(step) / 10
    assume(abs(end - start) >= size)
    numbers = scale(str(start), str(end), str(size))
    value = numbers.at(steps)
    assert numbers.read(shown(value)).value == stored(value)
    assert numbers.at_share(numbers.share(value)) == value
    above = numbers.moved(value, 1)
    assert above - value in (size, 0)
    assert numbers.low <= above <= numbers.high


def test_a_tenth_three_times_is_three_tenths() -> None:
    numbers = scale("0", "1", "0.1")
    assert stored(numbers.at(3)) == "0.3"
    assert numbers.read("0.30").value == "0.3"


def test_a_falling_range_rises_with_up() -> None:
    numbers = scale("10", "-10", "2.5")
    assert numbers.moved(Decimal(0), 1) == Decimal("2.5")
    assert numbers.at(0) == 10
    assert numbers.at(99) == -10


@pytest.mark.parametrize(("typed", "words"), [("11", "from 0 to 10"), ("1.2", "1 or 1.5"), ("abc", "number")])
def test_what_is_not_on_the_range_is_said(typed: str, words: str) -> None:
    assert words in scale("0", "10", "0.5").read(typed).problem


@pytest.mark.parametrize("numbers", [("0", "10", "0"), ("5", "5", "1"), ("a", "10", "1"), ("0", "1", "3")])
def test_numbers_that_make_no_range_give_none(numbers: tuple[str, str, str]) -> None:
    start, end, step = numbers
    question = Question(kind=ControlKind.RANGE, ref="/data/r", range_start=start, range_end=end, range_step=step)
    assert range_scale(question) is None
