from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.xpath import Context, Environment, compile_expression
from cxfield.xpath.dates import parse_date
from cxfield.xpath.tree import Node

RIGA = ZoneInfo("Europe/Riga")
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2037, 12, 31))


def text(source: str, zone: str = "Europe/Riga", now: datetime = datetime(2024, 7, 1, 21, 30, tzinfo=UTC)) -> str:
    node = Node("")
    return compile_expression(source).string(Context(node, Environment(node, zone=ZoneInfo(zone), clock=lambda: now)))


@given(DAYS, st.integers(min_value=-400, max_value=400))
def test_adding_days_to_a_date_gives_that_day_across_summer_time(day: date, days: int) -> None:
    assert text(f"format-date(date('{day}') + {days}, '%Y-%m-%d')") == str(day + timedelta(days=days))


@given(DAYS, DAYS)
def test_the_difference_of_dates_is_whole_days(one: date, other: date) -> None:
    assert text(f"round((date('{one}') - date('{other}')) * 1000000) div 1000000") == str((one - other).days)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2037, 1, 1), timezones=st.just(UTC)))
def test_a_moment_written_and_read_is_the_same(moment: datetime) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    found = parse_date(moment.isoformat(timespec="milliseconds"), RIGA)
    assert found is not None
    again = parse_date(str(found), RIGA)
    assert again is not None
    assert again.moment == moment


def test_today_and_now_are_in_the_zone_of_the_interview() -> None:
    assert text("today()") == "2024-07-02"
    assert text("now()") == "2024-07-02T00:30:00.000+03:00"
    assert text("today()", "America/New_York") == "2024-07-01"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("date('2024-07-01') <= '2024-07-01T00:00:00.000+03:00'", "true"),
        ("date('2024-07-01') = '2024-07-01T00:00:00.000+03:00'", "true"),
        ("date('2024-02-30')", "Invalid Date"),
        ("date('')", ""),
        ("string(date('2024-02-29'))", "2024-02-29"),
        ("format-date('2024-03-05', '%e.%n.%y %a %b %%')", "5.3.24 Tue Mar %"),
        ("format-date-time('2024-03-05T14:07:09.050+02:00', '%H:%M:%S.%3 %h %P')", "14:07:09.050 14 PM"),
        ("decimal-time('06:00')", "0.25"),
        ("date('2024-01-01') > date('2023-12-31')", "true"),
    ],
)
def test_dates(source: str, expected: str) -> None:
    assert text(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("date('2024-3-5')", "2024-03-05"),
        ("date('2024-3-5') < date('2024-04-01')", "true"),
        ("date('24-03-05')", "Invalid Date"),
        ("date('19787')", "Invalid Date"),
        ("date('٢٠٢٤-03-05')", "Invalid Date"),
        ("date(1 div 0)", "Invalid Date"),
        ("date(true())", "Invalid Date"),
        ("date('2024-03-31T03:30:00')", "2024-03-31T04:30:00.000+03:00"),
        ("date('2024-10-27T03:30:00')", "2024-10-27T03:30:00.000+03:00"),
        ("date('2024-10-27T03:30:00+02:00')", "2024-10-27T03:30:00.000+02:00"),
        ("date('1969-12-31T23:59:59.999Z')", "1970-01-01T02:59:59.999+03:00"),
        ("date('2024-03-05T10:20:30+14:00')", "2024-03-04T22:20:30.000+02:00"),
        ("format-date('2024-03-05', '%W %w %% %')", "10 %w % %"),
        ("format-date('2024-12-31', '%W')", "1"),
        ("format-date('2021-01-03', '%W')", "2"),
        ("format-date(date('9999-12-31') + 1, '%Y')", ""),
        ("format-date(19904.99, '%Y-%m-%d')", "2024-07-01"),
        ("format-date('abc', '%Y')", ""),
        ("format-date-time('2024-07-05T04:07+05', '%h:%M')", "2:07"),
        ("format-date-time('2024-03-05T24:00:00', '%H')", ""),
        ("format-date-time('0999-03-05', '%Y %y')", "0999 99"),
        ("decimal-date-time('2024-07-01') = decimal-date-time('2024-06-30T21:00:00Z')", "true"),
        ("decimal-date-time('1969-12-31T23:59:59.999Z') < 0", "true"),
        ("number('2024-02-29T12:00:00Z') = 19782.5", "true"),
        ("number('2024-02-29T12:00:00Z')", "19782"),
        ("number('1969-12-31T12:00:00Z')", "-1"),
        ("number('2024-02-29T12:00:00Z') + 0", "19782.5"),
        ("concat('day ', number('2024-02-29'))", "day 19781"),
        ("'2024-02-29' < '2024-03-01'", "true"),
        ("date('2024-07-01') - date('2024-01-01')", "182"),
    ],
)
def test_odd_dates(source: str, expected: str) -> None:
    assert text(source) == expected


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31)))
def test_the_week_of_the_year_is_counted_as_the_mobile_clients_do(day: date) -> None:
    first = date(day.year, 1, 1)
    sunday_before = first - timedelta(days=(first.weekday() + 1) % 7)
    week = (day - sunday_before).days // 7 + 1
    last_days = date(day.year, 12, 31).weekday() != 5 and day + timedelta(days=(5 - day.weekday()) % 7) > date(
        day.year, 12, 31
    )
    assert text(f"format-date('{day}', '%W')") == ("1" if last_days else str(week))


@pytest.mark.parametrize(
    ("source", "zone", "expected"),
    [
        ("date('2024-03-31' + 1)", "Europe/Riga", "2024-04-01"),
        ("date('2024-07-01T00:00:00')", "Europe/Riga", "2024-07-01"),
        ("date(3)", "UTC", "1970-01-04"),
        ("date(3)", "Europe/Riga", "1970-01-04T03:00:00.000+03:00"),
        ("date(3.5)", "UTC", "1970-01-04T12:00:00.000Z"),
    ],
)
def test_midnight_in_the_zone_is_written_as_the_day(source: str, zone: str, expected: str) -> None:
    assert text(f"string({source})", zone) == expected
