"""What is kept aside, and the events in it, in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from cxfield.event import StreamKind
from cxfield.sync.messages import QuarantineSummary
from ui.desk.local_time import short_moment
from ui.language import tr


def reason_words(line: QuarantineSummary) -> str:
    """Return why an item was kept aside; the server's own sentence where there are no words for its reason."""
    words = {
        "branch": tr("The case had another owner when it came."),
        "conflict": tr("The server has other events at this place: two devices worked on the same."),
        "chain": tr("The events do not follow from those before them."),
        "no-member": tr("Who sent it does not take part in the study any more."),
        "unknown-study": tr("The server does not know the study."),
        "newer-version": tr("Written by a newer program; the server reads it once it is updated."),
        "damaged": tr("The events differ from their check sum."),
        "unreadable": tr("An event cannot be read."),
    }
    return words.get(line.reason, line.explanation)


def subject_words(line: QuarantineSummary) -> str:
    """Return what it is a part of."""
    places = f"{line.from_seq}–{line.to_seq}" if line.from_seq != line.to_seq else str(line.from_seq)
    if line.kind is StreamKind.CASE:
        return tr("case {id}, events {places}").format(id=line.stream_id, places=places)
    return tr("interview …{id}, events {places}").format(id=line.stream_id[-6:], places=places)


def state_words(line: QuarantineSummary) -> str:
    """Return who settled it, or that it waits."""
    return tr("settled by {name}").format(name=line.resolved_by) if line.resolved_by else tr("waits for you")


def event_words(line: str) -> str:
    """Return an event of a journal in one line: time, what, and what was said."""
    try:
        data = json.loads(line)
        at = short_moment(datetime.fromisoformat(data["at"]), datetime.now(UTC))
        return f"{at}  {_what(data['kind'], data['body'])}"
    except (ValueError, KeyError, TypeError, AttributeError):
        return line[:200]


def _what(kind: str, body: dict[str, object]) -> str:
    name = str(body.get("ref", "")).rsplit("/", 1)[-1]
    match kind:
        case "answer":
            return f"{name} = {body.get('value', '')}"
        case "missing":
            return f"{name} = ({body.get('code', '')})"
        case "remark":
            return tr("Remark: {text}").format(text=body.get("text", ""))
        case "started":
            return tr("Begun")
        case "completed":
            return tr("Completed")
        case "broken_off":
            return tr("Broken off")
        case "suspended":
            return tr("Suspended")
        case "resumed":
            return tr("Gone on with")
        case "reopened":
            return tr("Opened again")
        case _:
            told = ", ".join(f"{key} {value}" for key, value in body.items() if isinstance(value, str | int))
            return f"{kind} {told}"[:160].rstrip()
