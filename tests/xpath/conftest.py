"""A small form's instance for the tests of expressions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from cxfield.xpath import Context, Environment, compile_expression
from cxfield.xpath.document import parse_document

FORM = """<data id="f">
  <age>34</age><name>Anna</name><empty/><colours>red blue</colours><born>1990-06-15</born>
  <person><name>Ben</name><age>10</age></person>
  <person><name>Eva</name><age>12</age></person>
  <person><name>Jan</name><age/></person>
</data>"""
NOW = datetime(2024, 7, 1, 21, 30, tzinfo=UTC)
Evaluate = Callable[..., Any]


@pytest.fixture
def context() -> Context:
    document = parse_document(FORM)
    data = document.child("data")
    assert data is not None
    node = data.child("age")
    assert node is not None
    return Context(node, Environment(document, clock=lambda: NOW, random_source=lambda: 0.5, uuid_source=lambda: "u-1"))


@pytest.fixture
def value(context: Context) -> Evaluate:
    """Evaluate an expression at `/data/age`, as the kind named."""

    def evaluate(source: str, kind: str = "evaluate") -> Any:
        return getattr(compile_expression(source), kind)(context)

    return evaluate
