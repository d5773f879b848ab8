"""One codec for each data type: what is stored for a text that was typed, calculated or given by the form.

A text that is no value of the type (`2025-23-23` as a date) is no answer: nothing is stored.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, time

_WHOLE = re.compile(r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::\d{2})?)?")
_ZONE_HOURS = range(-14, 15)
INT_RANGE = range(-(2**31), 2**31)


def canonical(data_type: str, text: str) -> str:
    """Return what is stored for `text` in a node of `data_type`; empty if it is no such value."""
    codec = _CODECS.get(data_type)
    return text if codec is None or text == "" else codec(text)


def decimal_text(number: float) -> str:
    """Return `number` with at least one decimal, as the data exchanged between ODK tools has it."""
    return repr(number) if math.isfinite(number) else ""


def _int(text: str) -> str:
    text = text.strip()
    try:
        number = int(text) if text.lstrip("+-").isdecimal() else int(float(text))
    except (ValueError, OverflowError):
        return ""
    return str(number) if number in INT_RANGE else ""


def _decimal(text: str) -> str:
    try:
        return decimal_text(float(text.strip()))
    except ValueError:
        return ""


def _date(text: str) -> str:
    text = text.strip()
    if not _DATE.match(text):
        return ""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return ""
    return text if len(text) == 10 else ""


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
    return text if mark and _date(day) and _time(clock) else ""


def _geopoint(text: str) -> str:
    parts = text.split()
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        return ""
    if not 2 <= len(numbers) <= 4 or not all(map(math.isfinite, numbers)):
        return ""
    if abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        return ""
    numbers += [0.0] * (4 - len(numbers))
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
