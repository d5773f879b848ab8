"""What an interviewer types for numbers, dates and times, read forgivingly; each gives the text as stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from ui.language import tr

LARGEST_INTEGER = 2**31 - 1
"""XForms stores whole numbers in 32 bits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood.

    Attributes:
        value: As it will be stored; empty where nothing was typed or nothing understood.
        problem: Sentence; empty if all is well.
        echo: The answer in words, to show that it was understood (`Thursday 12 November 2026`).
    """

    value: str = ""
    problem: str = ""
    echo: str = ""


def read_integer(typed: str) -> Reading:
    """Whole numbers; spaces between thousands are fine."""
    text = re.sub(r"[\s\u00a0\u202f']", "", typed)
    if not text:
        return Reading()
    if not re.fullmatch(r"[+-]?\d+", text):
        return Reading(problem=tr("Type a whole number, for instance 34."))
    is_stored_whole = len(text) <= 11 and abs(int(text)) <= LARGEST_INTEGER
    return Reading(str(int(text))) if is_stored_whole else Reading(problem=tr("That number is too long."))


def read_decimal(typed: str) -> Reading:
    """Numbers with a decimal point or comma."""
    text = re.sub(r"[\s\u00a0\u202f']", "", typed).replace(",", ".")
    if not text:
        return Reading()
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text):
        return Reading(problem=tr("Type a number, for instance 3.5."))
    text = text.removeprefix("+")
    return Reading(text.rstrip(".") if not text.lstrip("-").startswith(".") else text.replace(".", "0.", 1))


def read_date(typed: str, today: date) -> Reading:
    """Dates as people type them: 12.11.2026, 12/11/26, 12 11, 2026-11-12, 121126, `0` today, `-1` yesterday."""
    text = typed.strip()
    if not text:
        return Reading()
    found = _date_of(text, today)
    if found is None:
        return Reading(problem=tr("Type a date as day, month, year, for instance 12.11.2026."))
    return Reading(found.isoformat(), echo=long_date(found))


def _date_of(text: str, today: date) -> date | None:
    if re.fullmatch(r"0|[+-]\d{1,4}", text):
        return today + timedelta(days=int(text))
    if named := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?", text):
        return _make_date(int(named[1]), int(named[2]), int(named[3]))
    numbers = re.split(r"[.,/\-\s]+", text.strip("., "))
    if len(numbers) == 1 and re.fullmatch(r"\d{6}|\d{8}", text):
        numbers = [text[:2], text[2:4], text[4:]]
    if not all(re.fullmatch(r"\d{1,4}", number) for number in numbers):
        return None
    if len(numbers) == 2:
        return _make_date(today.year, int(numbers[1]), int(numbers[0]))
    if len(numbers) != 3:
        return None
    first, second, third = (int(number) for number in numbers)
    return _make_date(first, second, third) if first > 31 else _make_date(_full_year(third, today), second, first)


def _full_year(year: int, today: date) -> int:
    """Two digits mean the past hundred years and the next ten."""
    if year >= 100:
        return year
    century = today.year - today.year % 100 + year
    return century if century <= today.year + 10 else century - 100


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(typed: str) -> Reading:
    """Times as people type them: 14:05, 14.05, 1405, 9, 2 pm."""
    text = typed.strip().lower()
    if not text:
        return Reading()
    found = _time_of(text)
    if found is None:
        return Reading(problem=tr("Type a time as hours and minutes, for instance 14:05."))
    return Reading(f"{found:%H:%M}:00.000", echo=f"{found:%H:%M}")


_CLOCK = re.compile(r"(\d{1,2})(?:[:.\sh](\d{2})|(?<=\d)(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap]m?)?")
_DIGITS = re.compile(r"(\d)(\d{2})")


def _time_of(text: str) -> time | None:
    parsed = _CLOCK.fullmatch(_DIGITS.sub(r"0\1\2", text) if _DIGITS.fullmatch(text) else text)
    if parsed is None:
        return None
    hour, minute, half = int(parsed[1]), int(parsed[2] or parsed[3] or 0), parsed[4]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_moment(typed: str, now: datetime) -> Reading:
    """A date, then a time: `12.11.2026 14:05`, `0 9:30` for today."""
    text = typed.strip().replace("T", " ")
    if not text:
        return Reading()
    day_text, _, time_text = text.rpartition(" ")
    day = _date_of(day_text.strip(" ,"), now.date())
    clock = _time_of(time_text.lower())
    if day is None or clock is None:
        return Reading(problem=tr("Type a date and a time, for instance 12.11.2026 14:05."))
    moment = datetime.combine(day, clock, zone_of(now))
    stored = moment.isoformat(timespec="milliseconds")
    return Reading(stored, echo=f"{long_date(day)}, {clock:%H:%M}")


def zone_of(now: datetime) -> tzinfo | None:
    return now.tzinfo


def long_date(day: date) -> str:
    """Return a date in words, in the language of the window."""
    weekdays = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    months = (
        tr("{day} January {year}"),
        tr("{day} February {year}"),
        tr("{day} March {year}"),
        tr("{day} April {year}"),
        tr("{day} May {year}"),
        tr("{day} June {year}"),
        tr("{day} July {year}"),
        tr("{day} August {year}"),
        tr("{day} September {year}"),
        tr("{day} October {year}"),
        tr("{day} November {year}"),
        tr("{day} December {year}"),
    )
    return f"{weekdays[day.weekday()]}, {months[day.month - 1].format(day=day.day, year=day.year)}"


def shown_date(stored: str) -> str:
    """Return a stored date as one would type it; what is not a date stays as it is."""
    parsed = re.match(r"(\d{4})-(\d{2})-(\d{2})", stored)
    return f"{parsed[3]}.{parsed[2]}.{parsed[1]}" if parsed else stored


def shown_time(stored: str) -> str:
    return stored[:5]


def shown_moment(stored: str) -> str:
    return f"{shown_date(stored)} {stored[11:16]}" if "T" in stored else shown_date(stored)
