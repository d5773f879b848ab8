"""The tree that expressions look at: XML elements as plain Python objects, kept light because there may be 100,000."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

_MANY_CHILDREN = 12
"""From here on, looking a name up in a dict beats scanning."""
_NONE: list[Node] = []


class Node:
    """An element, or (with an empty `name`) the document node above the root element.

    A form's instance has elements only: `value` is the text of a leaf, and empty where there are children.
    Nodes of parsed documents with mixed content (text, comments between elements) are in `xpath.document`.
    Children are added and taken away by the methods only: they keep the index by name true.
    """

    kind: ClassVar[str] = "element"

    __slots__ = ("_by_name", "attributes", "children", "name", "namespace", "parent", "prefix", "value")

    def __init__(self, name: str, value: str = "", *, namespace: str = "", prefix: str = "") -> None:
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.value = value
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: dict[str, str] | None = None
        """By local name, or `{namespace}local`; None while there are none (most nodes have none)."""
        self._by_name: dict[str, list[Node]] | None = None

    def append(self, child: Node) -> None:
        child.parent = self
        self.children.append(child)
        self._by_name = None

    def insert(self, index: int, child: Node) -> None:
        child.parent = self
        self.children.insert(index, child)
        self._by_name = None

    def remove(self, child: Node) -> None:
        """Take `child` (this very object) out.

        Raises:
            ValueError: It is no child of this node.
        """
        self.children.remove(child)
        child.parent = None
        self._by_name = None

    def named(self, name: str) -> list[Node]:
        """Return the child elements called `name` in document order. Not to be changed by the caller."""
        children = self.children
        if len(children) < _MANY_CHILDREN:
            return [child for child in children if child.name == name]
        index = self._by_name
        if index is None:
            index = self._by_name = {}
            for child in children:
                index.setdefault(child.name, []).append(child)
        return index.get(name, _NONE)

    def child(self, name: str) -> Node | None:
        """Return the first child element called `name`, None if there is none."""
        if len(self.children) < _MANY_CHILDREN:
            for node in self.children:
                if node.name == name:
                    return node
            return None
        found = self.named(name)
        return found[0] if found else None

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in document order, without recursion."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def string_value(self) -> str:
        """Return the XPath string-value: own text of a leaf, else the texts below in document order."""
        if not self.children:
            return self.value
        return "".join(node.value for node in self.walk())

    def rank(self) -> int:
        """Return the place before or among the siblings, for nodes that their parent does not list (attributes)."""
        return 0
