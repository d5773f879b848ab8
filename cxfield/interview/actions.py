"""Actions of the form: values set on an event, and what it asks of the device."""

from __future__ import annotations

import re

from cxfield.interview.definition import Definition
from cxfield.interview.device_requests import KINDS, DeviceRequests
from cxfield.interview.instance import InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.rules import RuleKind
from cxfield.interview.values import calculated_at
from cxfield.questionnaire.model import Action
from cxfield.xpath import Expression, XPathError

FIRST_LOAD = "odk-instance-first-load"
LOAD = "odk-instance-load"
READY = "xforms-ready"
NEW_REPEAT = "odk-new-repeat"
VALUE_CHANGED = "xforms-value-changed"
_PREDICATE = re.compile(r"\[[^\]]*\]")
MAX_ROUNDS = 100
"""Actions that set each other off are stopped after so many rounds."""


class Actions:
    """Carries out the actions of one interview.

    A target that is hidden takes its value all the same, as in Collect: it has it when it is asked.
    """

    def __init__(self, logic: Logic, requests: DeviceRequests) -> None:
        self._logic = logic
        self._requests = requests
        self._definitions = logic.program.definitions
        self._by_event: dict[str, list[tuple[Action, Definition, Definition | None]]] = {}
        for action in logic.program.questionnaire.actions:
            target = self._definitions.find(_PREDICATE.sub("", action.target))
            if target is None:
                continue
            source = self._definitions.find(action.source) if action.source else None
            for event in action.events:
                self._by_event.setdefault(event, []).append((action, target, source))

    def waits_for(self, event: str) -> bool:
        """Return whether any action is set off by `event`."""
        return event in self._by_event

    def load(self, event: str) -> None:
        """Carry out the actions that wait for `event` of the whole form."""
        for action, target, _ in self._by_event.get(event, ()):
            for node in self._logic.instance.instances(target):
                self._carry_out(action, node)
                self._calculate_again(node)

    def new_row(self, row: InstanceNode) -> None:
        """Carry out the actions of a row that was just added."""
        for action, target, source in self._by_event.get(NEW_REPEAT, ()):
            inside = row.definition in target.lineage
            if source is row.definition or (inside and (source is None or row.definition in source.lineage)):
                for node in self._near(action, row, target):
                    self._carry_out(action, node)
                    self._calculate_again(node)

    def value_changed(self, node: InstanceNode) -> None:
        """Carry out the actions that stand in the question over `node`."""
        for action, target, source in self._by_event.get(VALUE_CHANGED, ()):
            if source is node.definition:
                found = self._near(action, node, target)
                if len(found) > 1:
                    self._logic.failures.append(
                        f"{target.path} has several rows, and {node.definition.path} sets none."
                    )
                    continue
                for one in found:
                    self._carry_out(action, one)

    def _calculate_again(self, node: InstanceNode) -> None:
        """A calculation on a target stands against what is set when the form or a row begins."""
        for rule in self._logic.program.rules_of.get(node.definition, ()):
            if rule.kind is RuleKind.CALCULATE:
                self._logic.queue(rule, node)

    def _near(self, action: Action, node: InstanceNode, target: Definition) -> list[InstanceNode]:
        """Return the targets of `action` that an event at `node` means: those that share its rows."""
        if "[" in action.target:
            expression = self._logic.program.expression(action.target, node.definition)
            found = self._logic.evaluate(expression, node, "action", Expression.nodes)
            return [one for one in found if isinstance(one, InstanceNode)] if isinstance(found, list) else []
        shared = 0
        for mine, other in zip(node.definition.lineage, target.lineage, strict=False):
            if mine is not other:
                break
            shared = mine.depth
        return self._logic.instance.near(node, shared, target)

    def _carry_out(self, action: Action, node: InstanceNode) -> None:
        if action.kind in KINDS:
            self._requests.ask(action, node)
        else:
            self._set(action, node)

    def _set(self, action: Action, node: InstanceNode) -> None:
        text = action.literal or ""
        if action.expression is not None:
            try:
                expression = self._logic.program.expression(action.expression, node.definition)
            except XPathError as error:
                why = f"The action on {node.definition.path} cannot be used: {error}"
                self._logic.note_error((node, "action"), why)
                return
            text = str(self._logic.evaluate(expression, node, "action", Expression.string) or "")
        self._logic.store(node, calculated_at(node.definition, text, self._logic.world.zone))
