"""The limits of expressions hold where a form is met first: each is a sentence about its place."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest

from cxfield.admission.examination import examine_xml_here
from cxfield.questionnaire.model import Finding


def findings(expression: str, role: str = "relevant", nodes: int = 1) -> list[Finding]:
    """Return the findings on a form with one expression, beside a group of `nodes` nodes."""
    xform = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>'
        f"<instance><d id='d'><g>{'<x/>' * nodes}</g><q/></d></instance>"
        f'<bind nodeset="/d/q" {role}={quoteattr(expression)}/></model></h:head><h:body/></h:html>'
    )
    return list(examine_xml_here(xform.encode()).findings)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("(" * 100 + "1" + ")" * 100, "nest more than"),
        ("not(" * 100 + "1" + ")" * 100, "nest more than"),
        ("/d/g" + "[/d/g" * 100 + "]" * 100, "nest more than"),
        (" or ".join(["/d/g/x = 1"] * 50_000), "characters"),
    ],
    ids=["brackets", "functions", "filters", "length"],
)
@pytest.mark.parametrize("role", ["relevant", "constraint", "calculate"])
def test_an_expression_that_is_too_large_is_found(expression: str, words: str, role: str) -> None:
    (finding,) = findings(expression, role)
    assert (finding.code, finding.where) == ("bad-expression", "/d/q")
    assert words in finding.message


def test_a_pattern_that_could_take_for_ever_is_searched_in_linear_time() -> None:
    assert findings(f"regex('{'a' * 200}!', '(a+)+$')") == []


def test_a_pattern_that_would_take_too_much_is_found() -> None:
    assert [finding.code for finding in findings("regex('a', '(a{1000}){1000}')")] == ["bad-expression"]


@pytest.mark.parametrize(
    ("expression", "nodes"),
    [
        ("count(/d/g/*[count(/d/g/*[count(/d/g/*) > 0]) > 0])", 300),
        ("string-length(join('-', /d/g/*, " + ", ".join(["/d/g/*"] * 400) + "))", 5_000),
    ],
    ids=["steps", "text"],
)
def test_an_expression_that_is_stopped_at_the_start_is_a_warning(expression: str, nodes: int) -> None:
    found = findings(expression, "calculate", nodes)
    assert [(finding.severity, finding.code, finding.where) for finding in found] == [
        ("warning", "fails-at-start", "/d/q")
    ]
    assert "was stopped" in found[0].message or "more than" in found[0].message
