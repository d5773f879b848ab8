"""What is stored for what is given."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.interview.values import ValueKind, calculated, canonical, codec_of
from tests.interview.scenario import Scenario, bind, xform

RIGA = ZoneInfo("Europe/Riga")
TYPES = ["string", "int", "decimal", "date", "time", "dateTime", "geopoint", "geotrace", "boolean", "barcode"]


@pytest.mark.parametrize(
    ("data_type", "given_text", "stored"),
    [
        ("int", "007", "7"),
        ("int", "3.9", "3"),
        ("int", "2147483648", ""),
        ("int", "many", ""),
        ("int", "1e2", "100"),
        ("int", "1_000", ""),
        ("int", "١٢", ""),
        ("decimal", "89", "89.0"),
        ("decimal", "-2.25", "-2.25"),
        ("decimal", "x", ""),
        ("decimal", "0.00001", "0.00001"),
        ("decimal", "1e21", "1000000000000000000000.0"),
        ("decimal", "Infinity", ""),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", "2025-23-23", ""),
        ("date", "2025-03-07T14:30:00", "2025-03-07"),
        ("date", "2025-03-07T14:30:00Z", ""),
        ("time", "22:02:00-07:00", "22:02:00-07:00"),
        ("time", "24:00:00", ""),
        ("dateTime", "2026-04-22T14:30:00.123Z", "2026-04-22T14:30:00.123Z"),
        ("dateTime", "2026-04-22", ""),
        ("geopoint", "-5.299 46.663 0 5", "-5.299 46.663 0.0 5.0"),
        ("geopoint", "-5.299 46.663", "-5.299 46.663"),
        ("geopoint", "95 0", ""),
        ("geopoint", "0 0 0 0", ""),
        ("geotrace", "1 2 3 4; 5 6 7 8", "1.0 2.0 3.0 4.0;5.0 6.0 7.0 8.0"),
        ("geotrace", "1 2; 5 6", "1.0 2.0;5.0 6.0"),
        ("string", " as it is ", " as it is "),
        ("string", "a\x00b\x1b\tc\ud800\uffff", "ab\tc"),
        ("boolean", "True", "true"),
        ("boolean", "0", "0"),
        ("boolean", "maybe", ""),
        ("barcode", " 978 ", " 978 "),
        ("intent", "x", "x"),
        ("binary", "photo.jpg", "photo.jpg"),
    ],
)
def test_values_are_stored_in_one_form(data_type: str, given_text: str, stored: str) -> None:
    assert canonical(data_type, given_text) == stored


@given(st.sampled_from(TYPES), st.one_of(st.text(), st.from_regex(r"[-+0-9.:TZ; ]{0,30}", fullmatch=True)))
def test_what_is_stored_stays_as_it_is(data_type: str, text: str) -> None:
    stored = canonical(data_type, text)
    assert canonical(data_type, stored) == stored


@pytest.mark.parametrize(
    ("data_type", "result", "stored"),
    [
        ("date", "2026-03-02T23:30:00.000Z", "2026-03-03"),
        ("date", "2026-03-02T10:30:00.000", "2026-03-02"),
        ("time", "2026-03-02T10:30:00.000Z", "12:30:00.000+02:00"),
        ("dateTime", "2026-07-02", "2026-07-02T00:00:00.000+03:00"),
        ("dateTime", "2026-03-02T23:30:00.000Z", "2026-03-02T23:30:00.000Z"),
        ("string", "2026-03-02T23:30:00.000Z", "2026-03-02T23:30:00.000Z"),
        ("time", "10:30", "10:30"),
        ("date", "2026-13-02T10:30", ""),
        ("string", "NaN", ""),
        ("int", "NaN", ""),
        ("date", "0001-01-01T00:00:00+14:00", ""),
        ("date", "9999-12-31T23:59:59-12:00", ""),
    ],
)
def test_a_calculated_moment_gives_its_part_in_the_zone_of_the_interview(
    data_type: str, result: str, stored: str
) -> None:
    assert calculated(data_type, result, RIGA) == stored


@pytest.mark.parametrize(
    ("data_type", "text", "value"),
    [
        ("string", "a", "a"),
        ("select1", "a", "a"),
        ("int", "-7", -7),
        ("decimal", "2.50", 2.5),
        ("boolean", "1", True),
        ("boolean", "false", False),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("time", "22:02:00.5", time(22, 2, 0, 500_000)),
        ("dateTime", "2026-04-22T14:30:00Z", datetime(2026, 4, 22, 14, 30, tzinfo=UTC)),
        ("geopoint", "56.95 24.1", "56.95 24.1"),
        ("binary", "photo.jpg", "photo.jpg"),
    ],
)
def test_a_data_file_gets_the_value_in_its_own_type(data_type: str, text: str, value: object) -> None:
    given_value = codec_of(data_type).value(text)
    assert given_value == value
    assert type(given_value) is type(value)


def test_each_type_says_what_a_column_of_it_holds() -> None:
    kinds = {data_type: codec_of(data_type).kind for data_type in (*TYPES, "binary", "integer", "select")}
    assert kinds["barcode"] is kinds["select"] is ValueKind.TEXT
    assert kinds["binary"] is ValueKind.FILE
    assert kinds["geotrace"] is ValueKind.PLACE
    assert kinds["integer"].is_number
    assert kinds["decimal"].is_number
    assert not kinds["date"].is_number


@given(
    st.sampled_from(TYPES),
    st.from_regex(r"[-+0-9.:TZ; ]{0,30}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.+]{0,20})?", fullmatch=True),
)
def test_whatever_is_stored_can_be_written_into_a_data_file(data_type: str, text: str) -> None:
    stored = canonical(data_type, text)
    assert stored == "" or codec_of(data_type).value(stored) is not None


@pytest.mark.parametrize(("given_text", "stored"), [("-2", "-2"), ("2", "2"), ("3", ""), ("-2.5", "-2"), ("x", "")])
def test_a_value_outside_its_range_is_no_answer(given_text: str, stored: str) -> None:
    scale = '<range ref="/data/q" start="-2" end="2" step="1"><label>How warm?</label></range>'
    scenario = Scenario(xform("<q>10</q>", bind("q", kind="int"), scale)).expect("q", "")
    scenario.answer("q", given_text).expect("q", stored)


def test_the_code_of_a_choice_stays_as_it_is_whatever_the_type() -> None:
    district = (
        '<select1 ref="/data/q"><label>District</label><item><label>One</label><value>01</value></item></select1>'
    )
    Scenario(xform("<q/>", bind("q", kind="int"), district)).answer("q", "01").expect("q", "01")
