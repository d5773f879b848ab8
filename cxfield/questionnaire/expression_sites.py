"""Every expression of a questionnaire, with the node it is evaluated at and where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxfield.questionnaire.model import Control, Output, Question, Questionnaire, Repeat, Text, TextParts

_BIND_COLUMNS = {
    "relevant": ("relevant", "relevance"),
    "readonly": ("read_only", "readonly"),
    "required": ("required",),
    "constraint": ("constraint",),
    "calculate": ("calculation", "calculate", "trigger"),
    "warning": ("cx:warning",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One expression.

    Attributes:
        context: Generic path of the node that it is evaluated at.
        role: `relevant`, `calculate`, `itemset`, `count`, `output`, `setvalue`, …
        columns: The workbook's columns that it may stand in.
    """

    source: str
    context: str
    role: str
    columns: tuple[str, ...] = ()


def expression_sites(questionnaire: Questionnaire) -> Iterator[Site]:
    """Yield the expressions of binds, actions and body, in the form's order."""
    for bind in questionnaire.binds.values():
        for role, columns in _BIND_COLUMNS.items():
            source = getattr(bind, role)
            if source:
                yield Site(source=source, context=bind.path, role=role, columns=columns)
        yield from _outputs(bind.constraint_message, bind.path, questionnaire, ("constraint_message",))
        yield from _outputs(bind.required_message, bind.path, questionnaire, ("required_message",))
        yield from _outputs(bind.warning_message, bind.path, questionnaire, ("cx:warning_msg",))
    for action in questionnaire.actions:
        if action.expression:
            columns = ("calculation", "calculate", "default")
            yield Site(source=action.expression, context=action.target, role=action.kind, columns=columns)
    for control in all_controls(questionnaire.body):
        yield from _body_sites(control, questionnaire)


def all_controls(controls: Iterable[Control]) -> Iterator[Control]:
    """Yield all controls, a group before what is in it."""
    for control in controls:
        yield control
        if not isinstance(control, Question):
            yield from all_controls(control.children)


def _body_sites(control: Control, questionnaire: Questionnaire) -> Iterator[Site]:
    if control.ref is None:
        return
    if isinstance(control, Repeat) and control.count:
        columns = ("repeat_count", "count", "jr:count")
        yield Site(source=control.count, context=control.ref, role="count", columns=columns)
    if isinstance(control, Question) and control.itemset:
        yield Site(
            source=control.itemset.nodeset, context=control.ref, role="itemset", columns=("choice_filter", "parameters")
        )
    yield from _outputs(control.label, control.ref, questionnaire, ("label",))
    if isinstance(control, Question):
        yield from _outputs(control.hint, control.ref, questionnaire, ("hint", "guidance_hint"))


def _outputs(text: Text, context: str, questionnaire: Questionnaire, columns: tuple[str, ...]) -> Iterator[Site]:
    seen: set[str] = set()
    for parts in _all_parts(text, questionnaire):
        for part in parts:
            if isinstance(part, Output) and part.expression not in seen:
                seen.add(part.expression)
                yield Site(source=part.expression, context=context, role="output", columns=columns)


def _all_parts(text: Text, questionnaire: Questionnaire) -> Iterator[TextParts]:
    yield text.parts
    if text.itext_id is None:
        return
    for entries in questionnaire.itext.values():
        forms = entries.get(text.itext_id)
        if forms is not None:
            yield from (parts for parts in (forms.parts, forms.short, forms.guidance) if parts)
