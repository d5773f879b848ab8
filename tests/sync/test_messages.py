"""What a message must hold to be one."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxfield.sync.messages import ReopenRequest


def test_a_reason_of_spaces_is_none() -> None:
    with pytest.raises(ValidationError):
        ReopenRequest(why="   ")
    assert ReopenRequest(why=" wrong person ").why == "wrong person"
