"""Numbers over rows, kept: a sum over 1,000 rows looks again only at the row that changed.

The sum itself is worked out anew from the kept numbers, in document order, so that it is the same to the last digit
as one from scratch.
"""

from __future__ import annotations

from collections.abc import Collection

from cxfield.interview.definition import Definition
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.xpath import Environment
from cxfield.xpath.tree import Node
from cxfield.xpath.values import text_to_number

Names = tuple[str, ...]


class Tally:
    """All instances of one definition below one node, in document order, each with its number.

    Attributes:
        target: The definition.
        is_appended: New rows are always the last ones: there is one repeat between the node and the target.
    """

    def __init__(self, base: InstanceNode, target: Definition) -> None:
        self._base = base
        self.target = target
        self.is_appended = sum(1 for above in target.lineage[base.definition.depth + 1 :] if above.repeat) == 1
        self._numbers: dict[InstanceNode, float] | None = None
        self._hidden: set[InstanceNode] = set()
        self._changed: dict[InstanceNode, None] = {}

    def touch(self, node: InstanceNode) -> None:
        """Say that `node` has another value, or came to be asked or not."""
        if self._numbers is not None and node in self._numbers:
            self._changed[node] = None

    def append(self, nodes: list[InstanceNode]) -> None:
        """Say that `nodes` came, behind all others."""
        if self._numbers is not None:
            for node in nodes:
                self._numbers[node] = 0.0
                self._changed[node] = None

    def drop(self, nodes: list[InstanceNode]) -> None:
        """Say that `nodes` are gone."""
        if self._numbers is not None:
            for node in nodes:
                self._numbers.pop(node, None)
                self._changed.pop(node, None)
                self._hidden.discard(node)

    def forget(self) -> None:
        """Say that nodes came anywhere."""
        self._numbers = None

    def numbers(self, instance: Instance, environment: Environment) -> Collection[float]:
        """Return the numbers of the nodes that count, in document order."""
        numbers = self._up_to_date(instance, environment)
        if not self._hidden:
            return numbers.values()
        return [number for node, number in numbers.items() if node not in self._hidden]

    def count(self, instance: Instance, environment: Environment) -> int:
        """Return how many nodes count."""
        return len(self._up_to_date(instance, environment)) - len(self._hidden)

    def _up_to_date(self, instance: Instance, environment: Environment) -> dict[InstanceNode, float]:
        numbers = self._numbers
        if numbers is None:
            nodes = instance.below(self._base, self.target)
            environment.spend(len(nodes))
            numbers = self._numbers = dict.fromkeys(nodes, 0.0)
            self._changed = dict.fromkeys(nodes)
            self._hidden = set()
        for node in self._changed:
            if node.relevant or node.is_structure:
                self._hidden.discard(node)
            else:
                self._hidden.add(node)
            if not self.target.children:
                numbers[node] = text_to_number(environment.text_of(node), environment)
        self._changed.clear()
        return numbers


class Tallies:
    """The tallies of one interview. Each is kept by the node that its path begins at, and goes with it."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._with: dict[Definition, dict[tuple[int, Names], None]] = {}
        """Target -> (depth of the node that keeps it, names) of its tallies."""
        self._across: dict[Definition, dict[tuple[int, Names], None]] = {}
        """Repeat -> the same, of tallies that take in its rows."""

    def numbers(self, base: Node, names: Names, environment: Environment) -> Collection[float] | None:
        """Return the numbers of all nodes at `names` below `base`; None if they are not kept."""
        tally = self._find(base, names)
        if tally is None or tally.target.children:
            return None
        return tally.numbers(self._instance, environment)

    def count(self, base: Node, names: Names, environment: Environment) -> int | None:
        """Return how many nodes at `names` below `base` count; None if that is not kept."""
        tally = self._find(base, names)
        return None if tally is None else tally.count(self._instance, environment)

    def _find(self, base: Node, names: Names) -> Tally | None:
        if not isinstance(base, InstanceNode):
            return None
        found = base.tallies.get(names) if base.tallies is not None else None
        return found or self._begin(base, names)

    def _begin(self, base: InstanceNode, names: Names) -> Tally | None:
        target: Definition | None = base.definition
        for name in names:
            target = target.by_name.get(name) if target is not None else None
        if target is None:
            return None
        repeats = [above for above in target.lineage[base.definition.depth + 1 :] if above.repeat is not None]
        if not repeats:
            return None
        key = (base.definition.depth, names)
        self._with.setdefault(target, {})[key] = None
        for repeat in repeats:
            self._across.setdefault(repeat, {})[key] = None
        tally = Tally(base, target)
        base.tallies = {**(base.tallies or {}), names: tally}
        return tally

    def touch(self, node: InstanceNode) -> None:
        """Say that `node` has another value, or came to be asked or not."""
        for depth, names in self._with.get(node.definition, ()):
            tally = _kept(node, depth, names)
            if tally is not None:
                tally.touch(node)

    def row_came(self, row: InstanceNode) -> None:
        """Say that `row` was added behind the other rows."""
        for depth, names in self._across.get(row.definition, ()):
            tally = _kept(row, depth, names)
            if tally is not None and tally.is_appended:
                tally.append(self._instance.below(row, tally.target))
            elif tally is not None:
                tally.forget()

    def row_went(self, row: InstanceNode, parent: InstanceNode) -> None:
        """Say that `row` was taken out of `parent`."""
        for depth, names in self._across.get(row.definition, ()):
            tally = _kept(parent, depth, names)
            if tally is not None:
                tally.drop(self._instance.below(row, tally.target))


def _kept(node: InstanceNode, depth: int, names: Names) -> Tally | None:
    """Return the tally that the ancestor of `node` at `depth` keeps."""
    above: Node | None = node
    for _ in range(node.definition.depth - depth):
        above = above.parent if above is not None else None
    if not isinstance(above, InstanceNode) or above.tallies is None:
        return None
    return above.tallies.get(names)
