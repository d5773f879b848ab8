"""What the interview window shows: an immutable picture of one page, so that no widget ever touches the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cxfield.fieldwork.fallout import NO_FALLOUT, Fallout
from cxfield.interview.quality import Quality
from cxfield.interview.state import NodeState, Page


class ProblemKind(StrEnum):
    """Why the interview does not go on."""

    REQUIRED = "required"
    CONSTRAINT = "constraint"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend (hard check, required) or to confirm (soft check). `message` may be empty: show your own."""

    ref: str
    kind: ProblemKind
    message: str


class Mark(StrEnum):
    """How far a line of the route is."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLine:
    """A line of the route at the left: a section (group, repeat row) or a page of the section that is open.

    Attributes:
        page: Key of the page to go to.
        depth: 0 for a section, 1 for a page inside the current one.
    """

    page: str
    title: str
    depth: int
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBanner:
    """Whom the interview is with, for the top line. Empty texts where there is no case."""

    case_id: str = ""
    name: str = ""
    number: str = ""
    time_zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlace:
    """Where a session belongs: the stream it writes and what the top line shows."""

    interview_id: str
    study_id: str
    study: str
    case: CaseBanner


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that stands in the way of completing: where it is, its text, what is wrong with it."""

    page: str
    question: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What the closing page shows.

    Attributes:
        open_questions: Every one on the route, in its order; empty if the interview can be completed.
        quality: The interview by the thresholds that the supervisor sees.
        titles: Page key -> what the route calls it, for the refs that `quality` names.
    """

    open_questions: tuple[OpenQuestion, ...]
    quality: Quality
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page as it stands, committed.

    Attributes:
        page: None on the closing page, where nothing is left to ask.
        states: Of the page's questions, in order; for a repeat prompt the one state of the repeat.
        problems: What the last wish to go on met, on this page; empty before.
        answered, about: Pages answered, and pages on the route as it stands now.
        drafts: ref -> text that was being typed when the interview was left.
        proposed_disposition: AAPOR code that the questionnaire proposes (`cx:disposition`), None if none.
        reopened: Why the completed interview was reopened; empty if it was not.
        lacks_position: The questionnaire asked this computer for its position and got none.
        recorded: Refs of the questions whose sound can be played.
        closing: On the closing page only.
        fallout: What the step that led here did to other answers.
        media: File name -> bytes of what this page shows and plays, show card too; absent where the file is.
    """

    interview_id: str
    study: str
    case: CaseBanner
    page: Page | None
    states: tuple[NodeState, ...] = ()
    problems: tuple[Problem, ...] = ()
    route: tuple[RouteLine, ...] = ()
    language: str | None = None
    languages: tuple[str, ...] = ()
    answered: int = 0
    about: int = 0
    can_go_back: bool = False
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)
    proposed_disposition: str | None = None
    reopened: str = ""
    lacks_position: bool = False
    recorded: frozenset[str] = frozenset()
    closing: Closing | None = None
    fallout: Fallout = field(default=NO_FALLOUT, compare=False)
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def card(self) -> str:
        """File name of the show card of this page; empty without one."""
        asked = (state.question for state in self.states if state.relevant and state.question is not None)
        return next((question.card for question in asked if question.card), "")

    @property
    def is_end(self) -> bool:
        """True where only completing is left."""
        return self.page is None
