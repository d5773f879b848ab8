"""Moments in words: short, in the zone that matters, the same everywhere on the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale


def place_of(zone: str) -> str:
    """Return the city of an IANA zone: `London` of `Europe/London`; empty without a zone."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def in_zone(zone: str, at: datetime) -> datetime:
    """Return `at` on a clock in `zone`; in the device's zone where it is empty or unknown."""
    try:
        return at.astimezone(ZoneInfo(zone)) if zone else at.astimezone()
    except (KeyError, ValueError, OSError):
        return at.astimezone(UTC)


def clock_there(zone: str, at: datetime) -> str:
    """Return `14:05`, the time there."""
    return f"{in_zone(zone, at):%H:%M}"


def short_moment(at: datetime, now: datetime) -> str:
    """Return `18:42` today, `Fri 20 Nov 18:42` this year, with the year before that; on the device's clock."""
    local, today = at.astimezone(), now.astimezone()
    if local.date() == today.date():
        return f"{local:%H:%M}"
    locale = QLocale()
    day = locale.dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
    month = locale.monthName(local.month, QLocale.FormatType.ShortFormat)
    year = f" {local.year}" if local.year != today.year else ""
    return f"{day} {local.day} {month}{year} {local:%H:%M}"


def long_date(at: datetime) -> str:
    """Return `Monday 23 November`."""
    local = at.astimezone()
    locale = QLocale()
    return f"{locale.dayName(local.isoweekday())} {local.day} {locale.monthName(local.month)}"
