"""XML bytes into elements without entities or outside access, and elements into the nodes that expressions look at."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import lxml.etree as etree

from cxfield.questionnaire.xml_bounds import check_bytes, check_tree, not_well_formed, refused
from cxfield.xpath.tree import Node

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
CX = "urn:cxfield:xforms"

Element: TypeAlias = Any
"""An lxml element; lxml has no types."""


def parse_xml(data: bytes, *, where: str = "") -> Element:
    """Return the root element of `data`; white space before the declaration does no harm.

    Raises:
        FormError: Not XML, beyond a bound, or it declares a document type (entities may hide anything).
    """
    data = data.lstrip()
    check_bytes(data, where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise not_well_formed(error, where) from None
    except ValueError:
        raise refused("not-xml", where, "This is not well-formed XML.") from None
    if root.getroottree().docinfo.doctype:
        raise refused("document-type", where, "The XML declares a document type, which is not allowed. Remove it.")
    check_tree(root, where)
    return root


@lru_cache(maxsize=4096)
def split_tag(tag: str) -> tuple[str, str]:
    """Return (namespace, local name) of a `{namespace}local` tag."""
    if tag.startswith("{"):
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    return "", tag


def local_name(element: Element) -> str:
    return split_tag(str(element.tag))[1]


def to_node(element: Element) -> Node:
    """Copy `element` and all below it.

    Elements without a prefix get no namespace, whatever default the form declares: expressions name them plainly.
    """
    root = _bare_node(element)
    stack = [(element, root)]
    while stack:
        source, target = stack.pop()
        for child in source:
            node = _bare_node(child)
            target.append(node)
            if len(child):
                stack.append((child, node))
    return root


def document_node(element: Element) -> Node:
    """Return a document node above the copy of `element`."""
    document = Node("")
    document.append(to_node(element))
    return document


def _bare_node(element: Element) -> Node:
    namespace, name = split_tag(str(element.tag))
    prefix = element.prefix or ""
    node = Node(name, namespace=namespace if prefix else "", prefix=prefix)
    if not len(element):
        text = element.text or ""
        node.value = "" if text.isspace() else text
    if element.attrib:
        node.attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return node


def qualified_name(node: Node) -> str:
    """Return the step of a path that names `node`: `name`, or `prefix:name`."""
    return f"{node.prefix}:{node.name}" if node.prefix else node.name


def copy_node(node: Node) -> Node:
    """Return a deep copy of `node` without a parent."""
    copy = Node(node.name, node.value, namespace=node.namespace, prefix=node.prefix)
    copy.attributes = dict(node.attributes) if node.attributes else None
    for child in node.children:
        copy.append(copy_node(child))
    return copy


def local_name_of_path(path: str) -> str:
    """Return the last step of a path."""
    return path.rpartition("/")[2]
