"""What is shown of a node, kept until something changes that it was made from.

Labels, checks and choice lists are worked out when they are asked for. The expressions that were evaluated for it are
noted here with what they read; from then on a change drops what was kept of the nodes that it touches, and no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from cxfield.interview.definition import Definition
from cxfield.interview.reads import Of, Read, reads_of_items
from cxfield.questionnaire.model import Itemset
from cxfield.xpath import LIBRARY, Expression, ast
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.interview.program import Program
    from cxfield.interview.state import ChoiceState, NodeState
    from cxfield.interview.texts import TextPieces

_PLACES = frozenset({"position", "last"})
_WORLDLY = frozenset({"jr:itext", "jr:choice-name", "id", "decimal-time"})
"""Functions whose reads are not known from their arguments."""


Offer = dict[str, Node | None]
"""Code -> the item that it stands for; None for a choice written in the question."""


class Words(NamedTuple):
    """The texts of a question, as in `NodeState`."""

    label: TextPieces
    hint: str
    guidance: str
    constraint_message: str
    required_message: str
    warning_message: str
    media: Mapping[str, str]


class Seen:
    """What was worked out for one node. None: not asked for yet.

    Attributes:
        stamp: Of the moment when it was begun (`Logic.seen`).
        holds: What (constraint, soft check) -> whether it holds.
        offer: Code -> item of a question with choices.
        choices: The same as they are shown.
        words: All texts of a question.
    """

    __slots__ = ("choices", "holds", "label", "offer", "stamp", "state", "words")

    def __init__(self, stamp: int) -> None:
        self.stamp = stamp
        self.state: NodeState | None = None
        self.label: str | None = None
        self.words: Words | None = None
        self.choices: tuple[ChoiceState, ...] | None = None
        self.offer: Offer | None = None
        self.holds: dict[str, bool] = {}

    def changed(self) -> None:
        """Say that the node itself changed: its texts and choices stay, they are watched like those of others."""
        self.state = None
        self.holds.clear()


class Watches:
    """Which definitions are shown by what others hold. Of one program; its interviews fill it together.

    Attributes:
        of: Kind of change -> definition that changes -> definition shown -> scope, as in `Read`.
        fickle: Definitions whose texts or checks may differ from step to step on the same answers (clock, chance).
        fickle_headings: Groups or repeats are among them.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[tuple[Definition, object], bool] = {}
        self.of: dict[Of, dict[Definition, dict[Definition, int]]] = {of: {} for of in Of}
        self.fickle: set[Definition] = set()
        self.fickle_headings = False

    def note(self, shown: Definition, source: str, expression: Expression) -> None:
        """Say that `expression`, written as `source`, is evaluated for showing nodes of `shown`."""
        key = (shown, source)
        if key not in self._known:
            self._known[key] = self._enter(shown, self._program.reads(expression, shown), expression.ast)

    def note_items(self, shown: Definition, itemset: Itemset, expression: Expression) -> bool:
        """Say that `shown` offers the items that `expression` gives; return whether these never change."""
        key = (shown, (itemset.nodeset, itemset.value_ref, itemset.label_ref))
        is_fixed = self._known.get(key)
        if is_fixed is None:
            references = (itemset.value_ref, itemset.label_ref)
            reads = reads_of_items(expression.ast, references, shown, self._program.definitions)
            is_fixed = self._known[key] = self._enter(shown, reads, expression.ast)
        return is_fixed

    def _enter(self, shown: Definition, reads: frozenset[Read], expression: ast.Expr) -> bool:
        """Return whether nothing changes what `expression` gives, but for the language."""
        for read in reads:
            scopes = self.of[read.of].setdefault(read.definition, {})
            scopes[shown] = min(scopes.get(shown, read.scope), read.scope)
        if is_fickle(expression):
            self.fickle.add(shown)
            self.fickle_headings |= shown.question is None
            return False
        return all(read.of is Of.LANGUAGE for read in reads)


def is_fickle(expression: ast.Expr) -> bool:
    """Tell whether `expression` may give another value at the next step though nothing that it reads has changed."""
    return any(isinstance(part, ast.Call) and _is_fickle(part) for part in ast.walk(expression))


def _is_fickle(call: ast.Call) -> bool:
    if call.name in _WORLDLY:
        return True
    if call.name in _PLACES or (call.name == "randomize" and len(call.arguments) > 1):
        return False
    function = LIBRARY.get(call.name)
    return function is None or function.volatile
