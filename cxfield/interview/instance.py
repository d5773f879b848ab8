"""The answers as a tree that expressions can look at, with the state of the logic on every node."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxfield.interview.definition import Definition, Definitions
from cxfield.interview.state import StepError
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.interview.earlier import Earlier
    from cxfield.interview.tallies import Tally
    from cxfield.interview.watches import Seen

CX_MISSING = "{urn:cxfield:xforms}missing"
_STEP = re.compile(r"^([^\[\]]+)(?:\[(\d+)\])?$")
_REMEMBERED = 20_000
"""Refs whose node is remembered."""


class InstanceNode(Node):
    """An element of the primary instance.

    `value` is what expressions see: `kept`, or nothing while the node is not relevant.

    Attributes:
        stored: What was answered or calculated last; never lost while the node is hidden.
        code: Missing code in place of an answer; never lost either. `missing` is what of it is seen.
        kept: `stored` without the choices that are not offered at present.
        own_relevant, own_readonly, own_required: What the node's own logic says.
        relevant: Its own and that of everything around it.
        confirmed: The soft check was confirmed.
        bound: Attributes that have a bind of their own, as nodes; None where there are none.
        seen: What was worked out for showing the node; None where nothing was, or something changed since.
        tallies: Numbers over rows below it that expressions asked for; None where there are none.
        xml: It and all below it as written last; None where something changed since.
    """

    __slots__ = (
        "bound", "code", "confirmed", "definition", "kept", "own_readonly", "own_relevant", "own_required", "relevant",
        "seen", "stored", "tallies", "xml",
    )  # fmt: skip

    def __init__(self, definition: Definition, value: str = "") -> None:
        super().__init__(definition.name, value, namespace=definition.namespace, prefix=definition.prefix)
        self.definition = definition
        self.stored = value
        self.code: str | None = None
        self.kept = value
        self.own_relevant = True
        self.own_readonly = False
        self.own_required = False
        self.relevant = True
        self.confirmed = False
        self.bound: list[InstanceNode] | None = None
        self.seen: Seen | None = None
        self.tallies: dict[tuple[str, ...], Tally] | None = None
        self.xml: str | None = None

    @property
    def missing(self) -> str | None:
        """The missing code that stands on the node; None while it is not relevant."""
        return self.attributes.get(CX_MISSING) if self.attributes else None

    @missing.setter
    def missing(self, code: str | None) -> None:
        self.code = code
        self._show_missing()

    def _show_missing(self) -> None:
        code = self.code if self.relevant else None
        if code is not None:
            self.attributes = {**(self.attributes or {}), CX_MISSING: code}
        elif self.attributes is not None and CX_MISSING in self.attributes:
            del self.attributes[CX_MISSING]
            self.attributes = self.attributes or None

    @property
    def is_structure(self) -> bool:
        """True for a group or row, also with nothing in it at present."""
        return bool(self.children) or self.definition.repeat is not None or self.definition.group is not None

    @property
    def readonly(self) -> bool:
        """Its own or that of anything around it."""
        node: Node | None = self
        while isinstance(node, InstanceNode):
            if node.own_readonly:
                return True
            node = node.parent
        return False

    def parts(self, name: str) -> list[Node]:
        """Return the children called `name`, or the bound attribute (`@name`)."""
        if name.startswith("@"):
            return [node for node in self.bound or () if node.name == name]
        return self.named(name)

    def show(self) -> bool:
        """Bring `value` and `missing` up to date; return whether the value changed."""
        if self.code is not None:
            self._show_missing()
        value = self.kept if self.relevant else ""
        if value == self.value:
            return False
        self.value = value
        if self.name.startswith("@") and self.parent is not None:
            self.parent.attributes = {**(self.parent.attributes or {}), self.name[1:]: value}
        return True


def grow(node: Node, definition: Definition) -> InstanceNode:
    """Return an instance of `definition` and all below it, with the values that `node` has as a form gives it."""
    made = InstanceNode(definition, node.value)
    made.attributes = dict(node.attributes) if node.attributes else None
    made.code = made.missing
    for child in definition.children:
        if child.name.startswith("@"):
            attribute = InstanceNode(child, (node.attributes or {}).get(child.name[1:], ""))
            attribute.parent = made
            made.bound = [*(made.bound or ()), attribute]
    for below in node.children:
        known = definition.by_name.get(below.name)
        if known is not None:
            made.append(grow(below, known))
    return made


class Instance:
    """The primary instance of one interview.

    Attributes:
        moves: How often rows came or went.
    """

    def __init__(self, definitions: Definitions, primary: Node) -> None:
        self.definitions = definitions
        self.document = grow(primary, definitions.document)
        self.moves = 0
        self._places: dict[Node, int] = {}
        self._by_ref: dict[str, InstanceNode] = {}
        self._single: list[InstanceNode | None] = [None] * len(definitions.all)
        for node in self.document.walk():
            if isinstance(node, InstanceNode):
                for found in (node, *(node.bound or ())):
                    if found.definition.single and self._single[found.definition.index] is None:
                        self._single[found.definition.index] = found

    @property
    def root(self) -> InstanceNode:
        """The root element."""
        found = self.document.children[0]
        assert isinstance(found, InstanceNode)
        return found

    def below(self, base: InstanceNode, target: Definition) -> list[InstanceNode]:
        """Return the instances of `target` at or below `base`, an instance of one of its ancestors."""
        if target.single:
            found = self._single[target.index]
            return [] if found is None else [found]
        nodes: list[InstanceNode] = [base]
        for definition in target.lineage[base.definition.depth + 1 :]:
            name = definition.name
            nodes = [part for node in nodes for part in node.parts(name)]  # type: ignore[misc]
        return nodes

    def instances(self, target: Definition) -> list[InstanceNode]:
        """Return all instances of `target` in document order."""
        return self.below(self.document, target)

    def near(self, node: InstanceNode, scope: int, target: Definition) -> list[InstanceNode]:
        """Return the instances of `target` that share with `node` its ancestor at depth `scope`."""
        if target.single:
            found = self._single[target.index]
            return [] if found is None else [found]
        base: Node | None = node
        for _ in range(node.definition.depth - scope):
            base = base.parent if base is not None else None
        return self.below(base, target) if isinstance(base, InstanceNode) else []

    def row_of(self, node: InstanceNode, repeat: Definition) -> InstanceNode | None:
        """Return the row of `repeat` that `node` is or stands in; None if it was taken out of the tree meanwhile."""
        row: Node | None = node
        for _ in range(node.definition.depth - repeat.depth):
            row = row.parent if row is not None else None
        return row if isinstance(row, InstanceNode) and self.holds(row) else None

    def behind(self, node: InstanceNode, earlier: Earlier, target: Definition) -> list[InstanceNode]:
        """Return the instances of `target` in the rows to which the row of `node` is an earlier one."""
        row = self.row_of(node, earlier.repeat)
        if row is None or row.parent is None:
            return []
        rows = row.parent.named(row.name)
        place, distance = self.place(row), earlier.distance
        reached = rows[place + distance - 1 : place + distance] if distance else rows[place:]
        return [found for one in reached for found in self.below(one, target)]  # type: ignore[arg-type]

    def find(self, ref: str) -> InstanceNode:
        """Return the node at `ref`; a row without position is the first.

        Raises:
            StepError: There is no such node.
        """
        known = self._by_ref.get(ref)
        if known is None:
            known = self._find(ref)
            if len(self._by_ref) >= _REMEMBERED:
                self._by_ref.clear()
            self._by_ref[ref] = known
        return known

    def _find(self, ref: str) -> InstanceNode:
        node: InstanceNode = self.document
        for step in ref.strip("/").split("/"):
            match = _STEP.match(step)
            rows = node.parts(match[1].rpartition(":")[2]) if match else []
            place = int(match[2] or 1) if match else 0
            if not 1 <= place <= len(rows):
                raise StepError(f"There is no question {ref} in this interview.")
            node = rows[place - 1]  # type: ignore[assignment]
        return node

    def holds(self, node: InstanceNode) -> bool:
        """Return whether `node` is (still) in the tree."""
        at: Node = node
        while at.parent is not None:
            at = at.parent
        return at is self.document

    def place(self, row: Node) -> int:
        """Return the position of `row` among its like, from 1; one behind the last if it is not in the tree."""
        found = self._places.get(row)
        if found is None:
            rows = row.parent.named(row.name) if row.parent is not None else []
            self._places.update(zip(rows, range(1, len(rows) + 1), strict=True))
            found = self._places.get(row, len(rows) + 1)
        return found

    def forget_places(self) -> None:
        """Say that rows came or went."""
        self.moves += 1
        self._places.clear()
        self._by_ref.clear()

    def ref(self, node: InstanceNode) -> str:
        """Return the absolute ref of `node`, with a position on every row."""
        if node.definition.single:
            return node.definition.path or "/"
        steps: list[str] = []
        at: Node | None = node
        while isinstance(at, InstanceNode) and at.definition.parent is not None:
            step = at.definition.step
            if at.definition.repeat is not None and at.parent is not None:
                step += f"[{self.place(at)}]"
            steps.append(step)
            at = at.parent
        return "/" + "/".join(reversed(steps))


def is_answered(node: Node) -> bool:
    """Return whether an interviewer gave an answer here, be it asked now or not."""
    question = node.definition.question if isinstance(node, InstanceNode) else None
    if question is None or question.note or not isinstance(node, InstanceNode) or node.readonly:
        return False
    return bool(node.stored or node.code)
