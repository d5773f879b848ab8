from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.xpath import Environment
from cxfield.xpath.tree import Node
from cxfield.xpath.values import number_to_text, text_to_number

ENVIRONMENT = Environment(Node(""))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (math.nan, "NaN"),
        (-math.inf, "-Infinity"),
    ],
)
def test_numbers_are_written_without_exponent(number: float, text: str) -> None:
    assert number_to_text(number) == text


@pytest.mark.parametrize("text", ["", " ", "1e5", "0x1", "1_000", "inf", "nan", "--1", "1 2", "²"])
def test_what_python_takes_for_a_number_xpath_does_not(text: str) -> None:
    assert math.isnan(text_to_number(text, ENVIRONMENT))


@given(st.floats(min_value=-1e15, max_value=1e15).filter(lambda number: number == 0 or abs(number) > 1e-4))
def test_a_number_written_and_read_is_the_same(number: float) -> None:
    assert text_to_number(number_to_text(number), ENVIRONMENT) == number


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("../empty = ''", True),
        ("../nothing = ''", False),
        ("../nothing != 'x'", False),
        ("../person/age = 12", True),
        ("../person/age != 12", True),
        ("not(../person/age = 11)", True),
        ("'1.0' = 1", True),
        ("6.1 - 7.8 = -1.7", True),
        ("true() = 'x'", True),
        (". > '33'", True),
        ("../born < '1990-06-16'", True),
        ("number('x') = number('x')", False),
        ("number('x') != number('x')", True),
        ("1 < 2 < 3", True),
    ],
)
def test_comparisons(value: Callable[..., Any], source: str, expected: bool) -> None:
    assert value(source) is expected


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("../person/name", "string", "Ben"),
        ("../person/age", "number", 10.0),
        ("../nothing", "string", ""),
        ("../nothing", "boolean", False),
        ("../empty", "boolean", True),
        ("1 div 0", "string", "Infinity"),
        ("-7 mod 3", "number", -1.0),
        ("1 = 1", "string", "true"),
        ("'x'", "boolean", True),
    ],
)
def test_each_entry_converts(value: Callable[..., Any], source: str, kind: str, expected: object) -> None:
    assert value(source, kind) == expected
