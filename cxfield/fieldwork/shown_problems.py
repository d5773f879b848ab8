"""Which problems stand beside the questions of the page. They follow from the journal, so a replay shows the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cxfield.event import Event
from cxfield.fieldwork.page_view import Problem, ProblemKind
from cxfield.interview import events as kinds
from cxfield.interview.state import Page

Find = Callable[[], Iterable[Problem]]
"""Says what is wrong on the page as it stands; called only where it matters."""
_BESIDE = frozenset(
    {
        kinds.DEVICE,
        kinds.RECORDING_DRAWN,
        kinds.RECORDING_STARTED,
        kinds.QUESTION_MARKED,
        kinds.RECORDING_NOTICED,
        kinds.RECORDING_ENDED,
        kinds.RECORDING_DELETED,
        kinds.ATTACHED,
        kinds.ATTACHMENT_DELETED,
        kinds.CLOCK_CHECKED,
    }
)
"""Kinds that nobody at the screen caused."""


class ShownProblems:
    """Follows the events of one interview.

    A wish to go on that met something shows it; an answer takes away what was said of its question, another page all.

    Attributes:
        problems: What is shown now.
    """

    def __init__(self, events: Sequence[Event] = ()) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._page = ""
        self._last: Event | None = None
        for event in events:
            self._keep(event)

    def come_back(self, page: Page | None, find: Find) -> None:
        """The interview is opened at `page`: a journal that ends in a wrong answer there shows its message again."""
        self.problems = tuple(find()) if self._ended_wrong_on(page) else ()

    def note(self, event: Event, page: Page | None, find: Find) -> None:
        """Take in the next event; `page` is the one on the screen after it."""
        match event.kind:
            case kinds.CHECK_FAILED:
                self.problems = tuple(find())
            case kinds.WARNING_CONFIRMED:
                self._drop(event.body["ref"], ProblemKind.WARNING)
            case kinds.ANSWER | kinds.MISSING:
                self._drop(event.body["ref"], *ProblemKind)
            case kinds.LANGUAGE if self.problems:
                shown = {(problem.ref, problem.kind) for problem in self.problems}
                self.problems = tuple(problem for problem in find() if (problem.ref, problem.kind) in shown)
            case kinds.SHOWN if event.body["page"] != self._page:
                self.problems = ()
            case kinds.RESUMED | kinds.REOPENED:
                self.come_back(page, find)
        self._keep(event)

    def _keep(self, event: Event) -> None:
        if "page" in event.body and event.kind not in _BESIDE:
            self._page = event.body["page"]
        if event.kind not in _BESIDE:
            self._last = event

    def _drop(self, ref: str, *dropped: ProblemKind) -> None:
        self.problems = tuple(each for each in self.problems if not (each.ref == ref and each.kind in dropped))

    def _ended_wrong_on(self, page: Page | None) -> bool:
        if page is None or self._last is None:
            return False
        if self._last.kind == kinds.ANSWER:
            return self._last.body["ref"] in page.refs
        return self._last.kind == kinds.CHECK_FAILED
