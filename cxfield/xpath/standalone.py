"""Evaluates an expression on an XML text alone: for scripts, tests and the command line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from cxfield.xpath.compiler import Expression, compile_expression
from cxfield.xpath.dates import DateValue
from cxfield.xpath.document import parse_document, path_of
from cxfield.xpath.environment import Context, Environment
from cxfield.xpath.errors import XPathError
from cxfield.xpath.leaves import DocumentNode
from cxfield.xpath.namespaces import KNOWN_NAMESPACES
from cxfield.xpath.tree import Node

_KINDS = ("number", "string", "boolean", "nodes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One expression to evaluate.

    Attributes:
        xml: The document; empty for none.
        node: Path of the context node; `/` for the document node.
        kind: `number`, `string`, `boolean` or `nodes`; None for what the expression gives.
        timezone: IANA name.
    """

    expression: str
    xml: str = ""
    node: str = "/"
    kind: str | None = None
    timezone: str = "UTC"


class DocumentEnvironment(Environment):
    """Instances, texts (of the first language) and the primary instance as they stand in the document.

    Attributes:
        is_page: The document is XHTML and no form: names without a prefix then mean no namespace, as in XPath 1.0.
    """

    def __init__(self, document: DocumentNode, zone: tzinfo) -> None:
        super().__init__(document, zone=zone)
        self._texts: dict[str, str] = {}
        self.is_page = False
        instances = [node for node in document.walk() if node.name == "instance" and node.kind == "element"]
        for node in instances:
            if node.attributes and "id" in node.attributes:
                self.add_instance(node.attributes["id"], node)
        top = next((node for node in document.children if node.kind == "element"), None)
        if top is not None and top.name == "html" and instances:
            self.root = instances[0]
            self.version = next(((child.attributes or {}).get("version", "") for child in self.root.children), "")
            self._read_texts(top)
        elif top is not None and top.namespace == KNOWN_NAMESPACES["xhtml"]:
            self.is_page = True

    def _read_texts(self, form: Node) -> None:
        translations = [node for node in form.walk() if node.name == "translation"]
        for translation in translations[:1]:
            for text in translation.named("text"):
                plain = [value.string_value() for value in text.named("value") if not value.attributes]
                self._texts[(text.attributes or {}).get("id", "")] = plain[0] if plain else ""

    def itext(self, text_id: str) -> str:
        return self._texts.get(text_id, "")


def evaluate(request: Request) -> dict[str, Any]:
    """Return `{"type": …, "value": …}` as the command line prints it.

    Raises:
        XPathError: The expression, the document, the node or the zone is wrong.
    """
    if not request.xml.strip():
        return _without_document(request)
    document = parse_document(request.xml)
    environment = DocumentEnvironment(document, _zone(request.timezone))
    namespaces = {prefix: uri for uri, prefix in document.prefixes.items()}
    if environment.is_page:
        namespaces[""] = ""
    node = _context_node(request.node, document, namespaces)
    return _evaluated(compile_expression(request.expression, namespaces), request.kind, Context(node, environment))


class _NoDocument(Context):
    """A context without a node: an expression that asks for one gets a sentence."""

    @property
    def node(self) -> Node:
        raise XPathError("There is no document that the expression could look at.")

    @node.setter
    def node(self, node: Node) -> None:
        """Ignore it."""

    current = node


class _NoRoot(Environment):
    @property
    def root(self) -> Node:
        raise XPathError("There is no document that the path could look into.")

    @root.setter
    def root(self, root: Node) -> None:
        """Ignore it."""


def _without_document(request: Request) -> dict[str, Any]:
    nowhere = DocumentNode({})
    environment = _NoRoot(nowhere, zone=_zone(request.timezone))
    return _evaluated(compile_expression(request.expression), request.kind, _NoDocument(nowhere, environment))


def _evaluated(expression: Expression, kind: str | None, context: Context) -> dict[str, Any]:
    if kind is None:
        return _described(expression.evaluate(context))
    if kind not in _KINDS:
        raise XPathError(f"There is no type {kind!r}; choose one of {', '.join(_KINDS)}.")
    return _described(getattr(expression, kind)(context))


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name != "UTC" else UTC
    except (ValueError, OSError, KeyError):
        raise XPathError(f"There is no time zone {name!r}; use an IANA name such as Europe/Riga.") from None


def _context_node(path: str, document: DocumentNode, namespaces: dict[str, str]) -> Node:
    found = compile_expression(path, namespaces).nodes(Context(document, Environment(document)))
    if not found:
        raise XPathError(f"There is no node {path} in the document.")
    return found[0]


def _described(value: Any) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"type": "boolean", "value": value}
    if isinstance(value, float):
        return {"type": "number", "value": _json_number(value)}
    if isinstance(value, list):
        return {"type": "nodes", "value": [path_of(node) for node in value]}
    if isinstance(value, DateValue):
        if value.moment is None:
            raise XPathError("The value is no date; a date is written YYYY-MM-DD.")
        return {"type": "date", "value": str(value)}
    return {"type": "string", "value": value}


def _json_number(number: float) -> float | int | str:
    if number != number:
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    whole = number == int(number) and not (number == 0 and math.copysign(1, number) < 0)
    return int(number) if whole and abs(number) < 1e15 else number
