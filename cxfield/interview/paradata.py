"""How an interview went, question by question: derived from its journal and from nothing else.

Durations are differences of the monotonic clock. Where the device was restarted between two events, or its monotonic
clock says nothing, the time between them is unknown and counts as none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from cxfield.event import Event, Moment
from cxfield.interview import events as kinds
from cxfield.interview.wall_time import clock_jumps

_ENDS = (kinds.SUSPENDED, kinds.COMPLETED, kinds.BROKEN_OFF)
_GIVEN = (kinds.ANSWER, kinds.MISSING)
_SHOWS = (kinds.SHOWN, kinds.RESUMED, kinds.REOPENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page on the screen, once.

    Attributes:
        page: Key of the page: the ref of its first question; empty for the closing page.
        shown_at: Aware, UTC.
        duration_ms: Until it was left; None while it is open, or where the clock was interrupted.
        first_key_ms: From shown to the first key for an answer; None where no key was pressed or noted.
        language: Itext name in which it was shown; None in a form without translations.
        is_return: The page had been shown before.
    """

    page: str
    shown_at: datetime
    duration_ms: int | None
    first_key_ms: int | None
    language: str | None
    is_return: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHistory:
    """What was done with one question.

    Attributes:
        answered_at: When its first answer or missing code was given.
        edits: How often it was given another answer afterwards, or was cleared.
        missing: Its missing code now; None if it has an answer, or nothing.
        language: Of the last answer.
    """

    ref: str
    answered_at: datetime
    edits: int
    missing: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradata:
    """Everything derived of one interview.

    Attributes:
        visits: In the order shown.
        answers: By ref, in the order first answered.
        active_ms: Time with a page on the screen; pauses between suspending and resuming are not in it.
        remarks: How many were made.
        clock_jumps: Events before which the wall clock was set (`wall_time`).
    """

    visits: tuple[Visit, ...]
    answers: dict[str, AnswerHistory]
    active_ms: int
    remarks: int
    clock_jumps: int

    def time_on(self, page: str) -> int:
        """Return for how many milliseconds `page` was on the screen, all visits together."""
        return sum(visit.duration_ms or 0 for visit in self.visits if visit.page == page)

    @property
    def returns(self) -> int:
        """How often a page was shown again."""
        return sum(visit.is_return for visit in self.visits)


def paradata(events: Iterable[Event]) -> Paradata:
    """Return the paradata of the interview with these events, in the order of its journal."""
    known = list(events)
    visits = tuple(_visits(known))
    return Paradata(
        visits=visits,
        answers=_answers(known),
        active_ms=sum(visit.duration_ms or 0 for visit in visits),
        remarks=sum(event.kind == kinds.REMARK for event in known),
        clock_jumps=clock_jumps(known),
    )


def elapsed_ms(begin: Moment, end: Moment) -> int | None:
    """Return the time between two moments; None where no clock ran through."""
    if begin.boot != end.boot or end.mono_ms < begin.mono_ms:
        return None
    return end.mono_ms - begin.mono_ms


class _Open:
    """The page on the screen."""

    def __init__(self, page: str, moment: Moment, language: str | None, *, is_return: bool) -> None:
        self.page = page
        self.moment = moment
        self.first_key_ms: int | None = None
        self.language = language
        self.is_return = is_return

    def left(self, moment: Moment | None) -> Visit:
        return Visit(
            page=self.page,
            shown_at=self.moment.at,
            duration_ms=None if moment is None else elapsed_ms(self.moment, moment),
            first_key_ms=self.first_key_ms,
            language=self.language,
            is_return=self.is_return,
        )


def _visits(events: Iterable[Event]) -> Iterator[Visit]:
    here: _Open | None = None
    seen: set[str] = set()
    language: str | None = None
    for event in events:
        if event.kind in (kinds.STARTED, kinds.LANGUAGE):
            language = event.body.get("language")
        if here is not None and event.kind in _GIVEN and here.first_key_ms is None:
            here.first_key_ms = event.body.get("first_key_ms")
        shows = event.kind in _SHOWS
        if here is not None and (event.kind in _ENDS or (shows and event.body["page"] != here.page)):
            yield here.left(event.moment)
            here = None
        if shows and here is None:
            page = event.body["page"]
            here = _Open(page, event.moment, language, is_return=page in seen)
            seen.add(page)
    if here is not None:
        yield here.left(None)


def _answers(events: Iterable[Event]) -> dict[str, AnswerHistory]:
    found: dict[str, AnswerHistory] = {}
    language: str | None = None
    for event in events:
        if event.kind in (kinds.STARTED, kinds.LANGUAGE):
            language = event.body.get("language")
        if event.kind not in _GIVEN:
            continue
        ref, before = event.body["ref"], found.get(event.body["ref"])
        found[ref] = AnswerHistory(
            ref=ref,
            answered_at=event.moment.at if before is None else before.answered_at,
            edits=0 if before is None else before.edits + 1,
            missing=event.body.get("code"),
            language=language,
        )
    return found
