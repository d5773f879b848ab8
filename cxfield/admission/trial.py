"""A questionnaire put to the test: its rules in order, and an interview begun and looked at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxfield.errors import CxfieldError
from cxfield.interview.engine import Interview
from cxfield.interview.rules import CircleError, Rule, RuleKind
from cxfield.interview.setting import Setting
from cxfield.questionnaire.cell_places import CellPlaces, Places
from cxfield.questionnaire.model import Finding, Questionnaire
from cxfield.questionnaire.xml_tree import local_name_of_path

_COLUMNS = {
    RuleKind.CALCULATE: ("calculation", "calculate"),
    RuleKind.RELEVANT: ("relevant", "relevance"),
    RuleKind.COUNT: ("repeat_count", "count", "jr:count"),
    RuleKind.CHOICES: ("choice_filter",),
}
_LONGEST_WAY = 12
_POSITION = re.compile(r"\[\d+\]")


def trial(questionnaire: Questionnaire, places: Places, before: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings `before` and what the trial adds to them."""
    where = CellPlaces(places)
    try:
        return (*before, *_begin(questionnaire, where, before))
    except CircleError as error:
        return (*before, _circle(error, where))
    except CxfieldError as error:
        if any(finding.severity == "error" for finding in before):
            return tuple(before)  # said already, and with its place
        return (*before, Finding(severity="error", code="cannot-run", where="", message=str(error)))


def _begin(questionnaire: Questionnaire, places: CellPlaces, before: Sequence[Finding]) -> list[Finding]:
    """Do once all that opening the questionnaire will do; return what failed in it and was not expected to.

    An expression may also fail for want of an answer, so this is no error.
    """
    interview = Interview(questionnaire, Setting(case={}))
    interview.pages()
    failed = {state.error: state.ref for state in interview.nodes() if state.error is not None}
    found = [
        Finding(severity="warning", code="fails-at-start", where=places.of_node(_POSITION.sub("", ref)), message=error)
        for error, ref in failed.items()
    ]
    expected = {finding.where for finding in before}
    is_incomplete = any(finding.code == "file-absent" for finding in before)
    return [] if is_incomplete else [finding for finding in found if finding.where not in expected]


def _circle(error: CircleError, places: CellPlaces) -> Finding:
    rules = _from_the_first(error.rules)
    first = rules[0]
    where = places.of_node(first.context.path, _COLUMNS.get(first.kind, ()))
    message = _own_circle(first) if len(rules) == 1 else _way(rules)
    return Finding(severity="error", code="circle", where=where, message=message)


def _from_the_first(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Return the circle `rules` turned so that it begins with what stands first in the form."""
    start = min(range(len(rules)), key=lambda place: rules[place].context.index)
    return [*rules[start:], *rules[:start]]


def _way(rules: Sequence[Rule]) -> str:
    names = [_named(rule) for rule in (*rules, rules[0])]
    if len(names) > _LONGEST_WAY:
        left_out = len(names) - _LONGEST_WAY
        names = [*names[: _LONGEST_WAY // 2], f"… {left_out:,} more …", *names[-_LONGEST_WAY // 2 :]]
    return f"These depend on each other in a circle: {' → '.join(names)}. Break it at one of them."


def _own_circle(rule: Rule) -> str:
    name = local_name_of_path(rule.context.path)
    inside = next((read.definition for read in rule.reads if rule.context in read.definition.lineage[:-1]), None)
    if inside is not None:
        inner = local_name_of_path(inside.path)
        return f"The {rule.kind} of '{name}' depends on '{inner}', which is inside '{name}'. Ask '{inner}' before it."
    if rule.kind is RuleKind.CALCULATE:
        return f"The calculation of '{name}' uses its own value. Take that out; to keep a first value, use once(…)."
    return f"The {rule.kind} of '{name}' depends on its own value. Take '{name}' out of it."


def _named(rule: Rule) -> str:
    return f"the {rule.kind} of '{local_name_of_path(rule.context.path)}'"
