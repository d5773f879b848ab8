"""Limits are read from a constraint only where it says them plainly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxfield.interview.bounds import NO_BOUNDS, Bounds, bounds_of


@pytest.mark.parametrize(
    ("constraint", "bounds"),
    [
        (". >= 18 and . <= 120", Bounds(low=Decimal(18), high=Decimal(120))),
        (".>0", Bounds(low=Decimal(0), low_open=True)),
        ("(. >= -1.5) and (. < 3)", Bounds(low=Decimal("-1.5"), high=Decimal(3), high_open=True)),
        ("18 <= . and . <= 99 and . != 50", Bounds(low=Decimal(18), high=Decimal(99))),
        (". >= 1 and (. <= 5 or ${q} = 'and')", Bounds(low=Decimal(1))),
        ("string-length(.) <= 20", Bounds(longest=20)),
        ("string-length(.) < 20 and regex(., '[0-9]+')", Bounds(longest=19)),
        (". > 1 and . > 5 and . >= 5", Bounds(low=Decimal(5), low_open=True)),
    ],
)
def test_limits_joined_by_and_are_read(constraint: str, bounds: Bounds) -> None:
    assert bounds_of(constraint) == bounds


@pytest.mark.parametrize(
    "constraint",
    [
        None,
        "",
        ". <= today()",
        ". >= 1 or . = -9",
        ". <= ${other}",
        "not(. > 5)",
        "regex(., '^. > 5 and . < 6$')",
        ". = 5",
    ],
)
def test_what_is_not_said_plainly_is_no_limit(constraint: str | None) -> None:
    assert bounds_of(constraint) == NO_BOUNDS
