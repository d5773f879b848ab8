"""A small, fixed run of each fuzz target, and all that went wrong once. `make fuzz` goes on at random."""

from __future__ import annotations

import pytest

from tests.fuzz.target import Target, try_inputs
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_whatever_comes_in_is_read_or_refused_with_a_sentence(target: Target) -> None:
    for data in (*target.seeds(), *(path.read_bytes() for path in target.corpus)):
        if target.name != "token":
            target.check(data)
    try_inputs(target, target.count)
