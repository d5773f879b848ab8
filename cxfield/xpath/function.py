"""What a function of the library is, and the table of all of them.

Most functions are plain: their arguments arrive converted, as the declaration says. A special one gets the compiler
and the call, because it decides itself what to evaluate (`if`, `coalesce`) or looks at the expression (`position`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from cxfield.xpath import ast

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context

Kind = Literal["number", "string", "boolean", "nodes", "date", "any"]
Evaluator = Callable[["Context"], Any]
Builder = Callable[["Compiler", ast.Call], Evaluator]
UNLIMITED = 10_000
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One function of the library.

    Attributes:
        parameters: Kinds of the arguments; the last one repeats if `repeats`.
        minimum, maximum: How many arguments it takes.
        returns: Kind of the result; `any` if it depends.
        body: Of a plain function: gets the converted arguments, after the `Context` if `in_context`.
        build: Of a special function; None for a plain one.
        volatile: May differ from one evaluation to the next on the same data (clock, random, position).
        reads_context: Looks at the context node without naming it.
    """

    name: str
    parameters: tuple[Kind, ...] = ()
    minimum: int
    maximum: int
    returns: Kind
    body: Callable[..., Any] | None = None
    build: Builder | None = None
    in_context: bool = False
    volatile: bool = False
    reads_context: bool = False

    def parameter(self, index: int) -> Kind:
        return self.parameters[min(index, len(self.parameters) - 1)]


LIBRARY: dict[str, Function] = {}
"""Name -> function. Filled by the modules `functions_…`; complete once `cxfield.xpath.library` is imported."""


def plain(
    name: str,
    *parameters: Kind,
    returns: Kind,
    minimum: int | None = None,
    repeats: bool = False,
    in_context: bool = False,
    volatile: bool = False,
) -> Callable[[F], F]:
    """Enter the decorated function in the library. `minimum` defaults to all `parameters`."""

    def enter(body: F) -> F:
        LIBRARY[name] = Function(
            name=name,
            parameters=parameters,
            minimum=len(parameters) if minimum is None else minimum,
            maximum=UNLIMITED if repeats else len(parameters),
            returns=returns,
            body=body,
            in_context=in_context,
            volatile=volatile,
        )
        return body

    return enter


def special(
    name: str,
    *,
    minimum: int,
    maximum: int,
    returns: Kind,
    volatile: bool = False,
    reads_context: bool = False,
) -> Callable[[Builder], Builder]:
    """Enter the decorated builder in the library."""

    def enter(build: Builder) -> Builder:
        LIBRARY[name] = Function(
            name=name,
            minimum=minimum,
            maximum=maximum,
            returns=returns,
            build=build,
            volatile=volatile,
            reads_context=reads_context,
        )
        return build

    return enter
