"""Choice filters over secondary instances: `instance('x')/root/item[column = value and …]` goes through an index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cxfield.xpath import ast
from cxfield.xpath.filters import child_name, compile_filter, compile_filters, equality, is_independent, is_positional
from cxfield.xpath.function import Evaluator
from cxfield.xpath.index import StaticIndex
from cxfield.xpath.tree import Node
from cxfield.xpath.values import text_to_number

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context, Environment

_FOUND_AT_ONCE = 16
"""Items that an index gives at the price of one node."""
_SELECTED = ("selected", "is-selected")
Places = Sequence[int]
Lookup = Callable[["StaticIndex", Node, "Context"], "Places | None"]
"""Gives the places of the items for which a condition holds; None where the index cannot tell."""


def indexed_nodes(
    compiler: Compiler, path: ast.Path, steps: tuple[ast.Step, ...], otherwise: Evaluator
) -> Evaluator | None:
    """Compile `path` to use an index; None if it has no filter that an index answers.

    `otherwise` is the same path without an index, for instances that may change.
    """
    from cxfield.xpath.paths import instance_id, instance_root, step_run

    name = instance_id(path)
    place = _filtered_step(steps)
    if name is None or place is None:
        return None
    conditions = _conditions(steps[place].predicates[0])
    names = tuple(step.test.name for step in steps[: place + 1])
    lookups = [(i, found) for i, c in enumerate(conditions) if (found := _lookup(compiler, names, c)) is not None]
    if not lookups or any(map(is_positional, conditions)):
        return None
    filters = [compile_filter(compiler, condition) for condition in conditions]
    then = compile_filters(compiler, steps[place].predicates[1:])
    runs = [step_run(compiler, step, True) for step in steps[place + 1 :]]

    def run(context: Context) -> list[Node]:
        root = instance_root(context, name)
        index = context.environment.static_index(root)
        answers = [] if index is None else [(i, lookup(index, root, context)) for i, lookup in lookups]
        usable = [(i, found) for i, found in answers if found is not None]
        if not usable:
            return otherwise(context)  # type: ignore[no-any-return]
        assert index is not None
        used, places = min(usable, key=lambda answer: len(answer[1]))
        context.environment.spend(len(places) // _FOUND_AT_ONCE)
        found = index.items(names, places, root)
        for keep in (*(f for i, f in enumerate(filters) if i != used), *then):
            found = keep(found, context)
        for step_of in runs:
            found = step_of(found, context)
        return found

    return run


def _filtered_step(steps: tuple[ast.Step, ...]) -> int | None:
    """Return the place of the first step with a predicate if it and all before it are plain names."""
    place = next((i for i, step in enumerate(steps) if step.predicates), None)
    if place is None:
        return None
    plain = all(ast.Step(step.axis, step.test) == ast.child(step.test.name) for step in steps[: place + 1])
    return place if plain else None


def _conditions(predicate: ast.Expr) -> tuple[ast.Expr, ...]:
    if isinstance(predicate, ast.Chain) and predicate.rest[0][0] == "and":
        return tuple(inner for operand in predicate.operands for inner in _conditions(operand))
    return (predicate,)


def _lookup(compiler: Compiler, names: tuple[str, ...], condition: ast.Expr) -> Lookup | None:
    """Compile a condition to a look into the index; None for a condition that it does not answer."""
    if isinstance(condition, ast.Chain) and condition.rest[0][0] == "or":
        return _any_of([_lookup(compiler, names, operand) for operand in condition.operands])
    if isinstance(condition, ast.Call) and condition.name in _SELECTED and len(condition.arguments) == 2:
        return _chosen(compiler, names, *condition.arguments)
    column = equality(condition)
    if column is None or not is_independent(column[1]):
        return None
    key = (names, column[0])
    value_of = compiler.value(column[1])

    def look(index: StaticIndex, root: Node, context: Context) -> Places | None:
        value = value_of(context)
        environment = context.environment
        if isinstance(value, list) and len(value) == 1:
            value = environment.text_of(value[0])
        if isinstance(value, str):
            return index.column(key, root).with_text(value)
        if isinstance(value, float):
            return index.column(key, root).with_number(value, _number_in(environment))
        return () if value == [] else None

    return look


def _any_of(lookups: list[Lookup | None]) -> Lookup | None:
    """`column = value or column = other or …`."""
    known = [lookup for lookup in lookups if lookup is not None]
    if len(known) < len(lookups):
        return None

    def look(index: StaticIndex, root: Node, context: Context) -> Places | None:
        found: set[int] = set()
        for lookup in known:
            places = lookup(index, root, context)
            if places is None:
                return None
            found.update(places)
        return sorted(found)

    return look


def _chosen(compiler: Compiler, names: tuple[str, ...], chosen: ast.Expr, column: ast.Expr) -> Lookup | None:
    """`selected(answer, column)`: the items that were chosen elsewhere."""
    name = child_name(column)
    if name is None or not is_independent(chosen):
        return None
    key = (names, name)
    text_of = compiler.string(chosen)

    def look(index: StaticIndex, root: Node, context: Context) -> Places:
        text = text_of(context)
        return index.column(key, root).with_words({*text.split(), text.strip()})

    return look


def _number_in(environment: Environment) -> Callable[[str], float]:
    return lambda text: text_to_number(text, environment)
