import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.analysis.experience import MetricError, ces, csat, csat_binary, nps
from cxfield.analysis.intervals import mean_ci, wilson


def test_no_answers_give_no_metric_rather_than_zero() -> None:
    assert (nps([]), csat([]), ces([]), csat_binary(0, 0), wilson(0, 0), mean_ci([])) == (None,) * 6


@pytest.mark.parametrize(("score", "expected"), [(0, -100), (6, -100), (7, 0), (8, 0), (9, 100), (10, 100)])
def test_nps_classes_begin_where_they_should(score: int, expected: int) -> None:
    result = nps([score])
    assert result is not None
    assert result.score == expected


def test_adjusted_wald_stays_on_the_scale_where_wald_leaves_it() -> None:
    result = nps([10, 10, 10, 9, 9, 9, 9, 8, 8, 3])
    assert result is not None
    assert result.wald.high is not None
    assert result.wald.high > 100
    assert result.adjusted_wald.high is not None
    assert result.adjusted_wald.high < 100


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_nps_interval_lies_on_the_scale_in_order(scores: list[int]) -> None:
    result = nps(scores)
    assert result is not None
    low, high = result.adjusted_wald.low, result.adjusted_wald.high
    assert low is not None
    assert high is not None
    assert -100 <= low <= high <= 100
    assert result.promoters + result.passives + result.detractors == result.n


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_and_stays_between_0_and_1(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    result = wilson(successes, n)
    assert result is not None
    assert result.low is not None
    assert result.high is not None
    assert 0 <= result.low <= successes / n + 1e-12
    assert successes / n - 1e-12 <= result.high <= 1


def test_a_score_off_the_scale_is_refused_with_the_scale() -> None:
    with pytest.raises(MetricError, match="from 0 to 10, but 11"):
        nps([11])
    with pytest.raises(MetricError, match="from 1 to 7, but 0"):
        ces([0])


def test_mean_of_one_answer_has_no_bounds() -> None:
    result = mean_ci([5.0])
    assert result is not None
    assert (result.estimate, result.low, result.high) == (5.0, None, None)


def test_binary_satisfaction_is_the_share_of_yes() -> None:
    result = csat_binary(78, 42)
    assert result is not None
    assert result.share.estimate == pytest.approx(0.65)
    assert result.share.low == pytest.approx(0.561213, abs=1e-6)
