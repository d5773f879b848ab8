"""Typed numbers, dates and times are read as people type them, and never guessed where they are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui.interview.typed_dates import (
    DatePart,
    read_date,
    read_moment,
    read_time,
    shown_date,
    shown_moment,
    shown_time,
)
from ui.interview.typed_numbers import read_decimal, read_digits, read_integer, shown_number
from ui.language import use_language

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("34", "34"), (" 1 200 ", "1200"), ("-3", "-3"), ("007", "7"), ("", "")],
)
def test_whole_numbers(typed: str, stored: str) -> None:
    assert read_integer(typed).value == stored
    assert read_integer(typed).problem == ""


@pytest.mark.parametrize("typed", ["3.5", "abc", "1e3", "12345678901", "1-2", "²"])
def test_what_is_no_whole_number_is_said(typed: str) -> None:
    assert read_integer(typed).problem
    assert read_integer(typed).value == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("3,5", "3.5"), ("3.50", "3.50"), (".5", "0.5"), ("-.5", "-0.5"), ("7.", "7"), ("1 000,5", "1000.5")],
)
def test_numbers_take_point_or_comma(typed: str, stored: str) -> None:
    assert read_decimal(typed).value == stored


@pytest.mark.parametrize("typed", ["3,5,1", "--1", "x", "."])
def test_what_is_no_number_is_said(typed: str) -> None:
    assert read_decimal(typed).problem


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12.11.2026", "2026-11-12"),
        ("12/11/26", "2026-11-12"),
        ("12 11 26", "2026-11-12"),
        ("12 11", "2026-11-12"),
        ("2026-11-12", "2026-11-12"),
        ("121126", "2026-11-12"),
        ("12112026", "2026-11-12"),
        ("1.2.85", "1985-02-01"),
        ("1.2.40", "1940-02-01"),
        ("0", "2026-11-23"),
        ("-1", "2026-11-22"),
        ("29.2.2024", "2024-02-29"),
    ],
)
def test_dates(typed: str, stored: str) -> None:
    assert read_date(typed, TODAY).value == stored


@pytest.mark.parametrize(
    "typed", ["29.2.2026", "32.1.2026", "12.13.2026", "someday", "12", "12.11.2026.1", "12.11.202"]
)
def test_days_that_do_not_exist_are_said(typed: str) -> None:
    assert read_date(typed, TODAY).problem


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2030, 12, 31)))
def test_a_stored_date_shown_and_read_again_is_the_same(day: date) -> None:
    assert read_date(shown_date(day.isoformat()), TODAY).value == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("14:05", "14:05"), ("14.05", "14:05"), ("1405", "14:05"), ("9", "09:00"), ("2 pm", "14:00"), ("12 am", "00:00"),
     ("905", "09:05"), ("12:30pm", "12:30")],
)  # fmt: skip
def test_times(typed: str, stored: str) -> None:
    assert read_time(typed).value.startswith(stored)


@pytest.mark.parametrize("typed", ["25", "24:00", "14:60", "noon", "14:5"])
def test_times_that_do_not_exist_are_said(typed: str) -> None:
    assert read_time(typed).problem


@given(st.times())
def test_a_stored_time_shown_and_read_again_keeps_its_minute(clock: object) -> None:
    stored = f"{clock:%H:%M}:00.000"
    assert read_time(shown_time(stored)).value == stored


def test_a_moment_is_a_date_and_a_time_in_the_zone_of_the_interview() -> None:
    assert read_moment("12.11.2026 14:05", NOW).value == "2026-11-12T14:05:00.000+02:00"
    assert read_moment("0 9:30", NOW).value == "2026-11-23T09:30:00.000+02:00"
    assert read_moment("12.11.2026", NOW).problem
    assert read_moment(shown_moment("2026-11-12T14:05:00.000+02:00"), NOW).value == "2026-11-12T14:05:00.000+02:00"


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_reading(typed: str) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for reading in (
        read_integer(typed),
        read_decimal(typed),
        read_date(typed, TODAY),
        read_time(typed),
        read_moment(typed, now),
    ):
        assert not (reading.value and reading.problem)


# ---- numbers in the writing of four languages ----


@pytest.fixture(params=["en", "ru", "pl", "lv"])
def language(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(number=st.integers(min_value=-(2**31) + 1, max_value=2**31 - 1), grouped=st.booleans())
def test_a_stored_whole_number_shown_and_read_again_is_the_same(language: str, number: int, grouped: bool) -> None:
    assert read_integer(shown_number(str(number), grouped=grouped)).value == str(number)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(number=st.decimals(min_value=-(10**9), max_value=10**9, places=3), grouped=st.booleans())
def test_a_stored_decimal_shown_and_read_again_is_the_same(language: str, number: Decimal, grouped: bool) -> None:
    stored = f"{abs(number):f}"
    assert read_decimal(shown_number(stored, grouped=grouped)).value == stored


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(day=st.dates(min_value=date(1000, 1, 1)), part=st.sampled_from(DatePart))
def test_a_date_said_in_words_is_read_back(language: str, day: date, part: DatePart) -> None:
    once = read_date(shown_date(day.isoformat(), part), TODAY, part)
    words = once.echo.partition(", ")[2] or once.echo
    assert read_date(words, TODAY, part).value == once.value != ""


def test_one_comma_before_three_digits_is_what_the_language_makes_of_it(qapp: object) -> None:
    assert read_decimal("1,234").value == "1234"
    assert read_decimal("1,234").echo == ""
    assert read_decimal("1.234").value == "1.234"
    use_language("pl")
    try:
        assert read_decimal("1,234").value == "1.234"
        assert read_decimal("1.234").value == "1.234"
        assert read_decimal("1.234").echo == "1,234"
        assert read_decimal("1 234,5").value == "1234.5"
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("1.234,50", "1234.50"), ("1,234.50", "1234.50"), ("1'234", "1234"), ("−3.5", "-3.5"), ("007.5", "7.5"),
     ("1.234.567", "1234567"), ("-0", "0"), ("0,5", "0.5"), ("0,500", "0.500")],
)  # fmt: skip
def test_marks_between_thousands_and_odd_minus_signs_are_understood(typed: str, stored: str) -> None:
    assert read_decimal(typed).value == stored


@pytest.mark.parametrize(
    ("typed", "word"), [("1e3", "without “e”"), ("5-", "minus"), ("3.5", "without decimals"), ("12a", "whole number")]
)
def test_what_is_wrong_with_a_whole_number_is_named(typed: str, word: str) -> None:
    assert word in read_integer(typed).problem


def test_thousands_are_said_in_the_echo() -> None:
    assert read_integer("1234567").echo == "1,234,567"
    assert read_integer("1.234.567").value == "1234567"
    assert read_integer("34").echo == ""
    assert read_integer("007").echo == "7"


def test_digits_of_a_text_stay_as_they_are() -> None:
    assert read_digits(" 0012 ").value == "0012"
    assert read_digits("12b").problem


# ---- months in words, parts of dates ----


@pytest.mark.parametrize(
    "typed",
    ["12 nov 2026", "nov 12, 2026", "12 ноября 2026 г.", "12 listopada 2026", "2026. gada 12. novembris", "12nov",
     "12 LISTOPADA", "12-nov-26"],
)  # fmt: skip
def test_months_are_read_in_four_languages(typed: str) -> None:
    assert read_date(typed, TODAY).value == "2026-11-12"


@pytest.mark.parametrize("month", range(1, 13))
def test_three_letters_name_a_month_in_each_language(language: str, month: int) -> None:
    word = read_date(f"{month}.2026", TODAY, DatePart.MONTH).echo.replace("2026. gada ", "").split()[0]
    assert read_date(f"{word[:3]} 2026", TODAY, DatePart.MONTH).value in (f"2026-{month:02}-01", "")
    assert read_date(f"{word} 2026", TODAY, DatePart.MONTH).value == f"2026-{month:02}-01"


@pytest.mark.parametrize("typed", ["today", "сегодня", "dziś", "šodien", "0"])
def test_today_in_words(typed: str) -> None:
    assert read_date(typed, TODAY).value == "2026-11-23"


@pytest.mark.parametrize(
    ("typed", "word"),
    [("2026", "Day and month"), ("nov 2026", "day is missing"), ("11.2026", "12.11.2026"), ("12", "month is missing"),
     ("11/25/2026", "no month 25"), ("31.11.2026", "no day 31"), ("12.11.126", "two or four digits")],
)  # fmt: skip
def test_what_a_date_lacks_is_named(typed: str, word: str) -> None:
    assert word in read_date(typed, TODAY).problem


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("11.2026", "2026-11-01"), ("nov 2026", "2026-11-01"), ("112026", "2026-11-01"), ("11.26", "2026-11-01"),
     ("2026-11", "2026-11-01"), ("0", "2026-11-01"), ("-12", "2025-11-01"), ("12.11.2026", "2026-11-01")],
)  # fmt: skip
def test_a_month_is_stored_as_its_first_day(typed: str, stored: str) -> None:
    reading = read_date(typed, TODAY, DatePart.MONTH)
    assert reading.value == stored
    assert read_date(shown_date(stored, DatePart.MONTH), TODAY, DatePart.MONTH).value == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("2026", "2026-01-01"), ("85", "1985-01-01"), ("-1", "2025-01-01"), ("nov 2026", "2026-01-01")],
)
def test_a_year_is_stored_as_its_first_day(typed: str, stored: str) -> None:
    assert read_date(typed, TODAY, DatePart.YEAR).value == stored


def test_a_time_may_be_counted_from_now() -> None:
    assert read_time("now", NOW.time()).value == "14:05:00.000"
    assert read_time("-15", NOW.time()).value == "13:50:00.000"
    assert read_time("-15").problem


def test_what_a_moment_lacks_is_named() -> None:
    assert "time is missing" in read_moment("12.11.2026", NOW).problem
    assert "date is missing" in read_moment("14:05", NOW).problem
    assert read_moment("now", NOW).value == "2026-11-23T14:05:00.000+02:00"
    assert read_moment("12 nov 2026 2 pm", NOW).value == "2026-11-12T14:00:00.000+02:00"
