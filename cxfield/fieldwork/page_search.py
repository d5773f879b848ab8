"""Questions about pages of the route: which one it is after a change, and what is still open on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxfield.fieldwork.page_view import Problem, ProblemKind
from cxfield.interview.engine import Interview
from cxfield.interview.state import NodeState, Page


def as_it_stands(page: Page | None, pages: Sequence[Page]) -> Page | None:
    """Return `page` of the route now: an answer on it may have made others of its questions relevant, or not."""
    if page is None:
        return None
    same = next((other for other in pages if other.key == page.key), None)
    return same or next((other for other in pages if set(other.refs) & set(page.refs)), page)


def first_of_last_row(pages: Sequence[Page], ref: str) -> Page | None:
    """Return the first page of the last row of the repeat `ref`; None if it has no row."""
    asked = [(one, page) for page in pages for one in page.refs if one.startswith(ref + "[")]
    if not asked:
        return None
    last = asked[-1][0]
    last_row = last[: last.index("]", len(ref)) + 1]
    return next(page for one, page in asked if one.startswith(last_row))


def after_removal(page: Page | None, pages: Sequence[Page], ref: str) -> Page | None:
    """Return where one stands when a row of the repeat `ref` has gone: its prompt, where `page` went with it."""
    if page is None or page.key in {each.key for each in pages}:
        return page
    return next((each for each in pages if each.key == ref), pages[0] if pages else None)


def states_on(page: Page, engine: Interview) -> tuple[NodeState, ...]:
    """Return the states on `page`; a question that looks its choices up in a file has those that it finds."""
    return tuple(_state(ref, engine) for ref in page.refs)


def _state(ref: str, engine: Interview) -> NodeState:
    state = engine.state(ref)
    found = engine.found_choices(ref) if state.choices is not None else None
    return state if found is None else replace(state, choices=found)


def problems_of(states: Sequence[NodeState]) -> Iterator[Problem]:
    """Yield what keeps the interviewer on a page with these questions."""
    for state in states:
        if not state.relevant:
            continue
        if not state.required_ok:
            yield Problem(state.ref, ProblemKind.REQUIRED, state.required_message)
        elif not state.constraint_ok:
            yield Problem(state.ref, ProblemKind.CONSTRAINT, state.constraint_message)
        elif not state.warning_ok:
            yield Problem(state.ref, ProblemKind.WARNING, state.warning_message)


def is_unanswered(states: Sequence[NodeState]) -> bool:
    """Whether there is something to answer and nothing of it is answered."""
    asked = [s for s in states if s.question is not None and not s.question.note and not s.readonly]
    return bool(asked) and all(not s.value and not s.missing for s in asked)
