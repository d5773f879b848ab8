"""The tree that expressions look at: XML elements as plain Python objects, kept light because there may be 100,000."""

from __future__ import annotations

from collections.abc import Iterator


class Node:
    """An element, or (with an empty `name`) the document node above the root element.

    A form's instance has elements only: `value` is the text of a leaf, and empty where there are children.
    Nodes of parsed documents with mixed content (text, comments between elements) are in `xpath.document`.
    """

    __slots__ = ("attributes", "children", "name", "namespace", "parent", "prefix", "value")

    def __init__(self, name: str, value: str = "", *, namespace: str = "", prefix: str = "") -> None:
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.value = value
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: dict[str, str] | None = None
        """By local name, or `{namespace}local`; None while there are none (most nodes have none)."""

    def append(self, child: Node) -> None:
        child.parent = self
        self.children.append(child)

    def insert(self, index: int, child: Node) -> None:
        child.parent = self
        self.children.insert(index, child)

    def child(self, name: str) -> Node | None:
        """Return the first child element called `name`, None if there is none."""
        for node in self.children:
            if node.name == name:
                return node
        return None

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
