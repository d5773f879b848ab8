"""The axes of XPath 1.0: for a node, the nodes in that direction, nearest first; and the node tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

from cxfield.xpath import ast
from cxfield.xpath.leaves import InstructionNode, attributes_of, children_of
from cxfield.xpath.tree import Node

Axis = Callable[[Node], "list[Node]"]
Test = Callable[[Node], bool]


def _parent(node: Node) -> list[Node]:
    return [] if node.parent is None else [node.parent]


def _ancestors(node: Node) -> list[Node]:
    found = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def _below(node: Node) -> Iterator[Node]:
    stack = list(reversed(children_of(node)))
    while stack:
        found = stack.pop()
        yield found
        stack.extend(reversed(children_of(found)))


def _siblings(node: Node) -> list[Node]:
    """Return all children of the parent; only the node itself where it is none of them."""
    if node.parent is None or node.kind == "attribute":
        return [node]
    return children_of(node.parent)


def _following_siblings(node: Node) -> list[Node]:
    siblings = _siblings(node)
    return siblings[siblings.index(node) + 1 :]


def _preceding_siblings(node: Node) -> list[Node]:
    return list(takewhile(lambda sibling: sibling is not node and sibling != node, _siblings(node)))[::-1]


def _following(node: Node) -> list[Node]:
    found: list[Node] = []
    if node.kind == "attribute" and node.parent is not None:
        found.extend(_below(node.parent))
    for above in (node, *_ancestors(node)):
        for sibling in _following_siblings(above):
            found.extend((sibling, *_below(sibling)))
    return found


def _preceding(node: Node) -> list[Node]:
    found: list[Node] = []
    for above in (node, *_ancestors(node)):
        for sibling in _preceding_siblings(above):
            found.extend(reversed((sibling, *_below(sibling))))
    return found


AXES: dict[str, Axis] = {
    "child": children_of,
    "parent": _parent,
    "self": lambda node: [node],
    "attribute": attributes_of,
    "descendant": lambda node: list(_below(node)),
    "descendant-or-self": lambda node: [node, *_below(node)],
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "following-sibling": _following_siblings,
    "preceding-sibling": _preceding_siblings,
    "following": _following,
    "preceding": _preceding,
    "namespace": lambda node: [],
}
REVERSE = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling"))
"""Axes that give the nodes behind first."""


def node_test(axis: str, test: ast.NodeTest, namespaces: Mapping[str, str]) -> Test | None:
    """Return the test of a step; None where everything passes."""
    if test.kind == "node":
        return None
    if test.kind == "processing-instruction" and test.name:
        return lambda node: isinstance(node, InstructionNode) and node.target == test.name
    if test.kind not in ("name", "any"):
        kind = test.kind
        return lambda node: node.kind == kind
    principal = "attribute" if axis == "attribute" else "element"
    named = _name_test(principal, test, namespaces)
    return lambda node: node.kind == principal and named(node)


def _name_test(principal: str, test: ast.NodeTest, namespaces: Mapping[str, str]) -> Test:
    name, prefix = test.name, test.prefix
    if not prefix:
        if not name:
            return lambda node: node.name != ""
        if principal == "attribute":
            return lambda node: node.name == name and not node.namespace
        own = namespaces.get("")
        if own is None:
            return lambda node: node.name == name
        return lambda node: node.name == name and node.namespace == own
    uri = namespaces.get(prefix)
    if uri is None:
        return lambda node: bool(node.name) and node.prefix == prefix and name in ("", node.name)
    return lambda node: bool(node.name) and node.namespace == uri and name in ("", node.name)
