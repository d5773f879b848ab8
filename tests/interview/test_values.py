"""What is stored for what is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.interview.values import canonical

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
    ],
)
def test_values_are_stored_in_one_form(data_type: str, given_text: str, stored: str) -> None:
    assert canonical(data_type, given_text) == stored


@given(st.sampled_from(TYPES), st.one_of(st.text(), st.from_regex(r"[-+0-9.:TZ; ]{0,30}", fullmatch=True)))
def test_what_is_stored_stays_as_it_is(data_type: str, text: str) -> None:
    stored = canonical(data_type, text)
    assert canonical(data_type, stored) == stored
