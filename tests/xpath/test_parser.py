from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.xpath import XPathBudgetError, XPathError, ast, parse
from cxfield.xpath.parser import MAX_DEPTH


def path(*names: str) -> ast.Path:
    return ast.Path(tuple(map(ast.child, names)))


def test_operators_bind_as_xpath_says() -> None:
    assert parse("1 + 2 * 3 = 7 and a or b") == ast.Chain(
        ast.Chain(
            ast.Chain(
                ast.Chain(ast.Number(1), (("+", ast.Chain(ast.Number(2), (("*", ast.Number(3)),))),)),
                (("=", ast.Number(7)),),
            ),
            (("and", path("a")),),
        ),
        (("or", path("b")),),
    )


@pytest.mark.parametrize("source", ["div div div", "and and and", "* * *", "or or or", "mod mod mod"])
def test_operator_names_are_names_where_an_operand_stands(source: str) -> None:
    chain = parse(source)
    assert isinstance(chain, ast.Chain)
    assert chain.rest[0][0] == source.split()[0]
    assert all(isinstance(operand, ast.Path) for operand in chain.operands)


def test_a_hyphen_in_a_name_is_no_minus() -> None:
    assert parse("a-b") == path("a-b")
    assert parse("a - b") == ast.Chain(path("a"), (("-", path("b")),))


def test_double_slash_is_a_step_through_all_descendants() -> None:
    assert parse("//a") == ast.Path((ast.DESCEND, ast.child("a")), absolute=True)


def test_a_call_may_begin_a_path() -> None:
    found = parse("instance('x')/root/item[name = current()/../y]/label")
    assert isinstance(found, ast.Path)
    assert found.start == ast.Call("instance", (ast.Text("x"),))
    assert [step.test.name for step in found.steps] == ["root", "item", "label"]


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("1 +", "character 4"),
        ("a[1", "character 4"),
        ("'open", "character 1"),
        ("a ! b", "Character 3"),
        ("1 2", "character 3"),
    ],
)
def test_the_message_names_the_character(source: str, where: str) -> None:
    with pytest.raises(XPathError, match=where):
        parse(source)


def test_an_empty_expression_is_refused() -> None:
    with pytest.raises(XPathError):
        parse("  ")


def test_brackets_beyond_reason_are_refused() -> None:
    with pytest.raises(XPathBudgetError):
        parse("(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1))


def test_long_chains_are_not_deep() -> None:
    found = parse(" or ".join(["a = 1"] * 20_000))
    assert isinstance(found, ast.Chain)
    assert len(found.operands) == 20_000


@given(st.text(alphabet="ab1.'\"()[]/@:*|+-=<>! \n$,", max_size=40))
def test_any_text_is_parsed_or_refused_with_a_sentence(source: str) -> None:
    assert said(source) is None or str(said(source)).endswith(".")


def said(source: str) -> XPathError | None:
    try:
        parse(source)
    except XPathError as error:
        return error
    return None
