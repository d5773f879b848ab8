"""When to try again and how much to send: rules that hold for every input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.sync.schedule import (
    AFTER_OUTAGE_S,
    LARGEST_BATCH_BYTES,
    LONGEST_DELAY_S,
    SMALLEST_BATCH_BYTES,
    first_contact_delay_s,
    is_stuck,
    next_batch_bytes,
    retry_delay_s,
)

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)


@pytest.mark.parametrize(("failures", "ceiling"), [(1, 2), (2, 4), (5, 32), (9, 512), (10, 900), (1000, 900)])
def test_the_ceiling_doubles_until_the_cap(failures: int, ceiling: float) -> None:
    assert retry_delay_s(failures, 0.5) == ceiling / 2


@given(failures=st.integers(1, 10_000), one=CHANCES, other=CHANCES)
def test_devices_never_meet_at_the_cap(failures: int, one: float, other: float) -> None:
    """Jitter after the cap: two chances give two delays, however long the outage."""
    first, second = retry_delay_s(failures, one), retry_delay_s(failures, other)
    assert 0 <= first < LONGEST_DELAY_S
    assert (first < second) == (one < other) or abs(one - other) < 1e-9


@given(failures=st.integers(1, 50), chance=CHANCES, wait=st.floats(0, 4000))
def test_the_server_s_wish_is_honoured(failures: int, chance: float, wait: float) -> None:
    assert retry_delay_s(failures, chance, retry_after_s=wait) >= wait


@given(chance=CHANCES)
def test_the_first_contact_after_an_outage_is_spread(chance: float) -> None:
    assert 0 <= first_contact_delay_s(chance) < AFTER_OUTAGE_S


@pytest.mark.parametrize(
    ("unsent", "since", "stuck"),
    [(0, None, False), (0, 9999, False), (1, None, True), (1, 1199, False), (1, 1200, True)],
)
def test_stuck_means_something_to_send_and_nobody_tried(unsent: int, since: float | None, stuck: bool) -> None:
    assert is_stuck(unsent=unsent, since_last_try_s=since) is stuck


@given(
    size=st.integers(SMALLEST_BATCH_BYTES, LARGEST_BATCH_BYTES), took=st.none() | st.floats(min_value=0, max_value=120)
)
def test_a_batch_stays_within_its_bounds_and_moves_the_right_way(size: int, took: float | None) -> None:
    following = next_batch_bytes(size, took_s=took)
    assert SMALLEST_BATCH_BYTES <= following <= LARGEST_BATCH_BYTES
    if took is None:
        assert following <= size
    else:
        assert following >= size
        assert following == size or took < 5
