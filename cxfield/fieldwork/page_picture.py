"""The picture of a page from the engine and what the journal says besides: for the live window and for a replay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxfield.event import Event
from cxfield.fieldwork.closing import closing_of
from cxfield.fieldwork.journal_memory import JournalMemory
from cxfield.fieldwork.page_search import states_on
from cxfield.fieldwork.page_view import PageView, Problem, SessionPlace
from cxfield.fieldwork.route_lines import route_lines
from cxfield.interview.engine import Interview
from cxfield.interview.state import NodeState, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an interview stands beside its answers.

    Attributes:
        page: On the screen, one of the route as it is now; None for the closing page.
        events: Gives the journal so far; called for the closing page only.
        media: Gives the files that these questions show and play, by name.
    """

    page: Page | None
    problems: tuple[Problem, ...]
    memory: JournalMemory
    events: Callable[[], Iterable[Event]]
    recorded: frozenset[str] = frozenset()
    media: Callable[[Sequence[NodeState]], Mapping[str, bytes]] = lambda _states: {}


def picture_of(place: SessionPlace, engine: Interview, standing: Standing) -> PageView:
    """Return what the window shows."""
    pages, page, memory = engine.pages(), standing.page, standing.memory
    here = next((i for i, each in enumerate(pages) if page is not None and each.key == page.key), 0)
    here = len(pages) if page is None else here
    states = () if page is None else states_on(page, engine)
    return PageView(
        interview_id=place.interview_id,
        study=place.study,
        case=place.case,
        page=page,
        states=states,
        problems=standing.problems,
        route=route_lines(pages, here, engine),
        language=engine.language,
        languages=engine.questionnaire.languages,
        answered=here,
        about=len(pages),
        can_go_back=here > 0,
        remarks={ref: tuple(texts) for ref, texts in memory.remarks.items()},
        drafts=dict(memory.drafts),
        proposed_disposition=engine.proposed_disposition(),
        reopened=memory.reopened,
        lacks_position=memory.lacks_position,
        recorded=standing.recorded,
        closing=closing_of(engine, pages, standing.events()) if page is None else None,
        media=standing.media(states),
    )
