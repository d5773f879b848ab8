"""Packed journal lines: the exact bytes come back, and hostile input is an error and never large."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxfield.event import Event, Moment, encode
from cxfield.sync import packing
from cxfield.sync.batch import plain, unpack_lines
from cxfield.sync.packing import MAGIC, PackingError, TooLargeError, pack, unpack

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    TEXTS | st.integers(-(2**70), 2**70) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.builds(
    Moment,
    at=st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["UTC", "Europe/Riga", 'a"b\\', ""]) | TEXTS,
    mono_ms=st.integers(-(2**40), 2**50),
    boot=TEXTS,
    actor=TEXTS,
)
EVENTS = st.builds(
    Event, kind=st.sampled_from(["answer", "shown"]) | TEXTS, moment=MOMENTS, body=st.dictionaries(TEXTS, VALUES)
)
LIMIT = 1 << 20


def lines_of(events: list[Event], first_seq: int) -> list[bytes]:
    return [encode(event, seq) for seq, event in enumerate(events, first_seq)]


def usual_lines(count: int) -> list[bytes]:
    at = datetime(2026, 10, 25, 0, 59, 58, 999_000, tzinfo=UTC)
    bodies = [{"ref": f"/data/q{n}", "value": str(n % 5), "first_key_ms": 700 + n} for n in range(count)]
    return lines_of(
        [
            Event(
                kind="answer",
                moment=Moment(at=at + timedelta(milliseconds=1700 * n), zone="UTC", mono_ms=n, boot="b", actor="anna"),
                body=body,
            )
            for n, body in enumerate(bodies)
        ],
        1,
    )


@given(events=st.lists(EVENTS, min_size=1, max_size=6), first_seq=st.integers(1, 2**31))
def test_any_canonical_lines_come_back_as_they_were(events: list[Event], first_seq: int) -> None:
    lines = lines_of(events, first_seq)
    packed = pack(lines, first_seq)
    assert packed is not None
    assert unpack(packed, first_seq, len(lines), limit=LIMIT) == lines


@given(lines=st.lists(st.binary(min_size=1, max_size=40).filter(lambda line: b"\n" not in line), min_size=1))
def test_lines_of_another_form_travel_plain(lines: list[bytes]) -> None:
    assert pack(lines, 1) is None
    assert unpack_lines(plain(lines), 1, len(lines), limit=LIMIT) == lines


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"v":1', b'"v":1 '),
        (b'"mono":0', b'"mono":00'),
        (b'"mono":0', b'"mono":-0'),
        (b'"seq":1,', b'"seq":2,'),
        (b"T00:59:58", b"T00:59:60"),
        (b"-10-25T", b"-02-30T"),
        (b'"value":"0"', b'"value":"\x01"'),
        (b'"kind":"answer"', b'"kind":"an\x1fswer"'),
        (b'"value":"0"', b'"value":-00'),
        (b'"value":"0"', b'"value":"%b %d"'),
        (b'"value":"0"', '"value":"\u2028\u00e9"'.encode()),
    ],
)
def test_a_line_that_is_a_little_different_is_never_changed(was: bytes, becomes: bytes) -> None:
    lines = usual_lines(3)
    assert was in lines[0]
    lines[0] = lines[0].replace(was, becomes)
    packed = pack(lines, 1)
    assert packed is None or unpack(packed, 1, 3, limit=LIMIT) == lines


def test_lines_that_do_not_follow_each_other_travel_plain() -> None:
    assert pack(usual_lines(3)[1:], 1) is None


def test_more_sorts_of_events_than_there_are_marks_travel_plain() -> None:
    moment = Moment(at=datetime(2026, 1, 1, tzinfo=UTC), zone="", mono_ms=0, boot="", actor="")
    events = [Event(kind=f"kind {n}", moment=moment) for n in range(packing.MOST_SHAPES + 1)]
    assert pack(lines_of(events[:-1], 1), 1) is not None
    assert pack(lines_of(events, 1), 1) is None


def test_an_interview_becomes_a_small_part_of_its_size() -> None:
    lines = usual_lines(220)
    packed = pack(lines, 1)
    assert packed is not None
    assert len(packed) < len(zlib.compress(b"\n".join(lines), 9)) / 2


def test_what_was_packed_by_the_first_release_is_read_for_ever() -> None:
    packed = bytes.fromhex(FIRST_RELEASE)
    assert unpack(packed, 1, 3, limit=LIMIT) == usual_lines(3)


def repacked(change: tuple[bytes, bytes], lines: list[bytes]) -> bytes:
    """Pack `lines`, and change what is inside."""
    packed = pack(lines, 1)
    assert packed is not None
    inside = packing._inflated(packed, LIMIT)
    assert change[0] in inside
    packer = zlib.compressobj(zdict=packing._DICTIONARY)
    return MAGIC + packer.compress(inside.replace(*change, 1)) + packer.flush()


@pytest.mark.parametrize(
    "change",
    [
        (b"3\x1f", b"4\x1f"),
        (b"3\x1f", b"-3\x1f"),
        (b"3\x1f", b"999999999999\x1f"),
        (b"answer", b"answer\x1f"),
        (b"\x1e   \x1e", b"\x1e  !\x1e"),
        (b"\x1e   \x1e", b"\x1e  \x1e"),
        (b"0,1,1", b"0,1,x"),
        (b"0,1,1", b"0,1," + b"9" * 5000),
        (b"0,1,1", b"0,1," + b"9" * 30),
        (b",1699,", b",99999999999999999,"),
        (b"\x01", b"\x01\x01"),
        (b"700\n", b"700"),
        (b"700\n", b"700\x1e"),
    ],
)
def test_a_packed_item_that_was_changed_is_an_error(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(PackingError):
        unpack(repacked(change, usual_lines(3)), 1, 3, limit=LIMIT)


def test_a_packed_item_that_would_grow_without_end_is_stopped_before_it_does() -> None:
    lines = usual_lines(200)
    shape_bomb = repacked((b'answer"\x1f', b'answer"\x1f' + b"x" * 400_000), lines)
    assert len(shape_bomb) < 8_000
    with pytest.raises(TooLargeError):
        unpack(shape_bomb, 1, 200, limit=LIMIT)
    with pytest.raises(TooLargeError):
        unpack(repacked((b"anna", b"a" * 10_000), lines), 1, 200, limit=LIMIT)
    with pytest.raises(TooLargeError):
        unpack(repacked((b"anna", b"a" * 10_000_000), lines), 1, 200, limit=LIMIT)


@settings(max_examples=300)
@given(data=st.data())
def test_damage_anywhere_gives_lines_or_an_error_and_nothing_else(data: st.DataObject) -> None:
    inside = bytearray(packing._inflated(pack(usual_lines(4), 1) or b"", LIMIT))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(inside) - 1))
        inside[place : place + 1] = data.draw(st.binary(max_size=3))
    packer = zlib.compressobj(zdict=packing._DICTIONARY)
    damaged = MAGIC + packer.compress(bytes(inside)) + packer.flush()
    try:
        lines = unpack(damaged, 1, 4, limit=4096)
    except PackingError:
        return
    assert len(lines) == 4
    assert sum(map(len, lines)) <= 4096


@given(rubbish=st.binary(max_size=200), marked=st.booleans())
def test_rubbish_is_an_error(rubbish: bytes, marked: bool) -> None:
    with pytest.raises(PackingError):
        unpack_lines(MAGIC + rubbish if marked else rubbish, 1, 3, limit=4096)


def test_the_dictionary_is_frozen() -> None:
    """What is packed with it lies in databases; a better one needs another magic byte."""
    assert zlib.crc32(packing._DICTIONARY) == DICTIONARY_SUM
    assert json.loads(usual_lines(1)[0])["kind"] == "answer"


DICTIONARY_SUM = 2150147767
FIRST_RELEASE = (
    "0278f9defd3fb63306e65760b2036a4b02e2d010679016d2ad5550509003196e2867686e69646161696909c23a86665042ce"
    "dcc080cbdcc010888de4f453124b12f50b0db8a00c4318c348ce80cb90cb0800284524a6"
)
