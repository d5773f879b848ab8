"""Interval estimates of proportions and means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxfield.analysis.distributions import two_sided_t, two_sided_z

DEFAULT_LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An estimate with its bounds.

    Attributes:
        estimate: The point estimate that is reported; the interval need not be centred on it.
        low, high: Bounds; None where the number of answers does not allow any.
        level: Share of samples whose interval holds the true value (0.95).
        method: Name of the method, as a report prints it.
    """

    estimate: float
    low: float | None
    high: float | None
    level: float
    method: str


def wilson(successes: float, n: float, *, level: float = DEFAULT_LEVEL) -> Interval | None:
    """Return the Wilson score interval of `successes` in `n`; None where `n` is 0."""
    if n <= 0:
        return None
    z = two_sided_z(level)
    share = successes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Interval(
        estimate=share, low=max(0.0, centre - half), high=min(1.0, centre + half), level=level, method="Wilson"
    )


def agresti_coull(successes: float, n: float, *, level: float = DEFAULT_LEVEL) -> Interval | None:
    """Return the Agresti-Coull interval of `successes` in `n`; None where `n` is 0."""
    if n <= 0:
        return None
    z = two_sided_z(level)
    total = n + z * z
    centre = (successes + z * z / 2) / total
    half = z * math.sqrt(centre * (1 - centre) / total)
    return Interval(
        estimate=successes / n,
        low=max(0.0, centre - half),
        high=min(1.0, centre + half),
        level=level,
        method="Agresti-Coull",
    )


def mean_ci(values: Sequence[float], *, level: float = DEFAULT_LEVEL) -> Interval | None:
    """Return the mean of `values` with its t interval; None without values, no bounds with a single one."""
    if not values:
        return None
    n = len(values)
    mean = math.fsum(values) / n
    if n == 1:
        return Interval(estimate=mean, low=None, high=None, level=level, method="t")
    half = two_sided_t(level, n - 1) * standard_deviation(values) / math.sqrt(n)
    return Interval(estimate=mean, low=mean - half, high=mean + half, level=level, method="t")


def standard_deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of a sample (divisor n - 1) of at least two values."""
    n = len(values)
    mean = math.fsum(values) / n
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (n - 1))
