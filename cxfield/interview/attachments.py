"""The files that a submission mentions: photos, recordings, signatures, the audit trail."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.interview.definition import Definition, Definitions
from cxfield.interview.instance import InstanceNode
from cxfield.interview.values import ValueKind, codec_of
from cxfield.questionnaire.model import ControlKind
from cxfield.questionnaire.xml_tree import Element, local_name, parse_xml


def attachment_names(definitions: Definitions, instance_xml: bytes) -> tuple[str, ...]:
    """Return the names of the files that `instance_xml` mentions, in its order, each once.

    The XML is that of an instance of the form, as it was frozen.
    """
    root = parse_xml(instance_xml)
    named = definitions.document.by_name.get(local_name(root))
    return () if named is None else tuple(dict.fromkeys(_names(root, named)))


def _names(element: Element, definition: Definition) -> Iterator[str]:
    if is_file(definition):
        name = (element.text or "").strip()
        if name:
            yield name
        return
    for child in element:
        below = definition.by_name.get(local_name(child))
        if below is not None:
            yield from _names(child, below)


def stored_names(node: InstanceNode) -> Iterator[str]:
    """Yield the names of all files that answers name at and below `node`, those of hidden questions too."""
    if node.stored and is_file(node.definition):
        yield node.stored
    for child in node.children:
        if isinstance(child, InstanceNode):
            yield from stored_names(child)


def is_file(definition: Definition) -> bool:
    """Return whether the values of a node are names of files."""
    question, bind = definition.question, definition.bind
    if question is not None and question.kind is ControlKind.UPLOAD:
        return True
    return bind is not None and codec_of(bind.type).kind is ValueKind.FILE
