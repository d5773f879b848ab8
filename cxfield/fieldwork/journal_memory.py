"""What a session keeps of its journal beside the answers: remarks, drafts, the last place, the end."""

from __future__ import annotations

from collections.abc import Iterable

from cxfield.event import Event
from cxfield.interview import events as kinds
from cxfield.interview.device_requests import SET_POSITION

PLACED = (kinds.SHOWN, kinds.SUSPENDED, kinds.RESUMED, kinds.REOPENED)
ANSWERED = (kinds.ANSWER, kinds.MISSING, kinds.WARNING_CONFIRMED)
ENDED = (kinds.COMPLETED, kinds.BROKEN_OFF)


class JournalMemory:
    """Follows the events of one interview.

    Attributes:
        remarks, drafts: By ref.
        place: The last event that says where the interviewer stands; None at the very start.
        is_ended: Completed or broken off, and not reopened since; nothing else may follow.
        reopened: Why the interview was reopened the last time; empty if it never was.
        lacks_position: The questionnaire asked for the position, and this computer could not tell it.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.remarks: dict[str, list[str]] = {}
        self.drafts: dict[str, str] = {}
        self.place: Event | None = None
        self.is_ended = False
        self.lacks_position = False
        self.reopened = ""
        for event in events:
            self.note(event)

    def note(self, event: Event) -> None:
        """Take in the next event."""
        if event.kind in (*PLACED, *ANSWERED):
            self.place = event
        self.is_ended = event.kind != kinds.REOPENED and (self.is_ended or event.kind in ENDED)
        if event.kind == kinds.REOPENED:
            self.reopened = str(event.body["why"])
        if event.kind == kinds.DEVICE and event.body["request"] == SET_POSITION:
            self.lacks_position = not event.body["value"]
        if event.kind == kinds.REMARK:
            self.remarks.setdefault(event.body["ref"], []).append(event.body["text"])
        elif event.kind == kinds.DRAFT:
            self.drafts[event.body["ref"]] = event.body["text"]
        elif event.kind in (kinds.ANSWER, kinds.MISSING):
            self.drafts.pop(event.body["ref"], None)
