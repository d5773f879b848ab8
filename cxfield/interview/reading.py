"""Nodes of the instance as states to show: checks, texts and choices worked out when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cxfield.interview.bounds import bounds_of
from cxfield.interview.choices import ChoiceLists
from cxfield.interview.definition import Definition
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.rules import RuleKind
from cxfield.interview.state import NodeKind, NodeState, StepError
from cxfield.interview.texts import Texts
from cxfield.interview.watches import Words
from cxfield.questionnaire.model import NO_TEXT, Bind, ControlKind
from cxfield.xpath import Expression

_KINDS = {
    ControlKind.INPUT: NodeKind.INPUT,
    ControlKind.SECRET: NodeKind.INPUT,
    ControlKind.SELECT_ONE: NodeKind.SELECT,
    ControlKind.SELECT_MULTIPLE: NodeKind.SELECT,
    ControlKind.RANK: NodeKind.RANK,
    ControlKind.RANGE: NodeKind.RANGE,
    ControlKind.TRIGGER: NodeKind.TRIGGER,
    ControlKind.UPLOAD: NodeKind.UPLOAD,
}


class Reading:
    """Reads the states of one interview. Nothing here changes it."""

    def __init__(self, instance: Instance, logic: Logic, texts: Texts, choices: ChoiceLists) -> None:
        self._instance = instance
        self._logic = logic
        self._texts = texts
        self._choices = choices
        self._checked: list[InstanceNode] = []
        self._checked_at = -1

    def state(self, node: InstanceNode) -> NodeState:
        """Return the state of a node of the tree."""
        found = self._logic.seen(node).state
        if found is None:
            failed = len(self._logic.failures)
            found = self._state(node)
            if len(self._logic.failures) == failed:
                self._logic.seen(node).state = found
        return found

    @contextmanager
    def spoken(self, language: str, ref: str) -> Iterator[None]:
        """Let the texts be those of `language` meanwhile; what is kept of the node at `ref` is read anew."""
        own, found = self._texts.language, self._node_at(ref)
        nodes = [] if found is None else [found]
        kept = [node.seen for node in nodes]
        self._texts.language = language
        try:
            for node in nodes:
                node.seen = None
            yield
        finally:
            self._texts.language = own
            for node, seen in zip(nodes, kept, strict=True):
                node.seen = seen

    def _node_at(self, ref: str) -> InstanceNode | None:
        """Return the node of the tree; None for a repeat as a whole, of which nothing is kept."""
        try:
            return self._instance.find(ref)
        except StepError:
            return None

    def _state(self, node: InstanceNode) -> NodeState:
        definition = node.definition
        if definition.repeat is not None:
            return self._around(node, NodeKind.ROW, self._instance.ref(node))
        if definition.has_elements and definition.question is None:
            return self._around(node, NodeKind.GROUP, self._instance.ref(node))
        return self._leaf(node)

    def repeat_state(self, parent: InstanceNode, repeat: Definition) -> NodeState:
        """Return the state of all rows of `repeat` below `parent` as one: what a repeat prompt is about."""
        assert repeat.repeat is not None
        ref = f"{self._instance.ref(parent)}/{repeat.step}" if parent.definition.parent else f"/{repeat.step}"
        is_open = repeat.repeat.count is None and not repeat.repeat.no_add_remove
        kind = NodeKind.OPEN_REPEAT if is_open else NodeKind.COUNTED_REPEAT
        prompt = self.prompt(parent, repeat)
        state = self._around(prompt, kind, ref)
        self._logic.forget(prompt)
        return state

    def prompt(self, parent: InstanceNode, repeat: Definition) -> InstanceNode:
        """Return a node that stands for a next row, outside the tree, with the relevance that it would have."""
        node = InstanceNode(repeat)
        node.parent = parent
        program = self._logic.program
        own = program.constant(repeat, RuleKind.RELEVANT, True)
        for rule in program.rules_of.get(repeat, ()):
            if rule.kind is RuleKind.RELEVANT and rule.expression is not None:
                program.watches.note(repeat, rule.kind, rule.expression)
                said = self._logic.evaluate(rule.expression, node, rule.kind, Expression.boolean)
                own = True if said is None else bool(said)
        node.own_relevant = own and self._logic.is_of_mode(repeat)
        node.relevant = node.own_relevant and parent.relevant
        return node

    def states(self) -> Iterator[NodeState]:
        """Yield the states of all nodes in document order, each repeat before its rows."""
        stack: list[InstanceNode | tuple[InstanceNode, Definition]] = [self._instance.root]
        first = True
        while stack:
            item = stack.pop()
            if isinstance(item, tuple):
                yield self.repeat_state(*item)
                continue
            if not first:
                yield self.state(item)
            first = False
            below: list[InstanceNode | tuple[InstanceNode, Definition]] = []
            for definition in item.definition.children:
                if definition.repeat is not None:
                    below.append((item, definition))
                if not definition.name.startswith("@"):
                    below.extend(item.named(definition.name))  # type: ignore[arg-type]
            stack.extend(reversed(below))

    def short_label(self, node: InstanceNode) -> str:
        """Return the short form of the label, the label itself where it has none."""
        control = node.definition.question or node.definition.repeat or node.definition.group
        return "" if control is None else self._texts.short(control.label, node)

    def label(self, node: InstanceNode) -> str:
        """Return the label of a group, repeat row or question."""
        found = self._logic.seen(node).label
        if found is None:
            definition = node.definition
            control = definition.question or definition.repeat or definition.group
            found = "" if control is None else self._texts.render(control.label, node)
            self._logic.seen(node).label = found
        return found

    def constraint_ok(self, node: InstanceNode) -> bool:
        """True if the constraint holds, or nothing is answered."""
        bind = node.definition.bind
        if bind is None or bind.constraint is None or not node.value or node.missing:
            return True
        return self._holds(bind.constraint, node, "constraint")

    def required(self, node: InstanceNode) -> bool:
        """True if an answer is needed."""
        return node.own_required

    def required_ok(self, node: InstanceNode) -> bool:
        """True if no answer is needed, or there is one, or a missing code."""
        return not (node.own_required and node.relevant and not node.value and not node.missing)

    def warning_ok(self, node: InstanceNode) -> bool:
        """True if the soft check holds or was confirmed, or nothing is answered."""
        bind = node.definition.bind
        if bind is None or bind.warning is None or node.confirmed or not node.value or node.missing:
            return True
        return self._holds(bind.warning, node, "soft check")

    def is_valid(self, node: InstanceNode) -> bool:
        """True if nothing blocks going on at `node`."""
        return not node.relevant or (self.required_ok(node) and self.constraint_ok(node) and self.warning_ok(node))

    def invalid(self) -> list[InstanceNode]:
        """Return all leaves at which something blocks, in document order."""
        if self._checked_at != self._instance.moves:
            self._checked_at = self._instance.moves
            leaves = (node for node in self._instance.document.walk() if not node.children)
            self._checked = [node for node in leaves if isinstance(node, InstanceNode) and _is_checked(node.definition)]
        return [node for node in self._checked if node.relevant and not self.is_valid(node)]

    def _holds(self, source: str, node: InstanceNode, what: str) -> bool:
        holds = self._logic.seen(node).holds.get(what)
        if holds is None:
            program = self._logic.program
            expression = program.expression(source, node.definition)
            program.watches.note(node.definition, source, expression)
            said = self._logic.evaluate(expression, node, what, Expression.boolean)
            if said is None:
                return True
            holds = self._logic.seen(node).holds[what] = bool(said)
        return holds

    def _around(self, node: InstanceNode, kind: NodeKind, ref: str) -> NodeState:
        control = node.definition.repeat or node.definition.group
        return NodeState(
            ref=ref,
            kind=kind,
            relevant=node.relevant,
            readonly=node.readonly,
            required=node.own_required,
            label=self.label(node),
            appearance=control.appearance if control is not None else (),
            error=self._error(node),
        )

    def _leaf(self, node: InstanceNode) -> NodeState:
        definition = node.definition
        question, bind = definition.question, definition.bind or Bind(path=definition.path)
        words = self._words(node, bind)
        return NodeState(
            ref=self._instance.ref(node),
            kind=self._kind(definition),
            type=bind.type,
            value=node.value,
            relevant=node.relevant,
            readonly=node.readonly,
            required=node.own_required,
            constraint_ok=self.constraint_ok(node),
            required_ok=self.required_ok(node),
            warning_ok=self.warning_ok(node),
            missing=node.missing,
            missing_codes=bind.missing,
            label="".join([text for text, _ in words.label]),
            label_parts=words.label,
            metric=bind.metric,
            hint=words.hint,
            guidance=words.guidance,
            constraint_message=words.constraint_message,
            required_message=words.required_message,
            warning_message=words.warning_message,
            media=words.media,
            choices=self._choices.offered(node),
            appearance=question.appearance if question is not None else (),
            question=question,
            bounds=bounds_of(bind.constraint),
            error=self._error(node),
        )

    def _words(self, node: InstanceNode, bind: Bind) -> Words:
        found = self._logic.seen(node).words
        if found is None:
            failed = len(self._logic.failures)
            question, texts = node.definition.question, self._texts
            found = Words(
                label=texts.pieces(question.label, node) if question is not None else (),
                hint=texts.render(question.hint, node) if question is not None else "",
                guidance=self._guidance(node),
                constraint_message=texts.render(bind.constraint_message, node),
                required_message=texts.render(bind.required_message, node),
                warning_message=texts.render(bind.warning_message, node),
                media=self._media(node),
            )
            if len(self._logic.failures) == failed:
                self._logic.seen(node).words = found
        return found

    def _kind(self, definition: Definition) -> NodeKind:
        question = definition.question
        if question is None:
            return NodeKind.HIDDEN
        only_shown = self._logic.program.constant(definition, RuleKind.READONLY, False)
        return NodeKind.NOTE if only_shown and question.kind is ControlKind.INPUT else _KINDS[question.kind]

    def _guidance(self, node: InstanceNode) -> str:
        question = node.definition.question
        if question is None:
            return ""
        texts = self._texts
        own = texts.render(question.guidance, node) if question.guidance != NO_TEXT else ""
        return own or next(filter(None, (texts.guidance(text, node) for text in (question.hint, question.label))), "")

    def _media(self, node: InstanceNode) -> dict[str, str]:
        question = node.definition.question
        return self._texts.media(question.label, node) if question is not None else {}

    def _error(self, node: InstanceNode) -> str | None:
        errors = self._logic.errors
        if not errors:
            return None
        return next((text for (at, _), text in errors.items() if at is node), None)


def _is_checked(definition: Definition) -> bool:
    """Return whether an instance can be invalid at all."""
    bind = definition.bind
    return bind is not None and (bind.required or bind.constraint or bind.warning) is not None
