"""The questions of a questionnaire in order, and their choices with labels: what reports, exports and analysis read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxfield.questionnaire.model import (
    Control,
    ControlKind,
    Itemset,
    Output,
    Question,
    Questionnaire,
    Repeat,
    Text,
    TextForms,
    TextParts,
)
from cxfield.xpath.tree import Node

_ITEM_PATH = re.compile(r"""instance\(\s*['"][^'"]*['"]\s*\)((?:/[^\[\]/()]+)+)""")
_ITEXT_CHILD = re.compile(r"^\s*jr:itext\(\s*([\w.-]+)\s*\)\s*$")
FILL = "…"
"""Stands for a fill in a text without an interview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedQuestion:
    """A question and the repeats around it, outermost first (their generic paths)."""

    question: Question
    repeats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChoice:
    """A choice: its code, and its label by language (one entry under "" without translations)."""

    name: str
    labels: Mapping[str, str]

    def label(self, language: str | None) -> str:
        """Return the label in `language`, else the first there is, else the code."""
        return self.labels.get(language or "") or next((text for text in self.labels.values() if text), self.name)


def walk_questions(questionnaire: Questionnaire) -> Iterator[ListedQuestion]:
    """Yield all questions, notes too, in the order of the body."""
    yield from _walk(questionnaire.body, ())


def _walk(controls: tuple[Control, ...], repeats: tuple[str, ...]) -> Iterator[ListedQuestion]:
    for control in controls:
        if isinstance(control, Question):
            yield ListedQuestion(question=control, repeats=repeats)
        elif isinstance(control, Repeat):
            yield from _walk(control.children, (*repeats, control.ref))
        else:
            yield from _walk(control.children, repeats)


def label_text(questionnaire: Questionnaire, text: Text, language: str | None = None) -> str:
    """Return a label without an interview: fills are `…`; in the default language unless told otherwise."""
    if text.itext_id is not None:
        return _itext(questionnaire, text.itext_id, language)
    return _plain(text.parts) if text.itext_expression is None else FILL


def choices_of(questionnaire: Questionnaire, question: Question) -> tuple[ListedChoice, ...]:
    """Return every choice that the question may offer, whatever its filter; empty if they come from answers."""
    if question.itemset is None:
        return tuple(
            ListedChoice(name=choice.name, labels=_labels(questionnaire, choice.label)) for choice in question.choices
        )
    return tuple(
        _item_choice(questionnaire, question.itemset, item) for item in _items(questionnaire, question.itemset)
    )


def is_select(question: Question) -> bool:
    """Return whether the answer is one or more of the choices (or an order of them)."""
    return question.kind in (ControlKind.SELECT_ONE, ControlKind.SELECT_MULTIPLE, ControlKind.RANK)


def _items(questionnaire: Questionnaire, itemset: Itemset) -> list[Node]:
    instance = questionnaire.instances.get(itemset.instance_id or "")
    path = _ITEM_PATH.search(itemset.nodeset)
    if instance is None or instance.root is None or path is None:
        return []
    nodes = [instance.root]
    for step in path[1].strip("/").split("/"):
        nodes = [child for node in nodes for child in node.children if child.name == step.strip()]
    return nodes


def _item_choice(questionnaire: Questionnaire, itemset: Itemset, item: Node) -> ListedChoice:
    child = item.child(itemset.value_ref)
    name = child.value if child is not None else item.value
    translated = _ITEXT_CHILD.match(itemset.label_ref)
    label = item.child(translated[1] if translated else itemset.label_ref)
    if label is None:
        return ListedChoice(name=name, labels={"": name})
    text = Text(itext_id=label.value) if translated else Text(parts=(label.value,))
    return ListedChoice(name=name, labels=_labels(questionnaire, text))


def _labels(questionnaire: Questionnaire, text: Text) -> dict[str, str]:
    if text.itext_id is None:
        return {"": label_text(questionnaire, text)}
    return {language: _itext(questionnaire, text.itext_id, language) for language in questionnaire.languages}


def _itext(questionnaire: Questionnaire, identifier: str, language: str | None) -> str:
    for name in (language, questionnaire.default_language):
        forms = questionnaire.itext.get(name or "", {}).get(identifier, TextForms())
        if forms.parts or forms.short:
            return _plain(forms.parts or forms.short or ())
    return ""


def _plain(parts: TextParts) -> str:
    return "".join(FILL if isinstance(part, Output) else part for part in parts)
