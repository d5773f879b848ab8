"""What receivers say: real sentences, and every damage that a cable does to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.position.nmea import Fix, FixReader, checksum, read_sentence

GGA = "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47"
RMC = "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A"


def sealed(body: str) -> str:
    """Return a sentence with its checksum, as a receiver sends it."""
    return f"${body}*{checksum(body):02X}\r\n"


def fixes(*lines: str) -> list[Fix]:
    reader = FixReader()
    return [fix for line in lines if (fix := reader.take(line)) is not None]


def test_gga_gives_place_altitude_satellites_and_an_accuracy_from_the_dilution() -> None:
    (fix,) = fixes(GGA)
    assert fix.place is not None
    assert (fix.place.latitude, fix.place.longitude) == pytest.approx((48.1173, 11.516667), abs=1e-6)
    assert (fix.place.altitude_m, fix.place.accuracy_m, fix.satellites) == (545.4, 4.5, 8)


def test_rmc_serves_where_there_is_no_gga_with_the_dilution_of_gsa() -> None:
    gsa = sealed("GPGSA,A,3,04,05,,09,12,,,24,,,,,2.5,1.3,2.1")
    (fix,) = fixes(gsa, RMC)
    assert fix.place is not None
    assert fix.place.accuracy_m == pytest.approx(6.5)


def test_rmc_is_not_heard_beside_gga() -> None:
    assert len(fixes(GGA, RMC)) == 1


def test_the_deviations_of_gst_give_the_accuracy_of_the_same_second() -> None:
    gst = sealed("GPGST,123519,,,,,3.0,4.0,6.0")
    last = fixes(GGA, gst)[-1]
    assert last.place is not None
    assert last.place.accuracy_m == 5.0
    later = fixes(gst, GGA.replace("123519", "123619").split("*")[0])[-1]
    assert later.place is not None
    assert later.place.accuracy_m == 4.5


@pytest.mark.parametrize("quality", ["0", "6", "7", "8", ""])
def test_a_place_that_was_not_measured_is_none(quality: str) -> None:
    (fix,) = fixes(sealed(f"GNGGA,123519,4807.038,N,01131.000,E,{quality},08,0.9,545.4,M,46.9,M,,"))
    assert fix.place is None


def test_without_a_fix_the_receiver_is_heard_and_knows_no_place() -> None:
    no_fix = sealed("GPGGA,235947,,,,,0,00,99.9,,,,,,")
    assert fixes(no_fix) == [Fix(place=None, satellites=0, time_s=86387.0)]
    (void,) = fixes(sealed("GNRMC,123519,V,,,,,,,230394,,,N"))
    assert void.place is None


def test_south_and_west_are_negative_for_any_talker() -> None:
    for talker in ("GP", "GN", "GL", "GA", "GB"):
        (fix,) = fixes(sealed(f"{talker}GGA,1,3354.000,S,07036.000,W,2,08,1.0,,M,,M,,"))
        assert fix.place is not None
        assert (fix.place.latitude, fix.place.longitude) == pytest.approx((-33.9, -70.6))


@pytest.mark.parametrize(
    "line",
    ["", "$", "GPGGA,1", GGA.replace("*47", "*48"), GGA.replace("4807", "4907"), GGA[:40] + GGA, "$GPGGA*", "\x00\xff"],
)
def test_a_damaged_sentence_is_not_heard(line: str) -> None:
    assert read_sentence(line) is None


def test_a_sentence_without_checksum_is_heard() -> None:
    assert len(fixes(GGA.split("*")[0])) == 1


@given(st.integers(1, len(GGA) - 4), st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="*"))
def test_one_wrong_character_is_never_another_place(position: int, character: str) -> None:
    right = fixes(GGA)
    assert fixes(GGA[:position] + character + GGA[position + 1 :]) in ([], right)


@given(st.text(max_size=90))
def test_no_line_breaks_the_reader(text: str) -> None:
    reader = FixReader()
    reader.take(text)
    reader.take(sealed("GPGGA," + text.replace("*", "")))
    reader.take(sealed("GPGST," + text.replace("*", "")))


@given(st.floats(-89.99, 89.99), st.floats(-179.99, 179.99))
def test_every_angle_comes_through(latitude: float, longitude: float) -> None:
    def angle(value: float, digits: int) -> str:
        minutes = round(abs(value) * 60, 4)
        return f"{int(minutes // 60):0{digits}d}{minutes % 60:07.4f}"

    halves = ("N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W")
    body = f"GNGGA,1,{angle(latitude, 2)},{halves[0]},{angle(longitude, 3)},{halves[1]},1,08,1.0,10.0,M,,M,,"
    (fix,) = fixes(sealed(body))
    if fix.place is not None and "60.0000" not in body:
        assert (fix.place.latitude, fix.place.longitude) == pytest.approx((latitude, longitude), abs=2e-6)
