"""The rules of a questionnaire: one for every expression that keeps something on a node true."""

from __future__ import annotations

from enum import StrEnum

from cxfield.interview.definition import Definition, QuestionnaireError
from cxfield.interview.reads import Read
from cxfield.xpath import Expression


class RuleKind(StrEnum):
    """What the value of an expression is for."""

    CALCULATE = "calculation"
    RELEVANT = "relevance"
    READONLY = "read-only rule"
    REQUIRED = "required rule"
    COUNT = "number of rows"
    CHOICES = "choice filter"
    WARNING = "soft check"


class Rule:
    """One expression on one generic node.

    Attributes:
        target: Its instances are what the rule is evaluated for (for `COUNT`, the parent of the repeat).
        context: Its instances are the context nodes (for `COUNT`, the repeat).
        order: Place in topological order; rules with a lower one come first.
        chain: The rules that go from row to row with it; None for most.
    """

    __slots__ = ("chain", "context", "expression", "kind", "order", "reads", "target")

    def __init__(
        self, kind: RuleKind, context: Definition, expression: Expression | None, reads: frozenset[Read]
    ) -> None:
        self.kind = kind
        self.context = context
        self.target: Definition = context
        if kind is RuleKind.COUNT and context.parent is not None:
            self.target = context.parent
        self.expression = expression
        self.reads = reads
        self.order = 0
        self.chain: RowChain | None = None

    def __repr__(self) -> str:
        return f"Rule({self.kind.value} of {self.context.path})"


class RowChain:
    """Rules that read each other in rows before their own: evaluated for one row of `repeat` after the other.

    Attributes:
        rules: In the order in which they are evaluated in one row; they follow each other in the order of all.
    """

    __slots__ = ("repeat", "rules")

    def __init__(self, repeat: Definition, rules: list[Rule]) -> None:
        self.repeat = repeat
        self.rules = rules


def describe_cycle(rules: list[Rule]) -> str:
    """Return the sentence on rules that wait for each other."""
    chain = " → ".join(f"{rule.kind.value} of {rule.context.path}" for rule in rules)
    if len(rules) == 1:
        return f"The {chain} depends on itself. Take the reference to its own value out."
    return f"The logic runs in a circle: {chain}, and back to the first. Break one of these references."


class CircleError(QuestionnaireError):
    """Rules wait for each other. `rules`: one circle of them, each before the one that reads what it writes."""

    def __init__(self, rules: list[Rule]) -> None:
        super().__init__(describe_cycle(rules))
        self.rules = tuple(rules)
