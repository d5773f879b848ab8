import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.analysis.distributions import incomplete_beta, t_two_sided_p, two_sided_t, two_sided_z


@pytest.mark.parametrize(
    ("level", "df", "expected"),
    [
        (0.5, 1, 1.0),
        (0.95, 1, 12.706204736432095),
        (0.95, 2, 4.302652729696142),
        (0.95, 10, 2.2281388519649385),
        (0.99, 5, 4.032142983557536),
        (0.90, 30, 1.6972608865939574),
        (0.999, 3, 12.923978636687485),
        (0.95, 249, 1.9695368676395),
    ],
)
def test_t_quantile_is_that_of_the_tables(level: float, df: float, expected: float) -> None:
    assert two_sided_t(level, df) == pytest.approx(expected, rel=1e-9)


@given(level=st.floats(0.01, 0.999))
def test_one_degree_of_freedom_is_the_cauchy_distribution(level: float) -> None:
    assert two_sided_t(level, 1) == pytest.approx(math.tan(math.pi * level / 2), rel=1e-9)


@given(level=st.floats(0.01, 0.999), df=st.floats(1, 5000))
def test_quantile_and_tail_undo_each_other(level: float, df: float) -> None:
    assert 1 - t_two_sided_p(two_sided_t(level, df), df) == pytest.approx(level, abs=1e-10)


def test_t_with_very_many_degrees_of_freedom_is_normal() -> None:
    assert two_sided_t(0.95, 1e9) == pytest.approx(two_sided_z(0.95), rel=1e-7)


def test_the_two_ways_to_the_quantile_meet() -> None:
    assert two_sided_t(0.95, 1e6 + 1) == pytest.approx(two_sided_t(0.95, 1e6), rel=1e-9)


@given(a=st.floats(0.1, 100), b=st.floats(0.1, 100), x=st.floats(0.001, 0.999))
def test_incomplete_beta_is_a_share_and_symmetric(a: float, b: float, x: float) -> None:
    value = incomplete_beta(a, b, x)
    assert -1e-12 <= value <= 1 + 1e-12
    assert value == pytest.approx(1 - incomplete_beta(b, a, 1 - x), abs=1e-9)
