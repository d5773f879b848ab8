"""Lengths and areas against figures that can be worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.position.earth import EARTH_RADIUS_M, area_m2, distance_m, length_m
from cxfield.position.mercator import LATITUDE_LIMIT, to_pixel, to_place
from cxfield.position.place import Place

DEGREE_M = EARTH_RADIUS_M * math.pi / 180


def at(latitude: float, longitude: float) -> Place:
    return Place(latitude=latitude, longitude=longitude)


def test_a_degree_of_latitude_is_the_same_everywhere_and_one_of_longitude_shrinks() -> None:
    assert distance_m(at(10, 20), at(11, 20)) == pytest.approx(DEGREE_M)
    assert distance_m(at(60, 20), at(60, 20.001)) == pytest.approx(DEGREE_M * 0.001 / 2, rel=1e-6)


def test_a_line_is_as_long_as_its_parts_and_a_shape_goes_back() -> None:
    places = [at(0, 1), at(1, 1), at(1, 2)]
    assert length_m(places) == pytest.approx(distance_m(*places[:2]) + distance_m(*places[1:]))
    assert length_m(places, closed=True) > length_m(places)
    assert length_m([]) == length_m([at(1, 1)]) == 0


def test_an_eighth_of_the_sphere_is_an_eighth_of_its_area() -> None:
    sphere = 4 * math.pi * EARTH_RADIUS_M**2
    assert area_m2([at(0, 0), at(0, 90), at(90, 0)]) == pytest.approx(sphere / 8)


def test_a_field_of_a_hundred_metres_has_a_hectare_also_across_the_date_line() -> None:
    north, east = 100 / DEGREE_M, 100 / DEGREE_M / math.cos(math.radians(56))
    for west in (24.0, 179.9995):
        corners = [(56, west), (56, west + east), (56 + north, west + east), (56 + north, west)]
        shape = [at(latitude, (longitude + 180) % 360 - 180) for latitude, longitude in corners]
        assert area_m2(shape) == pytest.approx(10_000, rel=1e-3)
        assert area_m2(shape[::-1]) == pytest.approx(area_m2(shape))


@given(st.floats(-LATITUDE_LIMIT, LATITUDE_LIMIT), st.floats(-180, 180), st.integers(0, 20))
def test_pixels_lead_back_to_the_place(latitude: float, longitude: float, zoom: int) -> None:
    back = to_place(*to_pixel(at(latitude, longitude), zoom), zoom)
    assert (back.latitude, back.longitude) == pytest.approx((latitude, longitude), abs=1e-6)
