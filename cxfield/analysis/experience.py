"""Metrics of customer experience: NPS, CSAT and CES, with their intervals.

Scores that are not on the scale are the caller's error and raise `MetricError`; missing answers are left out before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxfield.analysis.distributions import two_sided_z
from cxfield.analysis.intervals import DEFAULT_LEVEL, Interval, mean_ci, wilson
from cxfield.errors import CxfieldError

NPS_TOP = 10
NPS_PROMOTER_FROM = 9
NPS_PASSIVE_FROM = 7
CSAT_TOP = 5
CSAT_SATISFIED_FROM = 4
CSAT_DISSATISFIED_TO = 2
CES_TOP = 7
CES_EASY_FROM = 5


class MetricError(CxfieldError):
    """An answer does not lie on the scale of the metric."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nps:
    """Net promoter score of `n` answers, on -100..100.

    Attributes:
        variance: Of the scores -1, 0, 1, with divisor n.
        standard_error: In points of the score.
        wald: Centred on the score and not clipped, so that it may leave -100..100.
        adjusted_wald: Three quarters of a promoter and of a detractor and three halves of a passive added;
            its middle is `adjusted_point`, not `score`. Clipped to -100..100.
    """

    n: int
    promoters: int
    passives: int
    detractors: int
    score: float
    variance: float
    standard_error: float
    wald: Interval
    adjusted_wald: Interval
    adjusted_point: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Csat:
    """Share of satisfied customers among `n` answers.

    Attributes:
        share: 0..1 with its Wilson interval.
        mean: Mean on the scale; None for a yes/no question.
        dissatisfied: Number of answers at the low end (1 and 2; or no).
    """

    n: int
    satisfied: int
    dissatisfied: int
    share: Interval
    mean: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ces:
    """Customer effort score 2.0: mean of 1..7 (7 is easiest) with its t interval, and the share of 5 to 7."""

    n: int
    mean: Interval
    easy: int
    share_easy: Interval


def nps(scores: Sequence[int], *, level: float = DEFAULT_LEVEL) -> Nps | None:
    """Return the NPS of answers on 0..10; None without answers."""
    _require_scale("NPS", scores, 0, NPS_TOP)
    if not scores:
        return None
    promoters = sum(score >= NPS_PROMOTER_FROM for score in scores)
    detractors = sum(score < NPS_PASSIVE_FROM for score in scores)
    return nps_of_counts(promoters, len(scores) - promoters - detractors, detractors, level=level)


def nps_of_counts(promoters: int, passives: int, detractors: int, *, level: float = DEFAULT_LEVEL) -> Nps:
    """Return the NPS of at least one answer, already sorted into the three classes."""
    n = promoters + passives + detractors
    z = two_sided_z(level)
    score = 100 * (promoters - detractors) / n
    variance = _net_variance(promoters / n, detractors / n)
    error = 100 * math.sqrt(variance / n)
    total = n + 3
    up, down = (promoters + 0.75) / total, (detractors + 0.75) / total
    point = 100 * (up - down)
    half = 100 * z * math.sqrt(_net_variance(up, down) / total)
    return Nps(
        n=n,
        promoters=promoters,
        passives=passives,
        detractors=detractors,
        score=score,
        variance=variance,
        standard_error=error,
        wald=Interval(estimate=score, low=score - z * error, high=score + z * error, level=level, method="Wald"),
        adjusted_wald=Interval(
            estimate=score,
            low=max(-100.0, point - half),
            high=min(100.0, point + half),
            level=level,
            method="adjusted Wald",
        ),
        adjusted_point=point,
    )


def _net_variance(up: float, down: float) -> float:
    return up + down - (up - down) ** 2


def csat(scores: Sequence[int], *, level: float = DEFAULT_LEVEL) -> Csat | None:
    """Return top-two-box satisfaction of answers on 1..5; None without answers."""
    _require_scale("CSAT", scores, 1, CSAT_TOP)
    satisfied = sum(score >= CSAT_SATISFIED_FROM for score in scores)
    share = wilson(satisfied, len(scores), level=level)
    if share is None:
        return None
    return Csat(
        n=len(scores),
        satisfied=satisfied,
        dissatisfied=sum(score <= CSAT_DISSATISFIED_TO for score in scores),
        share=share,
        mean=math.fsum(scores) / len(scores),
    )


def csat_binary(yes: int, no: int, *, level: float = DEFAULT_LEVEL) -> Csat | None:
    """Return satisfaction of a yes/no question; None without answers."""
    share = wilson(yes, yes + no, level=level)
    if share is None:
        return None
    return Csat(n=yes + no, satisfied=yes, dissatisfied=no, share=share, mean=None)


def ces(scores: Sequence[int], *, level: float = DEFAULT_LEVEL) -> Ces | None:
    """Return the effort score of answers on 1..7; None without answers."""
    _require_scale("CES", scores, 1, CES_TOP)
    mean = mean_ci([float(score) for score in scores], level=level)
    easy = sum(score >= CES_EASY_FROM for score in scores)
    share = wilson(easy, len(scores), level=level)
    return Ces(n=len(scores), mean=mean, easy=easy, share_easy=share) if mean and share else None


def _require_scale(metric: str, scores: Sequence[int], lowest: int, highest: int) -> None:
    for score in scores:
        if not lowest <= score <= highest:
            raise MetricError(f"{metric} takes answers from {lowest} to {highest}, but {score} was given.")
