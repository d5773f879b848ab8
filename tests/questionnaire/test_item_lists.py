"""Lists in XML are read alike whether they become tables or nodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.questionnaire.item_lists import list_of_rows, read_list
from cxfield.questionnaire.xml_tree import document_node, parse_xml
from cxfield.xpath.table import Table
from cxfield.xpath.tree import Node

CELL = st.sampled_from(["<name>a</name>", "<label> b </label>", "<up/>", "<up> </up>", "<x:up>c</x:up>"])
ODD = st.sampled_from(["<name lang='en'>a</name>", "<name><deep>1</deep></name>", "text"])
ITEM = st.lists(CELL | ODD, max_size=4).map(lambda cells: f"<item>{''.join(cells)}</item>")
LIST = st.lists(ITEM | st.sampled_from(["<other/>", "<item id='1'/>"]), max_size=5)


def picture(node: Node) -> object:
    return (node.name, node.prefix, node.value, node.attributes, [picture(child) for child in node.children])


@given(LIST, st.sampled_from(["", " version='1'", " xmlns='urn:example'"]))
def test_a_list_is_read_as_its_elements_stand(items: list[str], more: str) -> None:
    element = parse_xml(f"<root xmlns:x='urn:x'{more}>{''.join(items)}</root>".encode())
    assert picture(read_list(element)) == picture(document_node(element))


@pytest.mark.parametrize("second", ["<item><name>b</name><up>r</up></item>", "<item><up>r</up></item>"])
def test_a_list_of_like_items_is_a_table(second: str) -> None:
    element = parse_xml(f"<root><item><name>a</name><up>r</up></item>{second}</root>".encode())
    assert isinstance(read_list(element).children[0], Table)


def test_rows_that_make_no_table_become_nodes() -> None:
    found = list_of_rows([[("a", "1"), ("a", "2")]]).children[0]
    assert [cell.value for cell in found.children[0].children] == ["1", "2"]
