"""Keeps the logic true: a work list over the rules, in topological order, stopping where nothing changed."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from itertools import count

from cxfield.interview.definition import Definition
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.program import Program
from cxfield.interview.reads import Of
from cxfield.interview.rules import RowChain, Rule, RuleKind
from cxfield.interview.tallies import Tallies
from cxfield.interview.values import calculated_at
from cxfield.interview.watches import Seen
from cxfield.interview.world import World
from cxfield.xpath import Context, Expression, XPathError
from cxfield.xpath.tree import Node

_RETRACTABLE = (ArithmeticError, ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)


class Logic:
    """Evaluates rules on one instance.

    Attributes:
        evaluations: Expressions evaluated since the start of the step.
        changed: Nodes of which something changed in the step.
        failures: Sentences on the expressions that failed in the step.
        errors: (node, kind of rule) -> sentence, for expressions that could not be evaluated.
        uncounted: (parent, repeat) with a `jr:count` that gave no number yet: there are no rows before it does.
        resize: Called with (parent of the repeat, repeat, number of rows) when a `jr:count` asks for a number.
        filter_choices: Called with a select; returns its stored value without choices that are not offered.
        layout: Grows with every node that comes to be asked or not.
        headings: Grows when the label of a group or repeat may have changed, or whether a next row would be asked.
        steps: Steps begun.
    """

    def __init__(self, program: Program, instance: Instance, world: World) -> None:
        self.program = program
        self.instance = instance
        self.world = world
        self.evaluations = 0
        self.changed: dict[InstanceNode, None] = {}
        self.flipped: dict[InstanceNode, None] = {}
        self.rows_gone: list[str] = []
        self.failures: list[str] = []
        self.errors: dict[tuple[InstanceNode, str], str] = {}
        self.uncounted: set[tuple[InstanceNode, Definition]] = set()
        self.resize: Callable[[InstanceNode, Definition, int], None] = lambda parent, repeat, rows: None
        self.filter_choices: Callable[[InstanceNode], str] = lambda node: node.stored
        self.value_changed: list[InstanceNode] = []
        self.layout = 0
        self.headings = 0
        self.steps = 0
        self._epoch = 0
        self._watches = program.watches
        self.tallies = world.tallies = Tallies(instance)
        self._queue: list[int] = []
        self._pending: dict[int, dict[InstanceNode, None]] = {}
        self._values = program.waiting[Of.VALUE]
        self._behind = program.behind
        self._apply: dict[RuleKind, Callable[[Rule, InstanceNode], None]] = {
            RuleKind.CALCULATE: self._calculate,
            RuleKind.RELEVANT: self._relevant,
            RuleKind.READONLY: self._readonly,
            RuleKind.REQUIRED: self._required,
            RuleKind.COUNT: self._count,
            RuleKind.CHOICES: self._choices,
            RuleKind.WARNING: self._warning,
        }

    def begin(self) -> None:
        """Forget what the step before changed."""
        self.steps += 1
        self.evaluations = 0
        self.changed = {}
        self.flipped = {}
        self.rows_gone = []
        self.failures = []
        self.value_changed = []

    def end(self) -> None:
        """Drop what is shown and written of the nodes that the step changed."""
        for node in self.changed:
            if node.seen is not None:
                node.seen.changed()
            at: Node | None = node
            while isinstance(at, InstanceNode) and (at.xml is not None or at is node):
                at.xml = None
                at = at.parent

    def seen(self, node: InstanceNode) -> Seen:
        """Return what was worked out for showing `node` and still holds; more may be put into it."""
        definition = node.definition
        if definition in self._watches.fickle:
            stamp = -1 - self.steps
        else:
            stamp = self._epoch if definition.single else self._epoch + self.instance.moves
        found = node.seen
        if found is None or found.stamp != stamp:
            found = node.seen = Seen(stamp)
        return found

    def evaluate(
        self, expression: Expression, node: InstanceNode, what: str, run: Callable[[Expression, Context], object]
    ) -> object:
        """Return what `run` makes of `expression` at `node`, None if it fails: that becomes part of the state."""
        self.evaluations += 1
        key = (node, what)
        self.world.for_reading(node.definition.path)
        try:
            found = run(expression, Context(node, self.world))
        except XPathError as error:
            self._fail(key, f"The {what} of {node.definition.path} cannot be worked out: {error}")
        except _RETRACTABLE as error:
            self._fail(key, f"The {what} of {node.definition.path} cannot be worked out ({error}).")
        else:
            if self.errors and self.errors.pop(key, None) is not None:
                node.seen = None
            return found
        return None

    def fail(self, node: InstanceNode, why: str) -> None:
        """Make the sentence `why` part of the state of `node`."""
        self._fail((node, why), why)

    def _fail(self, key: tuple[InstanceNode, str], why: str) -> None:
        self.note_error(key, why)
        self.failures.append(why)

    def note_error(self, key: tuple[InstanceNode, str], why: str) -> None:
        """Make the sentence `why` part of the state of the node, in place of another of this kind."""
        if self.errors.get(key) != why:
            self.errors[key] = why
            key[0].seen = None

    def forget(self, node: InstanceNode) -> None:
        """Drop the errors of `node`, which is no part of the tree."""
        for key in [key for key in self.errors if key[0] is node]:
            del self.errors[key]

    def store(self, node: InstanceNode, text: str) -> None:
        """Put `text`, already canonical, into `node`, and queue what depends on it."""
        if text == node.stored:
            return
        node.stored = text
        question = node.definition.question
        node.kept = self.filter_choices(node) if text and question is not None and question.offers_choices else text
        self.changed[node] = None
        if text and node.code is not None:
            node.missing = None
            self.queue_dependents(node)
        if node.show():
            self.value_changed.append(node)
            self.queue_dependents(node)

    def queue(self, rule: Rule, node: InstanceNode) -> None:
        waiting = self._pending.get(rule.order)
        if waiting is None:
            self._pending[rule.order] = {node: None}
            heapq.heappush(self._queue, rule.order)
        else:
            waiting[node] = None

    def queue_dependents(self, node: InstanceNode) -> None:
        """Queue all rules that read the value of `node`, and drop what was made from it."""
        self.tallies.touch(node)
        near = self.instance.near
        for rule, scope in self._values.get(node.definition, ()):
            for target in near(node, scope, rule.target):
                self.queue(rule, target)
        for rule, earlier in self._behind.get(node.definition, ()):
            for target in self.instance.behind(node, earlier, rule.target):
                self.queue(rule, target)
        watching = self._watches.of[Of.VALUE].get(node.definition)
        if watching:
            self._outdate(node, watching)

    def _outdate(self, node: InstanceNode, watching: Mapping[Definition, int]) -> None:
        """Drop what is shown of the nodes near `node` that was made from it."""
        for shown, scope in watching.items():
            for target in self.instance.near(node, scope, shown):
                target.seen = None
            if shown.question is None:
                self.headings += 1

    def queue_rows(self, parent: InstanceNode, repeat: Definition) -> None:
        """Queue all rules that read how many rows of `repeat` there are below `parent`, or all rows."""
        for rule, scope in self.program.waiting[Of.ROWS].get(repeat, ()):
            for target in self.instance.near(parent, scope, rule.target):
                self.queue(rule, target)
        watching = self._watches.of[Of.ROWS].get(repeat)
        if watching:
            self._outdate(parent, watching)

    def queue_places(self, rows: list[InstanceNode], repeat: Definition) -> None:
        """Queue the rules inside `rows` that read the row's position."""
        for rule, _ in self.program.waiting[Of.PLACE].get(repeat, ()):
            for row in rows:
                for target in self.instance.below(row, rule.target):
                    self.queue(rule, target)

    def queue_language(self) -> None:
        """Queue the rules that read texts; everything is shown anew."""
        self._epoch += 1
        self.headings += 1
        for rule, _ in self.program.waiting[Of.LANGUAGE].get(self.program.definitions.document, ()):
            for target in self.instance.instances(rule.target):
                self.queue(rule, target)

    def run(self) -> None:
        """Work until nothing is queued."""
        rules, queue, pending = self.program.rules, self._queue, self._pending
        last, returns = -1, 0
        while queue:
            order = heapq.heappop(queue)
            rule = rules[order]
            nodes = pending.pop(order, None)
            if nodes is None:
                continue  # evaluated with its chain
            returns += order <= last
            last = order
            if returns > MAX_RETURNS:
                self.fail(next(iter(nodes)), f"The {rule.kind} of {rule.context.path} does not settle.")
                queue.clear()
                pending.clear()
                return
            if rule.chain is not None:
                pending[order] = nodes
                self._run_rows(rule.chain)
                continue
            apply = self._apply[rule.kind]
            for node in nodes:
                apply(rule, node)

    def _run_rows(self, chain: RowChain) -> None:
        """Evaluate what is queued of `chain`, and what that queues of it: one row after the other."""
        waiting: list[tuple[int, int, int, InstanceNode]] = []
        known: dict[tuple[int, InstanceNode], None] = {}
        turn = count()  # decides among nodes of one row: the same in every replay, for the sake of chance
        while True:
            for rule in chain.rules:
                for node in self._pending.pop(rule.order, ()):
                    row = self.instance.row_of(node, chain.repeat)
                    if row is not None and (rule.order, node) not in known:
                        known[rule.order, node] = None
                        heapq.heappush(waiting, (self.instance.place(row), rule.order, next(turn), node))
            if not waiting:
                return
            _, order, _, node = heapq.heappop(waiting)
            del known[order, node]
            rule = self.program.rules[order]
            self._apply[rule.kind](rule, node)

    def _calculate(self, rule: Rule, node: InstanceNode) -> None:
        assert rule.expression is not None
        text = self.evaluate(rule.expression, node, rule.kind, Expression.string)
        known = "" if text is None else str(text)
        self.store(node, calculated_at(node.definition, known, self.world.zone))

    def _relevant(self, rule: Rule, node: InstanceNode) -> None:
        assert rule.expression is not None
        said = self.evaluate(rule.expression, node, rule.kind, Expression.boolean)
        own = self.is_of_mode(node.definition) and (said is None or bool(said))
        if own != node.own_relevant:
            node.own_relevant = own
            self.spread_relevance(node)

    def is_of_mode(self, definition: Definition) -> bool:
        """True if the node is asked in the mode of this interview."""
        mode, bind = self.world.setting.mode, definition.bind
        return mode is None or bind is None or not bind.modes or mode in bind.modes

    def spread_relevance(self, top: InstanceNode) -> None:
        """Bring the relevance of `top` and all below it up to date."""
        stack = [top]
        while stack:
            node = stack.pop()
            above = node.parent
            relevant = node.own_relevant and (not isinstance(above, InstanceNode) or above.relevant)
            if relevant == node.relevant:
                continue
            node.relevant = relevant
            self.layout += 1
            self.changed[node] = None
            if self.flipped.pop(node, node) is node:  # back again within one step is no change
                self.flipped[node] = None
            node.show()
            self.queue_dependents(node)
            stack.extend(node.children)  # type: ignore[arg-type]
            if node.bound:
                stack.extend(node.bound)

    def _readonly(self, rule: Rule, node: InstanceNode) -> None:
        assert rule.expression is not None
        said = bool(self.evaluate(rule.expression, node, rule.kind, Expression.boolean))
        if said != node.own_readonly:
            node.own_readonly = said
            self.changed[node] = None
            for below in node.walk() if node.children else ():
                below.seen = None  # type: ignore[attr-defined]

    def _required(self, rule: Rule, node: InstanceNode) -> None:
        assert rule.expression is not None
        said = bool(self.evaluate(rule.expression, node, rule.kind, Expression.boolean))
        if said != node.own_required:
            node.own_required = said
            self.changed[node] = None

    def _count(self, rule: Rule, parent: InstanceNode) -> None:
        assert rule.expression is not None
        prompt = InstanceNode(rule.context)
        prompt.parent = parent
        number = self.evaluate(rule.expression, prompt, rule.kind, Expression.number)
        known = isinstance(number, float) and number == number
        if not known and (parent, rule.context) in self.uncounted:
            number = 0.0
        self.uncounted.discard((parent, rule.context))
        if isinstance(number, float) and number == number:
            self.resize(parent, rule.context, max(0, int(min(number, MAX_ROWS))))
            if number > MAX_ROWS:
                self.fail(
                    parent, f"{rule.context.path} asks for more than {MAX_ROWS} rows; correct its number of rows."
                )

    def _choices(self, rule: Rule, node: InstanceNode) -> None:
        self.changed[node] = None
        if not node.stored:
            return
        kept = self.filter_choices(node)
        if kept == node.kept:
            return
        node.kept = kept
        if node.show():
            self.queue_dependents(node)

    def _warning(self, rule: Rule, node: InstanceNode) -> None:
        if node.confirmed:
            node.confirmed = False
            self.changed[node] = None


MAX_RETURNS = 5_000
"""How often the work list may go back to an earlier rule in one step: circles through rows and choices must settle."""
MAX_ROWS = 10_000
"""More rows than that are an error in the count, not a questionnaire."""
