"""What can be said of a questionnaire once it is read: expressions, references, files that are absent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cxfield.questionnaire.action_checks import action_findings
from cxfield.questionnaire.cell_places import CellPlaces, Places
from cxfield.questionnaire.expression_sites import Site, all_controls, expression_sites
from cxfield.questionnaire.file_checks import FileChecks
from cxfield.questionnaire.model import Finding, Question, Questionnaire
from cxfield.questionnaire.recording_checks import recording_findings
from cxfield.questionnaire.references import Reference, references
from cxfield.questionnaire.suggestions import Suggestions, suggestion
from cxfield.questionnaire.xform_paths import generic_paths, plain_names
from cxfield.questionnaire.xml_tree import local_name_of_path
from cxfield.xpath import XPathError, parse
from cxfield.xpath.calls import problems
from cxfield.xpath.table import Table
from cxfield.xpath.tree import Node

_ROLE_WORDS = {
    "relevant": "The relevance condition", "readonly": "The read-only condition", "required": "The required condition",
    "constraint": "The constraint", "calculate": "The calculation", "warning": "The soft check",
    "itemset": "The choice list", "count": "The repeat count", "output": "The fill in the text",
    "setvalue": "The default or calculation",
}  # fmt: skip
_DATE_SHAPES = {
    "date": re.compile(r"^\d{4}-\d\d-\d\d$"),
    "time": re.compile(r"^\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$"),
    "dateTime": re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d"),
}
_LAST_SAVED = "__last-saved"


class Lint:
    """The findings on one questionnaire. `places` maps its nodes to the cells of its workbook, empty for an XForm."""

    def __init__(self, questionnaire: Questionnaire, folder: Path | None, places: Places) -> None:
        self._questionnaire = questionnaire
        self._folder = folder
        self._places = CellPlaces(places)
        self._nodes = _all_nodes(questionnaire)
        self._plain = plain_names(self._nodes)
        self._names = Suggestions(dict.fromkeys(map(local_name_of_path, self._nodes)))
        self._columns: dict[str, set[str]] = {}

    def findings(self) -> list[Finding]:
        found: list[Finding] = []
        for site in expression_sites(self._questionnaire):
            found += self._site(site)
        found += [*self._without_node(), *self._defaults()]
        found += FileChecks(self._questionnaire, self._folder, self._places).findings()
        found += action_findings(self._questionnaire, self._places, lambda path: self._known(path) is not None)
        found += recording_findings(self._questionnaire, self._places)
        return list({(finding.code, finding.where, finding.message): finding for finding in found}.values())

    def _site(self, site: Site) -> Iterator[Finding]:
        words = _ROLE_WORDS.get(site.role, "The expression")
        where = self._places.of_node(site.context, site.columns)
        try:
            tree = parse(site.source)
            wrong = problems(tree)
        except XPathError as error:
            tree, wrong = None, [str(error)]
        severity = "warning" if site.role in ("calculate", "setvalue", "output") else "error"
        for problem in wrong:
            message = f"{words} cannot be understood: {problem}"
            yield Finding(severity=severity, code="bad-expression", where=where, message=message)
        if tree is None:
            return
        for reference in references(tree, site.context):
            yield from self._reference(reference, site, words, where)

    def _reference(self, reference: Reference, site: Site, words: str, where: str) -> Iterator[Finding]:
        if reference.column_of is not None:
            yield from self._column(reference, words, where)
        elif reference.instance_id is not None:
            if reference.instance_id not in (*self._questionnaire.instances, _LAST_SAVED):
                nearest = suggestion(reference.instance_id, list(self._questionnaire.instances))
                message = f"{words} reads the list '{reference.instance_id}', which does not exist.{nearest}"
                yield Finding(severity="error", code="unknown-instance", where=where, message=message)
        elif self._known(reference.path) is None:
            below = reference.path.removeprefix(f"{site.context}/")
            if below != reference.path:
                message = f"{words} refers to {below}, which does not exist. Write '{below}' in quotes if it is a text."
                yield Finding(severity="warning", code="unknown-node", where=where, message=message)
                return
            message = f"{words} refers to {reference.path}, which does not exist.{self._nearest(reference.path)}"
            yield Finding(severity="error", code="unknown-node", where=where, message=message)

    def _known(self, path: str) -> str | None:
        return path if path in self._nodes else self._plain.get(path)

    def _nearest(self, path: str) -> str:
        return self._names.nearest(local_name_of_path(path))

    def _column(self, reference: Reference, words: str, where: str) -> Iterator[Finding]:
        columns = self._columns_of(reference.column_of or "")
        if columns and reference.path not in columns:
            nearest = suggestion(reference.path, sorted(columns))
            message = f"{words} compares the column '{reference.path}', which its list does not have.{nearest}"
            yield Finding(severity="warning", code="unknown-choice-column", where=where, message=message)

    def _columns_of(self, instance_id: str) -> set[str]:
        """Return the names of the items' children; empty if the instance is not there to be looked at."""
        if instance_id not in self._columns:
            instance = self._questionnaire.instances.get(instance_id)
            root = next(iter(instance.root.children), None) if instance and instance.root else None
            if isinstance(root, Table):
                self._columns[instance_id] = set(root.columns)
            else:
                items = root.children if root else []
                self._columns[instance_id] = {child.name for item in items for child in item.children}
        return self._columns[instance_id]

    def _without_node(self) -> Iterator[Finding]:
        for path in self._questionnaire.binds:
            if self._known(path) is None and not any(sign in path for sign in "[*@"):
                message = f"A bind is for {path}, which is not in the instance; it has no effect."
                yield Finding(severity="warning", code="bind-without-node", where=path, message=message)
        for control in all_controls(self._questionnaire.body):
            if isinstance(control, Question) and self._known(control.ref) is None:
                message = f"A question is for {control.ref}, which is not in the instance."
                yield Finding(severity="error", code="question-without-node", where=control.ref, message=message)

    def _defaults(self) -> Iterator[Finding]:
        for path, node in self._nodes.items():
            bind = self._questionnaire.binds.get(path)
            shape = _DATE_SHAPES.get(bind.type) if bind else None
            if bind and shape and not node.children and node.value and not shape.match(node.value):
                message = (
                    f"The default '{node.value}' is no {bind.type}. Write it as text, such as {_EXAMPLES[bind.type]}."
                )
                where = self._places.of_node(path, ("default",))
                yield Finding(severity="warning", code="bad-default", where=where, message=message)


_EXAMPLES = {"date": "2024-05-31", "time": "14:30", "dateTime": "2024-05-31T14:30"}


def _all_nodes(questionnaire: Questionnaire) -> dict[str, Node]:
    nodes = dict(generic_paths(questionnaire.primary))
    for path, template in questionnaire.templates.items():
        nodes.setdefault(path, template)
        for below, node in generic_paths(template, path):
            nodes.setdefault(below, node)
    return nodes
