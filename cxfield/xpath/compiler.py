"""Turns the tree of an expression into Python closures, once, with one entry for each kind of result that is wanted."""

from __future__ import annotations

from typing import Any

from cxfield.xpath import ast, calls, operators, packing, paths
from cxfield.xpath.environment import LONG_TEXT, Context, Environment
from cxfield.xpath.errors import XPathError, too_deep
from cxfield.xpath.folding import FALSE, TRUE, fold, literal
from cxfield.xpath.function import LIBRARY, Evaluator, Kind
from cxfield.xpath.namespaces import KNOWN_NAMESPACES
from cxfield.xpath.parser import parse
from cxfield.xpath.tree import Node
from cxfield.xpath.values import NAN, number_to_text, text_to_number, to_boolean, to_number, to_text

_CHAIN_KINDS: dict[str, Kind] = {"|": "nodes", "+": "number", "-": "number", "*": "number", "div": "number"}
_CHAIN_KINDS["mod"] = "number"


class Compiler:
    """Compiles the parts of one expression. Each method returns a function of the context.

    Attributes:
        namespaces: prefix -> URI for name tests.
    """

    def __init__(self, namespaces: dict[str, str]) -> None:
        self.namespaces = namespaces

    def kind(self, expression: ast.Expr) -> Kind:
        """Return what kind of value `expression` gives; `any` if that shows only when it is evaluated."""
        match expression:
            case ast.Number() | ast.Negation():
                return "number"
            case ast.Text():
                return "string"
            case ast.Path():
                return "nodes"
            case ast.Chain(rest=rest):
                return _CHAIN_KINDS.get(rest[0][0], "boolean")
            case ast.Call(name=name) if name in LIBRARY:
                return LIBRARY[name].returns
        return "any"

    def value(self, expression: ast.Expr) -> Evaluator:
        match expression:
            case ast.Number():
                number = float(expression.value)
                return lambda context: number
            case ast.Text(value=text):
                return (lambda context: text) if len(text) <= LONG_TEXT else _long(text)
            case ast.Path():
                return paths.nodes(self, expression)
            case ast.Call():
                return calls.call(self, expression)
            case ast.Chain():
                return operators.chain(self, expression)
            case ast.Negation(operand=operand):
                number_of = self.number(operand)
                return lambda context: -number_of(context)
        raise XPathError(f"${expression.name}: variables are not part of forms.")

    def number(self, expression: ast.Expr) -> Evaluator:
        if isinstance(expression, ast.Path):
            return _number_of_path(paths.text(self, expression))
        kind = self.kind(expression)
        value_of = self.value(expression)
        if kind == "number":
            return value_of
        if kind == "boolean":
            return lambda context: 1.0 if value_of(context) else 0.0
        return lambda context: to_number(value_of(context), context.environment)

    def string(self, expression: ast.Expr) -> Evaluator:
        if isinstance(expression, ast.Path):
            return paths.text(self, expression)
        kind = self.kind(expression)
        value_of = self.value(expression)
        if kind == "string":
            return value_of
        if kind == "number":
            return lambda context: number_to_text(value_of(context))
        return lambda context: to_text(value_of(context), context.environment)

    def boolean(self, expression: ast.Expr) -> Evaluator:
        if isinstance(expression, ast.Path):
            first = paths.first(self, expression)
            return lambda context: first(context) is not None
        value_of = self.value(expression)
        if self.kind(expression) == "boolean":
            return value_of
        return lambda context: to_boolean(value_of(context))

    def nodes(self, expression: ast.Expr, where: str) -> Evaluator:
        """Compile a node-set; `where` names the function or operator that wants it, for the message."""
        kind = self.kind(expression)
        if kind not in ("nodes", "any"):
            raise XPathError(f"{where} needs a path to questions, not a {kind}.")
        value_of = self.value(expression)
        if kind == "nodes":
            return value_of

        def checked(context: Context) -> list[Node]:
            value = value_of(context)
            if not isinstance(value, list):
                raise XPathError(f"{where} needs a path to questions, not a single value.")
            return value

        return checked

    def typed(self, expression: ast.Expr, kind: Kind, where: str) -> Evaluator:
        """Compile `expression` converted to `kind` (`any` and `date`: as it is)."""
        match kind:
            case "number":
                return self.number(expression)
            case "string":
                return self.string(expression)
            case "boolean":
                return self.boolean(expression)
            case "nodes":
                return self.nodes(expression, where)
        return self.value(expression)


