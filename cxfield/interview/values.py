"""One codec for each data type: what is stored for a text that was typed, calculated or given, what a data file gets.

A text that is no value of the type (`2025-23-23` as a date) is no answer: nothing is stored.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from enum import StrEnum

from cxfield.interview.definition import Definition
from cxfield.questionnaire.model import ControlKind

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::\d{2})?)?", re.ASCII)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ZONE_HOURS = range(-14, 15)
INT_RANGE = range(-(2**31), 2**31)


Value = str | int | float | bool | date | time | datetime


class ValueKind(StrEnum):
    """What a column of a data file holds."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    DAY = "day"
    TIME = "time of the day"
    MOMENT = "moment"
    PLACE = "place"
    FILE = "file name"

    @property
    def is_number(self) -> bool:
        return self in (ValueKind.WHOLE, ValueKind.NUMBER)


def canonical(data_type: str, text: str) -> str:
    """Return what is stored for `text` in a node of `data_type`; empty if it is no such value.

    Types without a form of their own (`string`, `binary`, `barcode`, `intent`, `select`, …) store the text as it is,
    but for the characters that no XML may hold.
    """
    return codec_of(data_type).store(text) if text else ""


def calculated(data_type: str, text: str, zone: tzinfo) -> str:
    """Return what is stored for the result of an expression: as `canonical`, but no number is no value.

    As in Collect, a moment gives its day or its time of the day in `zone`, and a day gives its first moment.
    """
    if text == "NaN":
        return ""
    if data_type in _MOMENT_PARTS and len(text) > 9:
        text = _as_part_of_moment(data_type, text, zone)
    return canonical(data_type, text)


def given_at(definition: Definition, text: str) -> str:
    """Return what is stored for `text` at a node of `definition`; codes of choices stay as they are."""
    return _as_asked(definition, canonical(_type_at(definition), text))


def calculated_at(definition: Definition, text: str, zone: tzinfo) -> str:
    """Return what is stored for the result of an expression at a node of `definition`."""
    return _as_asked(definition, calculated(_type_at(definition), text, zone))


def _type_at(definition: Definition) -> str:
    question = definition.question
    if definition.bind is None or (question is not None and question.offers_choices):
        return "string"
    return definition.bind.type


def _as_asked(definition: Definition, stored: str) -> str:
    """Return `stored` if the question can have it: a trigger has `OK` or nothing, a range nothing outside its ends."""
    question = definition.question
    if stored and question is not None and question.kind is ControlKind.TRIGGER:
        return "OK" if stored.strip().lower() == "ok" else ""
    if not stored or question is None or question.kind is not ControlKind.RANGE:
        return stored
    number, start, end = (_number(part or "") for part in (stored, question.range_start, question.range_end))
    outside = number is not None and start is not None and end is not None and not start <= number <= end
    return "" if outside else stored


def _as_part_of_moment(data_type: str, text: str, zone: tzinfo) -> str:
    is_moment = "T" in text
    if is_moment == (data_type == "dateTime") or not _DATE.match(text):
        return text
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except (ValueError, OverflowError):  # no moment, or one that the zone puts outside the calendar
        return text
    written = moment.isoformat(timespec="milliseconds")
    return {"date": written[:10], "time": written[11:]}.get(data_type, written)


def _text(text: str) -> str:
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


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


def _boolean(text: str) -> str:
    word = text.strip().lower()
    return word if word in ("true", "false", "1", "0") else ""


_MOMENT_PARTS = frozenset({"date", "time", "dateTime"})


@dataclass(frozen=True, slots=True)
class Codec:
    """How one data type is stored and what it is in a data file.

    Attributes:
        kind: What a column of it holds.
        store: Text as given -> text as stored, empty if it is no such value.
        value: Text as stored (not empty) -> value for a data file.
    """

    kind: ValueKind
    store: Callable[[str], str]
    value: Callable[[str], Value] = str


def codec_of(data_type: str) -> Codec:
    """Return the codec of an XForms data type; types that have no form of their own are texts."""
    return _CODECS.get(data_type, _TEXT)


_TEXT = Codec(ValueKind.TEXT, _text)
_WHOLE = Codec(ValueKind.WHOLE, _int, int)
_CODECS = {
    "int": _WHOLE,
    "integer": _WHOLE,
    "decimal": Codec(ValueKind.NUMBER, _decimal, float),
    "boolean": Codec(ValueKind.YES_NO, _boolean, lambda text: text in ("true", "1")),
    "date": Codec(ValueKind.DAY, _date, date.fromisoformat),
    "time": Codec(ValueKind.TIME, _time, time.fromisoformat),
    "dateTime": Codec(ValueKind.MOMENT, _date_time, datetime.fromisoformat),
    "geopoint": Codec(ValueKind.PLACE, _geopoint),
    "geotrace": Codec(ValueKind.PLACE, _geotrace),
    "geoshape": Codec(ValueKind.PLACE, _geotrace),
    "binary": Codec(ValueKind.FILE, _text),
}
