"""The values of expressions and how one kind becomes another (XPath 1.0, section 4, and dates of ODK XForms)."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cxfield.xpath.dates import DateValue, parse_date
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.xpath.environment import Environment

Value = float | str | bool | list[Node] | DateValue

NAN = math.nan
_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_SHORT_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_WHITESPACE = " \t\r\n"


class DayCount(float):
    """What number() makes of a date: as a number with the part of the day, as a text the whole days only."""

    __slots__ = ()


def number_to_text(number: float) -> str:
    """Return `number` as XPath writes it: no `.0`, no exponent, `NaN`, `Infinity`."""
    if number != number:
        return "NaN"
    if number in (math.inf, -math.inf):
        return "Infinity" if number > 0 else "-Infinity"
    whole = int(number)
    if whole == number:
        return str(whole)
    if isinstance(number, DayCount):
        return str(math.floor(number))
    text = repr(number)
    return format(Decimal(text), "f") if "e" in text else text


def text_to_number(text: str, environment: Environment) -> float:
    """Return the number that `text` is, the days since 1970 if it is a date, else NaN."""
    if text.isdecimal() and text.isascii():
        return float(text)
    if not text:
        return NAN
    text = text.strip(_WHITESPACE)
    if _NUMBER.fullmatch(text):
        return float(text)
    date = parse_date(text, environment.zone)
    return NAN if date is None else date.days()


def to_number(value: Value, environment: Environment) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, list):
        return text_to_number(environment.text_of(value[0]), environment) if value else NAN
    if isinstance(value, DateValue):
        return value.days()
    return text_to_number(value, environment)


def to_text(value: Value, environment: Environment) -> str:
    if isinstance(value, list):
        return environment.text_of(value[0]) if value else ""
    return scalar_to_text(value)


def scalar_to_text(value: float | str | bool | DateValue) -> str:
    """Return the text of a value that is no node-set."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_to_text(value) if isinstance(value, float) else str(value)


def to_boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0
    if isinstance(value, DateValue):
        return value.moment is not None
    return bool(value)


def to_date(value: Value, environment: Environment) -> DateValue | None:
    """Return `value` as a date; None if it is none."""
    if isinstance(value, DateValue):
        return value if value.moment is not None else None
    return parse_date(_padded(to_text(value, environment).strip(_WHITESPACE)), environment.zone)


def _padded(text: str) -> str:
    """Return a date written as `2024-3-5` with its zeros; other texts as they are."""
    match = _SHORT_DATE.match(text)
    return text if match is None else f"{match[1]}-{match[2]:>02}-{match[3]:>02}{text[match.end() :]}"
