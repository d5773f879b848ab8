"""Reads XML text into the tree, with texts, comments and instructions; and names nodes by absolute paths and back."""

from __future__ import annotations

from typing import Any

from lxml import etree

from cxfield.xpath.errors import XPathError
from cxfield.xpath.leaves import AttributeNode, CommentNode, DocumentNode, InstructionNode, TextNode
from cxfield.xpath.tree import Node

MAX_BYTES = 200 * 1024 * 1024


def parse_document(xml: str | bytes) -> DocumentNode:
    """Return the document node of `xml`. A leaf keeps its text as `value`; mixed content has text nodes.

    Raises:
        XPathError: It is no well-formed XML, or it declares entities.
    """
    content = xml.strip().encode() if isinstance(xml, str) else xml
    if len(content) > MAX_BYTES:
        raise XPathError(f"The document is larger than {MAX_BYTES // 2**20} MiB.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XPathError(f"The document is no well-formed XML: {error}.") from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise XPathError("The document declares entities, which forms may not.")
    return _document(root)


def _document(root: Any) -> DocumentNode:
    document = DocumentNode(_prefixes(root))
    siblings = [*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings()]
    for element in siblings:
        node = _node(element)
        if node is not None:
            document.append(node)
    return document


def _prefixes(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, (prefix, uri) in etree.iterwalk(root, events=("start-ns",)):
        if prefix:
            found.setdefault(uri, prefix)
    return found


def _node(top: Any) -> Node | None:
    """Convert `top` and all below it, without recursion."""
    made = _single(top)
    stack = [(top, made)]
    while stack:
        element, node = stack.pop()
        if node is None or node.kind != "element" or not len(element):
            continue
        node.value = ""
        _append_text(node, element.text)
        for inner in element:
            child = _single(inner)
            if child is not None:
                node.append(child)
                stack.append((inner, child))
            _append_text(node, inner.tail)
    return made


def _append_text(node: Node, text: str | None) -> None:
    if text:
        node.append(TextNode("", text))


def _single(element: Any) -> Node | None:
    if element.tag is etree.Comment:
        return CommentNode(element.text or "")
    if element.tag is etree.ProcessingInstruction:
        return InstructionNode(element.target, element.text or "")
    if not isinstance(element.tag, str):
        return None
    name = etree.QName(element)
    node = Node(name.localname, element.text or "", namespace=name.namespace or "", prefix=element.prefix or "")
    if element.attrib:
        node.attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return node


def path_of(node: Node) -> str:
    """Return the absolute path of `node` with the place of each step: `/*[name()='data'][1]/*[name()='a'][2]`."""
    steps: list[str] = []
    found: Node | None = node
    while found is not None and found.parent is not None:
        steps.append(_step_of(found, found.parent))
        found = found.parent
    return "/" + "/".join(reversed(steps))


def _step_of(node: Node, parent: Node) -> str:
    if isinstance(node, AttributeNode):
        return f"@{node.name}" if not node.namespace else f"@*[name()='{_qualified(node)}']"
    if isinstance(node, InstructionNode):
        same: list[Node] = [n for n in parent.children if isinstance(n, InstructionNode) and n.target == node.target]
        return f"processing-instruction('{node.target}')[{_place(node, same)}]"
    if node.kind in ("text", "comment"):
        return f"{node.kind}()[{_place(node, [n for n in parent.children if n.kind == node.kind])}]"
    name = _qualified(node)
    return f"*[name()='{name}'][{_place(node, [n for n in parent.children if _qualified(n) == name])}]"


def _place(node: Node, same: list[Node]) -> int:
    return next((place for place, other in enumerate(same, 1) if other is node), 1)


def _qualified(node: Node) -> str:
    return f"{node.prefix}:{node.name}" if node.prefix else node.name
