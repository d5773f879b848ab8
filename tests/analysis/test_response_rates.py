import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.analysis.outcomes import count_dispositions, outcome_group
from cxfield.analysis.response_rates import RATE_NAMES, OutcomeCounts, RateError, count_outcomes, response_rates
from cxfield.sample.dispositions import DispositionError, OutcomeGroup, default_dispositions


def test_without_cases_every_rate_is_not_available() -> None:
    rates = response_rates(OutcomeCounts())
    assert {getattr(rates, name) for name in RATE_NAMES} == {None}
    assert rates.e is None


def test_without_unknown_cases_the_three_response_rates_agree() -> None:
    rates = response_rates(OutcomeCounts(I=10, R=11, NE=3))
    assert rates.RR1 == rates.RR3 == rates.RR5 == pytest.approx(10 / 21)


@given(st.lists(st.integers(0, 1000), min_size=8, max_size=8))
def test_response_rates_are_ordered_and_shares(numbers: list[int]) -> None:
    rates = response_rates(
        OutcomeCounts(**dict(zip(("I", "P", "R", "NC", "O", "UH", "UO", "NE"), numbers, strict=True)))
    )
    known = [rate for rate in (rates.RR1, rates.RR3, rates.RR5) if rate is not None]
    assert known == sorted(known)
    values = [value for name in RATE_NAMES if (value := getattr(rates, name)) is not None]
    assert all(0 <= value <= 1 for value in values)


@pytest.mark.parametrize("bad", [OutcomeCounts(I=-1)])
def test_negative_counts_are_refused(bad: OutcomeCounts) -> None:
    with pytest.raises(RateError, match="negative"):
        response_rates(bad)


def test_a_share_of_eligible_above_one_is_refused() -> None:
    with pytest.raises(RateError, match="between 0 and 1"):
        response_rates(OutcomeCounts(I=1), e=1.2)


def test_every_code_of_the_table_has_the_letter_that_its_prefix_says() -> None:
    for row in default_dispositions().rows:
        house_code = row.code + "7"  # not in the table: decided by prefix
        assert outcome_group(house_code) == row.group, row.code


def test_a_quota_closed_case_is_not_eligible_and_busy_is_unknown() -> None:
    assert outcome_group("4.80") == OutcomeGroup.NOT_ELIGIBLE
    assert outcome_group("3.12") == OutcomeGroup.UNKNOWN_HOUSEHOLD


def test_a_code_of_no_standard_is_refused_by_name() -> None:
    with pytest.raises(DispositionError, match=r"'9\.99'"):
        outcome_group("9.99")


def test_dispositions_are_counted_in_code_order_with_names() -> None:
    rows = count_dispositions(["3.13", "1.1", "1.1", "2.11"])
    assert [(row.code, row.cases) for row in rows] == [("1.1", 2), ("2.11", 1), ("3.13", 1)]
    assert rows[0].name == "Complete"


def test_outcome_counts_add_up_by_letter() -> None:
    counts = count_outcomes(outcome_group(code) for code in ["1.1", "2.11", "2.12", "4.80"])
    assert counts == OutcomeCounts(I=1, R=2, NE=1)
