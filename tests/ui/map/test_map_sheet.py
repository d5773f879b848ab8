"""What is at which pixel, however the map is moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.position.place import Place
from ui.map.graticule import meridians, parallels, scale_bar, step_of
from ui.map.map_sheet import MapSheet

PLACES = st.builds(
    lambda latitude, longitude: Place(latitude=latitude, longitude=longitude), st.floats(-80, 80), st.floats(-179, 179)
)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("pan"), st.integers(-500, 500), st.integers(-500, 500)),
        st.tuples(st.just("zoom"), st.integers(-3, 3), st.integers(0, 300)),
    ),
    max_size=8,
)


def sheet_at(place: Place, moves: list[tuple[str, int, int]]) -> MapSheet:
    sheet = MapSheet()
    sheet.resize(600, 320)
    sheet.fit((place.longitude, place.latitude, place.longitude, place.latitude))
    for kind, one, other in moves:
        if kind == "pan":
            sheet.pan(one, other)
        else:
            sheet.zoom_at(sheet.zoom + one, other, other / 2)
    return sheet


@given(PLACES, MOVES)
def test_a_pixel_and_its_place_lead_to_each_other(place: Place, moves: list[tuple[str, int, int]]) -> None:
    sheet = sheet_at(place, moves)
    x, y = sheet.to_screen(sheet.centre)
    back = sheet.place_at(x, y)
    assert (x, y) == pytest.approx((300, 160), abs=2)
    assert (back.latitude, back.longitude) == pytest.approx((sheet.centre.latitude, sheet.centre.longitude), abs=1e-4)


@given(PLACES, st.integers(-2, 2), st.integers(0, 600), st.integers(0, 320))
def test_what_is_under_the_pointer_stays_there_when_the_map_comes_nearer(
    place: Place, steps: int, x: int, y: int
) -> None:
    sheet = sheet_at(place, [])
    before = sheet.place_at(x, y)
    sheet.zoom_at(sheet.zoom + steps, x, y)
    assert sheet.to_screen(before) == pytest.approx((x, y), abs=2)


@given(PLACES, MOVES)
def test_grid_and_scale_are_never_crowded(place: Place, moves: list[tuple[str, int, int]]) -> None:
    sheet = sheet_at(place, moves)
    step = step_of(sheet, 110)
    assert len(meridians(sheet, step)) <= 9
    assert len(parallels(sheet, step)) <= 12
    metres, pixels = scale_bar(sheet, 120)
    assert metres > 0
    assert 40 <= pixels <= 121


@given(PLACES, PLACES)
def test_all_places_are_in_sight_when_the_map_fits_them(one: Place, other: Place) -> None:
    sheet = MapSheet()
    sheet.resize(600, 320)
    west, east = sorted((one.longitude, other.longitude))
    south, north = sorted((one.latitude, other.latitude))
    sheet.fit((west, south, east, north))
    for place in (one, other):
        x, y = sheet.to_screen(place)
        assert -1 <= x <= 601
        assert -1 <= y <= 321
