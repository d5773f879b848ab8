"""The fixed words of reports in four languages, and how numbers, dates and lengths are written in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cxfield.errors import CxfieldError
from cxfield.resource import resource_path

LANGUAGES = ("en", "ru", "pl", "lv")
MINUS = "\N{MINUS SIGN}"


class WordingError(CxfieldError):
    """A report was asked for in a language, or a time zone, that is not there."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language: `words["cases"]`, and `words.number(1234.5, 1)`."""

    language: str
    entries: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.entries[key]

    def say(self, key: str, **values: object) -> str:
        """Return an entry with its gaps filled."""
        return self.entries[key].format(**values)

    def disposition(self, code: str, name: str) -> str:
        """Return the name of a disposition; `name` where this language has none for the code."""
        return _disposition_names().get(self.language, {}).get(code) or name or code

    def number(self, value: float | None, places: int = 0) -> str:
        """Return `value` with `places` decimals; "not available" for None and for what is no number."""
        if value is None or value != value or abs(value) == float("inf"):
            return self["not_available"]
        text = f"{abs(value):,.{places}f}"
        sign = MINUS if value < 0 and text.strip("0.,") else ""
        thousands = "\N{NO-BREAK SPACE}" if self["thousands"] == " " else self["thousands"]
        whole, _, decimals = text.partition(".")
        return sign + whole.replace(",", thousands) + (self["decimal"] + decimals if decimals else "")

    def percent(self, share: float | None, places: int = 1) -> str:
        """Return a share 0..1 in percent, without the sign."""
        return self.number(None if share is None else 100 * share, places)

    def percent_sign(self, share: float | None, places: int = 1) -> str:
        """Return a share 0..1 in percent with the sign."""
        return self["not_available"] if share is None else f"{self.percent(share, places)}\N{NO-BREAK SPACE}%"

    def length(self, seconds: float | None) -> str:
        """Return a length in minutes and seconds (`9 min 12 s`)."""
        if seconds is None:
            return self["not_available"]
        minutes, rest = divmod(round(seconds), 60)
        parts = ([(minutes, "minutes")] if minutes else []) + [(rest, "seconds")]
        return " ".join(f"{count}\N{NO-BREAK SPACE}{self[unit]}" for count, unit in parts)

    def minutes(self, seconds: float | None) -> str:
        """Return a length in minutes with one decimal (`9.2 min`)."""
        if seconds is None:
            return self["not_available"]
        return f"{self.number(seconds / 60, 1)}\N{NO-BREAK SPACE}{self['minutes']}"

    def day(self, day: date) -> str:
        """Return a date in full (`22 November 2026`)."""
        month = self["months"].split()[day.month - 1]
        return self["date"].replace("%B", month).replace("%d", str(day.day)).replace("%Y", str(day.year))

    def moment(self, at: datetime, zone: str) -> str:
        """Return date and time in `zone`, without naming it."""
        local = at.astimezone(zone_named(zone))
        return f"{self.day(local.date())}, {local:%H:%M}"


def zone_named(zone: str) -> ZoneInfo:
    """Return the IANA zone `zone`.

    Raises:
        WordingError: There is no such zone.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WordingError(f"There is no time zone {zone!r}; give an IANA name like Europe/Riga.") from error


@cache
def _disposition_names() -> dict[str, dict[str, str]]:
    """Return language -> code -> name; English names are those of the table itself."""
    names: dict[str, dict[str, str]] = json.loads(resource_path("data", "disposition_names.json").read_text("utf-8"))
    return names


@cache
def wording(language: str) -> Wording:
    """Return the words of `en`, `ru`, `pl` or `lv`.

    Raises:
        WordingError: There is no such language.
    """
    catalogue = json.loads(resource_path("data", "report_words.json").read_text("utf-8"))
    if language not in catalogue:
        raise WordingError(f"Reports are written in {', '.join(LANGUAGES)}; {language!r} is not among them.")
    return Wording(language, catalogue[language])
