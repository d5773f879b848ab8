"""Journal lines as the server reads them: every line checked once, and quickly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from pydantic_core import from_json

from cxfield.event import PAYLOAD_VERSION, JournalError, decode

EventData = dict[str, Any]
"""An event as its line says it: `kind`, `body`, `at`, `actor` and so on."""


def read_events(lines: Sequence[bytes], first_seq: int) -> list[EventData]:
    """Return the events of consecutive lines, checked as `cxfield.event.decode` checks them.

    Raises:
        JournalError: A line cannot be read, is of a newer version, or its place is not the next one.
    """
    events: list[EventData] = []
    for expected, line in enumerate(lines, first_seq):
        event = read_event(line)
        if event["seq"] != expected:
            raise JournalError(f"A journal has a hole: event {expected} is missing, {event['seq']} follows.")
        events.append(event)
    return events


def read_event(line: bytes) -> EventData:
    """Return the event of one line.

    Raises:
        JournalError: It is no event, or of a version newer than this program.
    """
    try:
        event: EventData = from_json(line)
        datetime.fromisoformat(event["at"])
        is_whole = event.keys() >= _NEEDED and event["v"] <= PAYLOAD_VERSION
    except (ValueError, KeyError, TypeError, AttributeError):
        is_whole = False
    if is_whole:
        return event
    return _read_slowly(line)


_NEEDED = {"actor", "at", "body", "boot", "kind", "mono", "seq", "tz", "v"}


def _read_slowly(line: bytes) -> EventData:
    """Ask the reader that devices use, which has the last word and says what is wrong."""
    try:
        seq, event = decode(line)
    except RecursionError as error:
        raise JournalError("An event is nested too deeply to be read.") from error
    moment = event.moment
    return {"seq": seq, "kind": event.kind, "body": event.body, "at": moment.at.isoformat(), "actor": moment.actor}


def head_after(start: bytes, lines: Iterable[bytes]) -> bytes:
    """Return the head of a journal whose head was `start`, after `lines`."""
    head = start
    for line in lines:
        head = hashlib.sha256(head + line).digest()
    return head
