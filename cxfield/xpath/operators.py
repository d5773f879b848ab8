"""Operators. Chains are loops over their operands; comparisons are chosen once by the kinds of the two sides."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.comparison import compare_values, comparison
from cxfield.xpath.document_order import in_document_order
from cxfield.xpath.function import Evaluator
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context


def chain(compiler: Compiler, expression: ast.Chain) -> Evaluator:
    """Compile operands joined by operators of one level."""
    first_operator = expression.rest[0][0]
    if first_operator in ("or", "and"):
        return _logic(first_operator, tuple(map(compiler.boolean, expression.operands)))
    if first_operator == "|":
        return _union(tuple(compiler.nodes(operand, "The operator |") for operand in expression.operands))
    if first_operator in _ARITHMETIC:
        return _arithmetic(compiler, expression)
    first = comparison(compiler, first_operator, expression.first, expression.rest[0][1])
    if len(expression.rest) == 1:
        return first
    return _comparisons(first, tuple((symbol, compiler.value(operand)) for symbol, operand in expression.rest[1:]))


def _comparisons(first: Evaluator, rest: tuple[tuple[str, Evaluator], ...]) -> Evaluator:
    """`a = b = c` compares what `a = b` gives with `c`."""

    def run(context: Context) -> bool:
        result = bool(first(context))
        for symbol, operand in rest:
            result = compare_values(symbol, result, operand(context), context.environment)
        return result

    return run


def _logic(word: str, operands: tuple[Evaluator, ...]) -> Evaluator:
    if len(operands) == 2:
        left, right = operands
        if word == "or":
            return lambda context: left(context) or right(context)
        return lambda context: left(context) and right(context)
    decisive = word == "or"

    def run(context: Context) -> bool:
        for operand in operands:
            if bool(operand(context)) is decisive:
                return decisive
        return not decisive

    return run


def _union(operands: tuple[Evaluator, ...]) -> Evaluator:
    def run(context: Context) -> list[Node]:
        found: list[Node] = []
        spend = context.environment.spend
        for operand in operands:
            some = operand(context)
            spend(len(some))
            found.extend(some)
        return in_document_order(found, spend)

    return run


def divide(left: float, right: float) -> float:
    """IEEE 754 division, which has no error for zero."""
    try:
        return left / right
    except ZeroDivisionError:
        if left == 0 or left != left:
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """The remainder with the sign of the dividend, as XPath and JavaScript have it."""
    if right == 0 or math.isinf(left) or left != left or right != right:
        return math.nan
    return math.fmod(left, right)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": divide,
    "mod": remainder,
}


def _arithmetic(compiler: Compiler, expression: ast.Chain) -> Evaluator:
    first = compiler.number(expression.first)
    rest = tuple((_ARITHMETIC[symbol], compiler.number(operand)) for symbol, operand in expression.rest)
    if len(rest) == 1:
        compute, second = rest[0]
        if compute is operator.add:
            return lambda context: first(context) + second(context)
        return lambda context: compute(first(context), second(context))

    def run(context: Context) -> Any:
        total = first(context)
        for compute, operand in rest:
            total = compute(total, operand(context))
        return total

    return run
