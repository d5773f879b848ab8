"""Function calls: checked against the library, then compiled with their arguments converted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxfield.xpath import ast
from cxfield.xpath.errors import XPathError
from cxfield.xpath.function import LIBRARY, UNLIMITED, Evaluator, Function
from cxfield.xpath.patterns import pattern_problem

if TYPE_CHECKING:
    from cxfield.xpath.compiler import Compiler
    from cxfield.xpath.environment import Context


def problems(expression: ast.Expr) -> list[str]:
    """Return a sentence for each call that cannot work: unknown, too few or too many arguments, an unusable pattern."""
    called = (_problem(part) for part in ast.walk(expression) if isinstance(part, ast.Call))
    return [problem for problem in called if problem]


def _problem(call: ast.Call) -> str | None:
    function = LIBRARY.get(call.name)
    if function is None:
        return _unknown(call)
    miscounted = _miscounted(function, call)
    if miscounted is None and call.name == "regex" and isinstance(call.arguments[1], ast.Text):
        return pattern_problem(call.arguments[1].value)
    return miscounted


def find(call: ast.Call) -> Function:
    """Return the function that `call` names.

    Raises:
        XPathError: There is none.
    """
    function = LIBRARY.get(call.name)
    if function is None:
        raise XPathError(_unknown(call))
    return function


def _unknown(call: ast.Call) -> str:
    return f"There is no function {call.name}() (character {call.position})."


def _miscounted(function: Function, call: ast.Call) -> str | None:
    count = len(call.arguments)
    if function.minimum <= count <= function.maximum:
        return None
    return f"{call.name}() at character {call.position} takes {_arity(function)}, but {count} are given."


def _failing(sentence: str) -> Evaluator:
    def fail(context: Context) -> Any:
        raise XPathError(sentence)

    return fail


def _arity(function: Function) -> str:
    least, most = function.minimum, function.maximum
    if most >= UNLIMITED:
        return f"{least} to {most} arguments" if least == 0 else f"at least {least} arguments"
    if least == most:
        return "no arguments" if not least else f"{least} argument{'s' if least > 1 else ''}"
    return f"{least} to {most} arguments"


def call(compiler: Compiler, expression: ast.Call) -> Evaluator:
    """Compile a call. A wrong number of arguments fails when (and only if) it is evaluated, as in the clients."""
    function = find(expression)
    miscounted = _miscounted(function, expression)
    if miscounted:
        return _failing(miscounted)
    if function.build is not None:
        return function.build(compiler, expression)
    assert function.body is not None
    where = f"{function.name}() at character {expression.position}"
    arguments = tuple(
        compiler.typed(argument, function.parameter(index), where)
        for index, argument in enumerate(expression.arguments)
    )
    return _in_context(function.body, arguments) if function.in_context else _plain(function.body, arguments)


def _plain(body: Callable[..., Any], arguments: tuple[Evaluator, ...]) -> Evaluator:
    match arguments:
        case ():
            return lambda context: body()
        case (one,):
            return lambda context: body(one(context))
        case (one, two):
            return lambda context: body(one(context), two(context))
        case (one, two, three):
            return lambda context: body(one(context), two(context), three(context))
    return lambda context: body(*[argument(context) for argument in arguments])


def _in_context(body: Callable[..., Any], arguments: tuple[Evaluator, ...]) -> Evaluator:
    match arguments:
        case (one,):
            return lambda context: body(context, one(context))
        case (one, two):
            return lambda context: body(context, one(context), two(context))
        case (one, two, three):
            return lambda context: body(context, one(context), two(context), three(context))
    return lambda context: body(context, *[argument(context) for argument in arguments])
