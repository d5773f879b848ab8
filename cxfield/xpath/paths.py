"""Location paths. Paths of plain child and parent steps become tight loops; the rest goes step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from cxfield.xpath import ast
from cxfield.xpath.axes import AXES, REVERSE, node_test
from cxfield.xpath.document_order import in_document_order
from cxfield.xpath.environment import LONG_TEXT
from cxfield.xpath.errors import XPathError
from cxfield.xpath.filters import Filter, compile_filters, is_positional
from cxfield.xpath.function import Evaluator
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context

Origin = Callable[["Context"], Node]
StepRun = Callable[["list[Node]", "Context"], "list[Node]"]
_FEW = 16
"""Fewer nodes than this are not charged to the budget one by one."""
_IN_ORDER = frozenset(("child", "self", "attribute"))


def nodes(compiler: Compiler, path: ast.Path) -> Evaluator:
    """Compile `path` to a function that gives its nodes in document order (not to be changed by the caller)."""
    from cxfield.xpath.indexed import indexed_nodes

    steps = normalised(path.steps)
    simple = _simple(compiler, path, steps)
    if simple is not None:
        return _simple_nodes(*simple)
    stepwise = _stepwise(compiler, path, steps)
    return indexed_nodes(compiler, path, steps, stepwise) or stepwise


def first(compiler: Compiler, path: ast.Path) -> Evaluator:
    """Compile `path` to a function that gives its first node, or None."""
    simple = _simple(compiler, path, normalised(path.steps))
    all_nodes = nodes(compiler, path) if simple is None else _simple_nodes(*simple)

    def first_of_all(context: Context) -> Node | None:
        found = all_nodes(context)
        return found[0] if found else None

    return first_of_all if simple is None else _simple_first(*simple, first_of_all)


def text(compiler: Compiler, path: ast.Path) -> Evaluator:
    """Compile `path` to a function that gives the text of its first node; empty if there is none."""
    first_node = first(compiler, path)

    def run(context: Context) -> str:
        node = first_node(context)
        if node is None:
            return ""
        value = node.value
        return value if 0 < len(value) <= LONG_TEXT else context.environment.text_of(node)

    return run


def normalised(steps: tuple[ast.Step, ...]) -> tuple[ast.Step, ...]:
    """Return `steps` without `.`, and with `//name` as one descendant step where positions do not matter."""
    out: list[ast.Step] = []
    for step in steps:
        if step == ast.SELF:
            continue
        if out and out[-1] == ast.DESCEND and step.axis == "child" and not any(map(is_positional, step.predicates)):
            out[-1] = replace(step, axis="descendant")
        else:
            out.append(step)
    return tuple(out)


def instance_id(path: ast.Path) -> str | None:
    """Return the constant id in a path that begins with `instance('id')`; None for other paths."""
    start = path.start
    if isinstance(start, ast.Call) and start.name == "instance" and len(start.arguments) == 1 and not path.predicates:
        argument = start.arguments[0]
        return argument.value if isinstance(argument, ast.Text) else None
    return None


def instance_root(context: Context, name: str) -> Node:
    """Return the document node of an instance.

    Raises:
        XPathError: There is no such instance.
    """
    root = context.environment.instance(name)
    if root is None:
        raise XPathError(f"There is no instance {name!r}; check the name and that its file is beside the form.")
    return root


def _origin(path: ast.Path) -> Origin | None:
    """Return what gives the one node that `path` begins at; None if it may begin at several."""
    if path.start is None:
        return (lambda context: context.environment.root) if path.absolute else (lambda context: context.node)
    if path.predicates:
        return None
    if path.start == ast.Call("current"):
        return lambda context: context.current
    name = instance_id(path)
    return None if name is None else (lambda context: instance_root(context, name))


def _simple(
    compiler: Compiler, path: ast.Path, steps: tuple[ast.Step, ...]
) -> tuple[Origin, int, tuple[str, ...]] | None:
    """Return (origin, how many parents up, names of children down); None if `path` is not that simple."""
    origin = _origin(path)
    ups = 0
    while ups < len(steps) and steps[ups] == ast.PARENT:
        ups += 1
    names = tuple(
        s.test.name
        for s in steps[ups:]
        if s.axis == "child" and s.test.kind == "name" and not s.test.prefix and not s.predicates
    )
    if origin is None or ups + len(names) != len(steps) or (names and "" in compiler.namespaces):
        return None
    return origin, ups, names


def trail(compiler: Compiler, expression: ast.Expr) -> Callable[[Context], tuple[Node | None, tuple[str, ...]]] | None:
    """Compile a path of parents and plain child names to (the node it begins at, the names); None for other paths."""
    simple = _simple(compiler, expression, normalised(expression.steps)) if isinstance(expression, ast.Path) else None
    if simple is None or not simple[2]:
        return None
    origin, ups, names = simple

    def run(context: Context) -> tuple[Node | None, tuple[str, ...]]:
        node: Node | None = origin(context)
        for _ in range(ups):
            node = None if node is None else node.parent
        return node, names

    return run


def _simple_nodes(origin: Origin, ups: int, names: tuple[str, ...]) -> Evaluator:
    if ups == 0 and len(names) == 1:
        return lambda context: origin(context).named(names[0])

    def run(context: Context) -> list[Node]:
        node: Node | None = origin(context)
        for _ in range(ups):
            node = None if node is None else node.parent
        if node is None:
            return []
        found = [node]
        for name in names:
            found = found[0].named(name) if len(found) == 1 else [c for n in found for c in n.named(name)]
        if len(found) > _FEW:
            context.environment.spend(len(found))
        return found

    return run


def _simple_first(
    origin: Origin, ups: int, names: tuple[str, ...], first_of_all: Callable[[Context], Node | None]
) -> Evaluator:
    if not ups and not names:
        return origin
    steps_up = range(ups)

    def run(context: Context) -> Node | None:
        node: Node | None = origin(context)
        for _ in steps_up:
            node = node.parent if node is not None else None
        if node is None:
            return None
        for name in names:
            node = node.child(name)
            if node is None:
                return first_of_all(context) if len(names) > 1 else None
        return node

    return run


def _stepwise(compiler: Compiler, path: ast.Path, steps: tuple[ast.Step, ...]) -> Evaluator:
    begin = _beginning(compiler, path)
    runs: list[StepRun] = []
    nested = _origin(path) is None
    for step in steps:
        runs.append(step_run(compiler, step, nested))
        nested = nested or step.axis not in _IN_ORDER

    def run(context: Context) -> list[Node]:
        found = begin(context)
        for step_of in runs:
            if not found:
                return found
            found = step_of(found, context)
        return found

    return run


def _beginning(compiler: Compiler, path: ast.Path) -> Callable[[Context], list[Node]]:
    origin = _origin(path)
    if origin is not None:
        return lambda context: [origin(context)]
    assert path.start is not None
    start = compiler.nodes(path.start, "A path")
    filters = compile_filters(compiler, path.predicates)
    if not filters:
        return start

    def filtered(context: Context) -> list[Node]:
        found: list[Node] = start(context)
        for keep in filters:
            found = keep(found, context)
        return found

    return filtered


def step_run(compiler: Compiler, step: ast.Step, nested: bool) -> StepRun:
    """Compile one step; `nested`: its context nodes may contain one another or be out of order."""
    filters = compile_filters(compiler, step.predicates)
    select = _selection(compiler, step)
    reverse = step.axis in REVERSE
    sort = reverse or nested or step.axis not in _IN_ORDER

    def run(found: list[Node], context: Context) -> list[Node]:
        spend = context.environment.spend
        if len(found) == 1:
            result = _filtered(select(found[0], spend), filters, context)
            spend(len(result) + 1)
            return result[::-1] if reverse else result
        out: list[Node] = []
        for node in found:
            chosen = _filtered(select(node, spend), filters, context)
            spend(len(chosen) + 1)
            out.extend(chosen)
        return in_document_order(out, spend) if sort else out

    return run


def _filtered(found: list[Node], filters: tuple[Filter, ...], context: Context) -> list[Node]:
    for keep in filters:
        if not found:
            break
        found = keep(found, context)
    return found


def _selection(compiler: Compiler, step: ast.Step) -> Callable[[Node, Callable[[int], None]], list[Node]]:
    if step.axis == "child" and step.test.kind == "name" and not step.test.prefix and "" not in compiler.namespaces:
        name = step.test.name
        return lambda node, spend: node.named(name)
    axis = AXES[step.axis]
    test = node_test(step.axis, step.test, compiler.namespaces)

    def select(node: Node, spend: Callable[[int], None]) -> list[Node]:
        found = axis(node)
        spend(len(found))
        return found if test is None else [one for one in found if test(one)]

    return select
