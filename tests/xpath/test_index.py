"""Filters through the index give what looking at every item gives; names are found as the form means them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.xpath import Context, Environment, compile_expression
from cxfield.xpath.table import Table
from cxfield.xpath.tree import Node

CELLS = st.sampled_from(["", "a", "b", "1", "1.0", "01", "x y", " a"])
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=20)
CONDITIONS = st.sampled_from(
    [
        "region = /data/q",
        "/data/q = region",
        "region = 'a'",
        "region = 1",
        "region = /data/none",
        "region = /data/*",
        "region = /data/q and kind = 'b'",
        "kind = 'b' and region = current()/q",
        "region = /data/q][kind = 'b'",
        "region = /data/q][2",
        "region = true()",
        "region = /data/q or region = 'a'",
        "region = 'a' or kind = 'b' or region = 1",
        "region = 'a' or kind != 'b'",
        "(region = 'a' or region = 'b') and kind = /data/q",
        "selected(/data/q, region)",
        "selected('a x', kind) and region = 'b'",
        "is-selected(' a  b ', region) or kind = '1'",
        "selected(region, /data/q)",
        "selected(/data/q, none)",
        "region != /data/q",
        "region = /data/q and position() < 4",
    ]
)


def table(rows: list[tuple[str, str]]) -> Node:
    """The same as columns."""
    document = Node("")
    document.append(Table("root", "item", {"region": [row[0] for row in rows], "kind": [row[1] for row in rows]}))
    return document


def instance(rows: list[tuple[str, str]]) -> Node:
    document, root = Node(""), Node("root")
    document.append(root)
    for region, kind in rows:
        item = Node("item")
        item.append(Node("region", region))
        item.append(Node("kind", kind))
        root.append(item)
    return document


class Changing(Environment):
    """An environment whose instances may change, so that nothing is indexed."""

    def static_index(self, root: Node) -> None:
        return None


@given(ROWS, CELLS, CONDITIONS)
def test_the_index_finds_what_a_scan_finds(rows: list[tuple[str, str]], asked: str, condition: str) -> None:
    document, data = Node(""), Node("data")
    document.append(data)
    data.append(Node("q", asked))
    data.append(Node("p", "a"))
    expression = compile_expression(f"instance('i')/root/item[{condition}]/kind")
    for items in (instance(rows), table(rows)):
        found = []
        for environment in (Environment(document), Changing(document)):
            environment.add_instance("i", items)
            context = Context(data, environment)
            found.append(expression.nodes(context))
            assert expression.nodes(context) == found[-1]
        assert found[0] == found[1]


@pytest.mark.parametrize(
    "condition", ["region = '77'", "selected(' 77 none', region)", "region = '77' or region = 'x'", "region = 77"]
)
def test_a_filter_on_an_indexed_instance_does_not_visit_its_items(condition: str) -> None:
    document, data = Node(""), Node("data")
    document.append(data)
    environment = Environment(document)
    environment.add_instance("i", instance([(str(number), "k") for number in range(5000)]))
    context = Context(data, environment)
    assert len(compile_expression(f"instance('i')/root/item[{condition}]").nodes(context)) == 1
    assert environment.steps < 10


def test_pulldata_reads_one_cell() -> None:
    document = Node("")
    environment = Environment(document)
    environment.add_instance("people", instance([("r1", "k1"), ("r2", "k2")]))
    context = Context(document, environment)
    assert compile_expression("pulldata('people', 'kind', 'region', 'r2')").string(context) == "k2"
    assert compile_expression("pulldata('people', 'kind', 'region', 'r9')").string(context) == ""


@pytest.mark.parametrize("many", [3, 40])
def test_the_index_of_children_follows_changes(many: int) -> None:
    parent = Node("data")
    for number in range(many):
        parent.append(Node(f"q{number % 2}", str(number)))
    before = len(parent.named("q1"))
    added = Node("q1")
    parent.insert(0, added)
    assert parent.child("q1") is added
    assert len(parent.named("q1")) == before + 1
    parent.remove(added)
    assert len(parent.named("q1")) == before


def test_names_without_a_prefix_are_found_in_every_namespace_unless_told_otherwise() -> None:
    document = Node("")
    document.append(Node("data", "x", namespace="http://example.org/form"))
    context = Context(document, Environment(document))
    assert compile_expression("/data").string(context) == "x"
    assert compile_expression("/data", {"": ""}).nodes(context) == []
    assert compile_expression("/f:data", {"f": "http://example.org/form"}).string(context) == "x"
    assert compile_expression("/f:data", {"f": "http://example.org/other"}).nodes(context) == []
