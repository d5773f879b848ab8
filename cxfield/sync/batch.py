"""The body of a push: the header line of the batch, then its items.

A journal line is canonical JSON and holds no line end, so the bytes that were hashed on the device are the bytes kept.

* Protocol 1: for each item its header line and its journal lines as they are; gzip around all of it.
* Protocol 2: the headers of all items together, then each item packed by itself (`packing.py`), so that a server can
  keep it as it came. No hashes of events are sent: the head of the journal, which is sent, proves them all.

Servers take both for ever.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from cxfield.errors import CxfieldError
from cxfield.sync import packing
from cxfield.sync.messages import BatchHeader, ItemHeader

PACKED_FROM = 2
"""The first protocol whose items travel packed."""
MOST_BYTES = 16 * 1024 * 1024
"""So much may the lines of a batch be together."""
_LENGTH_BYTES = 4
_SIZES = TypeAdapter(list[Annotated[int, Field(ge=1)]])
_TOO_LARGE = "The batch is too large; send less at a time."
_OTHER_FORM = "The batch is not of a form that this server knows; update the application."


class FramingError(CxfieldError):
    """A push whose frame does not hold: cut off, or not made by this protocol."""


@dataclass(frozen=True, slots=True)
class Item:
    """Consecutive events of one journal on their way.

    `packed` is how they came; `lines` is empty where that cannot be read.
    """

    header: ItemHeader
    lines: tuple[bytes, ...]
    packed: bytes | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """A decoded push. `digest` names what is in it."""

    header: BatchHeader
    items: tuple[Item, ...]
    digest: str


def item_digest(lines: Sequence[bytes]) -> str:
    """Return the SHA-256 (hex) over the lines, each with its line end."""
    return hashlib.sha256(b"\n".join((*lines, b""))).hexdigest()


def encode_item(item: Item) -> bytes:
    """Return the header line and the journal lines of `item`; what came packed in an unknown form, as it came."""
    if not item.lines and item.packed is not None:
        return item.header.model_dump_json().encode() + b"\n" + item.packed
    return b"".join(line + b"\n" for line in (item.header.model_dump_json().encode(), *item.lines))


def decode_item(kept: bytes) -> Item:
    """Return the item that `encode_item` made; without lines where they are packed in an unknown form."""
    first, _, rest = kept.partition(b"\n")
    header = ItemHeader.model_validate_json(first)
    lines = tuple(rest.split(b"\n")[:-1])
    if item_digest(lines) == header.sha256:
        return Item(header, lines)
    return _unpacked_item(header, rest, MOST_BYTES)


def encode_batch(device: str, batch_no: int, items: Sequence[Item], *, protocol: int = 1) -> bytes:
    """Return the body of a push. The same items and number give the same batch."""
    body = _packed_body(items) if protocol >= PACKED_FROM else b"".join(map(encode_item, items))
    header = BatchHeader(
        device=device,
        batch_no=batch_no,
        count=len(items),
        sha256=hashlib.sha256(body).hexdigest(),
        protocol=2 if protocol >= PACKED_FROM else 1,
    )
    if protocol >= PACKED_FROM:
        return header.model_dump_json().encode() + b"\n" + body
    return gzip.compress(header.model_dump_json(exclude={"protocol"}).encode() + b"\n" + body, mtime=0)


def is_gzip(body: bytes) -> bool:
    """Whether an encoded body has to be sent as `Content-Encoding: gzip`."""
    return body.startswith(b"\x1f\x8b")


def decode_batch(body: bytes) -> Batch:
    """Return the items of an inflated body of any protocol. Journal lines are not looked into.

    Raises:
        FramingError: The body is cut off or not of this protocol.
    """
    first, _, rest = body.partition(b"\n")
    try:
        header = BatchHeader.model_validate_json(first)
        if hashlib.sha256(rest).hexdigest() != header.sha256:
            raise FramingError("The batch was damaged on its way; send it again.")
        items = _unpacked_items(rest) if header.protocol >= PACKED_FROM else _decode_items(rest.split(b"\n")[:-1])
    except ValidationError as error:
        raise FramingError(_OTHER_FORM) from error
    if len(items) != header.count:
        raise FramingError(f"The batch names {header.count} items but holds {len(items)}; send it again.")
    digest = _content_digest(header, items) if header.protocol >= PACKED_FROM else hashlib.sha256(body).hexdigest()
    return Batch(header, tuple(items), digest)


def _decode_items(lines: list[bytes]) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(lines):
        header = ItemHeader.model_validate_json(lines[at])
        count = header.to_seq - header.from_seq + 1
        taken = tuple(lines[at + 1 : at + 1 + count])
        if count < 1 or len(taken) != count:
            raise FramingError("An item of the batch is cut off; send it again.")
        items.append(Item(header, taken))
        at += 1 + count
    return items


def _packed_body(items: Sequence[Item]) -> bytes:
    packed = [pack_item(item) for item in items]
    sizes = json.dumps([len(one) for one in packed], separators=(",", ":"))
    headers = "\n".join((sizes, *(item.header.model_dump_json() for item in items)))
    first = zlib.compress(headers.encode(), 9)
    return b"".join((len(first).to_bytes(_LENGTH_BYTES, "big"), first, *packed))


def pack_item(item: Item) -> bytes:
    """Return the lines of `item` packed; as plain zlib where they do not fit."""
    if item.packed is not None:
        return item.packed
    return packing.pack(item.lines, item.header.from_seq) or plain(item.lines)


def plain(lines: Sequence[bytes]) -> bytes:
    """Return lines compressed as they are, each with its line end."""
    return zlib.compress(b"\n".join((*lines, b"")))


def unpack_lines(packed: bytes, first_seq: int, count: int, *, limit: int) -> list[bytes]:
    """Return the lines of what `packing.pack` or `plain` made; together they have at most `limit` bytes.

    Raises:
        PackingError: It is damaged, of another form, or larger.
    """
    if packed.startswith(packing.MAGIC):
        return packing.unpack(packed, first_seq, count, limit=limit)
    lines = _inflated(packed, limit).split(b"\n")
    if lines.pop() or len(lines) != count:
        raise packing.PackingError(_OTHER_FORM)
    return lines


def _inflated(data: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        inflated = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise packing.PackingError(_OTHER_FORM) from error
    if len(inflated) > limit:
        raise packing.TooLargeError(_TOO_LARGE)
    if not unpacker.eof or unpacker.unused_data:
        raise packing.PackingError(_OTHER_FORM)
    return inflated


def _unpacked_items(rest: bytes) -> list[Item]:
    at = _LENGTH_BYTES + int.from_bytes(rest[:_LENGTH_BYTES], "big")
    left = MOST_BYTES
    items: list[Item] = []
    for header, size in _headers(rest[_LENGTH_BYTES:at]):
        packed = rest[at : at + size]
        if len(packed) != size:
            raise FramingError("An item of the batch is cut off; send it again.")
        items.append(_unpacked_item(header, packed, left))
        left -= sum(map(len, items[-1].lines)) + len(items[-1].lines)
        at += size
    if at != len(rest):
        raise FramingError("The batch is cut off or has something behind its end; send it again.")
    return items


def _headers(data: bytes) -> list[tuple[ItemHeader, int]]:
    try:
        first, *texts = _inflated(data, MOST_BYTES).split(b"\n")
        sizes = _SIZES.validate_json(first)
    except packing.PackingError as error:
        raise FramingError(_OTHER_FORM) from error
    if len(sizes) != len(texts):
        raise FramingError(_OTHER_FORM)
    return [(ItemHeader.model_validate_json(text), size) for text, size in zip(texts, sizes, strict=True)]


def _unpacked_item(header: ItemHeader, packed: bytes, left: int) -> Item:
    """Return the item with its lines; without any where they cannot be unpacked: it is kept as it came."""
    try:
        lines = unpack_lines(packed, header.from_seq, header.to_seq - header.from_seq + 1, limit=left)
    except packing.TooLargeError as error:
        raise FramingError(_TOO_LARGE) from error
    except packing.PackingError:
        lines = []
    return Item(header, tuple(lines), packed)


def _content_digest(header: BatchHeader, items: Sequence[Item]) -> str:
    """Name the batch by what is in it: another library may compress the same lines to other bytes."""
    digest = hashlib.sha256(f"{header.device}\n{header.batch_no}\n".encode())
    for item in items:
        digest.update(item.header.model_dump_json().encode())
    return digest.hexdigest()
