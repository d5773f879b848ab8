import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.sample.dispositions import DispositionError, OutcomeGroup, default_dispositions, final_disposition

TABLE = default_dispositions()


def group_by_prefix(code: str) -> str:
    """AAPOR's rule by prefix, written down a second time to check the table against."""
    for prefix, group in (
        ("1.1", "I"),
        ("1.2", "P"),
        ("2.1", "R"),
        ("2.2", "NC"),
        ("2.3", "O"),
        ("3.1", "UH"),
        ("3.", "UO"),
    ):
        if code.startswith(prefix):
            return group
    return "NE"


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.code)
def test_every_code_stands_in_the_group_of_its_prefix(row) -> None:
    assert row.group == group_by_prefix(row.code)


def test_no_code_stands_twice() -> None:
    codes = [row.code for row in TABLE.rows]
    assert len(codes) == len(set(codes))


def test_an_unknown_code_is_refused_in_words() -> None:
    with pytest.raises(DispositionError, match=r"9\.99 is not in the table"):
        TABLE.get("9.99")


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([], "3.11"),
        (["3.13"], "3.13"),
        (["2.112", "3.13"], "2.112"),
        (["2.20", "3.12"], "2.20"),
        (["3.12", "3.13", "1.1"], "1.1"),
        (["1.1", "3.13"], "1.1"),
        (["2.112", "4.31"], "4.31"),
    ],
)
def test_the_final_code_reflects_the_whole_history(codes: list[str], expected: str) -> None:
    assert final_disposition(codes) == expected


@given(st.lists(st.sampled_from([row.code for row in TABLE.rows]), min_size=1))
def test_once_somebody_answered_the_final_code_is_never_an_unanswered_call(codes: list[str]) -> None:
    groups = [TABLE.get(code).group for code in codes]
    spoken = {OutcomeGroup.COMPLETE, OutcomeGroup.PARTIAL, OutcomeGroup.REFUSAL, OutcomeGroup.OTHER}
    if any(group in spoken for group in groups):
        assert TABLE.get(final_disposition(codes)).group != OutcomeGroup.UNKNOWN_HOUSEHOLD
