"""Paradata question by question: when it was first shown, how long it took, how often it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cxfield.event import Event
from cxfield.interview import events as kinds
from cxfield.interview.paradata import Visit, paradata
from cxfield.interview.wall_time import WallTime, wall_times

_SHOWS = (kinds.SHOWN, kinds.RESUMED, kinds.REOPENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionParadata:
    """One question, or a page on which nothing was answered.

    Attributes:
        page: Key of the page on which it stood last; questions of one page share its times.
        first_shown: None where the journal does not say (it was answered on the first page of an interview).
        visits: How often its page was on the screen.
        time_ms: For how long, all visits together.
        first_key_ms: From shown to the first key for an answer, on the first visit with one.
        edits: How often it got another answer, or was cleared.
        back_ups: How often its page was shown again.
        languages: In which it was shown, in the order of first use.
        missing: Its missing code now; None if it has an answer, or nothing.
        checks_failed: How often a check of it kept the interviewer on the page.
    """

    ref: str
    page: str
    first_shown: WallTime | None = None
    visits: int = 0
    time_ms: int = 0
    first_key_ms: int | None = None
    edits: int = 0
    back_ups: int = 0
    languages: tuple[str, ...] = ()
    missing: str | None = None
    checks_failed: int = 0
    remarks: int = 0


@dataclass(slots=True)
class _Noted:
    """What the journal says of single questions."""

    pages: dict[str, str] = field(default_factory=dict)
    first_shown: dict[str, WallTime] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, int] = field(default_factory=dict)


def question_paradata(events: Sequence[Event]) -> tuple[QuestionParadata, ...]:
    """Return the paradata of each question answered or shown, in the order first met."""
    whole, noted = paradata(events), _noted(events)
    visits: dict[str, list[Visit]] = {}
    for visit in whole.visits:
        visits.setdefault(visit.page, []).append(visit)
    return tuple(
        _question(ref, page, visits.get(page, []), noted, whole.answers.get(ref)) for ref, page in noted.pages.items()
    )


def _question(ref: str, page: str, visits: Sequence[Visit], noted: _Noted, history: object) -> QuestionParadata:
    return QuestionParadata(
        ref=ref,
        page=page,
        first_shown=noted.first_shown.get(page),
        visits=len(visits),
        time_ms=sum(visit.duration_ms or 0 for visit in visits),
        first_key_ms=next((visit.first_key_ms for visit in visits if visit.first_key_ms is not None), None),
        edits=getattr(history, "edits", 0),
        back_ups=sum(visit.is_return for visit in visits),
        languages=tuple(dict.fromkeys(visit.language for visit in visits if visit.language)),
        missing=getattr(history, "missing", None),
        checks_failed=noted.failed.get(ref, 0),
        remarks=noted.remarks.get(ref, 0),
    )


def _noted(events: Sequence[Event]) -> _Noted:
    noted, here, lone = _Noted(), "", ""
    for event, time in zip(events, wall_times(events), strict=True):
        body = event.body
        if event.kind in _SHOWS:
            here = body["page"]
            noted.first_shown.setdefault(here, time)
            lone = here if here and here not in noted.pages.values() else ""
            if lone:
                noted.pages.setdefault(lone, lone)
        elif event.kind in (kinds.ANSWER, kinds.MISSING):
            noted.pages[body["ref"]] = here or body["ref"]
        elif event.kind == kinds.CHECK_FAILED:
            for ref, _kind in body["problems"]:
                noted.failed[ref] = noted.failed.get(ref, 0) + 1
        elif event.kind == kinds.REMARK:
            noted.remarks[body["ref"]] = noted.remarks.get(body["ref"], 0) + 1
    return noted