def _long(text: str) -> Evaluator:
    def paid(context: Context) -> str:
        context.environment.spend(len(text) // LONG_TEXT)
        return text

    return paid


def _number_of_path(text: Evaluator) -> Evaluator:
    def number(context: Context) -> float:
        found = text(context)
        if found.isdecimal() and found.isascii():
            return float(found)
        return text_to_number(found, context.environment) if found else NAN

    return number


class Expression:
    """A compiled expression: evaluated as often as wanted, in any context, by one thread for each environment.

    `number`, `string`, `boolean` and `nodes` convert as XPath does; each is compiled when it is first used. All, and
    `evaluate`, begin a budget of their own (`Environment.begin`); an expression evaluated inside another shares it.

    Attributes:
        source: As written, or empty if compiled from a tree.

    Raises:
        XPathError: By each evaluation: the expression cannot be worked out on this data. A sentence that says why.
        XPathBudgetError: By each evaluation: it would take more nodes, text or depth than allowed.
    """

    __slots__ = ("_ast", "_compiler", "_entries", "_folded", "_packed", "source")

    def __init__(self, source: str, tree: ast.Expr, namespaces: dict[str, str]) -> None:
        self.source = source
        self._compiler = Compiler(namespaces)
        self._ast: ast.Expr | None = tree
        self._folded: ast.Expr | None = fold(self._compiler, tree)
        self._packed = b""
        self._entries: dict[str, Evaluator] = {}

    @classmethod
    def unpacked(cls, source: str, packed: bytes, namespaces: dict[str, str]) -> Expression:
        """Return the expression that `packed` is of. Its tree is read when it is first needed."""
        self = cls.__new__(cls)
        self.source = source
        self._compiler = Compiler(namespaces)
        self._ast = self._folded = None
        self._packed = packed
        self._entries = {}
        return self

    @property
    def namespaces(self) -> dict[str, str]:
        """prefix -> URI of the names in it."""
        return self._compiler.namespaces

    @property
    def packed(self) -> bytes:
        """The tree as bytes, for keeping a compiled expression; constants are folded."""
        return self._packed or packing.pack(self.folded)

    @property
    def folded(self) -> ast.Expr:
        """The tree, with constants folded."""
        if self._folded is None:
            self._folded = packing.unpack(self._packed)
        return self._folded

    @property
    def ast(self) -> ast.Expr:
        """The tree as written; with constants folded if the expression was unpacked."""
        return self._ast or self.folded

    @property
    def is_constant(self) -> bool:
        """True if it gives the same value in every context."""
        return isinstance(self.folded, ast.Number | ast.Text) or self.folded in (TRUE, FALSE)

    @property
    def constant(self) -> Any:
        """The value of a constant expression; None for another."""
        return literal(self.folded)

    def evaluate(self, context: Context) -> Any:
        """Return the value as it is: `float`, `str`, `bool`, a list of `Node` (the caller's own) or a `DateValue`."""
        value = self._run("any", context)
        return list(value) if isinstance(value, list) else value

    def number(self, context: Context) -> float:
        """Return the value as a number: NaN for what is none, days since 1970 for a date."""
        return self._run("number", context)  # type: ignore[no-any-return]

    def string(self, context: Context) -> str:
        """Return the value as a text: of nodes that of the first, empty if there is none; numbers without exponent."""
        return self._run("string", context)  # type: ignore[no-any-return]

    def boolean(self, context: Context) -> bool:
        """Return the value as a condition: false for no text, 0, NaN and no node."""
        return self._run("boolean", context)  # type: ignore[no-any-return]

    def nodes(self, context: Context) -> list[Node]:
        """Return the nodes in document order (of randomize() in its order), in a list of the caller's own.

        Raises:
            XPathError: The expression gives no nodes.
        """
        return list(self._run("nodes", context))

    def entry(self, kind: Kind) -> Evaluator:
        """Return the compiled function itself, for callers that evaluate it often.

        They begin the budget (`Environment.begin`) and take care of `RecursionError` themselves.
        """
        found = self._entries.get(kind)
        if found is None:
            try:
                found = self._entries[kind] = self._compiler.typed(self.folded, kind, "This place")
            except RecursionError:
                raise too_deep() from None
        return found

    def _run(self, kind: Kind, context: Context) -> Any:
        environment = context.environment
        is_inner = environment.is_evaluating
        if not is_inner:
            environment.work += environment.steps + 1
            environment.steps = 0
            if environment.work > environment.work_limit:
                environment.begin()
            environment.is_evaluating = True
        try:
            return (self._entries.get(kind) or self.entry(kind))(context)
        except RecursionError:
            raise too_deep() from None
        finally:
            environment.is_evaluating = is_inner

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


def compile_expression(source: str | ast.Expr, namespaces: dict[str, str] | None = None) -> Expression:
    """Compile an expression.

    Args:
        source: Its text, or its tree.
        namespaces: prefix -> URI of the names in it, beside the known ones; a prefix that is in neither is compared
            as text. Names without a prefix are found in every namespace, unless the empty prefix is given too.

    Raises:
        XPathError: Syntax, an unknown function, a value where a path is needed. A wrong number of arguments shows
            only when it is evaluated; `calls.problems` finds it before.
    """
    text, tree = (source, parse(source)) if isinstance(source, str) else ("", source)
    try:
        return Expression(text, tree, {**KNOWN_NAMESPACES, **(namespaces or {})})
    except RecursionError:
        raise too_deep() from None


__all__ = ["Compiler", "Environment", "Expression", "compile_expression"]
