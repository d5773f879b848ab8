"""Lists of items beside the answers, kept as tables of text where their items are alike: they may be long."""

from __future__ import annotations

from collections.abc import Iterable

from cxfield.questionnaire.xml_tree import Element, document_node, split_tag
from cxfield.xpath.table import Cells, Columns, Table, columns_of
from cxfield.xpath.tree import Node

_IRREGULAR = "count(@*|*/@*|*/*/@*|*/*/*)"
"""Attributes, and anything deeper than a cell: such a list is no table."""


def read_list(element: Element) -> Node:
    """Return a document node above the copy of `element`, the root of a secondary instance."""
    columns = _columns(element)
    if columns is None:
        return document_node(element)
    return _document(Table(_name(element), _name(element[0]), columns))


def list_of_rows(rows: Iterable[Cells]) -> Node:
    """Return a document node above `/root/item`, one item for each of `rows`."""
    rows = list(rows)
    columns = columns_of(rows)
    if columns is not None:
        return _document(Table("root", "item", columns))
    root = Node("root")
    for row in rows:
        item = Node("item")
        root.append(item)
        for column, value in row:
            item.append(Node(column, value))
    return _document(root)


def _document(root: Node) -> Node:
    document = Node("")
    document.append(root)
    return document


def _columns(element: Element) -> Columns | None:
    """Return the texts of all cells below `element`; None if its items are not alike or not that simple."""
    if not len(element) or element.prefix or element.xpath(_IRREGULAR):
        return None
    if any(item.tag != element[0].tag or item.prefix for item in element):
        return None
    columns = _even_columns(element)
    if columns is not None or any(cell.prefix for item in element for cell in item):
        return columns
    return columns_of([(_name(cell), _plain(cell.text)) for cell in item] for item in element)


def _even_columns(element: Element) -> Columns | None:
    """Return the columns of a list whose items all have the same cells; None for others. Looks at no item by itself."""
    names = [_name(cell) for cell in element[0] if not cell.prefix]
    tags = [one.tag for one in element.iter()][1:]
    width = len(element[0]) + 1
    if tags != tags[:width] * len(element) or not names or len(set(names)) < width - 1:
        return None
    texts = [one.text for one in element.iter()][1:]
    return {name: list(map(_plain, texts[place::width])) for place, name in enumerate(names, 1)}


def _name(element: Element) -> str:
    return split_tag(str(element.tag))[1]


def _plain(text: str | None) -> str:
    return "" if text is None or text.isspace() else text
