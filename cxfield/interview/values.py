"""One codec for each data type: what is stored for a text that was typed, calculated or given by the form.

A text that is no value of the type (`2025-23-23` as a date) is no answer: nothing is stored.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::\d{2})?)?", re.ASCII)
_ZONE_HOURS = range(-14, 15)
INT_RANGE = range(-(2**31), 2**31)


def canonical(data_type: str, text: str) -> str:
    """Return what is stored for `text` in a node of `data_type`; empty if it is no such value."""
    codec = _CODECS.get(data_type)
    return text if codec is None or text == "" else codec(text)


def decimal_text(number: float) -> str:
    """Return `number` with at least one decimal and never with an exponent: expressions read it as a number."""
    text = repr(number)
    if "e" in text:
        text = f"{Decimal(text):f}"
        text = text if "." in text else f"{text}.0"
    return text if math.isfinite(number) else ""


def _number(text: str) -> float | None:
    """Return the number that `text` is; None if it is none, or too large to be one."""
    text = text.strip()
    number = float(text) if _NUMBER.fullmatch(text) else math.nan
    return number if math.isfinite(number) else None


def _int(text: str) -> str:
    number = _number(text)
    return str(int(number)) if number is not None and int(number) in INT_RANGE else ""


def _decimal(text: str) -> str:
    number = _number(text)
    return "" if number is None else decimal_text(number)


def _date(text: str) -> str:
    """Return the day of `text`; a time of the day without a zone is left out, one with a zone may mean another day."""
    day, mark, clock = text.strip().partition("T")
    if not _DATE.fullmatch(day):
        return ""
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return day if not mark or _is_local_time(clock) else ""


def _is_local_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    return match is not None and match[2] is None and _time(text) != ""


def _time(text: str) -> str:
    match = _TIME.fullmatch(text.strip())
    if match is None or not _is_zone(match[2]):
        return ""
    try:
        time.fromisoformat(match[1][:8])
    except ValueError:
        return ""
    return text.strip()


def _is_zone(zone: str | None) -> bool:
    if zone is None or zone == "Z":
        return True
    minutes = int(zone[4:6]) if len(zone) > 3 else 0
    return int(zone[:3]) in _ZONE_HOURS and minutes < 60


def _date_time(text: str) -> str:
    text = text.strip()
    day, mark, clock = text.partition("T")
    return text if mark and _DATE.fullmatch(day) and _date(day) and _time(clock) else ""


def _geopoint(text: str) -> str:
    """Return latitude, longitude and what is given of altitude and accuracy. 0 0 is what devices say without a fix."""
    numbers = [number for number in map(_number, text.split()) if number is not None]
    if not 2 <= len(numbers) == len(text.split()) <= 4:
        return ""
    latitude, longitude = numbers[:2]
    if abs(latitude) > 90 or abs(longitude) > 180 or latitude == longitude == 0:
        return ""
    return " ".join(decimal_text(number) for number in numbers)


def _geotrace(text: str) -> str:
    points = [_geopoint(point) for point in text.strip().rstrip(";").split(";")]
    return ";".join(points) if len(points) > 1 and all(points) else ""


_CODECS: dict[str, Callable[[str], str]] = {
    "int": _int,
    "integer": _int,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _date_time,
    "geopoint": _geopoint,
    "geotrace": _geotrace,
    "geoshape": _geotrace,
}
