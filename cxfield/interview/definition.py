"""What is the same for all instances of a node: one definition for each generic path, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxfield.errors import CxfieldError
from cxfield.questionnaire.model import Bind, Control, Group, Question, Questionnaire, Repeat
from cxfield.xpath.tree import Node


class QuestionnaireError(CxfieldError):
    """The questionnaire cannot be run: a cycle in its logic, or an expression that makes no sense."""


class Definition:
    """One generic node: an element, the document above the root, or (name beginning with `@`) an attribute.

    Attributes:
        path: Generic path; empty for the document node.
        depth: Steps in `path`; 0 for the document node.
        lineage: Definitions from the document to this one; `lineage[depth] is self`.
        group: The group that has this node; also set where `repeat` is, for a group over the same node.
        single: True if there is exactly one instance: no repeat here or above.
    """

    __slots__ = (
        "bind", "by_name", "children", "depth", "group", "index", "lineage", "name", "namespace", "parent", "path",
        "prefix", "question", "repeat", "single", "template",
    )  # fmt: skip

    def __init__(self, name: str, parent: Definition | None, index: int, *, prefix: str = "", namespace: str = ""):
        self.name = name
        self.prefix = prefix
        self.namespace = namespace
        self.parent = parent
        self.index = index
        self.children: list[Definition] = []
        self.by_name: dict[str, Definition] = {}
        step = f"{prefix}:{name}" if prefix else name
        self.path: str = "" if parent is None else f"{parent.path}/{step}"
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.lineage: tuple[Definition, ...] = (self,) if parent is None else (*parent.lineage, self)
        self.bind: Bind | None = None
        self.question: Question | None = None
        self.group: Group | None = None
        self.repeat: Repeat | None = None
        self.template: Node | None = None
        self.single = True

    @property
    def has_elements(self) -> bool:
        """True if there are elements below it; attributes alone make no group of a question."""
        return any(not child.name.startswith("@") for child in self.children)

    @property
    def step(self) -> str:
        """The last step of `path`, with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    def walk(self) -> Iterator[Definition]:
        """Yield this definition and all below it in document order."""
        stack = [self]
        while stack:
            found = stack.pop()
            yield found
            stack.extend(reversed(found.children))

    def __repr__(self) -> str:
        return f"Definition({self.path!r})"


class Definitions:
    """All definitions of one questionnaire; `document` is the root of their tree.

    Attributes:
        dispositions: Those with `cx:disposition`, each with its AAPOR code.
    """

    def __init__(self, primary: Node, questionnaire: Questionnaire, binds: Mapping[str, Bind]) -> None:
        self.document = Definition("", None, 0)
        self.all: list[Definition] = [self.document]
        self.by_path: dict[str, Definition] = {"": self.document}
        self._templates = questionnaire.templates
        self._grow(primary)
        self._sort(questionnaire.child_order)
        self._bind(binds)
        self._name_attributes(questionnaire)
        self._know_deprecated_id()
        self._place(questionnaire.body)
        self._mark_rows()
        self.dispositions = {
            one: one.bind.disposition.strip("'\" ") for one in self.all if one.bind and one.bind.disposition is not None
        }

    def find(self, path: str) -> Definition | None:
        """Return the definition at a generic `path`; prefixes may be left out."""
        found = self.by_path.get(path)
        if found is None and path:
            found = self.document
            for step in path.strip("/").split("/"):
                found = found.by_name.get(step.rpartition(":")[2]) if found else None
        return found

    def _add(self, node: Node, parent: Definition) -> Definition:
        found = parent.by_name.get(node.name)
        if found is None:
            found = Definition(node.name, parent, len(self.all), prefix=node.prefix, namespace=node.namespace)
            parent.children.append(found)
            parent.by_name[node.name] = found
            self.all.append(found)
            self.by_path[found.path] = found
        return found

    def _grow(self, primary: Node) -> None:
        stack = [(primary, self.document)]
        while stack:
            node, definition = stack.pop()
            for child in node.children:
                stack.append((child, self._add(child, definition)))
            for path, template in self._templates.items():
                if path.rpartition("/")[0] == definition.path and path not in self.by_path:
                    stack.append((template, self._add(template, definition)))
        for path, template in self._templates.items():
            found = self.find(path)
            if found is not None:
                found.template = template
                self._grow_below(template, found)

    def _grow_below(self, node: Node, definition: Definition) -> None:
        for child in node.children:
            self._grow_below(child, self._add(child, definition))

    def _sort(self, child_order: Mapping[str, tuple[str, ...]]) -> None:
        """Put children in the form's order: a repeat that has only a template was found last."""
        for path, names in child_order.items():
            found = self.find(path)
            if found is not None:
                places = {name: place for place, name in enumerate(names)}
                found.children.sort(key=lambda child: places.get(child.step, len(places)))

    def _bind(self, binds: Mapping[str, Bind]) -> None:
        for path, bind in binds.items():
            found = self.find(path)
            owner, _, name = path.rpartition("/")
            parent = self.find(owner)
            if found is None and name.startswith("@") and parent is not None:
                found = self._add(Node(name), parent)
            if found is not None:
                found.bind = bind

    def _name_attributes(self, questionnaire: Questionnaire) -> None:
        """Make attributes known that only an action sets."""
        for action in questionnaire.actions:
            owner, _, name = action.target.rpartition("/")
            parent = self.find(owner) if name.startswith("@") else None
            if parent is not None:
                self._add(Node(name), parent)

    def _know_deprecated_id(self) -> None:
        """An edit names the instance that it replaces; no form has a node for that."""
        for root in self.document.children:
            meta = root.by_name.get("meta")
            if meta is not None:
                self._add(Node("deprecatedID", namespace=meta.namespace, prefix=meta.prefix), meta)

    def _place(self, controls: tuple[Control, ...]) -> None:
        for control in controls:
            found = self.find(control.ref) if control.ref else None
            if isinstance(control, Question):
                if found is not None:
                    found.question = control
                continue
            if found is not None and isinstance(control, Repeat):
                found.repeat = control
            elif found is not None and isinstance(control, Group):
                found.group = control
            self._place(control.children)

    def _mark_rows(self) -> None:
        for definition in self.document.walk():
            above = definition.parent
            definition.single = definition.repeat is None and (above is None or above.single)
