"""Coordinates as people type them, read forgivingly.

`56.95 24.1` · `56,95 24,1` · `56.95, 24.1` · `56.95 N 24.1 E` · `E 24.1 N 56.95` · `56°57'0"N 24°6'0"E` ·
`56 57.5 N 24 6 E` · `56 57 0 24 6 0` · `geo:56.95,24.1`; behind them altitude and accuracy in metres: `… 12 ±5`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cxfield.position.place import DEGREE_DECIMALS, Place, is_on_earth


class Unread(StrEnum):
    """Why something typed is no place."""

    NOT_UNDERSTOOD = "not-understood"
    NEEDS_BOTH = "needs-both"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class _Token:
    """A number (`text` as typed, point for comma), a half of the earth (N S E W), or the mark behind a number."""

    kind: str
    text: str

    @property
    def number(self) -> float:
        return float(self.text)

    @property
    def is_whole(self) -> bool:
        return self.kind == "number" and self.text.lstrip("+-").isdigit()


class _UnreadError(Exception):
    def __init__(self, why: Unread) -> None:
        super().__init__(why)
        self.why = why


_PARTS = re.compile(
    r"(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+))|(?P<half>[nsewNSEWСсЮюВвЗз])"
    r"|(?P<degree>[°ºd˚])|(?P<second>″|”|“|\"|''|′′)|(?P<minute>['′’‘])|(?P<metre>[mм])|(?P<space>[\s;/±]+)"
)
_HALVES = {"С": "N", "Ю": "S", "В": "E", "З": "W"}
"""Letters of the Russian directions."""
_SIGNS = {"N": 1, "S": -1, "E": 1, "W": -1}
_MARKS = ("degree", "minute", "second")


def read_typed_place(typed: str) -> Place | Unread | None:
    """Return the place that `typed` means, why it means none, or None where nothing is typed."""
    text = typed.strip()
    if not text:
        return None
    try:
        return _place_of(_tokens(text))
    except _UnreadError as error:
        return error.why


def _tokens(text: str) -> list[_Token]:
    text = _one_kind_of_comma(re.sub(r"(?i)^geo:", "", text).replace("−", "-").replace("–", "-"))
    tokens, position = [], 0
    while position < len(text):
        found = _PARTS.match(text, position)
        if found is None or found.lastgroup is None:
            raise _UnreadError(Unread.NOT_UNDERSTOOD)
        if found.lastgroup != "space":
            part = found[0].upper() if found.lastgroup == "half" else found[0]
            tokens.append(_Token(found.lastgroup, _HALVES.get(part, part)))
        position = found.end()
    return tokens


def _one_kind_of_comma(text: str) -> str:
    """A comma is the decimal sign where a digit stands on both sides and no point is used; else it only separates."""
    if "." not in text and re.search(r"\d,\d+(\D|$)", text):
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    return text.replace(",", " ")


def _place_of(tokens: list[_Token]) -> Place:
    halves = [i for i, token in enumerate(tokens) if token.kind == "half"]
    if halves:
        first, second, rest = _cut_by_halves(tokens, halves)
    elif any(token.kind in _MARKS for token in tokens):
        first, second, rest = _cut_by_degrees(tokens)
    else:
        first, second, rest = _cut_by_count(tokens)
    pair = _as_pair(_coordinate(first), _coordinate(second))
    return _checked(*pair, _metres(rest))


def _cut_by_halves(tokens: list[_Token], halves: list[int]) -> tuple[list[_Token], list[_Token], list[_Token]]:
    if len(halves) != 2:
        raise _UnreadError(Unread.NEEDS_BOTH if len(halves) == 1 else Unread.NOT_UNDERSTOOD)
    if halves[0] == 0:  # N 56.95 E 24.1
        end = _end_of_coordinate(tokens, halves[1] + 1)
        return tokens[: halves[1]], tokens[halves[1] : end], tokens[end:]
    return tokens[: halves[0] + 1], tokens[halves[0] + 1 : halves[1] + 1], tokens[halves[1] + 1 :]


def _end_of_coordinate(tokens: list[_Token], start: int) -> int:
    """Return where the degrees, minutes and seconds that begin at `start` end: behind a fraction or three numbers."""
    position, numbers = start, 0
    while position < len(tokens) and tokens[position].kind in ("number", *_MARKS) and numbers < 3:
        is_last = tokens[position].kind == "number" and not tokens[position].is_whole
        numbers += tokens[position].kind == "number"
        position += 1
        if is_last:
            break
    while position < len(tokens) and tokens[position].kind in _MARKS:
        position += 1
    return position


def _cut_by_degrees(tokens: list[_Token]) -> tuple[list[_Token], list[_Token], list[_Token]]:
    starts = [i - 1 for i, token in enumerate(tokens) if token.kind == "degree"]
    if len(starts) != 2 or starts[0] != 0:
        raise _UnreadError(Unread.NEEDS_BOTH if len(starts) == 1 else Unread.NOT_UNDERSTOOD)
    end = starts[1] + 2
    for mark in ("minute", "second"):
        if [token.kind for token in tokens[end : end + 2]] == ["number", mark]:
            end += 2
    return tokens[: starts[1]], tokens[starts[1] : end], tokens[end:]


def _cut_by_count(tokens: list[_Token]) -> tuple[list[_Token], list[_Token], list[_Token]]:
    count = sum(token.kind == "number" for token in tokens)
    if count < 2:
        raise _UnreadError(Unread.NEEDS_BOTH if count else Unread.NOT_UNDERSTOOD)
    if count == 6 and len(tokens) == 6:
        return tokens[:3], tokens[3:], []
    return tokens[:1], tokens[1:2], tokens[2:]


def _coordinate(tokens: list[_Token]) -> tuple[float, str]:
    """Return degrees and the half of the earth, empty where none was typed."""
    halves = [token.text for token in tokens if token.kind == "half"]
    parts = [token for token in tokens if token.kind != "half"]
    numbers = [token for token in parts if token.kind == "number"]
    marks = [token.kind for token in parts if token.kind != "number"]
    if not 1 <= len(numbers) <= 3 or marks != list(_MARKS[: len(marks)]) or len(marks) > len(numbers):
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    if not all(number.is_whole for number in numbers[:-1]) or any(n.text[0] in "+-" for n in numbers[1:]):
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    degrees, minutes, seconds = (*(abs(n.number) for n in numbers), 0.0, 0.0)[:3]
    if minutes >= 60 or seconds >= 60:
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    size, is_minus = degrees + minutes / 60 + seconds / 3600, numbers[0].text.startswith("-")
    half = halves[0] if halves else ""
    if half in ("N", "E") and is_minus:
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    return (-size if is_minus or _SIGNS.get(half) == -1 else size), half


def _as_pair(first: tuple[float, str], second: tuple[float, str]) -> tuple[float, float]:
    """Return latitude and longitude; letters may put them the other way round."""
    axes = ["longitude" if half in ("E", "W") else "latitude" for _, half in (first, second) if half]
    if len(axes) == 2 and axes[0] == axes[1]:
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    return (second[0], first[0]) if axes[:1] == ["longitude"] else (first[0], second[0])


def _metres(tokens: list[_Token]) -> list[float]:
    numbers = [token.number for token in tokens if token.kind == "number"]
    if len(numbers) > 2 or any(token.kind not in ("number", "metre") for token in tokens):
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    if len(numbers) == 2 and numbers[1] < 0:
        raise _UnreadError(Unread.NOT_UNDERSTOOD)
    return numbers


def _checked(latitude: float, longitude: float, metres: list[float]) -> Place:
    if abs(latitude) > 90:
        raise _UnreadError(Unread.LATITUDE)
    if abs(longitude) > 180:
        raise _UnreadError(Unread.LONGITUDE)
    if not is_on_earth(latitude, longitude):
        raise _UnreadError(Unread.NOWHERE)
    altitude, accuracy = (*metres, None, None)[:2]
    return Place(
        latitude=round(latitude, DEGREE_DECIMALS),
        longitude=round(longitude, DEGREE_DECIMALS),
        altitude_m=altitude,
        accuracy_m=accuracy,
    )
