"""What an expression says, as a frozen tree. Operators of one level are one flat node: a long `or` is not deep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal as OneOf

Axis = OneOf[
    "child",
    "parent",
    "self",
    "attribute",
    "descendant",
    "descendant-or-self",
    "ancestor",
    "ancestor-or-self",
    "following-sibling",
    "preceding-sibling",
    "following",
    "preceding",
    "namespace",
]
TestKind = OneOf["name", "any", "node", "text", "comment", "processing-instruction"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text."""

    value: str


@dataclass(frozen=True, slots=True)
class Variable:
    """`$name`: parsed, and refused by the compiler, because forms have none."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function call. `name` keeps its prefix (`jr:itext`)."""

    name: str
    arguments: tuple[Expr, ...] = ()
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands joined by binary operators of one precedence level, from left to right: `a + b - c`."""

    first: Expr
    rest: tuple[tuple[str, Expr], ...]

    @property
    def operands(self) -> tuple[Expr, ...]:
        return (self.first, *(operand for _, operand in self.rest))


@dataclass(frozen=True, slots=True)
class Negation:
    """Unary minus, once."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class NodeTest:
    """What a step lets through.

    Attributes:
        kind: `name` (with `name` and `prefix`), `any` (`*`, or `prefix:*`), or the node type.
        name: Local name; of a processing instruction its target, empty for every one.
    """

    kind: TestKind
    name: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a location path."""

    axis: Axis
    test: NodeTest
    predicates: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A location path.

    Attributes:
        start: What the steps begin at: None for the context node (or the root, if `absolute`), else an expression
            such as `instance('x')` or `current()`.
        predicates: Those directly on `start` (`(a | b)[1]`); empty without one.
    """

    steps: tuple[Step, ...] = ()
    absolute: bool = False
    start: Expr | None = None
    predicates: tuple[Expr, ...] = ()


Expr = Number | Text | Variable | Call | Chain | Negation | Path

ANY_NODE = NodeTest("node")
SELF = Step("self", ANY_NODE)
PARENT = Step("parent", ANY_NODE)
DESCEND = Step("descendant-or-self", ANY_NODE)
"""What `//` stands for."""


def child(name: str) -> Step:
    return Step("child", NodeTest("name", name))


def parts(expression: Expr) -> tuple[Expr, ...]:
    """Return the expressions directly inside `expression`, in the order written."""
    match expression:
        case Call(arguments=arguments):
            return arguments
        case Chain():
            return expression.operands
        case Negation(operand=operand):
            return (operand,)
        case Path(start=start):
            own = () if start is None else (start,)
            return (*own, *expression.predicates, *(p for step in expression.steps for p in step.predicates))
    return ()


def walk(expression: Expr) -> Iterator[Expr]:
    """Yield `expression` and everything inside it, outermost first."""
    stack = [expression]
    while stack:
        found = stack.pop()
        yield found
        stack.extend(reversed(parts(found)))


def transform(expression: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """Return `expression` with `change` applied to every part of it, innermost first."""

    def inner(part: Expr) -> Expr:
        return transform(part, change)

    match expression:
        case Call(arguments=arguments) if arguments:
            expression = Call(expression.name, tuple(map(inner, arguments)), expression.position)
        case Chain(first=first, rest=rest):
            expression = Chain(inner(first), tuple((operator, inner(operand)) for operator, operand in rest))
        case Negation(operand=operand):
            expression = Negation(inner(operand))
        case Path(start=start) if parts(expression):
            steps = tuple(
                replace(s, predicates=tuple(map(inner, s.predicates))) if s.predicates else s for s in expression.steps
            )
            begin = None if start is None else inner(start)
            expression = Path(steps, expression.absolute, begin, tuple(map(inner, expression.predicates)))
    return change(expression)
