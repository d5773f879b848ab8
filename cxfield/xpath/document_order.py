"""Puts nodes of one tree in document order and takes doubles out."""

from __future__ import annotations

from collections.abc import Callable

from cxfield.xpath.tree import Node

Spend = Callable[[int], None]


def in_document_order(nodes: list[Node], spend: Spend) -> list[Node]:
    """Return each node of `nodes` once, in document order; attributes behind their element.

    `spend` is told how many nodes were looked at: all siblings of those and of their ancestors.
    """
    if len(nodes) < 2:
        return nodes
    unique = list(dict.fromkeys(nodes))
    if len(unique) < 2:
        return unique
    places: dict[Node, dict[Node, int]] = {}
    return sorted(unique, key=lambda node: _place(node, places, spend))


def _place(node: Node, places: dict[Node, dict[Node, int]], spend: Spend) -> tuple[int, ...]:
    """Return the places of `node` and its ancestors among their siblings, from the top. Fills `places`."""
    path = []
    while node.parent is not None:
        parent = node.parent
        among = places.get(parent)
        if among is None:
            spend(len(parent.children))
            among = places[parent] = {child: place for place, child in enumerate(parent.children)}
        path.append(among[node] if node in among else node.rank())
        node = parent
    return tuple(reversed(path))
