"""Functions that decide: conditions, first non-empty, check lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.errors import XPathError
from cxfield.xpath.function import Evaluator, plain, special
from cxfield.xpath.values import to_boolean, to_number, to_text

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context

_NO_LIMIT = -1


@plain("true", returns="boolean")
def true() -> bool:
    return True


@plain("false", returns="boolean")
def false() -> bool:
    return False


@plain("not", "boolean", returns="boolean")
def not_(value: bool) -> bool:
    return not value


@plain("boolean", "boolean", returns="boolean")
def boolean(value: bool) -> bool:
    return value


@plain("boolean-from-string", "string", returns="boolean")
def boolean_from_string(text: str) -> bool:
    return text in ("1", "true")


@special("if", minimum=3, maximum=3, returns="any")
def _if(compiler: Compiler, call: ast.Call) -> Evaluator:
    """Evaluates only the branch that is taken."""
    condition = compiler.boolean(call.arguments[0])
    then, otherwise = (compiler.value(argument) for argument in call.arguments[1:])
    return lambda context: then(context) if condition(context) else otherwise(context)


@special("coalesce", minimum=2, maximum=2, returns="string")
def _coalesce(compiler: Compiler, call: ast.Call) -> Evaluator:
    first, second = (_known_text(compiler, argument) for argument in call.arguments)
    return lambda context: first(context) or second(context)


def _known_text(compiler: Compiler, argument: ast.Expr) -> Evaluator:
    """Compile `argument` to a text, empty for a number that is none."""
    if compiler.kind(argument) not in ("number", "any"):
        return compiler.string(argument)
    value_of = compiler.value(argument)

    def known(context: Context) -> str:
        value = value_of(context)
        return "" if isinstance(value, float) and value != value else to_text(value, context.environment)

    return known


@special("once", minimum=1, maximum=1, returns="any", volatile=True, reads_context=True)
def _once(compiler: Compiler, call: ast.Call) -> Evaluator:
    value_of = compiler.value(call.arguments[0])

    def computed(context: Context) -> Any:
        value = value_of(context)
        return "" if value != value else value

    return lambda context: context.environment.once(context.node, lambda: computed(context))


@plain("checklist", "number", "number", "any", minimum=2, returns="boolean", repeats=True, in_context=True)
def checklist(context: Context, least: float, most: float, *values: Any) -> bool:
    return _within(least, most, sum(map(to_boolean, _each(values, context))))


@plain("weighted-checklist", "number", "number", "any", minimum=2, returns="boolean", repeats=True, in_context=True)
def weighted_checklist(context: Context, least: float, most: float, *pairs: Any) -> bool:
    if len(pairs) % 2:
        raise XPathError("weighted-checklist() takes two numbers, then pairs of an answer and its weight.")
    ticked, weights = _each(pairs[0::2], context), _each(pairs[1::2], context)
    environment = context.environment
    total = sum(to_number(weight, environment) for one, weight in zip(ticked, weights, strict=False) if to_boolean(one))
    return _within(least, most, total)


def _within(least: float, most: float, found: float) -> bool:
    """Tell whether `found` is from `least` to `most`; -1 is no limit, and a limit that is no number is none above."""
    return (least == _NO_LIMIT or found >= least) and (most == _NO_LIMIT or not found > most)


def _each(values: tuple[Any, ...], context: Context) -> list[Any]:
    out: list[Any] = []
    for value in values:
        out.extend(map(context.environment.text_of, value) if isinstance(value, list) else [value])
    return out
