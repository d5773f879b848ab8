"""What receivers say (NMEA 0183): sentences GGA, RMC, GSA and GST of any talker, folded to fixes.

Accuracy: from GST (the root of the summed squares of both deviations); without GST from the dilution of precision.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import reduce

from cxfield.position.place import Place, is_on_earth

METRES_PER_DILUTION = 5.0
"""Range error of a civil receiver under open sky, times HDOP. Our choice; GST replaces it where the receiver has it."""
LONGEST_LINE = 255
"""The standard allows 82 characters; receivers with sentences of their own send more."""
MEASURED = ("1", "2", "3", "4", "5", "9")
"""Qualities of GGA that are measured from satellites: estimated (6), typed in (7) and simulated (8) are none."""
MEASURED_MODES = ("", "A", "D", "F", "P", "R")
"""The same of RMC."""
_DEVIATION_AGE_S = 5.0
_DAY_S = 86_400.0
_SENTENCE = re.compile(r"[$!]([A-Z]{2})([A-Z]{3})((?:,[\x20-\x29\x2b-\x7e]*)?)(?:\*([0-9A-Fa-f]{2}))?")
_ANGLE = re.compile(r"(\d{1,3})(\d{2}(?:\.\d+)?)", re.ASCII)
_CLOCK = re.compile(r"(\d{2})(\d{2})(\d{2}(?:\.\d+)?)", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d*)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence that came whole.

    Attributes:
        talker: Two letters: GP, GL, GN, …
        fields: Behind the name, as sent.
    """

    talker: str
    kind: str
    fields: tuple[str, ...]

    def field(self, number: int) -> str:
        """Return field `number` from 0; empty where the sentence is shorter."""
        return self.fields[number] if number < len(self.fields) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What one measurement gave.

    Attributes:
        place: None where the receiver runs and does not know where it is yet.
        satellites: Used for it; None if not said.
        time_s: Seconds since midnight UTC by the satellites; None if not said.
    """

    place: Place | None
    satellites: int | None = None
    time_s: float | None = None


def checksum(text: str) -> int:
    """Return the checksum of what stands between `$` and `*`."""
    return reduce(lambda total, character: total ^ ord(character), text, 0)


def read_sentence(line: str) -> Sentence | None:
    """Return the sentence in `line`; None if it is cut, garbled, not of a position, or its checksum is wrong."""
    text = line.strip("\r\n\0 ")
    found = _SENTENCE.fullmatch(text) if len(text) <= LONGEST_LINE else None
    if found is None:
        return None
    if found[4] is not None and checksum(text[1:-3]) != int(found[4], 16):
        return None
    return Sentence(talker=found[1], kind=found[2], fields=tuple(found[3].split(",")[1:]))


class FixReader:
    """Follows the sentences of one receiver."""

    def __init__(self) -> None:
        self._has_gga = False
        self._dilution: float | None = None
        self._deviation: tuple[float | None, float] | None = None
        self._last: Fix | None = None

    def take(self, line: str) -> Fix | None:
        """Return what `line` tells of the position; None where it tells nothing new."""
        sentence = read_sentence(line)
        if sentence is None:
            return None
        match sentence.kind:
            case "GGA":
                self._has_gga = True
                return self._told(_fix_of_gga(sentence), _number(sentence.field(7)))
            case "RMC" if not self._has_gga:
                return self._told(_fix_of_rmc(sentence), self._dilution)
            case "GSA":
                self._dilution = _number(sentence.field(15))
            case "GST":
                return self._take_deviation(sentence)
        return None

    def _told(self, fix: Fix, dilution: float | None) -> Fix:
        accuracy = self._deviation_at(fix.time_s)
        if accuracy is None and dilution is not None and 0 < dilution < 99:
            accuracy = dilution * METRES_PER_DILUTION
        self._last = _with_accuracy(fix, accuracy)
        return self._last

    def _take_deviation(self, sentence: Sentence) -> Fix | None:
        north, east = _number(sentence.field(5)), _number(sentence.field(6))
        if north is None or east is None:
            return None
        self._deviation = (_clock_s(sentence.field(0)), math.hypot(north, east))
        last = self._last
        if last is None or last.place is None or self._deviation_at(last.time_s) is None:
            return None
        self._last = _with_accuracy(last, self._deviation_at(last.time_s))
        return self._last

    def _deviation_at(self, time_s: float | None) -> float | None:
        """Return the deviation that still holds at `time_s`; what has no time holds."""
        if self._deviation is None:
            return None
        since, metres = self._deviation
        if since is None or time_s is None:
            return metres
        apart = abs(time_s - since) % _DAY_S
        return metres if min(apart, _DAY_S - apart) <= _DEVIATION_AGE_S else None


def _with_accuracy(fix: Fix, accuracy: float | None) -> Fix:
    if fix.place is None or accuracy is None:
        return fix
    return replace(fix, place=replace(fix.place, accuracy_m=round(accuracy, 2)))


def _fix_of_gga(sentence: Sentence) -> Fix:
    satellites = sentence.field(6)
    place = _place(sentence, 1) if sentence.field(5) in MEASURED else None
    altitude = _number(sentence.field(8))
    if place is not None and altitude is not None:
        place = replace(place, altitude_m=altitude)
    return Fix(
        place=place,
        satellites=int(satellites) if satellites.isascii() and satellites.isdigit() else None,
        time_s=_clock_s(sentence.field(0)),
    )


def _fix_of_rmc(sentence: Sentence) -> Fix:
    is_measured = sentence.field(1) == "A" and sentence.field(11) in MEASURED_MODES
    return Fix(place=_place(sentence, 2) if is_measured else None, time_s=_clock_s(sentence.field(0)))


def _place(sentence: Sentence, start: int) -> Place | None:
    latitude = _angle(sentence.field(start), sentence.field(start + 1), "NS")
    longitude = _angle(sentence.field(start + 2), sentence.field(start + 3), "EW")
    if latitude is None or longitude is None or not is_on_earth(latitude, longitude):
        return None
    return Place(latitude=latitude, longitude=longitude)


def _angle(text: str, half: str, halves: str) -> float | None:
    found = _ANGLE.fullmatch(text)
    if found is None or len(half) != 1 or half not in halves or float(found[2]) >= 60:
        return None
    degrees = round(int(found[1]) + float(found[2]) / 60, 8)
    return -degrees if half == halves[1] else degrees


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _clock_s(text: str) -> float | None:
    found = _CLOCK.fullmatch(text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else None
