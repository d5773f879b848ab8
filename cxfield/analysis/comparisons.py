"""Differences between two waves or groups, with their tests."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxfield.analysis.distributions import normal_two_sided_p, t_two_sided_p
from cxfield.analysis.experience import Nps
from cxfield.analysis.intervals import standard_deviation


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """First minus second, its standard error, the test statistic and the two-sided p-value.

    Attributes:
        df: Degrees of freedom of a t statistic; None for a normal one.
    """

    difference: float
    standard_error: float
    statistic: float
    p: float
    df: float | None = None


def compare_nps(first: Nps, second: Nps, *, adjusted: bool = True) -> Difference | None:
    """Compare two scores, with the adjusted Wald counts unless asked otherwise; None where nothing varies."""
    if adjusted:
        difference = first.adjusted_point - second.adjusted_point
        error = math.hypot(_adjusted_error(first), _adjusted_error(second))
    else:
        difference = first.score - second.score
        error = math.hypot(first.standard_error, second.standard_error)
    return _normal_difference(difference, error)


def compare_proportions(successes: tuple[int, int], sizes: tuple[int, int]) -> Difference | None:
    """Compare two shares by the pooled z test; None where one group is empty or nothing varies."""
    if not all(sizes):
        return None
    pooled = sum(successes) / sum(sizes)
    error = math.sqrt(pooled * (1 - pooled) * (1 / sizes[0] + 1 / sizes[1]))
    return _normal_difference(successes[0] / sizes[0] - successes[1] / sizes[1], error)


def compare_means(first: Sequence[float], second: Sequence[float]) -> Difference | None:
    """Compare two means by Welch's t test; None with fewer than two values on a side or where nothing varies."""
    if min(len(first), len(second)) < 2:
        return None
    parts = [standard_deviation(values) ** 2 / len(values) for values in (first, second)]
    if not sum(parts):
        return None
    difference = math.fsum(first) / len(first) - math.fsum(second) / len(second)
    error = math.sqrt(sum(parts))
    df = sum(parts) ** 2 / (parts[0] ** 2 / (len(first) - 1) + parts[1] ** 2 / (len(second) - 1))
    t = difference / error
    return Difference(difference=difference, standard_error=error, statistic=t, p=t_two_sided_p(t, df), df=df)


def _adjusted_error(score: Nps) -> float:
    total = score.n + 3
    up, down = (score.promoters + 0.75) / total, (score.detractors + 0.75) / total
    return 100 * math.sqrt((up + down - (up - down) ** 2) / total)


def _normal_difference(difference: float, error: float) -> Difference | None:
    if not error:
        return None
    z = difference / error
    return Difference(difference=difference, standard_error=error, statistic=z, p=normal_two_sided_p(z))
