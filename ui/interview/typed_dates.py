"""Dates and times as interviewers type them, read forgivingly; each gives the text as stored.

The day comes before the month. A part that is missing is named; nothing is guessed but the year of `12.11.`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from ui.interview.date_words import days_from_today, is_beside_year, long_date, long_month, means_now, month_of
from ui.interview.typed_answer import Reading
from ui.language import tr

FIRST_YEAR = 1000
"""Years are typed with two digits or four."""


class DatePart(StrEnum):
    """How much of a date is asked."""

    DAY = "day"
    MONTH = "month-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class _Found:
    """A date, or why it is none. `part` is the smallest part that was typed."""

    day: date | None = None
    problem: str = ""
    part: DatePart = DatePart.DAY


def read_date(typed: str, today: date, part: DatePart = DatePart.DAY) -> Reading:
    """Dates as people type them: 12.11.2026, 12/11/26, 12 nov, 2026-11-12, 121126, `0` today, `-1` yesterday.

    Args:
        part: What is asked: of a month or a year the first day is stored.
    """
    text = typed.strip()
    if not text:
        return Reading()
    found = _found(text, today, part)
    if found.day is None:
        return Reading(problem=found.problem or _ask_for(part))
    if part == DatePart.DAY and found.part != DatePart.DAY:
        return Reading(problem=_what_is_missing(found))
    if part == DatePart.MONTH and found.part == DatePart.YEAR:
        return Reading(problem=tr("The month is missing: type it before the year, for instance 11.2026."))
    return _dated(found.day, part)


def _dated(day: date, part: DatePart) -> Reading:
    if part == DatePart.YEAR:
        first = day.replace(month=1, day=1)
        return Reading(first.isoformat(), echo=str(first.year))
    if part == DatePart.MONTH:
        first = day.replace(day=1)
        return Reading(first.isoformat(), echo=long_month(first))
    return Reading(day.isoformat(), echo=long_date(day))


def _ask_for(part: DatePart) -> str:
    if part == DatePart.YEAR:
        return tr("Type a year, for instance 2026.")
    if part == DatePart.MONTH:
        return tr("Type a month and a year, for instance 11.2026.")
    return tr("Type a date as day, month, year, for instance 12.11.2026.")


def _what_is_missing(found: _Found) -> str:
    assert found.day is not None
    if found.part == DatePart.YEAR:
        return tr("Day and month are missing: type them before the year, for instance 12.11.{year}.").format(
            year=found.day.year
        )
    return tr("The day is missing: type it before the month, for instance {date}.").format(
        date=f"12.{found.day.month:02}.{found.day.year}"
    )


# ---- what stands there ----


def _found(text: str, today: date, part: DatePart) -> _Found:
    word_step = days_from_today(text)
    if word_step is not None:
        return _moved(today, word_step, DatePart.DAY)
    if re.fullmatch(r"0|[+\-−]\d{1,4}", text, re.ASCII):
        return _moved(today, int(text.replace("−", "-")), part)
    if named := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?", text, re.ASCII):
        return _whole(int(named[3]), int(named[2]), int(named[1]))
    numbers, month = _pieces(text, part)
    if numbers is None:
        return _Found()
    return _with_name(numbers, month, today) if month else _of_numbers(numbers, today, part)


def _moved(today: date, step: int, part: DatePart) -> _Found:
    try:
        if part == DatePart.YEAR:
            return _Found(date(today.year + step, 1, 1))
        if part == DatePart.MONTH:
            months = today.year * 12 + today.month - 1 + step
            return _Found(date(months // 12, months % 12 + 1, 1))
        return _Found(today + timedelta(days=step))
    except (ValueError, OverflowError):
        return _Found()


def _pieces(text: str, part: DatePart) -> tuple[list[str] | None, int]:
    """Return the numbers in order and the month that was named (0: none); None where there is anything else."""
    numbers, month = [], 0
    for piece in re.findall(r"\d+|[^\W\d_]+|[^\w\s.,/\-]|_", text):
        if piece.isascii() and piece.isdigit():
            numbers.append(piece)
        elif (named := month_of(piece)) is not None and not month:
            month = named
        elif not is_beside_year(piece):
            return None, 0
    if len(numbers) == 1 and not month and part != DatePart.YEAR and re.fullmatch(r"\d{6}|\d{8}", numbers[0]):
        run = numbers[0]
        numbers = [run[:2], run[2:]] if part == DatePart.MONTH and len(run) == 6 else [run[:2], run[2:4], run[4:]]
    return (numbers if all(len(number) <= 4 for number in numbers) and 0 <= len(numbers) <= 3 else None), month


def _with_name(numbers: list[str], month: int, today: date) -> _Found:
    """A month in words, with a year, a day and a year, or a day of this year."""
    if not numbers:
        return _Found(date(today.year, month, 1), part=DatePart.MONTH)
    if len(numbers) == 1:
        number = int(numbers[0])
        if len(numbers[0]) <= 2 and 1 <= number <= 31:
            return _whole(number, month, today.year)
        year = _full_year(number, today)
        return _Found(date(year, month, 1), part=DatePart.MONTH) if year else _Found()
    if len(numbers) == 2:
        first, second = numbers if len(numbers[0]) <= 2 else (numbers[1], numbers[0])
        return _whole(int(first), month, _full_year(int(second), today))
    return _Found()


def _of_numbers(numbers: list[str], today: date, part: DatePart) -> _Found:
    values = [int(number) for number in numbers]
    if len(values) == 1:
        return _of_one(numbers[0], today, part)
    if len(values) == 2:
        return _of_two(values, today, part)
    if len(values) != 3:
        return _Found()
    first, second, third = values
    if first > 31:
        return _whole(third, second, _full_year(first, today))
    return _whole(first, second, _full_year(third, today))


def _of_one(number: str, today: date, part: DatePart) -> _Found:
    if len(number) == 4 or part == DatePart.YEAR:
        year = _full_year(int(number), today)
        return _Found(date(year, 1, 1), part=DatePart.YEAR) if year else _Found()
    if part == DatePart.DAY and 1 <= int(number) <= 31:
        return _Found(
            problem=tr("The month is missing: type it after the day, for instance {day}.11.").format(day=number)
        )
    return _Found()


def _of_two(values: list[int], today: date, part: DatePart) -> _Found:
    first, second = values
    if first >= FIRST_YEAR:
        first, second = second, first
    if second >= FIRST_YEAR or part != DatePart.DAY:
        year = _full_year(second, today)
        if not year or not 1 <= first <= 12:
            return _Found(problem=_no_month(first) if year else "")
        return _Found(date(year, first, 1), part=DatePart.MONTH)
    return _whole(first, second, today.year)


def _full_year(year: int, today: date) -> int:
    """Two digits mean the past hundred years and the next ten; 0 for a year that nobody means."""
    if year >= 100:
        return year if year >= FIRST_YEAR else 0
    century = today.year - today.year % 100 + year
    return century if century <= today.year + 10 else century - 100


def _whole(day: int, month: int, year: int) -> _Found:
    if not year:
        return _Found(problem=tr("Type the year with two or four digits."))
    if not 1 <= month <= 12:
        return _Found(problem=_no_month(month))
    try:
        return _Found(date(year, month, day))
    except ValueError:
        return _Found(
            problem=tr("There is no day {day} in {month}.").format(day=day, month=long_month(date(year, month, 1)))
        )


def _no_month(month: int) -> str:
    return tr("There is no month {month}. The day comes first, then the month.").format(month=month)


# ---- times ----


def read_time(typed: str, now: time | None = None) -> Reading:
    """Times as people type them: 14:05, 14.05, 1405, 9, 2 pm; with `now` also `now`, `-15` (minutes)."""
    text = typed.strip().lower()
    if not text:
        return Reading()
    found = _time_of(text, now)
    if found is None:
        return Reading(problem=tr("Type a time as hours and minutes, for instance 14:05."))
    return Reading(f"{found:%H:%M}:00.000", echo=f"{found:%H:%M}")


_CLOCK = re.compile(r"(\d{1,2})(?:[:.\sh](\d{2})|(?<=\d)(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap]m?)?", re.ASCII)
_DIGITS = re.compile(r"(\d)(\d{2})", re.ASCII)


def _time_of(text: str, now: time | None = None) -> time | None:
    if now is not None and (means_now(text) or re.fullmatch(r"[+\-−]\d{1,3}", text, re.ASCII)):
        step = 0 if means_now(text) else int(text.replace("−", "-"))
        minutes = now.hour * 60 + now.minute + step
        return time(minutes // 60, minutes % 60) if 0 <= minutes < 1_440 else None
    parsed = _CLOCK.fullmatch(_DIGITS.sub(r"0\1\2", text) if _DIGITS.fullmatch(text) else text)
    if parsed is None:
        return None
    hour, minute, half = int(parsed[1]), int(parsed[2] or parsed[3] or 0), parsed[4]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_moment(typed: str, now: datetime) -> Reading:
    """A date, then a time: `12.11.2026 14:05`, `0 9:30` for today, `now`."""
    text = typed.strip()
    if not text:
        return Reading()
    if means_now(text):
        return _moment(now.date(), now.time(), now)
    text = re.sub(r"(?<=\d)T(?=\d)", " ", text)
    for cut in [match.start() for match in re.finditer(r"[\s,]+", text)]:
        day = _found(text[:cut].strip(" ,"), now.date(), DatePart.DAY)
        clock = _time_of(text[cut:].strip(" ,").lower(), None)
        if day.day is not None and day.part == DatePart.DAY and clock is not None:
            return _moment(day.day, clock, now)
    return Reading(problem=_part_of_moment(text, now))


def _moment(day: date, clock: time, now: datetime) -> Reading:
    moment = datetime.combine(day, clock.replace(second=0, microsecond=0, tzinfo=None), now.tzinfo)
    return Reading(moment.isoformat(timespec="milliseconds"), echo=f"{long_date(day)}, {clock:%H:%M}")


def _part_of_moment(text: str, now: datetime) -> str:
    found = _found(text, now.date(), DatePart.DAY)
    if found.day is not None and found.part == DatePart.DAY:
        return tr("The time is missing: type it after the date, for instance 14:05.")
    if ":" in text and _time_of(text.lower()) is not None:
        return tr("The date is missing: type it before the time, or 0 for today.")
    return tr("Type a date and a time, for instance 12.11.2026 14:05.")


# ---- as one would type it ----


def shown_date(stored: str, part: DatePart = DatePart.DAY) -> str:
    """Return a stored date as one would type it; what is not a date stays as it is."""
    parsed = re.match(r"(\d{4})-(\d{2})-(\d{2})", stored)
    if parsed is None:
        return stored
    if part == DatePart.YEAR:
        return parsed[1]
    return f"{parsed[2]}.{parsed[1]}" if part == DatePart.MONTH else f"{parsed[3]}.{parsed[2]}.{parsed[1]}"


def shown_time(stored: str) -> str:
    return stored[:5]


def shown_moment(stored: str) -> str:
    return f"{shown_date(stored)} {stored[11:16]}" if "T" in stored else shown_date(stored)
