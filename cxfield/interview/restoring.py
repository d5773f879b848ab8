"""The primary instance as an XML from outside has it: an interview that was sent, or a draft of another program."""

from __future__ import annotations

from cxfield.interview.definition import Definition, Definitions
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.setting import Setting
from cxfield.interview.state import StepError
from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.xml_tree import Element, copy_node, local_name, parse_xml
from cxfield.xpath.tree import Node


class GivenNode(Node):
    """A node that the XML has. `own` are its attributes there, None where its value is to be worked out anew."""

    __slots__ = ("own",)

    def __init__(self, name: str, *, namespace: str, prefix: str, own: frozenset[str] | None) -> None:
        super().__init__(name, namespace=namespace, prefix=prefix)
        self.own = own


def primary_of(definitions: Definitions, primary: Node, setting: Setting) -> Node:
    """Return the primary instance with which an interview begins: the form's, or the one that it goes on with.

    Raises:
        StepError: What it is to go on with is no instance of the form.
    """
    if setting.instance_xml is None:
        return primary
    return restored(definitions, primary, setting.instance_xml, is_edit=setting.is_edit)


def restored(definitions: Definitions, primary: Node, instance_xml: str, *, is_edit: bool) -> Node:
    """Return the document node of the primary instance of a form with the answers in `instance_xml`.

    An edit has the instance ID as `deprecatedID` and waits for an ID of its own.

    What the XML does not have was not relevant when it was written: it begins as in the form. Rows are those of the
    XML; where it has none of a repeat whose rows the form fixes, those of the form. What the form does not know is
    left out.

    Raises:
        StepError: Not XML, or an instance of another form.
    """
    try:
        given = parse_xml(instance_xml.encode())
    except FormError as error:
        raise StepError(f"The instance cannot be read: {error}") from error
    root = primary.children[0]
    if local_name(given) != root.name:
        raise StepError(f"The instance is of another form: it has {local_name(given)} where {root.name} is expected.")
    is_of_version = (given.get("version") or "") == ((root.attributes or {}).get("version") or "")
    document, made = Node(""), _merged(definitions.document.children[0], root, given, is_of_version)
    made.attributes = {**(made.attributes or {}), **(root.attributes or {})} or None
    document.append(made)
    if is_edit:
        _deprecate(made)
    return document


def _deprecate(root: Node) -> None:
    meta = root.child("meta")
    instance_id = meta.child("instanceID") if meta is not None else None
    if meta is None or instance_id is None or not instance_id.value:
        raise StepError("The instance has no instance ID, so nothing can replace it.")
    deprecated = meta.child("deprecatedID")
    if deprecated is None:
        deprecated = Node("deprecatedID", namespace=meta.namespace, prefix=meta.prefix)
        meta.append(deprecated)
    deprecated.value, instance_id.value = instance_id.value, ""
    if isinstance(instance_id, GivenNode):
        instance_id.own = None


def given_nodes(instance: Instance, primary: Node, setting: Setting) -> frozenset[InstanceNode]:
    """Return the nodes of `instance` that have the value they had in the XML: it is not calculated again.

    So chance, clock and what was typed over a calculation stay as they were. In another version of the form
    everything is calculated again.
    """
    if setting.instance_xml is None:
        return frozenset()
    found: set[InstanceNode] = set()
    stack: list[tuple[InstanceNode, Node]] = [(instance.document, primary)]
    while stack:
        node, source = stack.pop()
        if isinstance(source, GivenNode) and source.own is not None:
            found.add(node)
            found.update(each for each in node.bound or () if each.name[1:] in source.own)
        for child, below in zip(node.children, source.children, strict=True):
            assert isinstance(child, InstanceNode)
            stack.append((child, below))
    return frozenset(found)


def _merged(definition: Definition, blank: Node | None, given: Element, is_of_version: bool) -> Node:
    """Return the node of `definition` as `given` has it; `blank` is what the form has there."""
    names = frozenset(map(str, given.attrib)) if is_of_version else None
    made = GivenNode(definition.name, namespace=definition.namespace, prefix=definition.prefix, own=names)
    own = {str(key): str(value) for key, value in given.attrib.items()}
    made.attributes = {**((blank.attributes if blank is not None else None) or {}), **own} or None
    if all(name.startswith("@") for name in definition.by_name):
        made.value = given.text or ""
    for child in definition.children:
        if child.name.startswith("@"):
            continue
        found = [each for each in given if local_name(each) == child.name]
        blanks = blank.named(child.name) if blank is not None else []
        if child.repeat is not None:
            _add_rows(made, child, blanks, found, is_of_version)
        elif found:
            made.append(_merged(child, blanks[0] if blanks else None, found[0], is_of_version))
        elif blanks:
            made.append(copy_node(blanks[0]))
    return made


def _add_rows(made: Node, repeat: Definition, blanks: list[Node], found: list[Element], is_of_version: bool) -> None:
    assert repeat.repeat is not None
    template = repeat.template or (blanks[0] if blanks else None)
    for element in found:
        made.append(_merged(repeat, template, element, is_of_version))
    if not found and repeat.repeat.no_add_remove and repeat.repeat.count is None:
        for node in blanks:
            made.append(copy_node(node))
