"""Which nodes an expression points at, found without running it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxfield.xpath import ast


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One path in an expression.

    Attributes:
        path: Generic absolute path; for `instance('x')/root/item/name` the steps inside that instance.
        instance_id: None for the primary instance.
        is_filtered: True where a predicate or `indexed-repeat` picks some of the nodes: no plain dependency.
        column_of: For a name inside a filter on an instance's items: that instance.
    """

    path: str
    instance_id: str | None = None
    is_filtered: bool = False
    column_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """Where an expression stands: the node that `.` and `current()` mean; None where it cannot be said."""

    here: str | None
    current: str
    items_of: str | None = None
    is_filtered: bool = False


def references(expression: ast.Expr, context: str) -> Iterator[Reference]:
    """Yield the paths in `expression` that can be followed by names alone, evaluated at the generic path `context`."""
    yield from _visit(expression, _Around(context, context))


def _visit(expression: ast.Expr, around: _Around) -> Iterator[Reference]:
    if isinstance(expression, ast.Path):
        yield from _visit_path(expression, around)
        return
    if isinstance(expression, ast.Call) and expression.name == "indexed-repeat":
        around = _Around(around.here, around.current, around.items_of, True)
    for part in ast.parts(expression):
        yield from _visit(part, around)


def _visit_path(path: ast.Path, around: _Around) -> Iterator[Reference]:
    start = path.start
    instance_id = _instance_of(start)
    here: str | None
    items_of = None
    if path.absolute or instance_id is not None:
        here = ""
    elif isinstance(start, ast.Call) and start.name == "current":
        here = around.current
    elif start is not None:
        yield from _visit(start, around)
        here = None
    else:
        here, items_of = around.here, around.items_of
    yield from _follow(path, here, instance_id, items_of, around)


def _follow(
    path: ast.Path, here: str | None, instance_id: str | None, items_of: str | None, around: _Around
) -> Iterator[Reference]:
    is_filtered = around.is_filtered
    for step in path.steps:
        here = _take(step, here)
        inside = _Around(here if instance_id is None else None, around.current, instance_id or items_of, True)
        for predicate in step.predicates:
            is_filtered = True
            yield from _visit(predicate, inside)
    for predicate in path.predicates:
        yield from _visit(predicate, _Around(None, around.current, None, True))
    if items_of is not None and instance_id is None and not path.absolute:
        column = _single_name(path)
        if column:
            yield Reference(path=column, column_of=items_of)
    elif here:
        yield Reference(path=here, instance_id=instance_id, is_filtered=is_filtered)


def _take(step: ast.Step, here: str | None) -> str | None:
    if here is None:
        return None
    if step.axis == "parent" and step.test.kind == "node":
        return here.rpartition("/")[0] or None
    if step.axis == "self" and step.test.kind in ("node", "any"):
        return here
    if step.axis == "child" and step.test.kind == "name":
        prefix = f"{step.test.prefix}:" if step.test.prefix else ""
        return f"{here}/{prefix}{step.test.name}"
    return None


def _single_name(path: ast.Path) -> str | None:
    steps = [step for step in path.steps if step.axis != "self"]
    if path.start is None and len(steps) == 1 and steps[0].axis == "child" and steps[0].test.kind == "name":
        return steps[0].test.name
    return None


def _instance_of(start: ast.Expr | None) -> str | None:
    if isinstance(start, ast.Call) and start.name == "instance" and len(start.arguments) == 1:
        argument = start.arguments[0]
        return argument.value if isinstance(argument, ast.Text) else None
    return None
