"""Whatever a form says, an expression ends, and ends with a value or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxfield.xpath import LIBRARY, Context, Environment, XPathBudgetError, XPathError, ast, compile_expression
from cxfield.xpath.document import parse_document
from cxfield.xpath.tree import Node

LEAVES = st.sampled_from(
    [
        ast.Number(0),
        ast.Number(-2.5),
        ast.Text(""),
        ast.Text("2024-03-31"),
        ast.Text("a b"),
        ast.Text("1 1; 2 2; 1 2; 1 1"),
        ast.Path((ast.SELF,)),
        ast.Path((ast.PARENT, ast.child("b"))),
        ast.Path((ast.child("data"),), absolute=True),
        ast.Path((ast.DESCEND, ast.Step("attribute", ast.NodeTest("any"))), absolute=True),
        ast.Path((ast.Step("preceding", ast.ANY_NODE),)),
        ast.Call("current"),
        ast.Call("today"),
        ast.Call("true"),
    ]
)
OPERATORS = st.sampled_from(["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|"])


def larger(inner: st.SearchStrategy[ast.Expr]) -> st.SearchStrategy[ast.Expr]:
    calls = st.builds(ast.Call, st.sampled_from(sorted(LIBRARY)), st.lists(inner, max_size=4).map(tuple))
    chains = st.builds(lambda a, op, b: ast.Chain(a, ((op, b),)), inner, OPERATORS, inner)
    filtered = st.builds(
        lambda axis, p: ast.Path((ast.Step(axis, ast.ANY_NODE, (p,)),)),
        st.sampled_from(["child", "ancestor", "following", "preceding-sibling", "descendant-or-self", "parent"]),
        inner,
    )
    return calls | chains | filtered | st.builds(ast.Negation, inner)


EXPRESSIONS: st.SearchStrategy[ast.Expr] = st.recursive(LEAVES, larger, max_leaves=8)


def sample() -> Context:
    document = parse_document("<data x='1'><a>1</a>text<!-- c --><b>2024-01-01</b><b>x y</b></data>")
    data = document.child("data")
    assert data is not None
    return Context(data.children[0], Environment(document))


@settings(max_examples=400)
@given(EXPRESSIONS, st.sampled_from(["evaluate", "number", "string", "boolean", "nodes"]))
def test_every_expression_gives_its_kind_or_an_error_in_words(tree: ast.Expr, kind: str) -> None:
    kinds = {"number": float, "string": str, "boolean": bool, "nodes": list}
    try:
        found = getattr(compile_expression(tree), kind)(sample())
    except XPathError:
        return
    assert isinstance(found, kinds.get(kind, object))


@settings(max_examples=200)
@given(EXPRESSIONS)
def test_nodes_come_once_and_in_document_order(tree: ast.Expr) -> None:
    context = sample()
    try:
        found = compile_expression(ast.Chain(tree, (("|", ast.Path((ast.SELF,))),))).nodes(context)
    except XPathError:
        return
    places = {node: place for place, node in enumerate(context.environment.root.walk())}
    order = [places[node] for node in found if node in places]
    assert order == sorted(set(order))


@pytest.mark.parametrize("link", [" = 1", " + 1", " or 1", " | a", "/a", "[1]", " < 1"])
def test_length_is_no_depth(value: Callable[..., Any], link: str) -> None:
    value("a" + link * 5000)


def test_depth_beyond_reason_is_an_error_in_words(value: Callable[..., Any]) -> None:
    source = "a"
    for _ in range(60):
        source = f"(1 or 1 and 1 = 1 < 1 + 1 * -{source})"
    try:
        value(source, "boolean")
    except XPathError as error:
        assert isinstance(error, XPathBudgetError)  # noqa: PT017 - either outcome is fine, a crash is not


def test_a_long_text_is_stopped(value: Callable[..., Any]) -> None:
    source = "'" + "x" * 200_000 + "'"
    with pytest.raises(XPathBudgetError):
        value(f"concat({', '.join([source] * 4)}, ., {source}, {source})")


def test_entities_are_refused() -> None:
    with pytest.raises(XPathError, match="entities"):
        parse_document("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")


def test_a_missing_code_can_be_asked_for_with_the_prefix_of_the_product() -> None:
    document, question = Node(""), Node("q")
    document.append(question)
    question.attributes = {"{urn:cxfield:xforms}missing": "dk"}
    context = Context(question, Environment(document))
    assert compile_expression("./@cx:missing = 'dk'").boolean(context) is True
    assert compile_expression("./@cx:missing = 'rf'").boolean(context) is False
