"""A list kept as columns is to expressions what the same list of nodes is."""

from __future__ import annotations

import gc

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxfield.xpath import Context, Environment, compile_expression
from cxfield.xpath.table import Table, columns_of
from cxfield.xpath.tree import Node

NAMES = ("name", "label", "up")
CELLS = st.sampled_from(["", "a", "b", "1", "1.0", "x y"])
ROW = st.lists(st.sampled_from(NAMES), unique=True).flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(name), CELLS) for name in names))
)
ORDERED = ROW.map(lambda row: tuple(sorted(row, key=lambda cell: NAMES.index(cell[0]))))
EXPRESSIONS = st.sampled_from(
    [
        "count(instance('i')/root/item)",
        "instance('i')/root/item[up = 'a']/name",
        "instance('i')/root/item[up = 1 and name = 'b']",
        "instance('i')/root/item[2]/label",
        "instance('i')/root/*[last()]/*",
        "instance('i')/root/item/name[. = 'a']/..",
        "instance('i')/root/item/name/following-sibling::*",
        "instance('i')//label | instance('i')//name",
        "instance('i')/root/item[name]/preceding-sibling::item[1]",
        "string(instance('i'))",
        "pulldata('i', 'label', 'name', 'a')",
    ]
)


def nodes(rows: list[tuple[tuple[str, str], ...]]) -> Node:
    root = Node("root")
    for row in rows:
        item = Node("item")
        root.append(item)
        for name, text in row:
            item.append(Node(name, text))
    return root


def places(root: Node, value: object) -> object:
    """Return the place of each node of a node-set, so that two trees can be compared."""
    if not isinstance(value, list):
        return value
    order = {node: place for place, node in enumerate(root.walk())}
    return [(order[node], node.name, node.value) for node in value]


@given(st.lists(ORDERED, max_size=8), st.lists(EXPRESSIONS, min_size=1, max_size=5))
def test_a_table_answers_as_its_nodes_would(rows: list[tuple[tuple[str, str], ...]], expressions: list[str]) -> None:
    columns = columns_of(rows)
    assume(columns is not None)
    assert columns is not None
    answers = []
    for root in (Table("root", "item", columns), nodes(rows)):
        document = Node("")
        document.append(root)
        environment = Environment(Node(""))
        environment.add_instance("i", document)
        context = Context(Node("q"), environment)
        answers.append([places(document, compile_expression(e).evaluate(context)) for e in expressions])
    assert answers[0] == answers[1]


@given(st.lists(ROW, max_size=6))
def test_columns_keep_each_row_as_it_was_or_are_refused(rows: list[tuple[tuple[str, str], ...]]) -> None:
    columns = columns_of(rows)
    if columns is None:
        return
    for place, row in enumerate(rows):
        kept = [(name, texts[place]) for name, texts in columns.items() if texts[place] is not None]
        assert kept == list(row)


def test_rows_in_contradictory_orders_make_no_table() -> None:
    assert columns_of([(("a", "1"), ("b", "2")), (("b", "3"), ("a", "4"))]) is None


def test_a_column_that_comes_twice_in_a_row_makes_no_table() -> None:
    assert columns_of([(("a", "1"), ("a", "2"))]) is None


def test_a_filter_makes_nodes_of_the_rows_that_it_finds_only() -> None:
    table = Table("root", "item", {"name": [str(n) for n in range(5000)], "up": [str(n % 50) for n in range(5000)]})
    document = Node("")
    document.append(table)
    environment = Environment(Node(""))
    environment.add_instance("i", document)
    found = compile_expression("instance('i')/root/item[up = '7']").nodes(Context(Node("q"), environment))
    assert len(found) == 100
    assert table.nodes_made == 100


def test_columns_are_loaded_when_they_are_first_needed() -> None:
    loaded = []

    def load() -> dict[str, list[str | None]]:
        loaded.append(True)
        return {"name": ["a"]}

    table = Table("root", "item", load)
    assert not loaded
    assert [row.child("name").string_value() for row in table.children] == ["a"]  # type: ignore[union-attr]
    assert len(table.children) == len(loaded) == 1


@pytest.mark.parametrize("first", ["row", "children"])
def test_a_row_is_always_the_same_node(first: str) -> None:
    table = Table("root", "item", {"name": ["a", "b"]})
    if first == "row":
        row = table.row(1)
        assert table.children[1] is row
    assert table.row(1) is table.children[1]


def test_making_the_rows_of_a_long_list_does_not_wake_the_collector() -> None:
    table = Table("root", "item", {"name": [f"n{row}" for row in range(20_000)]})
    woken: list[str] = []

    def note(phase: str, _facts: dict[str, int]) -> None:
        woken.append(phase)

    gc.callbacks.append(note)
    try:
        rows = table.children
    finally:
        gc.callbacks.remove(note)
    assert len(rows) == 20_000
    assert not woken
