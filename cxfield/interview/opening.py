"""What the logic says before the first answer, where that is the same in every interview: worked out once, then kept.

A rule is settled by the form if its expression is the same whenever and by whomever it is evaluated, and nothing that
it reads comes from outside: no clock, chance, case, device or language, no row whose number is calculated, no action.
An interview takes over what settled rules said and evaluates the others only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxfield.interview.definition import Definition
from cxfield.interview.instance import InstanceNode
from cxfield.interview.ordering import followers
from cxfield.interview.reads import Of
from cxfield.interview.rules import Rule, RuleKind
from cxfield.questionnaire.model import Questionnaire
from cxfield.xpath import LIBRARY, ast

if TYPE_CHECKING:
    from cxfield.interview.program import Program

_OUTWARD = frozenset({"jr:itext", "jr:choice-name", "property", "decimal-time"})
"""Functions that ask the world, beside those that the library calls volatile."""
_FILES = frozenset({"instance", "pulldata"})


@dataclass(slots=True)
class Said:
    """What the settled rules of one definition said; None where no rule is settled."""

    relevant: bool | None = None
    readonly: bool | None = None
    required: bool | None = None
    value: str | None = None

    def note(self, kind: RuleKind, node: InstanceNode) -> None:
        """Enter what the rule of this kind made of `node`."""
        match kind:
            case RuleKind.RELEVANT:
                self.relevant = node.own_relevant
            case RuleKind.READONLY:
                self.readonly = node.own_readonly
            case RuleKind.REQUIRED:
                self.required = node.own_required
            case RuleKind.CALCULATE:
                self.value = node.stored

    def take_over(self, node: InstanceNode) -> None:
        """Give `node` what the rules said."""
        if self.relevant is not None:
            node.own_relevant = self.relevant
        if self.readonly is not None:
            node.own_readonly = self.readonly
        if self.required is not None:
            node.own_required = self.required
        if self.value is not None:
            node.stored = self.value


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of every interview in one time zone.

    Attributes:
        said: What is settled.
        rules: The rules that every interview evaluates by itself.
    """

    said: dict[Definition, Said] = field(default_factory=dict)
    rules: dict[Definition, list[Rule]] = field(default_factory=dict)


def settled_rules(program: Program) -> set[Rule]:
    """Return the rules that say the same at the start of every interview in one time zone."""
    finder = _Finder(program)
    open_ones = {number for number, rule in enumerate(program.rules) if not finder.may_settle(rule)}
    open_ones |= set(finder.reached())
    behind = followers(program.rules)
    stack = list(open_ones)
    while stack:
        for follower in behind[stack.pop()]:
            if follower not in open_ones:
                open_ones.add(follower)
                stack.append(follower)
    return {rule for number, rule in enumerate(program.rules) if number not in open_ones}


class _Finder:
    """Judges rules one by one, and finds the nodes whose first value comes from elsewhere."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._outside = {"case"} | _handed_in(program.questionnaire)
        self._sources = {action.source for action in program.questionnaire.actions}

    def may_settle(self, rule: Rule) -> bool:
        definition = rule.target
        if not definition.single:
            return False
        match rule.kind:
            case RuleKind.WARNING:
                return True
            case RuleKind.CHOICES:
                return self._begins_empty(definition)
            case RuleKind.COUNT:
                return False
            case RuleKind.CALCULATE:
                question = definition.question
                if definition.path in self._sources or (question is not None and question.offers_choices):
                    return False
        return rule.expression is not None and not any(map(self._asks_outside, ast.walk(rule.expression.ast)))

    def _begins_empty(self, definition: Definition) -> bool:
        bind, node = definition.bind, self._program.primary
        if bind is not None and (bind.calculate is not None or bind.preload is not None):
            return False
        for above in definition.lineage[1:]:
            found = node.child(above.name)
            if found is None:
                return True
            node = found
        return not node.value

    def _asks_outside(self, part: ast.Expr) -> bool:
        if not isinstance(part, ast.Call):
            return False
        if part.name in _FILES:
            named = part.arguments[0] if part.arguments else None
            return not isinstance(named, ast.Text) or named.value.removesuffix(".csv") in self._outside
        function = LIBRARY.get(part.name)
        return function is None or function.volatile or part.name in _OUTWARD

    def reached(self) -> Iterator[int]:
        """Yield the numbers of the rules that read what comes from elsewhere."""
        moved = {found for one in self._from_elsewhere() for found in one.walk()}
        for number, rule in enumerate(self._program.rules):
            if any(read.of is Of.VALUE and read.definition in moved for read in rule.reads):
                yield number

    def _from_elsewhere(self) -> Iterator[Definition]:
        for definition in self._program.definitions.all:
            bind = definition.bind
            if bind is not None and (bind.preload is not None or bind.modes):
                yield definition
        yield from self._targets(action.target for action in self._program.questionnaire.actions)

    def _targets(self, paths: Iterable[str]) -> Iterator[Definition]:
        for path in paths:
            found = self._program.definitions.find(path)
            yield self._program.definitions.document if found is None else found


def _handed_in(questionnaire: Questionnaire) -> set[str]:
    """Return the ids of instances that are another one in each interview."""
    return {
        one.id
        for one in questionnaire.instances.values()
        if one.root is None or (one.source or "").startswith("jr://i")
    }
