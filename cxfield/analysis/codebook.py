"""The variables of a study: every node that holds a value, with its question, choices and labels in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxfield.questionnaire.marked_text import without_marks
from cxfield.questionnaire.model import (
    Bind,
    Control,
    ControlKind,
    Group,
    Question,
    Questionnaire,
    Repeat,
    Text,
    TextParts,
)
from cxfield.xpath.tree import Node

SELECT_KINDS = (ControlKind.SELECT_ONE, ControlKind.SELECT_MULTIPLE, ControlKind.RANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One node that holds a value.

    Attributes:
        path: Generic path (`/data/contact/reason`).
        repeat: Path of the innermost repeat around it; None outside repeats.
        question: The control that asks it; None for calculated and hidden nodes.
        label: Question text; fills stand as the name in square brackets.
        choices: (code, label) of all choices in their order; empty where there are none or they depend on answers.
    """

    path: str
    repeat: str | None
    bind: Bind
    question: Question | None
    label: str
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def is_asked(self) -> bool:
        return self.question is not None and not self.question.note

    @property
    def is_multiple(self) -> bool:
        return self.question is not None and self.question.kind == ControlKind.SELECT_MULTIPLE

    @property
    def is_select(self) -> bool:
        return self.question is not None and self.question.kind in SELECT_KINDS


def variables(questionnaires: Sequence[Questionnaire], language: str | None = None) -> list[Variable]:
    """Return the variables of all versions (oldest first): an order that a new version only adds to.

    A variable that several versions have is described as in the newest. `language` is an itext name or its code;
    where a version does not have it, its default language is taken.
    """
    merged: list[Variable] = []
    for questionnaire in questionnaires:
        place = 0
        for variable in _variables_of(questionnaire, language):
            known = next((i for i, old in enumerate(merged) if old.path == variable.path), None)
            if known is None:
                merged.insert(place, variable)
            else:
                place = known
                merged[known] = _with_old_choices(variable, merged[known])
            place += 1
    return merged


def _with_old_choices(new: Variable, old: Variable) -> Variable:
    codes = {code for code, _ in new.choices}
    gone = tuple(choice for choice in old.choices if choice[0] not in codes)
    return Variable(
        path=new.path,
        repeat=new.repeat,
        bind=new.bind,
        question=new.question,
        label=new.label,
        choices=new.choices + gone,
    )


def _variables_of(questionnaire: Questionnaire, language: str | None) -> Iterator[Variable]:
    speech = find_language(questionnaire, language)
    asked = {control.ref: control for control in walk_controls(questionnaire.body) if isinstance(control, Question)}
    repeats = {control.ref for control in walk_controls(questionnaire.body) if isinstance(control, Repeat)}
    for path, repeat in _leaves(questionnaire, repeats):
        question = asked.get(path)
        yield Variable(
            path=path,
            repeat=repeat,
            bind=questionnaire.binds.get(path) or Bind(path=path),
            question=question,
            label=plain_text(questionnaire, question.label, speech) if question else "",
            choices=choices_of(questionnaire, question, speech) if question else (),
        )


def _leaves(questionnaire: Questionnaire, repeats: set[str]) -> Iterator[tuple[str, str | None]]:
    """Yield (path, innermost repeat) of every value node in document order, each path once, without `meta`."""
    seen: set[str] = set()
    root = questionnaire.primary.children[0]
    stack: list[tuple[Node, str, str | None]] = [(root, f"/{root.name}", None)]
    while stack:
        node, path, repeat = stack.pop()
        if path in seen:
            continue
        seen.add(path)
        repeat = path if path in repeats else repeat
        children = [*node.children, *_absent_templates(questionnaire, node, path)]
        if not children and path not in repeats and node is not root:
            yield path, repeat
        stack.extend((child, f"{path}/{child.name}", repeat) for child in reversed(children) if child.name != "meta")


def _absent_templates(questionnaire: Questionnaire, node: Node, path: str) -> list[Node]:
    """Return templates of repeats that belong below `node` and have no instance there."""
    return [
        template
        for place, template in questionnaire.templates.items()
        if place.rpartition("/")[0] == path and node.child(place.rpartition("/")[2]) is None
    ]


def walk_controls(body: Sequence[Control]) -> Iterator[Control]:
    """Yield all controls in the order of the form, outer ones first."""
    for control in body:
        yield control
        if isinstance(control, Group | Repeat):
            yield from walk_controls(control.children)


def find_language(questionnaire: Questionnaire, language: str | None) -> str | None:
    """Return the itext name for a name or code (`pl` finds `Polski (pl)`); else the default language."""
    if language:
        for name in questionnaire.languages:
            if name == language or name.endswith(f"({language})"):
                return name
    return questionnaire.default_language


def plain_text(questionnaire: Questionnaire, text: Text, language: str | None) -> str:
    """Return `text` outside any interview: fills stand as `[name]`."""
    if text.itext_id is not None:
        return _itext(questionnaire, text.itext_id, language)
    return _join(text.parts)


def choices_of(questionnaire: Questionnaire, question: Question, language: str | None) -> tuple[tuple[str, str], ...]:
    """Return (code, label) of every choice that the question may offer, whatever its filter says."""
    if question.choices:
        return tuple(
            (choice.name, plain_text(questionnaire, choice.label, language) or choice.name)
            for choice in question.choices
        )
    itemset = question.itemset
    instance = questionnaire.instances.get(itemset.instance_id) if itemset and itemset.instance_id else None
    if itemset is None or instance is None or instance.root is None:
        return ()
    found: dict[str, str] = {}
    for item in instance.root.walk():
        value = item.child(itemset.value_ref)
        if value is not None:
            label = _item_label(questionnaire, item, itemset.label_ref, language)
            found.setdefault(value.string_value(), label or value.string_value())
    return tuple(found.items())


def _item_label(questionnaire: Questionnaire, item: Node, label_ref: str, language: str | None) -> str:
    inner = label_ref.strip().removeprefix("jr:itext(").removesuffix(")").strip()
    node = item.child(inner)
    if node is None:
        return ""
    return (
        without_marks(node.string_value())
        if inner == label_ref
        else _itext(questionnaire, node.string_value(), language)
    )


def _itext(questionnaire: Questionnaire, itext_id: str, language: str | None) -> str:
    forms = questionnaire.itext.get(language or "", {}).get(itext_id)
    return _join(forms.parts or forms.short or ()) if forms else ""


def _join(parts: TextParts) -> str:
    words = (part if isinstance(part, str) else f"[{part.expression.strip().rpartition('/')[2]}]" for part in parts)
    return without_marks("".join(words)).strip()
