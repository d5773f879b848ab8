"""The body of a push: what goes in comes out, and damage is seen."""

import gzip
import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxfield.event import chain
from cxfield.sync import batch as batch_module
from cxfield.sync.batch import (
    FramingError,
    Item,
    decode_batch,
    encode_batch,
    encode_item,
    is_gzip,
    item_digest,
    plain,
)
from cxfield.sync.messages import BatchHeader
from tests.journal_device import interview

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_DIGESTS = {
    1: "d3658052b8bb7aac977b16d5bda47dd62887da9ca99ca78f01d91ef548be21b1",
    2: "8de4430d4113417e404da7d74bcc5ecac89cdc6342c7fa71b2725394929a4803",
}

TEXTS = st.lists(st.text(min_size=1), min_size=1, max_size=5)


def items_of(values: list[str]) -> list[Item]:
    journal = interview("s", answers=0)
    for value in values:
        journal.add("answer", ref="/data/q", value=value)
    return [journal.item(1, 1), journal.item(2)]


@given(values=TEXTS)
def test_a_batch_comes_back_as_it_was(values: list[str]) -> None:
    items = items_of(values)
    batch = decode_batch(gzip.decompress(encode_batch("d", 7, items)))
    assert list(batch.items) == items
    assert (batch.header.device, batch.header.batch_no) == ("d", 7)


def test_the_same_batch_has_the_same_bytes() -> None:
    items = items_of(["1", "2"])
    assert encode_batch("d", 1, items) == encode_batch("d", 1, items)


@given(place=st.integers(0, 10_000), values=TEXTS)
def test_a_changed_byte_never_passes_unseen(place: int, values: list[str]) -> None:
    body = bytearray(gzip.decompress(encode_batch("d", 7, items_of(values))))
    first = body.index(b"\n") + 1
    place = first + place % (len(body) - first)
    body[place] ^= 1
    with pytest.raises(FramingError):
        decode_batch(bytes(body))


@pytest.mark.parametrize("body", [b"", b"\n", b"{}\n", b"not json\nx\n", b"[" * 10_000])
def test_rubbish_is_refused_with_a_sentence(body: bytes) -> None:
    with pytest.raises(FramingError, match=r"\.$"):
        decode_batch(body)


def test_a_count_that_is_not_true_is_seen() -> None:
    items = items_of(["1"])
    body = gzip.decompress(encode_batch("d", 1, items))
    with pytest.raises(FramingError, match="names 3 items"):
        decode_batch(body.replace(b'"count":2', b'"count":3', 1))


def test_an_item_that_claims_more_lines_than_it_has_is_seen() -> None:
    (item, _) = items_of(["1"])
    greedy = Item(item.header.model_copy(update={"to_seq": 1_000_000_000}), item.lines)
    with pytest.raises(FramingError, match="cut off"):
        decode_batch(gzip.decompress(encode_batch("d", 1, [greedy])))


@given(values=TEXTS, protocol=st.sampled_from([1, 2]))
def test_a_batch_of_either_protocol_comes_back_as_it_was(values: list[str], protocol: int) -> None:
    items = [*items_of(values), odd_item()]
    body = encode_batch("d", 7, items, protocol=protocol)
    batch = decode_batch(gzip.decompress(body) if is_gzip(body) else body)
    assert list(batch.items) == items
    assert batch.header.count == 3
    assert is_gzip(body) == (protocol == 1)


def odd_item() -> Item:
    """An item whose lines are not as the program writes them."""
    lines = (b"not json", b"\x00\xff")
    header = items_of(["1"])[1].header.model_copy(update={"to_seq": 3, "sha256": item_digest(lines)})
    return Item(header, lines)


def test_a_packed_batch_is_named_by_what_is_in_it_whoever_compressed_it() -> None:
    items = items_of(["1", "2"])
    plainly = [replace(item, packed=plain(item.lines)) for item in items]
    bodies = [encode_batch("d", 1, each, protocol=2) for each in (items, plainly)]
    assert bodies[0] != bodies[1]
    assert decode_batch(bodies[0]).digest == decode_batch(bodies[1]).digest
    assert decode_batch(encode_batch("d", 2, items, protocol=2)).digest != decode_batch(bodies[0]).digest


def test_an_item_packed_in_an_unknown_form_is_kept_as_it_came_and_the_others_are_read() -> None:
    good, bad = items_of(["1"])
    batch = decode_batch(encode_batch("d", 1, [replace(bad, packed=b"\x07unknown"), good], protocol=2))
    assert [item.lines for item in batch.items] == [(), good.lines]
    assert encode_item(batch.items[0]).endswith(b"\n\x07unknown")


@given(place=st.integers(0, 10_000))
def test_a_changed_byte_of_a_packed_batch_never_passes_unseen(place: int) -> None:
    body = bytearray(encode_batch("d", 7, items_of(["1", "2"]), protocol=2))
    first = body.index(b"\n") + 1
    body[first + place % (len(body) - first)] ^= 1
    with pytest.raises(FramingError):
        decode_batch(bytes(body))


@settings(max_examples=200)
@given(changes=st.lists(st.tuples(st.integers(0, 1000), st.binary(max_size=4)), min_size=1, max_size=4))
def test_whoever_makes_a_frame_by_hand_gets_a_batch_or_a_sentence(changes: list[tuple[int, bytes]]) -> None:
    first, _, rest = encode_batch("d", 7, items_of(["1", "2"]), protocol=2).partition(b"\n")
    changed = bytearray(rest)
    for place, fresh in changes:
        at = place % len(changed)
        changed[at : at + 1] = fresh
    header = BatchHeader.model_validate_json(first)
    true = header.model_copy(update={"sha256": hashlib.sha256(changed).hexdigest()})
    with suppress(FramingError):
        assert decode_batch(true.model_dump_json().encode() + b"\n" + changed).header == true


def test_items_that_grow_beyond_the_limit_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    items = items_of(["x" * 4000] * 10)
    body = encode_batch("d", 1, items, protocol=2)
    assert len(body) < 1000
    monkeypatch.setattr(batch_module, "MOST_BYTES", 20_000)
    with pytest.raises(FramingError, match="too large"):
        decode_batch(body)


@pytest.mark.parametrize("protocol", [1, 2])
def test_bodies_of_released_programs_are_read_for_ever(protocol: int) -> None:
    body = (GOLDEN / f"protocol_{protocol}.bin").read_bytes()
    batch = decode_batch(gzip.decompress(body) if is_gzip(body) else body)
    assert batch.header.device == "device-1"
    assert [item.header.kind for item in batch.items] == ["interview", "case"]
    for item in batch.items:
        assert item_digest(item.lines) == item.header.sha256
        assert chain(item.lines)[-1].head.hex() == item.header.head
    assert batch.digest == GOLDEN_DIGESTS[protocol]
