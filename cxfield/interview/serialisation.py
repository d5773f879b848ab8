"""The instance as XML: what is sent, with nothing in it that is not relevant."""

from __future__ import annotations

from unicodedata import normalize
from xml.sax.saxutils import escape, quoteattr

from cxfield.interview.instance import InstanceNode
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xml_tree import CX

_FORM_ONLY = "{http://openrosa.org/javarosa}template"
_KEPT_SIGNS = {"\r": "&#13;"}
"""A parser would read a line feed for it."""


class Serialiser:
    """Writes instances of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._prefixes = {uri: prefix for prefix, uri in questionnaire.namespaces.items()}
        self._prefixes.setdefault(CX, self._free_prefix("cx"))

    def _free_prefix(self, wished: str) -> str:
        taken = set(self._prefixes.values())
        return next(name for name in (wished, *(f"{wished}{n}" for n in range(len(taken) + 1))) if name not in taken)

    def write(self, root: InstanceNode) -> str:
        """Return the XML of `root` and all that is relevant below it, without a declaration."""
        used: dict[str, str] = {}
        body = self._inside(root, used) or _text(root)
        attributes = self._attributes(root, used)
        if root.prefix:
            used[root.prefix] = root.namespace
        declared = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in sorted(used.items()))
        name = root.definition.step
        return f"<{name}{declared}{attributes}>{body}</{name}>"

    def _inside(self, node: InstanceNode, used: dict[str, str]) -> str:
        children: list[InstanceNode] = node.children  # type: ignore[assignment]
        return "".join([child.xml or self._write(child, used) for child in children if child.relevant])

    def _write(self, node: InstanceNode, used: dict[str, str]) -> str:
        """Return the XML of `node`; kept until something below it changes, unless the root must declare for it."""
        mine: dict[str, str] = {node.prefix: node.namespace} if node.prefix else {}
        name = node.definition.step
        attributes = self._attributes(node, mine) if node.attributes else ""
        if node.children:
            written = f"<{name}{attributes}>{self._inside(node, mine)}</{name}>"
        elif node.kept:
            written = f"<{name}{attributes}>{_text(node)}</{name}>"
        else:
            written = f"<{name}{attributes}/>"
        if mine:
            used.update(mine)
        else:
            node.xml = written
        return written

    def _attributes(self, node: InstanceNode, used: dict[str, str]) -> str:
        hidden = {bound.name[1:] for bound in node.bound or () if not bound.relevant}
        out = []
        for key, value in (node.attributes or {}).items():
            if key == _FORM_ONLY or key in hidden:
                continue
            uri, _, local = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
            if uri:
                prefix = self._prefixes.get(uri) or self._prefixes.setdefault(uri, self._free_prefix("ns"))
                used[prefix] = uri
                local = f"{prefix}:{local}"
            out.append(f" {local}={quoteattr(value)}")
        return "".join(out)


def _text(node: InstanceNode) -> str:
    """Return the value of `node` escaped, in the normal form C: what is sent compares equal however it was typed.

    A code stays as the form writes it.
    """
    text, question = node.kept, node.definition.question
    if not text.isascii() and (question is None or not question.offers_choices):
        text = normalize("NFC", text)
    return escape(text, _KEPT_SIGNS) if "\r" in text else escape(text)
