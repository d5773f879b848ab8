"""The metrics of a study: one for each question that the questionnaire marks as NPS, CSAT or CES."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxfield.analysis.codebook import Variable, variables
from cxfield.analysis.experience import Ces, Csat, MetricError, Nps, ces, csat, csat_binary, nps
from cxfield.analysis.intervals import Interval
from cxfield.analysis.study_data import AnswerIndex, StudyData, index_answers
from cxfield.analysis.topline import SMALL_BASE

METRICS = ("nps", "tnps", "csat", "ces")
_YES_CODES = ("yes", "y", "1", "true", "ok", "happy", "satisfied", "good")
_NO_SCORE_CODES = ("dk", "rf", "na", "dont_know", "do_not_know", "refused", "ref", "not_applicable", "none")
"""Choices that many forms offer instead of a missing code: they are no score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricResult:
    """One metric of one question.

    Attributes:
        metric: `nps`, `tnps`, `csat` or `ces`.
        result: None where nobody gave a valid answer or the answers are not on the scale.
        note: Why there is no result; empty otherwise.
    """

    metric: str
    variable: Variable
    result: Nps | Csat | Ces | None
    note: str = ""

    @property
    def n(self) -> int:
        return self.result.n if self.result else 0

    @property
    def is_small(self) -> bool:
        return self.n < SMALL_BASE

    @property
    def interval(self) -> Interval | None:
        """In the unit of the metric: NPS points, share of satisfied 0..1, mean effort 1..7."""
        match self.result:
            case Nps():
                return self.result.adjusted_wald
            case Csat():
                return self.result.share
            case Ces():
                return self.result.mean
            case _:
                return None


def metric_results(data: StudyData, language: str | None = None) -> list[MetricResult]:
    """Return the metrics of all questions that carry one, over all counted interviews, in questionnaire order."""
    index = index_answers(data.counted)
    return [_metric(index, each) for each in variables(data.questionnaires, language) if each.bind.metric in METRICS]


def _metric(index: AnswerIndex, variable: Variable) -> MetricResult:
    metric = variable.bind.metric or ""
    given = (answer.value for _, answer in index.get(variable.path, ()) if answer.value)
    values = [value for value in given if value.lower() not in _NO_SCORE_CODES]
    try:
        result = _compute(metric, variable, values)
    except MetricError as error:
        return MetricResult(metric=metric, variable=variable, result=None, note=str(error))
    return MetricResult(
        metric=metric, variable=variable, result=result, note="" if result else "Nobody has given a valid answer yet."
    )


def _compute(metric: str, variable: Variable, values: Sequence[str]) -> Nps | Csat | Ces | None:
    codes = [code for code, _ in variable.choices if code.lower() not in _NO_SCORE_CODES]
    if metric == "csat" and len(codes) == 2:
        happy = _satisfied_code(codes)
        yes = sum(value == happy for value in values)
        return csat_binary(yes, len(values) - yes)
    scores = [_whole(metric, value) for value in values]
    if metric == "csat":
        return csat(scores)
    return ces(scores) if metric == "ces" else nps(scores)


def _satisfied_code(codes: Sequence[str]) -> str:
    """Return the code of the satisfied one of two choices: yes, 1, true, …; else the first."""
    return next((code for code in codes if code.lower() in _YES_CODES), codes[0])


def _whole(metric: str, value: str) -> int:
    try:
        number = float(value)
    except ValueError:
        number = 0.5
    if not number.is_integer():
        raise MetricError(f"{metric.upper()} takes whole numbers, but the answer {value!r} was given.")
    return int(number)
