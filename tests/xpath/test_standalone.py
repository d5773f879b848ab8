"""Expressions alone, with a document or without one."""

from __future__ import annotations

import pytest

from cxfield.xpath import XPathError
from cxfield.xpath.standalone import Request, evaluate


@pytest.mark.parametrize(
    "source", ["/data/a", "//a", ".", "..", "a", "string-length()", "number()", "name()", "current()/a"]
)
def test_without_a_document_a_path_leads_nowhere(source: str) -> None:
    with pytest.raises(XPathError, match="There is no document"):
        evaluate(Request(expression=source))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 1", 2),
        ("string-length('abc')", 3),
        ("position()", 1),
        ("if(true(), 5, /data/a)", 5),
        ("count(/data/a)", None),
    ],
)
def test_without_a_document_the_rest_works(source: str, value: object) -> None:
    request = Request(expression=source)
    if value is None:
        with pytest.raises(XPathError):
            evaluate(request)
    else:
        assert evaluate(request)["value"] == value


def test_with_a_document_an_argument_left_out_is_the_context_node() -> None:
    request = Request(expression="string-length()", xml="<data><a>four</a></data>", node="/data/a")
    assert evaluate(request) == {"type": "number", "value": 4}


def test_a_form_has_the_version_of_its_instance() -> None:
    form = (
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance><data version="v7"/></instance>'
        "</model></h:head></h:html>"
    )
    assert evaluate(Request(expression="version()", xml=form))["value"] == "v7"
