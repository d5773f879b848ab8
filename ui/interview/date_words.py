"""Months and days in words: said in the window's language, understood in all four."""

from __future__ import annotations

import unicodedata
from datetime import date

from ui.language import tr

_MONTHS = (
    "january january январь января styczen stycznia janvaris janvari",
    "february february февраль февраля luty lutego februaris februari",
    "march march март марта marzec marca marts marta",
    "april april апрель апреля kwiecien kwietnia aprilis aprili",
    "may may май мая maj maja maijs maija",
    "june june июнь июня czerwiec czerwca junijs junija",
    "july july июль июля lipiec lipca julijs julija",
    "august august август августа sierpien sierpnia augusts augusta",
    "september september сентябрь сентября wrzesien wrzesnia septembris septembri",
    "october october октябрь октября pazdziernik pazdziernika oktobris oktobri",
    "november november ноябрь ноября listopad listopada novembris novembri",
    "december december декабрь декабря grudzien grudnia decembris decembri",
)
_FROM_TODAY = {
    "today": 0, "сегодня": 0, "dzis": 0, "dzisiaj": 0, "sodien": 0,
    "yesterday": -1, "вчера": -1, "wczoraj": -1, "vakar": -1,
    "tomorrow": 1, "завтра": 1, "jutro": 1, "rit": 1,
}  # fmt: skip
_NOW = ("now", "сейчас", "teraz", "tagad")
_BESIDE_YEAR = ("г", "года", "год", "r", "roku", "rok", "gada", "gads")
SHORTEST_MONTH = 3


def _plain(word: str) -> str:
    """Return `word` small and without marks above and below its letters."""
    parted = unicodedata.normalize("NFD", word.casefold())
    return "".join(character for character in parted if not unicodedata.combining(character))


_NAMES = tuple(frozenset(_plain(name) for name in names.split()) for names in _MONTHS)


def month_of(word: str) -> int | None:
    """Return 1 to 12 for the name of a month in any of the languages, or its first three letters; None if unsure."""
    plain = _plain(word)
    if len(plain) < SHORTEST_MONTH:
        return None
    meant = [number for number, names in enumerate(_NAMES, 1) if any(name.startswith(plain) for name in names)]
    return meant[0] if len(meant) == 1 else None


def days_from_today(word: str) -> int | None:
    """Return 0 for `today`, -1 for `yesterday`, 1 for `tomorrow` in any of the languages; None for other words."""
    return _FROM_TODAY.get(_plain(word))


def means_now(word: str) -> bool:
    return word.casefold() in _NOW


def is_beside_year(word: str) -> bool:
    """Return True for words that stand with a year and say nothing (`2026 года`, `2026. gada`)."""
    return _plain(word) in _BESIDE_YEAR


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


def long_month(day: date) -> str:
    """Return a month with its year in words, in the language of the window."""
    months = (
        tr("January {year}"),
        tr("February {year}"),
        tr("March {year}"),
        tr("April {year}"),
        tr("May {year}"),
        tr("June {year}"),
        tr("July {year}"),
        tr("August {year}"),
        tr("September {year}"),
        tr("October {year}"),
        tr("November {year}"),
        tr("December {year}"),
    )
    return months[day.month - 1].format(year=day.year)
