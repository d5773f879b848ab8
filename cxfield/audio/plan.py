"""What of an interview is recorded, if the respondent consents: `cx:record` of the questionnaire. Pure.

`always`, `never` or `sample=0.1` (in a tenth of the interviews) stands on a question, a group or a repeat, or on the
root of the primary instance for the whole interview (`attribute::cx:record` in the settings sheet). What stands
nearest to a question counts. Where nothing is said, nothing is recorded. Shares are drawn when the interview begins,
from its seed, and stand in its journal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from cxfield.questionnaire.model import Control, Question, Questionnaire
from cxfield.questionnaire.xml_tree import CX

ALWAYS, NEVER, SAMPLE = "always", "never", "sample="
WHOLE = ""
"""Name of the rule for the whole interview."""

_POSITION = re.compile(r"\[\d+\]")
_RECORD = f"{{{CX}}}record"


@dataclass(frozen=True, slots=True)
class Rule:
    """A `cx:record` of the questionnaire. `name` is the ref, or the place in the body of a group without one."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class RecordingPlan:
    """Which questions of one interview are recorded.

    Attributes:
        whole: What holds where no rule stands nearer; None: nothing.
        rules: By generic ref: the rule that stands nearest.
        draws: By name of a rule with a share: whether this interview is drawn.
    """

    whole: Rule | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    draws: Mapping[str, bool] = field(default_factory=dict)

    def _holds(self, rule: Rule | None) -> bool:
        if rule is None or rule.says == NEVER:
            return False
        return rule.says == ALWAYS or self.draws.get(rule.name, False)

    def is_recorded(self, ref: str) -> bool:
        """Whether the question at `ref` (with positions) is recorded."""
        return self._holds(self.rules.get(_POSITION.sub("", ref), self.whole))

    def is_page_recorded(self, refs: Sequence[str]) -> bool:
        """Whether a page is: one question that must not be keeps the page out. Without questions: the whole's rule."""
        rules = [self.rules.get(_POSITION.sub("", ref), self.whole) for ref in refs] or [self.whole]
        is_barred = any(rule is not None and rule.says == NEVER for rule in rules)
        return not is_barred and any(self._holds(rule) for rule in rules)

    @property
    def wants_sound(self) -> bool:
        """Whether anything can be recorded in this interview."""
        return self._holds(self.whole) or any(self._holds(rule) for rule in self.rules.values())


def draw_shares(questionnaire: Questionnaire, seed: int) -> dict[str, bool]:
    """Return for each rule with a share whether the interview with `seed` is drawn: the same every time."""
    wanted = {rule.name: share for rule in _all_rules(questionnaire) if (share := _share(rule.says)) is not None}
    return {name: Random(f"{seed}:record:{name}").random() < share for name, share in wanted.items()}


def plan_of(questionnaire: Questionnaire, draws: Mapping[str, bool]) -> RecordingPlan:
    """Return the plan of an interview; `draws` as `draw_shares` gave them or its journal has them."""
    return RecordingPlan(_whole(questionnaire), dict(_nearest(questionnaire.body, "", None)), dict(draws))


def _share(says: str) -> float | None:
    if not says.startswith(SAMPLE):
        return None
    try:
        return float(says.removeprefix(SAMPLE))
    except ValueError:  # the check of the form says so; a share that cannot be read records nothing
        return 0.0


def _all_rules(questionnaire: Questionnaire) -> Iterator[Rule]:
    whole = _whole(questionnaire)
    if whole is not None:
        yield whole
    yield from {rule.name: rule for _ref, rule in _nearest(questionnaire.body, "", None)}.values()


def _whole(questionnaire: Questionnaire) -> Rule | None:
    root = next(iter(questionnaire.primary.children), None)
    says = (root.attributes or {}).get(_RECORD) if root is not None else None
    return Rule(WHOLE, says) if says else None


def _nearest(controls: tuple[Control, ...], around: str, above: Rule | None) -> Iterator[tuple[str, Rule]]:
    """Yield (generic ref, rule) of all controls that a rule reaches, groups and repeats too."""
    for place, control in enumerate(controls):
        here = f"{around}.{place}" if around else f"#{place}"
        rule = Rule(control.ref or here, control.record) if control.record else above
        if rule is not None and control.ref:
            yield control.ref, rule
        if not isinstance(control, Question):
            yield from _nearest(control.children, here, rule)
