"""Does interviews by itself, through the same session as an interviewer: for demo data and trials.

A respondent has a mood between 0 and 1; scales lean towards it, so that the figures hang together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from cxfield.errors import CxfieldError
from cxfield.event import Moment
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.page_view import PageView, ProblemKind
from cxfield.fieldwork.session import InterviewSession
from cxfield.interview.state import NodeState, PageKind, StepError
from cxfield.questionnaire.model import ControlKind

MAXIMUM_PAGES = 2_000
MAXIMUM_TRIES = 30
MAXIMUM_RETREATS = 200
"""How often it goes back to answer otherwise: real questionnaires have dead ends."""
_CORNERS = ("56.9496 24.1052 0 0", "56.9501 24.1060 0 0", "56.9490 24.1071 0 0")


class AutopilotError(CxfieldError):
    """No answer was found that the questionnaire takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """Somebody who answers.

    Attributes:
        mood: 0 (angry) to 1 (delighted); scales lean towards it.
        fixed: Answers by question name that this respondent gives whatever comes (`consent` -> `1`).
        verbatims: What is said on open questions, from the angriest to the most delighted.
        repeats: How many rows an open repeat gets.
    """

    mood: float = 0.6
    fixed: Mapping[str, str] = field(default_factory=dict)
    verbatims: Sequence[str] = ("…",)
    repeats: int = 1


class PacedClock(DeviceClock):
    """A clock that is moved on by hand: interviews of the past with lengths that are believable."""

    def __init__(self, actor: str, behind: timedelta) -> None:
        super().__init__(actor)
        self.behind = behind
        self._behind_at_start = behind

    def now(self) -> datetime:
        return super().now() - self.behind

    def moment(self) -> Moment:
        """Return now; the monotonic clock goes on by what was let pass, so that lengths are believable too."""
        passed = self._behind_at_start - self.behind
        moment = super().moment()
        return replace(moment, mono_ms=moment.mono_ms + passed // timedelta(milliseconds=1))

    def pass_time(self, seconds: float) -> None:
        """Let `seconds` go by."""
        self.behind -= timedelta(seconds=seconds)


def drive(session: InterviewSession, respondent: Respondent, random: Random, clock: PacedClock | None = None) -> None:
    """Answer page after page until nothing is left; the caller completes the interview.

    Raises:
        AutopilotError: A question took none of the answers tried, or the route has no end.
    """
    view, retreats = session.view(), 0
    for _ in range(MAXIMUM_PAGES):
        if view.is_end:
            still_open = _still_open(session)
            if still_open is None:
                return
            view = session.go_to(still_open)
        if clock is not None:
            clock.pass_time(random.uniform(4, 18))
        try:
            view = _do_page(session, view, respondent, random)
        except AutopilotError:
            retreats += 1
            if retreats > MAXIMUM_RETREATS or not view.can_go_back:
                raise
            view = _retreat(session, random.randint(1, retreats))
    raise AutopilotError("The questionnaire does not come to an end.")


def _still_open(session: InterviewSession) -> str | None:
    """Return a question of the route that blocks: an answer further down may have opened one above."""
    engine = session.engine
    return next((state.ref for state in engine.violations() if engine.page(state.ref) is not None), None)


def _retreat(session: InterviewSession, pages: int) -> PageView:
    """Take the answer here back and go back by `pages`, further with every dead end."""
    view = session.view()
    for _ in range(pages):
        if not view.can_go_back:
            break
        view = session.go_back()
    return view


def _do_page(session: InterviewSession, view: PageView, respondent: Respondent, random: Random) -> PageView:
    page = view.page
    assert page is not None
    if page.kind == PageKind.REPEAT_PROMPT:
        return session.add_repeat(page.key) if page.rows < respondent.repeats else session.go_next()
    for _ in range(MAXIMUM_TRIES):
        answers = {s.ref: text for s in view.states if (text := _answer(s, respondent, random)) is not None}
        try:
            view = session.go_next(answers)
        except StepError:
            continue
        for problem in view.problems:
            if problem.kind == ProblemKind.WARNING:
                view = session.confirm(problem.ref)
        if view.page != page:
            return view
    names = ", ".join(ref.rsplit("/", 1)[-1] for ref in page.refs)
    raise AutopilotError(f"No answer was found that {names} takes.")


def _answer(state: NodeState, respondent: Respondent, random: Random) -> str | None:
    """Return an answer of the right type; None where there is nothing to answer."""
    question = state.question
    if question is None or question.note or state.readonly or not state.relevant:
        return None
    name = state.ref.rsplit("/", 1)[-1]
    if name in respondent.fixed:
        return respondent.fixed[name]
    if question.kind == ControlKind.TRIGGER:
        return "OK"
    if state.choices is not None:
        return _choose(state, [c.name for c in state.choices], respondent, random)
    if question.kind == ControlKind.RANGE:
        return _in_range(state, respondent, random)
    return _typed(state, respondent, random)


def _choose(state: NodeState, names: list[str], respondent: Respondent, random: Random) -> str:
    question = state.question
    assert question is not None
    if not names:
        return ""
    if question.kind == ControlKind.RANK:
        return " ".join(random.sample(names, len(names)))
    if question.kind == ControlKind.SELECT_MULTIPLE:
        picked = set(random.sample(names, min(len(names), random.choice((1, 1, 2, 3)))))
        return " ".join(name for name in names if name in picked)
    if len(names) >= 4 and all(name.lstrip("-").isdigit() for name in names):
        ordered = sorted(names, key=int)
        return ordered[_lean(len(ordered), respondent.mood, random)]
    return random.choice(names)


def _lean(count: int, mood: float, random: Random) -> int:
    """Return a place from 0 to count-1 that leans towards `mood`."""
    return min(count - 1, max(0, round(random.gauss(mood, 0.16) * (count - 1))))


def _in_range(state: NodeState, respondent: Respondent, random: Random) -> str:
    question = state.question
    assert question is not None
    start, end = float(question.range_start or 0), float(question.range_end or 10)
    step = abs(float(question.range_step or 1)) or 1.0
    count = int(abs(end - start) / step) + 1
    value = min(start, end) + step * _lean(count, respondent.mood, random)
    return str(int(value)) if value == int(value) else f"{value:g}"


def _typed(state: NodeState, respondent: Respondent, random: Random) -> str:
    is_refused = bool(state.value) and not state.constraint_ok
    match state.type:
        case "int" if is_refused:
            return str(random.choice((random.randint(0, 10), random.randint(0, 100), random.randint(0, 10_000))))
        case "string" if is_refused:
            return "".join(random.choices("0123456789", k=random.randint(3, 12)))
        case "int":
            return str(random.choice((random.randint(0, 10), random.randint(0, 100), random.randint(18, 90))))
        case "decimal":
            return f"{random.uniform(0, 100):.1f}"
        case "date":
            return f"2026-{random.randint(1, 10):02d}-{random.randint(1, 28):02d}"
        case "time":
            return f"{random.randint(8, 20):02d}:{random.choice((0, 15, 30, 45)):02d}:00.000Z"
        case "dateTime":
            return f"2026-{random.randint(1, 10):02d}-{random.randint(1, 28):02d}T12:00:00.000Z"
        case "geopoint":
            return _CORNERS[0]
        case "geotrace":
            return ";".join(_CORNERS)
        case "geoshape":
            return ";".join((*_CORNERS, _CORNERS[0]))
        case _:
            place = _lean(len(respondent.verbatims), respondent.mood, random)
            return respondent.verbatims[place]
