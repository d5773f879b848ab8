"""Functions on node-sets and on the place of a node."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.errors import XPathError
from cxfield.xpath.function import Evaluator, plain, special
from cxfield.xpath.tree import Node
from cxfield.xpath.values import to_number, to_text

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context


@special("count", minimum=1, maximum=1, returns="number")
def _count(compiler: Compiler, call: ast.Call) -> Evaluator:
    """Nodes at a plain path may be counted already."""
    from cxfield.xpath.paths import trail

    nodes_of = compiler.nodes(call.arguments[0], f"count() at character {call.position}")
    begin = trail(compiler, call.arguments[0])

    def run(context: Context) -> float:
        return float(len(context.environment.counted(nodes_of(context))))

    def kept(context: Context) -> float:
        base, names = begin(context)  # type: ignore[misc]
        known = None if base is None else context.environment.kept_count(base, names)
        return run(context) if known is None else float(known)

    return run if begin is None else kept


@plain("count-non-empty", "nodes", returns="number", in_context=True)
def count_non_empty(context: Context, nodes: list[Node]) -> float:
    """How many have a text or elements inside."""
    text_of = context.environment.text_of
    return float(sum(1 for node in nodes if text_of(node) or any(child.name for child in node.children)))


@special("position", minimum=0, maximum=1, returns="number", volatile=True, reads_context=True)
def _position(compiler: Compiler, call: ast.Call) -> Evaluator:
    if not call.arguments:
        return lambda context: float(context.position)
    nodes_of = compiler.nodes(call.arguments[0], "position()")

    def run(context: Context) -> float:
        nodes = nodes_of(context)
        return float(context.environment.position(nodes[0])) if nodes else math.nan

    return run


@special("last", minimum=0, maximum=0, returns="number", volatile=True, reads_context=True)
def _last(compiler: Compiler, call: ast.Call) -> Evaluator:
    return lambda context: float(context.size)


@special("current", minimum=0, maximum=0, returns="nodes")
def _current(compiler: Compiler, call: ast.Call) -> Evaluator:
    return lambda context: [context.current]


@plain("instance", "string", returns="nodes", in_context=True)
def instance(context: Context, name: str) -> list[Node]:
    from cxfield.xpath.paths import instance_root

    return [instance_root(context, name)]


@plain("pulldata", "string", "string", "string", "string", returns="string", in_context=True)
def pulldata(context: Context, name: str, column: str, key_column: str, key: str) -> str:
    """The text of `column` in the first row of a CSV instance whose `key_column` is `key`; empty if there is none."""
    from cxfield.xpath.paths import instance_root

    root = instance_root(context, name.removesuffix(".csv"))
    index = context.environment.static_index(root)
    if index is not None:
        found = index.with_text((("*", "item"), key_column), key, root)
    else:
        rows = [row for top in root.children for row in top.named("item")]
        context.environment.spend(len(rows))
        found = [row for row in rows if any(cell.string_value() == key for cell in row.named(key_column))]
    cell = found[0].child(column) if found else None
    return "" if cell is None else context.environment.text_of(cell)


@special("id", minimum=1, maximum=1, returns="nodes")
def _id(compiler: Compiler, call: ast.Call) -> Evaluator:
    value_of = compiler.value(call.arguments[0])

    def run(context: Context) -> list[Node]:
        value = value_of(context)
        environment = context.environment
        texts = map(environment.text_of, value) if isinstance(value, list) else [to_text(value, environment)]
        wanted = {word for text in texts for word in text.split()}
        nodes = list(environment.root.walk())
        environment.spend(len(nodes))
        return [node for node in nodes if node.attributes and node.attributes.get("id") in wanted]

    return run


def _about(name: str, tell: Any) -> None:
    """Enter a function that tells something about the first node of its argument or about the context node."""

    def build(compiler: Compiler, call: ast.Call) -> Evaluator:
        if not call.arguments:
            return lambda context: tell(context.node)
        nodes_of = compiler.nodes(call.arguments[0], f"{name}()")

        def run(context: Context) -> str:
            nodes = nodes_of(context)
            return tell(nodes[0]) if nodes else ""

        return run

    special(name, minimum=0, maximum=1, returns="string", reads_context=True)(build)


def _local_name(node: Node) -> str:
    return getattr(node, "target", node.name)


_about("local-name", _local_name)
_about("name", lambda node: f"{node.prefix}:{node.name}" if node.prefix else _local_name(node))
_about("namespace-uri", lambda node: node.namespace)

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@special("lang", minimum=1, maximum=1, returns="boolean", reads_context=True)
def _lang(compiler: Compiler, call: ast.Call) -> Evaluator:
    wanted_of = compiler.string(call.arguments[0])

    def run(context: Context) -> bool:
        wanted = wanted_of(context).lower()
        node: Node | None = context.node
        while node is not None:
            found = (node.attributes or {}).get(_XML_LANG)
            if found is not None:
                return found.lower() == wanted or found.lower().startswith(wanted + "-")
            node = node.parent
        return False

    return run


@special("indexed-repeat", minimum=3, maximum=7, returns="nodes")
def _indexed_repeat(compiler: Compiler, call: ast.Call) -> Evaluator:
    """`indexed-repeat(target, repeat, index, …)`: `target` inside the given instances of the repeats."""
    if len(call.arguments) % 2 == 0:
        raise XPathError("indexed-repeat() takes a path and pairs of a repeat and its number.")
    target_of = compiler.nodes(call.arguments[0], "indexed-repeat()")
    pairs = [
        (compiler.nodes(call.arguments[i], "indexed-repeat()"), compiler.number(call.arguments[i + 1]))
        for i in range(1, len(call.arguments), 2)
    ]

    def run(context: Context) -> list[Node]:
        inside: Node | None = None
        for repeats_of, number_of in pairs:
            repeats = [node for node in repeats_of(context) if inside is None or node.parent is inside]
            if inside is not None and not repeats:
                repeats = [node for node in repeats_of(context) if _is_inside(node, inside)]
            number = number_of(context)
            place = int(number) if math.isfinite(number) else 0
            if not 1 <= place <= len(repeats):
                return []
            inside = repeats[place - 1]
        return [node for node in target_of(context) if inside is not None and _is_inside(node, inside)]

    return run


def _is_inside(node: Node | None, outer: Node) -> bool:
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False


_MAX_SEED = 2**63 - 1


@special("randomize", minimum=1, maximum=2, returns="nodes", volatile=True)
def _randomize(compiler: Compiler, call: ast.Call) -> Evaluator:
    """Fisher-Yates from the inside out over Park-Miller numbers, as the clients shuffle, so that seeds agree."""
    nodes_of = compiler.nodes(call.arguments[0], "randomize()")
    seed_of = compiler.value(call.arguments[1]) if len(call.arguments) > 1 else None

    def run(context: Context) -> list[Node]:
        if seed_of is None:
            return shuffled(nodes_of(context), math.floor(context.environment.random() * 2147483647))
        return shuffled(nodes_of(context), _seed(seed_of(context), context))

    return run


def shuffled(nodes: list[Node], seed: int) -> list[Node]:
    """Return `nodes` in the order that `seed` gives."""
    state = seed % 2147483647 if seed >= 0 else -(-seed % 2147483647)
    if state <= 0:
        state += 2147483646
    out: list[Node] = []
    for place, node in enumerate(nodes):
        state = state * 16807 % 2147483647
        swap = int((state - 1) / 2147483646 * (place + 1))
        if swap == place:
            out.append(node)
        else:
            out.append(out[swap])
            out[swap] = node
    return out


def _seed(value: Any, context: Context) -> int:
    """A number is the seed itself; another text is hashed, an empty one is 0."""
    text = to_text(value, context.environment)
    number = to_number(value, context.environment)
    if math.isfinite(number):
        return math.trunc(number)
    if math.isinf(number):
        return _MAX_SEED if number > 0 else -_MAX_SEED
    if not text or isinstance(value, float):
        return 0
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big", signed=True)
