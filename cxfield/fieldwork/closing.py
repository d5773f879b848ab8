"""What stands on the closing page of an interview: what is still open, and how well it was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxfield.event import Event
from cxfield.fieldwork.page_search import problems_of
from cxfield.fieldwork.page_view import Closing, OpenQuestion
from cxfield.fieldwork.route_lines import page_title
from cxfield.interview.engine import Interview
from cxfield.interview.paradata import paradata
from cxfield.interview.quality import quality
from cxfield.interview.state import Page


def closing_of(engine: Interview, pages: Sequence[Page], events: Iterable[Event]) -> Closing:
    """Return the closing page of the interview with these events; `pages` is its route."""
    states = [[engine.state(ref) for ref in page.refs] for page in pages]
    return Closing(
        open_questions=tuple(_open_questions(engine, pages)),
        quality=quality(states, paradata(events), engine.language),
        titles={page.key: page_title(page, engine) for page in pages},
    )


def _open_questions(engine: Interview, pages: Sequence[Page]) -> Iterator[OpenQuestion]:
    for page in pages:
        for problem in problems_of([engine.state(ref) for ref in page.refs]):
            label = " ".join(engine.state(problem.ref).label.split()) or problem.ref.rpartition("/")[2]
            yield OpenQuestion(page=page.key, question=label, problem=problem)
