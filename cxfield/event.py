"""The event: one immutable fact, as one canonical line in a hash-chained journal.

The same bytes are stored on the device, sent, and kept on the server; nobody encodes them again.
A line is JSON in UTF-8 with sorted keys, no spaces and no floats; its hash is SHA-256(previous hash, then the line).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from cxfield.errors import CxfieldError

FIRST_HASH = bytes(32)
"""What stands before the first line of a journal."""

PAYLOAD_VERSION = 1
"""Version of the lines that this program writes. Decoders of older ones are kept for ever."""


class StreamKind(StrEnum):
    """What a journal is about."""

    INTERVIEW = "interview"
    CASE = "case"


class JournalError(CxfieldError):
    """A journal line is not what was written: edited, cut off or out of order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When and by whom something happened, as the device saw it. Device time is data; it orders nothing.

    Attributes:
        at: Wall time; aware, UTC, kept to the millisecond.
        zone: IANA name of the device's zone.
        mono_ms: Milliseconds of a monotonic clock; differences are durations as long as `boot` is the same.
        boot: Names the run of the monotonic clock.
        actor: User name of whoever did it.
    """

    at: datetime
    zone: str
    mono_ms: int
    boot: str
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact of an interview's or a case's journal; `body` holds what its kind needs (texts, ints, lists, maps)."""

    kind: str
    moment: Moment
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place in a journal.

    Attributes:
        seq: 1 for the first event of a journal, then without a hole.
        line: The canonical bytes, without a line end.
        head: SHA-256 over the head before it and `line`; 32 bytes.
    """

    seq: int
    line: bytes
    head: bytes


def _reject_float(value: Any) -> None:
    if isinstance(value, float):
        raise JournalError(f"A journal holds no floating-point number, but {value!r} was given; write it as text.")
    if isinstance(value, Mapping):
        for item in value.values():
            _reject_float(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _reject_float(item)


def encode(event: Event, seq: int) -> bytes:
    """Return the canonical line of `event` at place `seq`."""
    _reject_float(event.body)
    moment = event.moment
    at = moment.at.astimezone(UTC)
    data = {
        "v": PAYLOAD_VERSION,
        "seq": seq,
        "kind": event.kind,
        "at": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z",
        "tz": moment.zone,
        "mono": moment.mono_ms,
        "boot": moment.boot,
        "actor": moment.actor,
        "body": dict(event.body),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def decode(line: bytes) -> tuple[int, Event]:
    """Return (seq, event) of a line of any released version.

    Raises:
        JournalError: The line is not an event, or of a version newer than this program.
    """
    try:
        data = json.loads(line)
        if data["v"] > PAYLOAD_VERSION:
            raise JournalError(
                f"A journal line has version {data['v']}; this program knows {PAYLOAD_VERSION}. Update it."
            )
        moment = Moment(
            at=datetime.fromisoformat(data["at"]),
            zone=data["tz"],
            mono_ms=data["mono"],
            boot=data["boot"],
            actor=data["actor"],
        )
        return data["seq"], Event(kind=data["kind"], moment=moment, body=data["body"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise JournalError(f"A journal line cannot be read: {error}.") from error


def next_head(previous: bytes, line: bytes) -> bytes:
    """Return the head of a journal after `line`."""
    return hashlib.sha256(previous + line).digest()


def seal(event: Event, seq: int, previous: bytes) -> Entry:
    """Put `event` at place `seq` behind the head `previous`."""
    line = encode(event, seq)
    return Entry(seq, line, next_head(previous, line))


def chain(lines: Iterable[bytes], *, start: bytes = FIRST_HASH, first_seq: int = 1) -> list[Entry]:
    """Return the entries of consecutive lines, with their heads.

    Raises:
        JournalError: A line cannot be read or its place is not the next one.
    """
    entries: list[Entry] = []
    head = start
    for expected, line in enumerate(lines, first_seq):
        seq, _ = decode(line)
        if seq != expected:
            raise JournalError(f"A journal has a hole: event {expected} is missing, {seq} follows.")
        head = next_head(head, line)
        entries.append(Entry(seq, line, head))
    return entries
