"""What a constraint says about how large or long an answer may be, where that can be read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_NUMBER = r"-?\d+(?:\.\d+)?"
_SIGN = r"<=|>=|<|>"
_SELF = r"(?:\.|number\(\s*\.\s*\)|int\(\s*\.\s*\))"
_SELF_FIRST = re.compile(rf"{_SELF}\s*({_SIGN})\s*({_NUMBER})", re.ASCII)
_SELF_LAST = re.compile(rf"({_NUMBER})\s*({_SIGN})\s*{_SELF}", re.ASCII)
_LENGTH = re.compile(r"string-length\(\s*\.?\s*\)\s*(<=|<)\s*(\d+)", re.ASCII)
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_PARTS = re.compile(r"'[^']*'|\"[^\"]*\"|[()]|\b(?:and|or)\b(?![-.])|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits that every right answer keeps; other conditions may stand beside them.

    Attributes:
        low, high: None where there is no such limit.
        low_open, high_open: The limit itself is not allowed.
        longest: Characters at most; None without limit.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    longest: int | None = None


NO_BOUNDS = Bounds()


@lru_cache(maxsize=4_096)
def bounds_of(constraint: str | None) -> Bounds:
    """Return the limits among the conditions that `constraint` joins by `and`; none where an `or` joins them."""
    lows: list[tuple[Decimal, bool]] = []
    highs: list[tuple[Decimal, bool]] = []
    lengths: list[int] = []
    for condition in _conditions(constraint or ""):
        if length := _LENGTH.fullmatch(condition):
            lengths.append(int(length[2]) - (length[1] == "<"))
        elif limit := _limit(condition):
            sign, number = limit
            (lows if sign.startswith(">") else highs).append((number, sign in "<>"))
    low = max(lows, default=None)
    high = min(highs, key=lambda found: (found[0], not found[1]), default=None)
    return Bounds(
        low=low[0] if low else None,
        high=high[0] if high else None,
        low_open=bool(low and low[1]),
        high_open=bool(high and high[1]),
        longest=min(lengths, default=None),
    )


def _limit(condition: str) -> tuple[str, Decimal] | None:
    if first := _SELF_FIRST.fullmatch(condition):
        return first[1], Decimal(first[2])
    if last := _SELF_LAST.fullmatch(condition):
        return _TURNED[last[2]], Decimal(last[1])
    return None


def _conditions(constraint: str) -> list[str]:
    """Return what stands between the `and`s outside brackets; nothing where an `or` stands there."""
    conditions, depth = [""], 0
    for part in _PARTS.findall(constraint):
        depth += (part == "(") - (part == ")")
        if depth == 0 and part == "or":
            return []
        if depth == 0 and part == "and":
            conditions.append("")
        else:
            conditions[-1] += part
    return [_bare(condition.strip()) for condition in conditions]


def _bare(condition: str) -> str:
    """Return `condition` without a pair of brackets around all of it."""
    while condition.startswith("(") and condition.endswith(")") and "(" not in condition[1:-1]:
        condition = condition[1:-1].strip()
    return condition
