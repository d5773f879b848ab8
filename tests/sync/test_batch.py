"""The body of a push: what goes in comes out, and damage is seen."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.sync.batch import FramingError, Item, decode_batch, encode_batch
from tests.journal_device import interview

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
