"""The values of expressions and how one kind becomes another (XPath 1.0, section 4, and dates of ODK XForms)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from cxfield.xpath.dates import DateValue, parse_date
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.xpath.environment import Environment

Value = float | str | bool | list[Node] | DateValue

NAN = math.nan
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)")
_WHITESPACE = " \t\r\n"


def number_to_text(number: float) -> str:
    """Return `number` as XPath writes it: no `.0`, no exponent, `NaN`, `Infinity`."""
    if number != number:
        return "NaN"
    if number in (math.inf, -math.inf):
        return "Infinity" if number > 0 else "-Infinity"
    whole = int(number)
    if whole == number:
        return str(whole)
    text = repr(number)
    return f"{number:.20f}".rstrip("0").rstrip(".") if "e" in text else text


def text_to_number(text: str, environment: Environment) -> float:
    """Return the number that `text` is, the days since 1970 if it is a date, else NaN."""
    if text.isdecimal():
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
        return text_to_number(value[0].string_value(), environment) if value else NAN
    if isinstance(value, DateValue):
        return value.days()
    return text_to_number(value, environment)


def to_text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0].string_value() if value else ""
    if isinstance(value, float):
        return number_to_text(value)
    return str(value)


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
    return parse_date(to_text(value).strip(_WHITESPACE), environment.zone)
