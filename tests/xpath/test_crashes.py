"""Expressions that once came out with another error than a sentence; the fuzzer found them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cxfield.xpath import XPathError

Value = Callable[..., Any]


def test_an_instance_without_a_name_is_refused_with_a_sentence(value: Value) -> None:
    with pytest.raises(XPathError, match="takes 1 argument"):
        value("instance()/root/item")


def test_the_position_of_what_is_no_child_is_one(value: Value) -> None:
    assert value("position(/data/@id)") == 1
    assert value("position(./text())") == 1
