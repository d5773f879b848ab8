"""Quantiles and tails of the normal and of Student's t distribution, to about 1e-12."""

from __future__ import annotations

import math
from statistics import NormalDist

_NORMAL = NormalDist()
_TINY = 1e-300
_EPSILON = 1e-16
_MAX_STEPS = 500
_NEARLY_NORMAL_DF = 1e6
"""From here the first term of the expansion around the normal is more exact than the incomplete beta."""


def normal_quantile(probability: float) -> float:
    """Return z with P(Z <= z) = `probability`, which lies strictly between 0 and 1."""
    return _NORMAL.inv_cdf(probability)


def two_sided_z(level: float) -> float:
    """Return z so that -z..z holds the share `level` of a normal distribution (1.959964 at 0.95)."""
    return normal_quantile(0.5 + level / 2)


def normal_two_sided_p(z: float) -> float:
    """Return the probability of a normal deviate at least as far from 0 as `z`."""
    return math.erfc(abs(z) / math.sqrt(2))


def t_two_sided_p(t: float, df: float) -> float:
    """Return the probability of a t deviate with `df` degrees of freedom at least as far from 0 as `t`."""
    if df > _NEARLY_NORMAL_DF:
        return normal_two_sided_p(t * (1 - (t * t + 1) / (4 * df)))
    return incomplete_beta(df / 2, 0.5, df / (df + t * t))


def two_sided_t(level: float, df: float) -> float:
    """Return t so that -t..t holds the share `level` of Student's t with `df` > 0 degrees of freedom.

    Found by halving between two bounds: slower than Newton's method, but it cannot run away at 1 degree of freedom.
    """
    if df > _NEARLY_NORMAL_DF:
        z = two_sided_z(level)
        return z + (z**3 + z) / (4 * df)
    tail = 1 - level
    low, high = 0.0, 1.0
    while t_two_sided_p(high, df) > tail:
        low, high = high, high * 2
    while high - low > 1e-14 * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if t_two_sided_p(middle, df) > tail:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b) for 0 <= x <= 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    front = math.exp(log_front)
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, 1 - x) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction of the incomplete beta function (modified Lentz method)."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, _MAX_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            result *= d * c
        if abs(d * c - 1) < _EPSILON:
            break
    return result


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
