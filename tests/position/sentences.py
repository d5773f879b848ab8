"""Sentences as a receiver sends them."""

from __future__ import annotations

from cxfield.position.nmea import checksum


def sealed(body: str) -> bytes:
    """Return a sentence with its checksum, as it comes on the cable."""
    return f"${body}*{checksum(body):02X}\r\n".encode()


def gga(latitude: str = "5657.000", longitude: str = "02406.000", dilution: str = "1.0") -> bytes:
    """Return a fix north of the equator and east of Greenwich (degrees and minutes run together)."""
    return sealed(f"GNGGA,120000.00,{latitude},N,{longitude},E,1,09,{dilution},12.0,M,20.0,M,,")


NO_FIX = sealed("GNGGA,120000.00,,,,,0,00,99.9,,M,,M,,")
