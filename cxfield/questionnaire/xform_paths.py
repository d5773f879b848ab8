"""Where things of an XForm point: relative references made absolute, and repeat templates taken out of the instance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxfield.questionnaire.xml_tree import JAVAROSA, copy_node, qualified_name
from cxfield.xpath.tree import Node

_TEMPLATE = f"{{{JAVAROSA}}}template"


def resolve(reference: str, context: str) -> str:
    """Return `reference` as an absolute path; relative ones start at the generic path `context`.

    A reference that is more than a path of names (a predicate, a function) is returned as it is.
    """
    reference = reference.strip().removeprefix("current()/")
    if reference.startswith("/"):
        return reference.rstrip("/")
    if any(sign in reference for sign in "([|"):
        return reference
    steps = context.strip("/").split("/")
    for step in reference.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in (".", ""):
            steps.append(step)
    return "/" + "/".join(steps)


def generic_paths(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Yield the generic path of every element below `node`, in document order."""
    for child in node.children:
        child_path = f"{path}/{qualified_name(child)}"
        yield child_path, child
        yield from generic_paths(child, child_path)


class RepeatTemplates:
    """Pristine instances of the repeats of one form, taken from its primary instance."""

    def __init__(self, primary: Node, repeat_paths: set[str]) -> None:
        self._repeat_paths = repeat_paths
        self.templates: dict[str, Node] = {}
        self.child_order: dict[str, tuple[str, ...]] = {}
        self._visit(primary, "")

    def _visit(self, parent: Node, path: str) -> None:
        self._note_order(parent, path)
        for child in list(parent.children):
            child_path = f"{path}/{qualified_name(child)}"
            if _is_template(child) and path:  # the root is no row, whatever is written on it
                self._visit(child, child_path)
                parent.remove(child)
                self.templates[child_path] = child
            else:
                self._visit(child, child_path)
                if child_path in self._repeat_paths and child_path not in self.templates:
                    self.templates[child_path] = _emptied(copy_node(child))

    def _note_order(self, parent: Node, path: str) -> None:
        names = tuple(dict.fromkeys(qualified_name(child) for child in parent.children))
        if path not in self.child_order and any(f"{path}/{name}" in self._repeat_paths for name in names):
            self.child_order[path] = names


def _emptied(node: Node) -> Node:
    """Take the values out: those of a first instance that is no `jr:template` are its own, not those of later ones."""
    for part in node.walk():
        part.value = ""
    return node


def _is_template(node: Node) -> bool:
    """Return whether `node` is marked `jr:template`; takes the mark away."""
    if node.attributes is None or _TEMPLATE not in node.attributes:
        return False
    del node.attributes[_TEMPLATE]
    node.attributes = node.attributes or None
    return True


def plain_names(paths: Mapping[str, Node]) -> dict[str, str]:
    """Return by path without prefixes the path as the instance has it."""
    return {"/".join(step.rpartition(":")[2] for step in path.split("/")): path for path in paths}
