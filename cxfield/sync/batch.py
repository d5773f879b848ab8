"""The body of a push: one header line, then for each item its header line and its journal lines as they are.

A journal line is canonical JSON and holds no line end, so the bytes that were hashed on the device are the bytes sent.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from cxfield.errors import CxfieldError
from cxfield.sync.messages import BatchHeader, ItemHeader


class FramingError(CxfieldError):
    """A push whose frame does not hold: cut off, or not made by this protocol."""


@dataclass(frozen=True, slots=True)
class Item:
    """Consecutive events of one journal on their way."""

    header: ItemHeader
    lines: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A decoded push. `digest` names its exact bytes."""

    header: BatchHeader
    items: tuple[Item, ...]
    digest: str


def item_digest(lines: Sequence[bytes]) -> str:
    """Return the SHA-256 (hex) over the lines, each with its line end."""
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def encode_item(item: Item) -> bytes:
    """Return the header line and the journal lines of `item`."""
    return b"".join(line + b"\n" for line in (item.header.model_dump_json().encode(), *item.lines))


def encode_batch(device: str, batch_no: int, items: Sequence[Item]) -> bytes:
    """Return the gzip body. The same items and number give the same bytes."""
    body = b"".join(encode_item(item) for item in items)
    header = BatchHeader(device=device, batch_no=batch_no, count=len(items), sha256=hashlib.sha256(body).hexdigest())
    return gzip.compress(header.model_dump_json().encode() + b"\n" + body, mtime=0)


def decode_batch(body: bytes) -> Batch:
    """Return the items of an inflated body. Journal lines are not looked into.

    Raises:
        FramingError: The body is cut off or not of this protocol.
    """
    first, _, rest = body.partition(b"\n")
    try:
        header = BatchHeader.model_validate_json(first)
        if hashlib.sha256(rest).hexdigest() != header.sha256:
            raise FramingError("The batch was damaged on its way; send it again.")
        items = _decode_items(rest.split(b"\n")[:-1])
    except ValidationError as error:
        raise FramingError("The batch is not of a form that this server knows; update the application.") from error
    if len(items) != header.count:
        raise FramingError(f"The batch names {header.count} items but holds {len(items)}; send it again.")
    return Batch(header, tuple(items), hashlib.sha256(body).hexdigest())


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
