"""A child without a screen: a random interview through the session, step after step, until it is killed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.fieldwork.page_view import PageView, ProblemKind
from cxfield.interview.state import NodeState, PageKind
from cxfield.questionnaire.model import ControlKind
from cxfield.store.database_key import DatabaseKey
from tests.torture.telling import MISSING, Teller
from tests.torture.template import open_workspace

WORDS = ("", "Anna", "shop", "It was fine.", "Zażółć gęślą", "Brīvības iela 1", "x" * 300)
LATE = 8
"""The control commits only after so many steps, though it says of each that it is saved."""


@dataclass
class Step:
    """What is tried: `act` does it; what it may store is told before."""

    act: Callable[[], object]
    answers: Mapping[str, str]
    page: str = ""
    may_end: bool = False


class Wanderer:
    """Does random steps and tells of each."""

    def __init__(self, folder: Path, key: DatabaseKey, chance: Random, teller: Teller) -> None:
        self._workspace = open_workspace(folder, key)
        self._session = self._workspace.start_interview("s", "c")
        self._chance, self._teller = chance, teller
        self._told: dict[str, str] = {}

    def wander(self) -> None:
        """Go on until the interview is completed; from then on wait for the end."""
        self._tell()
        while not self._step():
            pass

    def wander_late(self) -> None:
        """Do the same, saying of each step that it is saved before anything of it is committed."""
        self._tell()
        while True:
            with ExitStack() as late:
                late.enter_context(self._workspace.store.transaction())
                for _ in range(LATE):
                    self._step()

    def _step(self) -> bool:
        step = self._choose(self._session.view())
        self._teller.doing(step.answers, page=step.page, may_end=step.may_end)
        try:
            step.act()
        except CxfieldError:
            step.may_end = False  # refused, perhaps in its middle; what was stored is told now
        self._tell(is_completed=step.may_end)
        return step.may_end

    def _tell(self, *, is_completed: bool = False) -> None:
        session = self._session
        stream = self._workspace.store.stream(StreamKind.INTERVIEW, session.interview_id)
        shown = [state for state in session.engine.nodes() if state.question is not None and state.relevant]
        now, view = {state.ref: _value(state) for state in shown}, session.view()
        self._teller.saved(
            session.interview_id,
            view.page.key if view.page else "",
            language=view.language,
            seq=stream.last_seq,
            head=stream.head.hex(),
            answers={ref: value for ref, value in now.items() if self._told.get(ref) != value},
            gone=[ref for ref in self._told if ref not in now],
            is_completed=is_completed,
        )
        self._told = now

    # ---- choosing ----

    def _choose(self, view: PageView) -> Step:
        chance, session = self._chance, self._session
        if view.page is None:
            return Step(session.complete, {}, may_end=True) if chance.random() < 0.3 else self._go_somewhere(view)
        if view.problems and view.problems[0].kind == ProblemKind.WARNING and chance.random() < 0.5:
            return Step(lambda: session.confirm(view.problems[0].ref), {})
        kinds = (self._next, self._back, self._go_somewhere, self._missing, self._words, self._language, self._suspend)
        kind = chance.choices(kinds, (70, 6, 5, 6, 6, 2, 2))[0]
        return kind(view)

    def _next(self, view: PageView) -> Step:
        page, session = view.page, self._session
        assert page is not None
        if page.kind == PageKind.REPEAT_PROMPT:
            return self._prompt(page.key, page.rows)
        asked = [state for state in view.states if state.relevant and not state.readonly]
        answers = {s.ref: value for s in asked if (value := random_answer(s, self._chance)) is not None}
        if self._chance.random() < 0.15:
            return Step(lambda: session.keep(answers), answers)
        return Step(lambda: session.go_next(answers), answers)

    def _prompt(self, ref: str, rows: int) -> Step:
        session = self._session
        if rows < 3 and self._chance.random() < 0.5:
            return Step(lambda: session.add_repeat(ref), {})
        if rows > 0 and self._chance.random() < 0.2:
            below = {answered: "" for answered in self._told if answered.startswith(ref + "[")}
            return Step(lambda: session.remove_repeat(ref, self._chance.randrange(rows)), below)
        return Step(session.go_next, {})

    def _back(self, view: PageView) -> Step:
        return Step(self._session.go_back, {})

    def _go_somewhere(self, view: PageView) -> Step:
        key = self._chance.choice(self._session.engine.pages()).key
        return Step(lambda: self._session.go_to(key), {}, page=key)

    def _missing(self, view: PageView) -> Step:
        allowed = [(state.ref, code) for state in view.states for code in state.missing_codes]
        if not allowed:
            return self._next(view)
        ref, code = self._chance.choice(allowed)
        return Step(lambda: self._session.missing(ref, code), {ref: MISSING + code})

    def _words(self, view: PageView) -> Step:
        ref, words = view.states[0].ref, self._chance.choice(WORDS)
        keep = self._chance.choice((self._session.remark, self._session.draft))
        return Step(lambda: keep(ref, words), {})

    def _language(self, view: PageView) -> Step:
        language = self._chance.choice(view.languages)
        return Step(lambda: self._session.set_language(language), {})

    def _suspend(self, view: PageView) -> Step:
        def leave_and_come_back() -> None:
            self._session.suspend()
            self._session = self._workspace.resume_interview(self._session.interview_id)

        return Step(leave_and_come_back, {})


def _value(state: NodeState) -> str:
    return MISSING + state.missing if state.missing else state.value or ""


def random_answer(state: NodeState, chance: Random) -> str | None:
    """Return an answer, mostly a good one; None where there is nothing to answer."""
    question = state.question
    if question is None or question.note:
        return None
    if question.kind == ControlKind.TRIGGER:
        return "OK"
    if state.choices is not None:
        names = [choice.name for choice in state.choices]
        if question.kind == ControlKind.RANK:
            return " ".join(chance.sample(names, len(names)))
        if question.kind == ControlKind.SELECT_MULTIPLE:
            return " ".join(sorted(chance.sample(names, chance.randint(0, 3))))
        return chance.choice(names) if names else ""
    match state.type:
        case "int":
            return str(chance.choice((0, 2, 7, 34, 110, 300)))
        case "decimal":
            return str(chance.choice((0, 3.5, 120.25, -1)))
        case "date":
            return f"2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        case "time":
            return f"{chance.randint(0, 23):02d}:15:00.000Z"
    return chance.choice(WORDS)
