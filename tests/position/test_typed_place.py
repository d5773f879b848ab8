"""Coordinates as interviewers, maps and messages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.position.place import Place, line_text, place_text, read_line, read_place
from cxfield.position.typed_place import Unread, read_typed_place

RIGA = (56.95, 24.1)
LATITUDES = st.integers(-9_000_000, 9_000_000).map(lambda n: n / 100_000)
LONGITUDES = st.integers(-18_000_000, 18_000_000).map(lambda n: n / 100_000)
PLACES = st.builds(
    lambda latitude, longitude: Place(latitude=latitude, longitude=longitude), LATITUDES, LONGITUDES
).filter(lambda place: (place.latitude, place.longitude) != (0, 0))


@pytest.mark.parametrize(
    "typed",
    [
        "56.95 24.1", "56.95, 24.1", "56.95,24.1", "56,95 24,1", "56,95; 24,1", "56,95, 24,1", "56.95;24.1",
        "56.95/24.1", " 56.95\t24.1 ", "+56.95 +24.1", "56.95N 24.1E", "N56.95 E24.1", "56.95 n, 24.1 e",
        "24.1E 56.95N", "E 24.1 N 56.95", "56.95° 24.1°", "56.95°N 24.1°E", "56°57'0\"N 24°6'0\"E",
        "56°57′00″ N, 24°06′00″ E", "56° 57.0' N 24° 6.0' E", "N 56 57 0 E 24 6 0", "56 57 0 24 6 0",
        "56 57.0 N 24 6.0 E", "56º57’ 24º6’", "geo:56.95,24.1", "56.95 С 24.1 В", "56°57'0\" 24°6'0\"",
    ],
)  # fmt: skip
def test_one_place_is_read_however_it_is_written(typed: str) -> None:
    read = read_typed_place(typed)
    assert isinstance(read, Place), read
    assert (read.latitude, read.longitude) == pytest.approx(RIGA, abs=1e-8)


@pytest.mark.parametrize(
    ("typed", "altitude", "accuracy"),
    [
        ("56.95 24.1 12", 12, None), ("56.95 24.1 12 5", 12, 5), ("56,95 24,1 12,5 5", 12.5, 5),
        ("56.95N 24.1E 12m ±5m", 12, 5), ("N56.95 E24.1 12 5", 12, 5), ("56°57'N 24°6'E -3 4.5", -3, 4.5),
    ],
)  # fmt: skip
def test_altitude_and_accuracy_stand_behind(typed: str, altitude: float, accuracy: float | None) -> None:
    read = read_typed_place(typed)
    assert isinstance(read, Place)
    assert (read.latitude, read.longitude) == pytest.approx(RIGA)
    assert (read.altitude_m, read.accuracy_m) == (altitude, accuracy)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("33.9 S 18.4 E", (-33.9, 18.4)), ("-33.9 18.4", (-33.9, 18.4)), ("−33.9 −70.6", (-33.9, -70.6)),
        ("33°54'S 70°36'W", (-33.9, -70.6)), ("-33 54 0 -70 36 0", (-33.9, -70.6)), ("W70.6 S33.9", (-33.9, -70.6)),
        ("-0 30 0 10 0 0", (-0.5, 10.0)), ("0 24.1", (0, 24.1)),
    ],
)  # fmt: skip
def test_south_and_west_are_negative(typed: str, place: tuple[float, float]) -> None:
    read = read_typed_place(typed)
    assert isinstance(read, Place), read
    assert (read.latitude, read.longitude) == pytest.approx(place)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Riga", Unread.NOT_UNDERSTOOD), ("56.95", Unread.NEEDS_BOTH), ("56,95", Unread.NEEDS_BOTH),
        ("56.95 N", Unread.NEEDS_BOTH), ("56°57'", Unread.NEEDS_BOTH), ("124.1 56.95", Unread.LATITUDE),
        ("56.95 190", Unread.LONGITUDE), ("0 0", Unread.NOWHERE), ("56.95 24.1 1 2 3", Unread.NOT_UNDERSTOOD),
        ("56°70' 24°6'", Unread.NOT_UNDERSTOOD), ("-56.95 N 24.1 E", Unread.NOT_UNDERSTOOD),
        ("56.95 N 24.1 N", Unread.NOT_UNDERSTOOD), ("1e5 2", Unread.NEEDS_BOTH), (".", Unread.NOT_UNDERSTOOD),
        ("56.95 24.1 0 -5", Unread.NOT_UNDERSTOOD),
    ],
)  # fmt: skip
def test_what_is_no_place_has_its_reason(typed: str, why: Unread) -> None:
    assert read_typed_place(typed) is why


def test_nothing_typed_is_nothing() -> None:
    assert read_typed_place("  ") is None


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_place_a_reason_or_nothing(typed: str) -> None:
    read = read_typed_place(typed)
    if isinstance(read, Place):
        assert read_place(place_text(read)) is not None


@given(PLACES, st.none() | st.integers(-400, 9_000), st.none() | st.integers(0, 500))
def test_what_is_stored_is_read_back(place: Place, altitude: float | None, accuracy: float | None) -> None:
    full = Place(latitude=place.latitude, longitude=place.longitude, altitude_m=altitude, accuracy_m=accuracy)
    read = read_place(place_text(full))
    assert read is not None
    assert (read.latitude, read.longitude, read.accuracy_m) == (place.latitude, place.longitude, accuracy)
    assert read_typed_place(place_text(full)) == read


@given(st.lists(PLACES, min_size=3, max_size=8, unique_by=lambda p: (p.latitude, p.longitude)), st.booleans())
def test_a_line_is_read_back_and_a_shape_without_its_closing_place(places: list[Place], closed: bool) -> None:
    text = line_text(places, closed=closed)
    assert text.count(";") == len(places) - (0 if closed else 1)
    assert read_line(text, closed=closed) == tuple(places)


def test_a_line_with_something_else_in_it_is_none() -> None:
    assert read_line("56.95 24.1;here") is None
    assert read_line("") == ()
