"""An interview worked out the slow way: after each step every expression of a random form, at every node.

There is no graph here: the generator knows an order in which each part reads parts before it only, and a second round
proves that it is one. Nothing of the engine is used but the expression language and the codecs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from cxfield.interview.definition import Definitions
from cxfield.interview.values import calculated_at, given_at
from cxfield.xpath import Context, Environment, Expression, XPathError, compile_expression
from cxfield.xpath.tree import Node
from tests.interview.random_forms import CODES, LANGUAGES, LIST, Branch, Form, Leaf
from tests.interview.random_logic import Part, Said

MISSING = "{urn:cxfield:xforms}missing"
ZONE = "Europe/Riga"


@cache
def compiled(meant: str) -> Expression:
    return compile_expression(meant, {"cx": "urn:cxfield:xforms"})


class NaiveNode(Node):
    """A node with what was answered (`stored`) and what is seen (`value`)."""

    __slots__ = ("code", "confirmed", "counted", "error", "part", "relevant", "stored")

    def __init__(self, part: Part) -> None:
        super().__init__(part.name)
        self.part = part
        self.stored = ""
        self.code: str | None = None
        self.relevant = True
        self.confirmed: object = None
        self.error = False
        self.counted: set[Part] = set()

    @property
    def missing(self) -> str | None:
        return (self.attributes or {}).get(MISSING)


def rows_of(above: Node, repeat: Part) -> list[NaiveNode]:
    return [child for child in above.children if child.name == repeat.name]  # type: ignore[misc]


class NaiveInterview(Environment):
    """Answers and rows of one interview, and what follows from them."""

    def __init__(self, form: Form, definitions: Definitions, mode: str | None) -> None:
        self.form = form
        self._definitions = definitions
        self.mode = mode
        self.language = next(iter(LANGUAGES))
        document = Node("")
        super().__init__(document, zone=ZoneInfo(ZONE))
        self.root_node = self._grow(form.root, given=True)
        self._ranked = sorted(form.parts, key=lambda part: part.rank)
        document.append(self.root_node)
        self.add_instance("list", _list_tree())

    # What the steps do

    def _grow(self, part: Part, *, given: bool) -> NaiveNode:
        """Make a node with all below it. `given`: with the form's values."""
        made = NaiveNode(part)
        if isinstance(part, Leaf):
            made.stored = self._given(part, part.given) if given else ""
        for below in part.below:
            copies = below.first_rows if isinstance(below, Branch) and below.kind == "repeat" else 1
            for _ in range(copies):
                made.append(self._grow(below, given=given))
        return made

    def _given(self, part: Part, text: str) -> str:
        definition = self._definitions.find(part.path)
        assert definition is not None
        return given_at(definition, text)

    def find(self, ref: str) -> NaiveNode:
        node: Node = self.root
        for step in ref.strip("/").split("/"):
            name, _, place = step.rstrip("]").partition("[")
            node = [child for child in node.children if child.name == name][int(place or 1) - 1]
        return node  # type: ignore[return-value]

    def refs(self) -> dict[str, NaiveNode]:
        """All nodes by their refs."""
        return {self.ref(node): node for node in self.nodes()}

    def ref(self, node: NaiveNode) -> str:
        """The absolute ref of `node`, with a position on every row."""
        steps = []
        at: Node | None = node
        while isinstance(at, NaiveNode):
            steps.append(f"{at.name}[{self.position(at)}]" if at.part.kind == "repeat" else at.name)
            at = at.parent
        return "/" + "/".join(reversed(steps))

    def answer(self, ref: str, text: str) -> None:
        node = self.find(ref)
        value = self._given(node.part, text)
        if value != node.stored:
            node.confirmed = None
        node.stored, node.code = value, None

    def miss(self, ref: str, code: str) -> None:
        node = self.find(ref)
        if node.stored:
            node.confirmed = None
        node.stored, node.code = "", code

    def confirm(self, ref: str) -> None:
        node = self.find(ref)
        node.confirmed = self._inputs(node)

    def add_row(self, above: NaiveNode, repeat: Branch) -> NaiveNode:
        """Add a row behind the last: like the template, else like the first row without its values."""
        row = self._grow(repeat, given=repeat.template)
        rows = rows_of(above, repeat)
        order = [part.name for part in repeat.above.below]  # type: ignore[union-attr]
        if rows:
            place = next(i for i, child in enumerate(above.children) if child is rows[-1]) + 1
        else:
            later = order[order.index(repeat.name) + 1 :]
            place = next((i for i, child in enumerate(above.children) if child.name in later), len(above.children))
        above.insert(place, row)
        return row

    def remove_row(self, ref: str) -> None:
        row = self.find(ref)
        assert row.parent is not None
        _take_out(row)

    # What follows

    def nodes(self) -> Iterator[NaiveNode]:
        for node in self.root.walk():
            if isinstance(node, NaiveNode):
                yield node

    def settle(self) -> None:
        """Work everything out."""
        self._round()
        assert not self._round(), "The form has a circle: a second round moves something."
        self._let_confirmations_lapse()

    def _round(self) -> bool:
        moved = False
        for part in self._ranked:
            if part.kind == "repeat" and "count" in part.rules:
                for above in self.instances(part.above):
                    moved |= self._resize(above, part)  # type: ignore[arg-type]
            for node in self.instances(part):
                before = (node.relevant, node.stored, node.value)
                self._work_out(node)
                moved |= before != (node.relevant, node.stored, node.value)
        return moved

    def instances(self, part: Part | None) -> list[NaiveNode]:
        """All nodes of `part`."""
        assert part is not None
        nodes = [self.root_node]
        for step in part.lineage[1:]:
            nodes = [child for node in nodes for child in rows_of(node, step)]
        return nodes

    def _work_out(self, node: NaiveNode) -> None:
        part, above = node.part, node.parent
        node.error = False
        node.relevant = self.own_relevant(node) and (not isinstance(above, NaiveNode) or above.relevant)
        if not isinstance(part, Leaf):
            return
        node.attributes = {MISSING: node.code} if node.code and node.relevant else None
        if "calculate" in part.rules:
            text = self.evaluate(node, "calculate", Expression.string)
            definition = self._definitions.find(part.path)
            assert definition is not None
            node.stored = calculated_at(definition, text or "", ZoneInfo(ZONE))
        node.value = self.kept(node) if node.relevant else ""

    def own_relevant(self, node: NaiveNode) -> bool:
        said = self.evaluate(node, "relevant", Expression.boolean)
        of_mode = self.mode is None or not node.part.modes or self.mode in node.part.modes
        return of_mode and (said is None or bool(said))

    def kept(self, node: NaiveNode) -> str:
        """What was answered without the codes that are not offered."""
        part = node.part
        assert isinstance(part, Leaf)
        if not part.offers_choices or not node.stored:
            return node.stored
        offered = {code for code, _ in self.choices(node) or ()}
        given = [node.stored] if part.control == "select1" else node.stored.split()
        return " ".join(code for code in given if code in offered)

    def choices(self, node: NaiveNode) -> list[tuple[str, str]] | None:
        """Code and label of each choice offered; None for a question without choices."""
        part = node.part
        if not isinstance(part, Leaf) or not part.offers_choices:
            return None
        if part.items is None:
            return [(CODES[0], LANGUAGES[self.language]), *((code, code.upper()) for code in CODES[1:])]
        found = self.run(node, part.items.nodes, Expression.nodes)
        items = [item for item in found or () if not isinstance(item, NaiveNode) or item.relevant]
        return [(_column(item, part.items.value), _column(item, part.items.label)) for item in items]

    def _resize(self, above: NaiveNode, repeat: Branch) -> bool:
        """Give `repeat` its number of rows: none before there is one; what is no number changes nothing."""
        number = self.run(self.prompt(above, repeat), repeat.rules["count"], Expression.number)
        if number is None or number != number:
            if repeat in above.counted:
                return False
            number = 0
        above.counted.add(repeat)
        rows = rows_of(above, repeat)
        wanted = max(0, int(number))
        for row in rows[wanted:]:
            _take_out(row)
        for place in range(len(rows), wanted):
            row = self.add_row(above, repeat)
            top_level = not any(part.kind == "repeat" for part in repeat.lineage[:-1])
            if top_level and place < repeat.first_rows:
                self._refill(row)
        return wanted != len(rows)

    def prompt(self, above: NaiveNode, repeat: Branch) -> NaiveNode:
        """A next row that is not there, as it would be."""
        node = NaiveNode(repeat)
        node.parent = above
        node.relevant = self.own_relevant(node) and above.relevant
        return node

    def _refill(self, row: NaiveNode) -> None:
        for node in row.walk():
            if isinstance(node, NaiveNode) and isinstance(node.part, Leaf):
                node.stored = self._given(node.part, node.part.given)

    # States

    def xml(self, node: NaiveNode) -> str:
        """The XML of what is relevant at and below `node`."""
        if not node.relevant:
            return ""
        code = f' cx:missing="{node.missing}"' if node.missing else ""
        inner = "".join(self.xml(child) for child in node.children)  # type: ignore[arg-type]
        return f"<{node.name}{code}>{inner or escape(node.value)}</{node.name}>"

    def readonly(self, node: NaiveNode) -> bool:
        """Its own read-only rule, or that of anything around it."""
        at: Node | None = node
        found = False
        while isinstance(at, NaiveNode):
            found |= "readonly" in at.part.rules and bool(self.evaluate(at, "readonly", Expression.boolean))
            at = at.parent
        return found

    def required(self, node: NaiveNode) -> bool:
        return "required" in node.part.rules and bool(self.evaluate(node, "required", Expression.boolean))

    def holds(self, node: NaiveNode, rule: str) -> bool:
        """Whether the constraint or warning holds; nothing answered breaks none."""
        if rule not in node.part.rules or not node.value or node.missing:
            return True
        said = self.evaluate(node, rule, Expression.boolean)
        return said is None or bool(said)

    def label(self, node: NaiveNode) -> str:
        fill = node.part.fill
        return f"{node.name}{'' if fill is None else self.run(node, fill, Expression.string) or ''}."

    def _inputs(self, node: NaiveNode) -> object:
        """What the soft check of `node` uses."""
        found = []
        for read in node.part.rules["warning"].reads:
            value = self.run(node, Said(read, read), lambda expression, context: expression.evaluate(context))
            is_nodes = isinstance(value, list)
            found.append([(n.string_value(), (n.attributes or {}).get(MISSING)) for n in value] if is_nodes else value)
        return found

    def _let_confirmations_lapse(self) -> None:
        for node in self.nodes():
            if node.confirmed is not None and repr(node.confirmed) != repr(self._inputs(node)):
                node.confirmed = None

    # Expressions

    def evaluate(self, node: NaiveNode, rule: str, run: Any) -> Any:
        said = node.part.rules.get(rule)
        return None if said is None else self.run(node, said, run)

    def run(self, node: NaiveNode, said: Said, run: Any) -> Any:
        self.steps = 0
        try:
            return run(compiled(said.meant), Context(node, self))
        except XPathError:
            node.error = True
            return None

    def counted(self, nodes: list[Node]) -> list[Node]:
        return [node for node in nodes if not isinstance(node, NaiveNode) or node.relevant or node.part.below]

    def position(self, node: Node) -> int:
        assert node.parent is not None
        rows = [child for child in node.parent.children if child.name == node.name]
        return next((place for place, row in enumerate(rows, 1) if row is node), len(rows) + 1)

    def itext(self, text_id: str) -> str:
        return LANGUAGES[self.language]

    def choice_name(self, value: str, reference: str, context: Context) -> str:
        here = context.current
        at: Node | None = here
        while at is not None:
            found = next((n for n in at.walk() if n.name == reference), None)
            if found is not None:
                break
            at = at.parent
        assert isinstance(found, NaiveNode)
        return dict(reversed(self.choices(found) or ())).get(value, "")


def _take_out(row: NaiveNode) -> None:
    above = row.parent
    assert above is not None
    rest = [child for child in above.children if child is not row]
    for child in list(above.children):
        above.remove(child)
    for child in rest:
        above.append(child)


def _column(item: Node, name: str) -> str:
    for step in name.split("/"):
        found = item.child(step)
        if found is None:
            return ""
        item = found
    return item.string_value()


def _list_tree() -> Node:
    document, root = Node(""), Node("root")
    document.append(root)
    for name, label, up in LIST:
        item = Node("item")
        root.append(item)
        for key, value in (("name", name), ("label", label), ("up", up)):
            item.append(Node(key, value))
    return document
