"""Feeds expressions to the language, as a coverage-guided fuzzer thinks them up: only `XPathError` may come out.

Run by hand: see README.md beside this file.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from typing import TypeVar, get_args
from zoneinfo import ZoneInfo

import atheris

with atheris.instrument_imports(include=["cxfield.xpath"]):
    from cxfield.xpath import LIBRARY, Context, Environment, XPathError, ast, compile_expression
    from cxfield.xpath.document import parse_document
    from cxfield.xpath.tree import Node

DOCUMENT = """<data id="f"><a>1</a><b>2024-02-29</b><c>x y z</c><e/><t>2024-03-31T01:30:00.000+01:00</t>
<r><v>3</v></r><r><v>10</v><w>é😀</w></r><r/><!-- c --><s>0 0;0 1;1 1;0 0</s><div>8</div></data>"""
T = TypeVar("T")
KINDS = ("evaluate", "number", "string", "boolean", "nodes")
PIECES = (
    *(f"{name}(" for name in sorted(LIBRARY)),
    *"()[],/|@.+-*=<>$'\" ",
    *(" and ", " or ", " div ", " mod ", "!=", "<=", ">=", "//", "..", "::", "text()", "node()", "comment()"),
    *("/data/", "a", "b", "c", "e", "t", "r", "v", "w", "s", "div", "*", "@id", "none", "current()/", "../", "./"),
    *("0", "1", "-1", "2.5", "1e308", ".5", "99999999999", "(1 div 0)", "(0 div 0)", "true()", "today()", "now()"),
    *("''", "' '", "'abc'", "'2024-02-30'", "'%Y-%W %3'", "'MD5'", "'hex'", "'[a-z]+('", "'1 1;2 2'", "'c'", "'u'"),
    *("ancestor::", "following::", "preceding-sibling::", "descendant-or-self::", "attribute::", "self::", "parent::"),
    *("instance('c')", "instance('c')/root/item[name=", "]/label", "[1]", "[last()]", "[position()=", "\ud800", "é"),
)
FUNCTIONS = (*sorted(LIBRARY), "no-such-function")
AXES = get_args(ast.Axis)
OPERATORS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"), ("|",))
NAMES = ("a", "b", "c", "e", "t", "r", "s", "div", "*", "none", "")
TEXTS = (
    *("", " ", "abc", "1", "1e999", "7,5", "-1.5", "NaN", "a b  c", "\ud800", "é😀", "c", "true", "x" * 5000),
    *("2024-02-30", "2024-02-29", "2024-3-1", "0001-01-01", "9999-12-31T23:59:59-14:00", "10:20:30.5+02:00"),
    *("%Y-%m %W%%%3%", "MD5", "SHA-512", "hex", "base64", "SGVs bG8=", "[a-z]+(", "(a+)+$", "\\p{L}\\u00e9\\_"),
    *("1 1", "1 1;2 2;1 2;1 1", "91 0", "0 0;x", "../a", "/data/r", "a['"),
)


class Bounded(Environment):
    """A small budget, so that the fuzzer reports as slow what the budget does not see."""

    step_limit = 20_000


def sample() -> Context:
    """Return a context in a small form, with a choice list beside it."""
    document = parse_document(DOCUMENT)
    items = parse_document("<root><item><name>a</name><label>A</label></item><item><name>1</name></item></root>")
    environment = Bounded(document, zone=ZoneInfo("Europe/Riga"), random_source=random.Random(1).random)
    environment.add_instance("c", items)
    data: Node = document.children[0]
    return Context(data.children[0], environment)


CONTEXT = sample()


class Trees:
    """Makes trees of expressions out of the fuzzer's bytes: always well formed, so that evaluation is reached."""

    def __init__(self, provider: atheris.FuzzedDataProvider) -> None:
        self._provider = provider

    def tree(self, depth: int = 4) -> ast.Expr:
        """Return the next expression, at most `depth` deep."""
        pick = self._provider.ConsumeIntInRange(0, 9 if depth else 3)
        if pick == 0:
            return ast.Number(self._provider.ConsumeRegularFloat())
        if pick == 1:
            return ast.Text(self._one(TEXTS))
        if pick == 2:
            return ast.Path((ast.child("data"), ast.child(self._one(NAMES))), absolute=True)
        if pick == 3:
            return ast.Path((ast.Step("self", ast.ANY_NODE),))
        if pick == 4:
            return ast.Negation(self.tree(depth - 1))
        if pick == 5:
            return self._path(depth - 1)
        if pick == 6:
            operators = self._one(OPERATORS)
            rest = tuple((self._one(operators), self.tree(depth - 1)) for _ in range(self._count(1, 3)))
            return ast.Chain(self.tree(depth - 1), rest)
        arguments = tuple(self.tree(depth - 1) for _ in range(self._count(0, 5)))
        return ast.Call(self._one(FUNCTIONS), arguments)

    def _path(self, depth: int) -> ast.Path:
        steps = tuple(self._step(depth) for _ in range(self._count(1, 3)))
        start = self.tree(depth) if depth and self._provider.ConsumeBool() else None
        return ast.Path(steps, start is None and self._provider.ConsumeBool(), start)

    def _step(self, depth: int) -> ast.Step:
        test = self._one((ast.ANY_NODE, ast.NodeTest("any"), ast.NodeTest("text"), ast.NodeTest("name", "r")))
        predicates = tuple(self.tree(depth - 1) for _ in range(self._count(0, 2))) if depth else ()
        return ast.Step(self._one(AXES), test, predicates)

    def _one(self, among: Sequence[T]) -> T:
        return among[self._provider.ConsumeIntInRange(0, len(among) - 1)]

    def _count(self, least: int, most: int) -> int:
        return int(self._provider.ConsumeIntInRange(least, most))


def fuzz_one(data: bytes) -> None:
    """Compile and evaluate what `data` spells: a text, pieces of expressions, or a tree."""
    provider = atheris.FuzzedDataProvider(data)
    kind = KINDS[provider.ConsumeIntInRange(0, len(KINDS) - 1)]
    way = provider.ConsumeIntInRange(0, 3)
    source: str | ast.Expr
    if way == 0:
        source = provider.ConsumeUnicode(400)
    elif way == 1:
        source = "".join(PIECES[byte % len(PIECES)] for byte in provider.ConsumeBytes(60))
    else:
        source = Trees(provider).tree()
    try:
        getattr(compile_expression(source), kind)(CONTEXT)
    except XPathError as error:
        if not str(error).endswith("."):
            raise AssertionError(f"{error} is no sentence") from error


if __name__ == "__main__":
    atheris.Setup(sys.argv, fuzz_one)
    atheris.Fuzz()
