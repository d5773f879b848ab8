"""Reads a moment as an interviewer types it during a call: `14:30`, `tomorrow 9`, `mon 18`, `24.11 10:15`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

_TIME = re.compile(r"^(\d{1,2})(?:[:.h](\d{2}))?$")
_DATE = re.compile(r"^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?\.?$")
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_TOMORROW = ("tomorrow", "завтра", "jutro", "rīt", "rit")
_TODAY = ("today", "сегодня", "dzisiaj", "dziś", "šodien")
_LANGUAGES = (
    QLocale.Language.English,
    QLocale.Language.Russian,
    QLocale.Language.Polish,
    QLocale.Language.Latvian,
)


def _weekday(word: str) -> int | None:
    """Return 1 (Monday) … 7 of a day's name or the first letters of it, in any of the four languages."""
    if len(word) < 2:
        return None
    for language in _LANGUAGES:
        locale = QLocale(language)
        for day in range(1, 8):
            if locale.standaloneDayName(day, QLocale.FormatType.LongFormat).casefold().startswith(word):
                return day
            if locale.dayName(day, QLocale.FormatType.ShortFormat).casefold().rstrip(".") == word:
                return day
    return None


def _date(word: str, there: datetime) -> datetime | None:
    if word in _TODAY:
        return there
    if word in _TOMORROW:
        return there + timedelta(days=1)
    if iso := _ISO.match(word):
        year, month, day = (int(part) for part in iso.groups())
        return _day(there, year, month, day)
    if match := _DATE.match(word):
        day, month = int(match[1]), int(match[2])
        year = int(match[3]) if match[3] else there.year
        date = _day(there, year, month, day)
        if date is not None and not match[3] and date.date() < there.date():
            date = _day(there, year + 1, month, day)
        return date
    weekday = _weekday(word)
    if weekday is None:
        return None
    return there + timedelta(days=(weekday - there.isoweekday() - 1) % 7 + 1)


def _day(there: datetime, year: int, month: int, day: int) -> datetime | None:
    try:
        return there.replace(year=year, month=month, day=day)
    except ValueError:
        return None


def read_moment(text: str, there: datetime) -> datetime | None:
    """Return the wall time that `text` means, seen from the wall time `there`; None if it is not one.

    A time alone is today, or tomorrow where it has passed; a weekday is the next one; a date without a year the next.
    """
    words = text.casefold().replace(",", " ").split()
    if not words:
        return None
    time = _TIME.match(words[-1])
    if time is None:
        return None
    hour, minute = int(time[1]), int(time[2] or 0)
    if hour > 23 or minute > 59 or len(words) > 2:
        return None
    day = there if len(words) == 1 else _date(words[0], there)
    if day is None:
        return None
    moment = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if len(words) == 1 and moment < there:
        moment += timedelta(days=1)
    return moment
