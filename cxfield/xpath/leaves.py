"""What is not an element: attributes, texts, comments, processing instructions."""

from __future__ import annotations

from typing import ClassVar

from cxfield.xpath.tree import Node

_XML = "http://www.w3.org/XML/1998/namespace"


class DocumentNode(Node):
    """The node above the root element of a document that was read as text.

    Attributes:
        prefixes: URI -> prefix, as first declared anywhere in the document.
    """

    __slots__ = ("prefixes",)

    def __init__(self, prefixes: dict[str, str]) -> None:
        super().__init__("")
        self.prefixes = {_XML: "xml", **prefixes}


def _prefix(node: Node, namespace: str) -> str:
    while node.parent is not None:
        node = node.parent
    return node.prefixes.get(namespace, "") if isinstance(node, DocumentNode) else ""


class AttributeNode(Node):
    """An attribute, made when an expression asks for it; two of the same attribute are equal."""

    kind: ClassVar[str] = "attribute"
    __slots__ = ("_rank",)

    def __init__(self, owner: Node, key: str, value: str, rank: int) -> None:
        namespace, _, name = key[1:].partition("}") if key.startswith("{") else ("", "", key)
        super().__init__(name, value, namespace=namespace, prefix=_prefix(owner, namespace) if namespace else "")
        self.parent = owner
        self._rank = rank

    def rank(self) -> int:
        return self._rank

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, AttributeNode)
            and self.parent is other.parent
            and (self.name, self.namespace) == (other.name, other.namespace)
        )

    def __hash__(self) -> int:
        return hash((id(self.parent), self.name, self.namespace))


class TextNode(Node):
    """Text between elements, or the text of a leaf, made when an expression asks for it."""

    kind: ClassVar[str] = "text"
    __slots__ = ()

    @classmethod
    def of_leaf(cls, leaf: Node) -> TextNode:
        text = cls("", leaf.value)
        text.parent = leaf
        return text

    def _is_of_leaf(self) -> bool:
        return self.parent is not None and not self.parent.children

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, TextNode) and self._is_of_leaf() and self.parent is other.parent

    def __hash__(self) -> int:
        return hash(id(self.parent))


class CommentNode(Node):
    """A comment. Its text is no part of the string-value of the elements around it."""

    kind: ClassVar[str] = "comment"
    __slots__ = ("content",)

    def __init__(self, content: str) -> None:
        super().__init__("")
        self.content = content

    def string_value(self) -> str:
        return self.content


class InstructionNode(CommentNode):
    """A processing instruction for `target`."""

    kind: ClassVar[str] = "processing-instruction"
    __slots__ = ("target",)

    def __init__(self, target: str, content: str) -> None:
        super().__init__(content)
        self.target = target


def attributes_of(node: Node) -> list[Node]:
    """Return the attributes of `node` as nodes, in the order written."""
    if not node.attributes:
        return []
    first = -len(node.attributes)
    return [AttributeNode(node, key, value, first + i) for i, (key, value) in enumerate(node.attributes.items())]


def children_of(node: Node) -> list[Node]:
    """Return what is inside `node`: elements, texts, comments, instructions."""
    if node.children or not node.value or node.kind != "element":
        return node.children
    return [TextNode.of_leaf(node)]
