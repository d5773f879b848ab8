"""Typed numbers, dates and times are read as people type them, and never guessed where they are wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.interview.typed_answer import (
    read_date,
    read_decimal,
    read_integer,
    read_moment,
    read_time,
    shown_date,
    shown_moment,
    shown_time,
)

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


@pytest.mark.parametrize("typed", ["29.2.2026", "32.1.2026", "12.13.2026", "tomorrow", "12", "12.11.2026.1"])
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
