"""A moment as an interviewer types it during a call."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desk.typed_moment import read_moment

SUNDAY = datetime(2026, 11, 22, 14, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", datetime(2026, 11, 22, 14, 30)),
        ("9", datetime(2026, 11, 23, 9, 0)),
        ("tomorrow 9", datetime(2026, 11, 23, 9, 0)),
        ("today 18.15", datetime(2026, 11, 22, 18, 15)),
        ("mon 18:00", datetime(2026, 11, 23, 18, 0)),
        ("Sunday 10", datetime(2026, 11, 29, 10, 0)),
        ("пн 18", datetime(2026, 11, 23, 18, 0)),
        ("завтра 9:30", datetime(2026, 11, 23, 9, 30)),
        ("środa 12", datetime(2026, 11, 25, 12, 0)),
        ("piektdiena 8", datetime(2026, 11, 27, 8, 0)),
        ("24.11 10:15", datetime(2026, 11, 24, 10, 15)),
        ("2.1. 10", datetime(2027, 1, 2, 10, 0)),
        ("24.11.2027, 10:15", datetime(2027, 11, 24, 10, 15)),
        ("2026-12-01 7:00", datetime(2026, 12, 1, 7, 0)),
    ],
)
def test_people_write_times_in_many_ways(text: str, expected: datetime) -> None:
    assert read_moment(text, SUNDAY) == expected


@pytest.mark.parametrize("text", ["", "soon", "25:00", "12:75", "31.2 10", "mon", "tomorrow", "10 11 12"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert read_moment(text, SUNDAY) is None


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.integers(0, 23), st.integers(0, 59))
def test_a_time_alone_lies_within_the_next_day(there: datetime, hour: int, minute: int) -> None:
    moment = read_moment(f"{hour}:{minute:02d}", there)
    assert moment is not None
    assert there - timedelta(minutes=1) <= moment < there + timedelta(days=1)
    assert (moment.hour, moment.minute) == (hour, minute)
