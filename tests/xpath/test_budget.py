"""What an expression may use up, counted in nodes, so that the same expression stops at the same place everywhere."""

from __future__ import annotations

from typing import ClassVar

import pytest

from cxfield.xpath import Context, Environment, XPathBudgetError, compile_expression
from cxfield.xpath.environment import MAX_TEXT
from cxfield.xpath.functions_string import _kept_translation
from cxfield.xpath.parser import MAX_LENGTH, _kept, parse
from cxfield.xpath.tree import Node

ITEMS = 3_000


class Small(Environment):
    """A budget that is used up at once by what looks at all items for each item."""

    step_limit: ClassVar[int] = 10 * ITEMS


@pytest.fixture(scope="module")
def data() -> Node:
    """A tree of many items and a long text."""
    document, data = Node(""), Node("data")
    document.append(data)
    data.append(Node("long", "ab" * 100_000))
    for number in range(ITEMS):
        item = Node("item")
        data.append(item)
        item.append(Node("k", str(number % 7)))
    return data


def small(data: Node) -> Context:
    assert data.parent is not None
    environment = Small(data.parent)
    environment.add_instance("i", data.parent)
    return Context(data, environment)


@pytest.mark.parametrize(
    "condition",
    [
        "following-sibling::nothing",
        "preceding-sibling::*[1]/k = 9",
        "count(. | ..) = 2",
        "position(.) = -1",
        ".. = 'x'",
        "count(ancestor::*/descendant::nothing) = 1",
        "k = /data/item/k",
        "sum(/data/item/k) = 1",
        "contains(/data/long, 'c')",
        "normalize-space(/data/long) = ''",
        "translate(/data/long, 'a', 'b') = ''",
        "digest(/data/long, 'MD5') = ''",
        "/data/long > 5",
        "regex(/data/long, '^(a+)+$')",
        f"starts-with(k, '{'y' * 100_000}')",
        "format-date('2024-01-01', /data/long) = ''",
        "uuid(10000) = ''",
        "id('none')",
        "pulldata('i', 'k', 'k', 'none') = concat(/data/long, '')",
        "instance('i')/data/item[. != 'x']",
        "indexed-repeat(/data/item/k, /data/item, 1) = 9",
        "checklist(1, 2, /data/item)",
        "count-non-empty(/data/item/k) = 1",
        "coalesce('', /data/long) = ''",
    ],
)
def test_work_for_each_item_that_grows_with_all_items_is_stopped(data: Node, condition: str) -> None:
    with pytest.raises(XPathBudgetError):
        compile_expression(f"count(/data/item[{condition}])").number(small(data))


def test_what_an_index_finds_is_paid(data: Node) -> None:
    expression = compile_expression("count(/data/item[instance('i')/data/item[k = '3'][. = 'x']])")
    with pytest.raises(XPathBudgetError):
        expression.number(small(data))


@pytest.mark.parametrize(
    "source",
    [
        "concat(long, long, long, long, long, long)",
        "concat(many/long, '')",
        "join(long, 1, 2, 3, 4, 5, 6, 7)",
        "string(many)",
        "many = 'x'",
        "many != ''",
    ],
)
def test_no_text_longer_than_allowed_is_made(data: Node, source: str) -> None:
    text = data.children[0].value
    top, many = Node("top"), Node("many")
    top.append(Node("long", text))
    top.append(many)
    for _ in range(6):
        many.append(Node("long", text))
    with pytest.raises(XPathBudgetError, match=str(MAX_TEXT)):
        compile_expression(source).string(Context(top, Environment(top)))


def test_a_long_expression_is_refused_before_it_is_read() -> None:
    with pytest.raises(XPathBudgetError, match=str(MAX_LENGTH)):
        parse("1" + "+1" * (MAX_LENGTH // 2))


def test_a_pattern_that_grows_beyond_reason_is_refused(data: Node) -> None:
    with pytest.raises(XPathBudgetError):
        compile_expression("regex(/data/long, '(a?){1000}c')").boolean(small(data))


def test_powers_and_exponentials_too_large_are_infinite(data: Node) -> None:
    assert compile_expression("pow(10, 400) = exp(10000) and pow(-10, 401) = -exp10(400)").boolean(small(data))


class Step(Environment):
    work_limit: ClassVar[float] = 3 * ITEMS


def test_the_budget_of_a_step_holds_over_all_its_expressions(data: Node) -> None:
    assert data.parent is not None
    context = Context(data, Step(data.parent))
    expression = compile_expression("count(/data/item/k)")
    for _ in range(3):
        assert expression.number(context) == ITEMS
    with pytest.raises(XPathBudgetError, match="of this step"):
        expression.number(context)
    context.environment.renew()
    assert expression.number(context) == ITEMS


class Labels(Small):
    def choice_name(self, value: str, reference: str, context: Context) -> str:
        return compile_expression("string(/data/item[k = 9])").string(context)


def test_what_is_evaluated_on_the_way_shares_the_budget(data: Node) -> None:
    assert data.parent is not None
    context = Context(data, Labels(data.parent))
    with pytest.raises(XPathBudgetError):
        compile_expression("count(/data/item[jr:choice-name(k, 'x') = 'y'])").number(context)


def test_a_failure_leaves_the_next_evaluation_its_whole_budget(data: Node) -> None:
    context = small(data)
    with pytest.raises(XPathBudgetError):
        compile_expression("//*[//*]").evaluate(context)
    assert compile_expression("count(/data/item)").number(context) == ITEMS
    assert not context.environment.is_evaluating


class Keeping(Small):
    def kept_numbers(self, base: Node, names: tuple[str, ...]) -> list[float]:
        return [1.0] * (100 * ITEMS)


def test_adding_up_numbers_that_are_kept_is_paid_too(data: Node) -> None:
    assert data.parent is not None
    context = Context(data, Keeping(data.parent))
    assert compile_expression("sum(/data/item/k)").number(context) == 100 * ITEMS
    with pytest.raises(XPathBudgetError):
        compile_expression("count(/data/item[sum(/data/item/k) = 1])").number(context)


def test_tables_and_trees_of_long_texts_are_not_kept(data: Node) -> None:
    assert data.parent is not None
    context = Context(data, Environment(data.parent))
    before = _kept_translation.cache_info().currsize, _kept.cache_info().currsize
    compile_expression("translate('x', /data/long, '')" + " or 1" * 1_000).string(context)
    assert (_kept_translation.cache_info().currsize, _kept.cache_info().currsize) == before
