"""Rows of repeats: made from their template, put in their place, taken out."""

from __future__ import annotations

from collections.abc import Callable, Container

from cxfield.interview.definition import Definition
from cxfield.interview.instance import Instance, InstanceNode, grow, is_answered
from cxfield.interview.logic import Logic
from cxfield.interview.opening import Opening, Said
from cxfield.interview.preload import preload
from cxfield.interview.program import Program
from cxfield.interview.rules import RuleKind
from cxfield.interview.state import StepError
from cxfield.interview.values import given_at
from cxfield.xpath.tree import Node

MAX_TOTAL_ROWS = 50_000
"""Rows that an interview may have in all; repeats in repeats multiply."""


class Rows:
    """Makes and removes rows of one interview; also makes new nodes ready for the logic."""

    def __init__(self, program: Program, instance: Instance, logic: Logic) -> None:
        self._program = program
        self._instance = instance
        self._logic = logic
        self._total = 0
        self.on_new: Callable[[InstanceNode], None] = lambda row: None
        logic.resize = self.resize

    def prepare(
        self, top: InstanceNode, opening: Opening | None = None, given: Container[InstanceNode] = frozenset()
    ) -> None:
        """Give `top` and all below it their constant logic, and queue the rest of their rules.

        `opening` knows what settled rules say; only for the whole of a new interview. Nodes that are `given` have
        their value already.
        """
        rules = self._program.rules_of if opening is None else opening.rules
        said = {} if opening is None else opening.said
        for node in list(top.walk()):
            assert isinstance(node, InstanceNode)
            for found in (node, *(node.bound or ())):
                self._prepare(found, said.get(found.definition))
                for rule in rules.get(found.definition, ()):
                    if rule.kind is RuleKind.CALCULATE and found in given:
                        continue
                    self._logic.queue(rule, found)
                    if rule.kind is RuleKind.COUNT:
                        self._logic.uncounted.add((found, rule.context))

    def _prepare(self, node: InstanceNode, said: Said | None) -> None:
        definition, above = node.definition, node.parent
        bind = definition.bind
        if bind is not None:
            constant = self._program.constants.get(definition)
            if constant is not None:
                node.own_relevant = constant.get(RuleKind.RELEVANT, True)
                node.own_readonly = constant.get(RuleKind.READONLY, False)
                node.own_required = constant.get(RuleKind.REQUIRED, False)
            if said is not None:
                said.take_over(node)
            node.own_relevant &= self._logic.is_of_mode(definition)
        if node.stored and not node.children:
            node.stored = given_at(definition, node.stored)
        node.relevant = node.own_relevant and (not isinstance(above, InstanceNode) or above.relevant)
        question = definition.question
        filtered = node.stored and question is not None and question.choices
        node.kept = self._logic.filter_choices(node) if filtered else node.stored
        node.show()

    def add(self, parent: InstanceNode, repeat: Definition, source: Node | None = None) -> InstanceNode:
        """Add a row behind the last one, from `source` or else from the template."""
        self._total += 1
        row = grow(source or repeat.template or Node(repeat.name), repeat)
        parent.insert(self._place(parent, repeat), row)
        self._instance.forget_places()
        self.prepare(row)
        for node in row.walk():
            assert isinstance(node, InstanceNode)
            preload(node, self._logic)
        self._logic.changed[row] = None
        self._logic.tallies.row_came(row)
        self._logic.queue_rows(parent, repeat)
        self.on_new(row)
        return row

    def remove(self, row: InstanceNode) -> None:
        """Take `row` out."""
        parent = row.parent
        assert isinstance(parent, InstanceNode)
        rows = parent.named(row.name)
        behind = rows[next(place for place, other in enumerate(rows) if other is row) + 1 :]
        parent.remove(row)
        self._total -= 1
        self._instance.forget_places()
        logic = self._logic
        if logic.errors:
            gone = set(map(id, row.walk()))
            logic.errors = {key: text for key, text in logic.errors.items() if id(key[0]) not in gone}
        logic.changed[parent] = None
        logic.tallies.row_went(row, parent)
        logic.queue_rows(parent, row.definition)
        logic.queue_places([node for node in behind if isinstance(node, InstanceNode)], row.definition)

    def resize(self, parent: InstanceNode, repeat: Definition, wanted: int) -> None:
        """Make `parent` have `wanted` rows of `repeat`: a `jr:count` says so."""
        rows = list(parent.named(repeat.name))
        for row in reversed(rows[wanted:]):
            assert isinstance(row, InstanceNode)
            if any(is_answered(node) for node in row.walk()):
                self._logic.rows_gone.append(self._instance.ref(row))
            self.remove(row)
        if wanted > len(rows):
            given = self._given(repeat)
            if self._total + wanted - len(rows) > MAX_TOTAL_ROWS:
                self._logic.fail(parent, f"{repeat.path} would make more than {MAX_TOTAL_ROWS} rows in one interview.")
                return
            for index in range(len(rows), wanted):
                self.add(parent, repeat, given[index] if index < len(given) else None)

    def _given(self, repeat: Definition) -> list[Node]:
        """Return the rows that the form itself has, with their defaults; only for a repeat in no other repeat."""
        node: Node | None = self._program.primary
        above = repeat.lineage[1:-1]
        if any(definition.repeat is not None for definition in above):
            return []
        for definition in above:
            node = node.child(definition.name) if node is not None else None
        return node.named(repeat.name) if node is not None else []

    def _place(self, parent: InstanceNode, repeat: Definition) -> int:
        """Return the index for a new last row: behind the last row, else where the form's order has the repeat."""
        children = parent.children
        rows = parent.named(repeat.name)
        if rows:
            last = rows[-1]
            index = len(children) - 1
            while children[index] is not last:
                index -= 1
            return index + 1
        order = {child.name: place for place, child in enumerate(parent.definition.children)}
        mine = order[repeat.name]
        return next((i for i, child in enumerate(children) if order.get(child.name, -1) > mine), len(children))


def open_repeat(definition: Definition | None, ref: str) -> Definition:
    """Return `definition` if it is a repeat whose rows the interviewer adds and removes.

    Raises:
        StepError: It is no repeat, or the form fixes the number of its rows.
    """
    if definition is None or definition.repeat is None:
        raise StepError(f"{ref} is no repeat.")
    if definition.repeat.count is not None or definition.repeat.no_add_remove:
        raise StepError(f"The form fixes how many rows {ref} has.")
    return definition
