"""Dates as expressions know them: moments in one zone, written back as dates or as moments.

A date without a time is midnight in the zone. As a number, a moment is days since 1970-01-01T00:00Z. Dates without a
time use the zone's standard offset all year, so that adding days to a date never slips across midnight in summer.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DAY_MS = 86_400_000
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?)?"
_OFFSET = r"(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_DATE = re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?:T{_TIME}{_OFFSET})?")
_TIME_ONLY = re.compile(_TIME + _OFFSET)


@dataclass(frozen=True, slots=True)
class DateValue:
    """A moment, or a day.

    Attributes:
        moment: Aware, in the zone of the environment; None for what is no date (`date('tomorrow')`).
        date_only: True if it was given without a time.
    """

    moment: datetime | None
    date_only: bool = False

    def __str__(self) -> str:
        if self.moment is None:
            return "Invalid Date"
        if self.date_only:
            return self.moment.date().isoformat()
        text = self.moment.isoformat(timespec="milliseconds")
        return text[:-6] + "Z" if text.endswith("+00:00") else text

    def days(self) -> float:
        """Return days since the epoch; NaN for what is no date."""
        if self.moment is None:
            return math.nan
        if not self.date_only:
            return self.instant()
        offset = (self.moment.utcoffset() or timedelta()) - (self.moment.dst() or timedelta())
        wall = self.moment.replace(tzinfo=UTC) - EPOCH
        return ((wall - offset) // _MILLISECOND) / _DAY_MS

    def instant(self) -> float:
        """Return days since the epoch of the very moment, also for a day: for comparing days with moments."""
        return math.nan if self.moment is None else ((self.moment - EPOCH) // _MILLISECOND) / _DAY_MS


INVALID = DateValue(None)


def parse_date(text: str, zone: tzinfo) -> DateValue | None:
    """Return what an ISO 8601 date or moment means in `zone`; None if `text` is neither."""
    if len(text) < 10 or text[4] != "-":
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        if match["hour"] is None:
            return DateValue(datetime(int(match["year"]), int(match["month"]), int(match["day"]), tzinfo=zone), True)
        clock = _clock(match)
        day = datetime(int(match["year"]), int(match["month"]), int(match["day"]), tzinfo=clock.tzinfo or zone)
        moment = day.replace(hour=clock.hour, minute=clock.minute, second=clock.second, microsecond=clock.microsecond)
        return DateValue(moment.astimezone(UTC).astimezone(zone))
    except (ValueError, OverflowError):
        return None


def date_from_days(days: float, zone: tzinfo) -> DateValue:
    """Return the moment `days` after the epoch; `INVALID` outside the years 1 to 9999."""
    if not math.isfinite(days):
        return INVALID
    try:
        moment = (EPOCH + timedelta(milliseconds=round(days * _DAY_MS))).astimezone(zone)
        standard = moment - (moment.dst() or timedelta())
    except (ValueError, OverflowError):
        return INVALID
    if moment != standard and standard.time() < time(0, 0, 0, 2000):
        return DateValue(standard.replace(hour=0, minute=0, second=0, microsecond=0))
    return DateValue(moment)


def time_fraction(text: str, zone: tzinfo, now: datetime) -> float:
    """Return a time (or the time of a moment) as a share of the day in `zone`; NaN if it is none."""
    found = parse_date(text, zone)
    if found is not None and found.moment is not None:
        return _share_of_day(found.moment.time())
    match = _TIME_ONLY.fullmatch(text)
    if match is None:
        return math.nan
    try:
        clock = _clock(match)
        if clock.tzinfo is not None:
            clock = datetime.combine(now.astimezone(zone).date(), clock).astimezone(zone).time()
    except (ValueError, OverflowError):
        return math.nan
    return _share_of_day(clock)


def _share_of_day(clock: time) -> float:
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    return (seconds * 1000 + clock.microsecond // 1000) / _DAY_MS


def _clock(match: re.Match[str]) -> time:
    microsecond = int(((match["fraction"] or "") + "000000")[:6])
    return time(
        int(match["hour"]), int(match["minute"]), int(match["second"] or 0), microsecond, _offset(match["offset"])
    )


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def format_moment(moment: datetime, pattern: str) -> str:
    """Return `moment` written by `pattern`; letters that `fields` does not name stay as they are."""
    fields = {
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": _MONTHS[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "a": _WEEKDAYS[moment.weekday()],
        "W": str(_week(moment)),
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "P": "AM" if moment.hour < 12 else "PM",
        "%": "%",
    }
    return re.sub(r"%(.)", lambda match: fields.get(match[1], match[0]), pattern)


def _week(moment: datetime) -> int:
    """Return the week of the year as Collect counts: weeks begin on Sunday, the first is the one with 1 January."""
    saturday = moment.date().toordinal() + (5 - moment.weekday()) % 7
    return (date.fromordinal(min(saturday, date.max.toordinal())).timetuple().tm_yday + 6) // 7
