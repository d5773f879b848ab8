"""Replay: what the screen showed at each moment of an interview, rebuilt from its journal and its questionnaire.

The engine runs once through the journal; each picture is kept, so any moment is there at once. Pictures share what
they have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from cxfield.errors import CxfieldError
from cxfield.event import Event
from cxfield.fieldwork.deeds import Deed, DeedKind, answer_at, deed_of, move_of
from cxfield.fieldwork.fallout import fallout_of
from cxfield.fieldwork.journal_memory import JournalMemory
from cxfield.fieldwork.page_media import needed_of
from cxfield.fieldwork.page_picture import Standing, picture_of
from cxfield.fieldwork.page_search import after_removal, as_it_stands, problems_of, states_on
from cxfield.fieldwork.page_view import PageView, Problem, SessionPlace
from cxfield.fieldwork.shown_problems import ShownProblems
from cxfield.interview import events as kinds
from cxfield.interview.engine import Interview
from cxfield.interview.paradata import elapsed_ms
from cxfield.interview.program import Program
from cxfield.interview.question_paradata import QuestionParadata, question_paradata
from cxfield.interview.replay import apply_event, setting_of
from cxfield.interview.state import Change, Page
from cxfield.interview.wall_time import WallTime, wall_times
from cxfield.questionnaire.model import Questionnaire

_LEFT = (kinds.SUSPENDED, kinds.COMPLETED, kinds.BROKEN_OFF)
_PAGE_NAMED = (kinds.SHOWN, kinds.RESUMED, kinds.REOPENED)
PROGRESS_EVERY = 10


class ReplayError(CxfieldError):
    """The interview cannot be replayed; the text says why."""


class Sign(StrEnum):
    """What a moment is marked with on the time line."""

    ANSWER = "answer"
    CORRECTION = "correction"
    BACK = "back"
    PAUSE = "pause"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayMoment:
    """One moment of an interview.

    Attributes:
        seq: Place in the journal of its last event.
        deed: What the person did.
        view: What the screen showed then.
        elapsed_ms: Since the interview began, by the monotonic clock; what no clock measured is not in it.
        passed_ms: Since the moment before; None where no clock ran through.
        time: The wall time, with its uncertainty.
        zone, actor: Of the device then; who sat there.
        is_away: The interview was left then: the time up to the next moment is a pause.
    """

    seq: int
    deed: Deed
    view: PageView
    elapsed_ms: int
    passed_ms: int | None
    time: WallTime
    zone: str
    actor: str
    signs: frozenset[Sign]
    is_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """An interview that can be looked at moment by moment."""

    moments: tuple[ReplayMoment, ...]
    questions: tuple[QuestionParadata, ...]

    @property
    def length_ms(self) -> int:
        return self.moments[-1].elapsed_ms

    def index_of_seq(self, seq: int) -> int:
        """Return the moment in which event `seq` of the journal is."""
        return next((i for i, moment in enumerate(self.moments) if moment.seq >= seq), len(self.moments) - 1)

    def find(self, text: str, after: int = -1) -> int | None:
        """Return the next moment behind `after` that shows or names `text`; from the start again; None if none does."""
        wanted = text.casefold().strip()
        order = [*range(after + 1, len(self.moments)), *range(after + 1)]
        return next((i for i in order if wanted and wanted in _words(self.moments[i])), None)


def _words(moment: ReplayMoment) -> str:
    page = moment.view.page
    shown = " ".join(f"{state.ref} {state.label}" for state in moment.view.states) if page is not None else ""
    return f"{shown} {moment.deed.ref} {moment.deed.question} {moment.deed.text}".casefold()


@dataclass(slots=True)
class _Shared:
    """Values that many pictures hold, each kept once."""

    known: dict[Any, Any] = field(default_factory=dict)

    def picture(self, view: PageView, before: PageView | None) -> PageView:
        """Return `view` with the parts of `before` that are equal, and with route lines that others hold too."""
        route = tuple(self.known.setdefault(line, line) for line in view.route)
        if before is None:
            return replace(view, route=route)
        same = {
            name: getattr(before, name)
            for name in ("states", "remarks", "drafts", "closing")
            if getattr(before, name) == getattr(view, name)
        }
        return replace(view, route=before.route if before.route == route else route, **same)


class Rebuilding:
    """One run through a journal. Touches no store: it may run on any thread.

    Raises:
        ReplayError: The journal does not begin with the start of an interview.
    """

    def __init__(
        self, program: Program, place: SessionPlace, events: Sequence[Event], files: Mapping[str, bytes] | None = None
    ) -> None:
        if not events or events[0].kind != kinds.STARTED:
            raise ReplayError("The journal does not begin with the start of the interview, so it cannot be replayed.")
        self._place, self._events, self._files = place, events, files or {}
        self._change: Change | None = None
        self._at: datetime = events[0].moment.at
        self._engine = Interview(program.questionnaire, setting_of(events[0], now=self._now), program=program)
        self._memory = JournalMemory(())
        self._problems = ShownProblems()
        self._page: Page | None = self._engine.next_page()
        self._shared = _Shared()

    def _now(self) -> datetime:
        return self._at

    def run(self, progress: Callable[[int, int], bool] = lambda _done, _of: True) -> Replay:
        """Rebuild every moment. `progress(done, of)` is told how far it is; False from it ends the work.

        Raises:
            ReplayError: It was ended by `progress`.
        """
        moments: list[ReplayMoment] = []
        for number, moment in enumerate(self._moments(), 1):
            if moments and moment.deed.kind is DeedKind.STAYED:
                before = moments.pop()
                view = replace(moment.view, fallout=before.view.fallout)
                moments.append(replace(before, seq=moment.seq, view=view))
            else:
                moments.append(_since(moments[-1], moment) if moments else moment)
            if number % PROGRESS_EVERY == 0 and not progress(number, len(self._events)):
                raise ReplayError("The replay was not prepared to its end.")
        progress(len(self._events), len(self._events))
        return Replay(moments=tuple(moments), questions=question_paradata(self._events))

    def _moments(self) -> Iterator[ReplayMoment]:
        elapsed, last = 0, None
        view: PageView | None = None
        for seq, (event, time) in enumerate(zip(self._events, wall_times(self._events), strict=True), 1):
            passed = 0 if last is None else elapsed_ms(last.moment, event.moment)
            elapsed += passed or 0
            deed = self._follow(seq, event)
            view = self._shared.picture(self._picture(seq), view)
            yield ReplayMoment(
                seq=seq,
                deed=deed,
                view=view,
                elapsed_ms=elapsed,
                passed_ms=passed,
                time=time,
                zone=event.moment.zone,
                actor=event.moment.actor,
                signs=_signs(deed, passed, time),
                is_away=event.kind in _LEFT,
            )
            last = event

    def _follow(self, seq: int, event: Event) -> Deed:
        """Let everything follow `event`, as the session did, and return what was done."""
        engine, self._at = self._engine, event.moment.at
        before = answer_at(engine, event.body["ref"]) if event.kind in (kinds.ANSWER, kinds.MISSING) else ""
        self._change = apply_event(engine, event) if seq > 1 else None
        pages, left = engine.pages(), self._page
        self._turn_to(event)
        if event.kind == kinds.REPEAT_REMOVED:
            self._page = after_removal(self._page, pages, event.body["ref"])
        self._page = as_it_stands(self._page, pages)
        self._problems.note(event, self._page, self._find)
        self._memory.note(event)
        if event.kind == kinds.SHOWN:
            return move_of(engine, pages, as_it_stands(left, pages), self._page)
        return deed_of(event, engine, before)

    def _turn_to(self, event: Event) -> None:
        if event.kind in _PAGE_NAMED:
            key = event.body["page"]
            self._page = (self._engine.page(key) or self._page) if key else None

    def _find(self) -> Iterator[Problem]:
        return problems_of(states_on(self._page, self._engine) if self._page is not None else ())

    def _picture(self, seq: int) -> PageView:
        standing = Standing(
            page=self._page,
            problems=self._problems.problems,
            memory=self._memory,
            events=lambda: self._events[:seq],
            media=lambda states: needed_of(self._files, states),
        )
        fallout = fallout_of([self._change] if self._change is not None else [], self._engine)
        return replace(picture_of(self._place, self._engine, standing), fallout=fallout)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayMaterial:
    """What a replay is made of, read from a store or a server; nothing of it is tied to a thread.

    Attributes:
        questionnaire: Reads the version that the journal names.
        files: Pictures and sounds of that version, by name.
    """

    place: SessionPlace
    events: Sequence[Event]
    questionnaire: Callable[[], Questionnaire]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def prepare(self, progress: Callable[[int, int], bool] = lambda _done, _of: True) -> Replay:
        """Rebuild all moments; takes seconds for a long interview. See `Rebuilding.run`."""
        return Rebuilding(Program(self.questionnaire()), self.place, self.events, self.files).run(progress)


def _since(before: ReplayMoment, moment: ReplayMoment) -> ReplayMoment:
    """Count the time from the moment before: a page that only stayed was none of its own."""
    if moment.passed_ms is None:
        return moment
    return replace(moment, passed_ms=moment.elapsed_ms - before.elapsed_ms)


def _signs(deed: Deed, passed: int | None, time: WallTime) -> frozenset[Sign]:
    signs = {
        DeedKind.ANSWERED: Sign.ANSWER,
        DeedKind.CHANGED: Sign.CORRECTION,
        DeedKind.CLEARED: Sign.CORRECTION,
        DeedKind.WENT_BACK: Sign.BACK,
        DeedKind.JUMPED: Sign.BACK,
        DeedKind.RESUMED: Sign.PAUSE,
        DeedKind.REOPENED: Sign.PAUSE,
    }
    found = {signs[deed.kind]} if deed.kind in signs else set()
    if passed is None:
        found.add(Sign.PAUSE)
    if time.jump_ms:
        found.add(Sign.CLOCK)
    return frozenset(found)
