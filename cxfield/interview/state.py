"""What an interview shows to whoever runs it: states of nodes, pages of the route, what a step changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cxfield.errors import CxfieldError
from cxfield.interview.bounds import NO_BOUNDS, Bounds
from cxfield.questionnaire.model import Question


class StepError(CxfieldError):
    """A step that cannot be done: no such node, not a choice, read-only, not a repeat."""


class NodeKind(StrEnum):
    """What a node of the instance is, seen from the questionnaire."""

    GROUP = "group"
    OPEN_REPEAT = "repeat-range:uncontrolled"
    COUNTED_REPEAT = "repeat-range:controlled"
    ROW = "repeat-instance"
    INPUT = "input"
    NOTE = "note"
    SELECT = "select"
    RANK = "rank"
    RANGE = "range"
    TRIGGER = "trigger"
    UPLOAD = "upload"
    HIDDEN = "model-value"


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """One choice as offered now: code, label in the current language, media by kind.

    Attributes:
        exclusive: Meant to stand alone among several (`cx:exclusive`); the window sees to it, the engine does not.
        is_read: Read out with the question; False (`cx:read` says no): marked only if the respondent says it.
    """

    name: str
    label: str
    media: Mapping[str, str] = field(default_factory=dict)
    exclusive: bool = False
    is_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeState:
    """One node as it stands now; texts are in the current language with their fills put in.

    Attributes:
        ref: Absolute, with a position on every repeat row.
        type: XForms data type (`string`, `int`, `date`, …); None for groups and repeats.
        value: Text as stored; None for groups and repeats.
        relevant: Asked, with everything around it.
        constraint_ok: Constraint (and the type of the value) holds, or nothing is answered.
        required_ok: Not required, or answered, or a missing code stands.
        label_parts: The label in order as (text, is it a fill?); fills are set apart on the screen. Empty: use `label`.
        metric: `cx:metric` of the bind (`nps`, `csat`, …); None without one.
        warning_ok: The soft check holds or was confirmed.
        missing: Missing code of the node; None without one.
        missing_codes: Missing codes that may be chosen.
        choices: None where the node is not a select or rank.
        question: The control that asks it; None for nodes without one.
        bounds: Limits that the constraint says plainly.
        error: Sentence on a logic expression that could not be evaluated; None if all could.
    """

    ref: str
    kind: NodeKind
    type: str | None = None
    value: str | None = None
    relevant: bool = True
    readonly: bool = False
    required: bool = False
    constraint_ok: bool = True
    required_ok: bool = True
    warning_ok: bool = True
    missing: str | None = None
    missing_codes: tuple[str, ...] = ()
    label: str = ""
    label_parts: tuple[tuple[str, bool], ...] = ()
    metric: str | None = None
    hint: str = ""
    guidance: str = ""
    constraint_message: str = ""
    required_message: str = ""
    warning_message: str = ""
    media: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[ChoiceState, ...] | None = None
    appearance: tuple[str, ...] = ()
    question: Question | None = None
    bounds: Bounds = NO_BOUNDS
    error: str | None = None

    @property
    def is_valid(self) -> bool:
        """True if nothing blocks going on: hidden, or all checks hold."""
        return not self.relevant or (self.constraint_ok and self.required_ok and self.warning_ok)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRequest:
    """Something that the form asks of the device and that the outside has not answered yet.

    Attributes:
        kind: `setgeopoint` (the position, as a geopoint) or `recordaudio` (the name of a sound file).
        ref: Where the answer belongs.
        attributes: Of the action as written, by `{namespace}local` or local name.
    """

    kind: str
    ref: str
    attributes: Mapping[str, str] = field(default_factory=dict)


class PageKind(StrEnum):
    """What a page of the route asks."""

    QUESTION = "question"
    FIELD_LIST = "field-list"
    REPEAT_PROMPT = "repeat-prompt"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTable:
    """Rows of a repeat that are shown as one table.

    Attributes:
        ref: Of the repeat, without position.
        rows: How many there are.
        is_open: Rows may be added and removed.
    """

    ref: str
    label: str
    rows: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is shown at once.

    Attributes:
        refs: The questions on it in the order asked; for a repeat prompt the ref of the repeat, without position.
        title: Labels of the groups and repeat rows around it, outermost first, joined by ` › `; empty at the top.
        rows: For a repeat prompt: how many rows there are. Else 0.
        tables: Rows among the questions that are shown as tables.
    """

    kind: PageKind
    refs: tuple[str, ...]
    title: str = ""
    rows: int = 0
    tables: tuple[RowTable, ...] = ()

    @property
    def key(self) -> str:
        """The first ref; names the page."""
        return self.refs[0]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it is kept, also while its question is not asked."""

    ref: str
    value: str
    missing: str | None = None


class Change:
    """What a step did.

    Attributes:
        evaluations: How many logic expressions were evaluated for it.
        errors: Sentences on expressions that failed; the answer stands nevertheless.
        fallen: Answers to questions that are not asked any more: kept, and not counted.
        returned: Answers to questions that are asked again.
        rows_gone: Refs of the rows with answers that the form took out.
    """

    __slots__ = ("_find_refs", "_refs", "errors", "evaluations", "fallen", "returned", "rows_gone")

    def __init__(
        self,
        find_refs: Callable[[], frozenset[str]],
        *,
        evaluations: int = 0,
        errors: tuple[str, ...] = (),
        fallen: tuple[KeptAnswer, ...] = (),
        returned: tuple[KeptAnswer, ...] = (),
        rows_gone: tuple[str, ...] = (),
    ) -> None:
        self.fallen, self.returned, self.rows_gone = fallen, returned, rows_gone
        self._find_refs = find_refs
        self._refs: frozenset[str] | None = None
        self.evaluations = evaluations
        self.errors = errors

    @property
    def refs(self) -> frozenset[str]:
        """Refs whose value or logic changed. Found when first read: read it before the next step."""
        if self._refs is None:
            self._refs = self._find_refs()
        return self._refs
