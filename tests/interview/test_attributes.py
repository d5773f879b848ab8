"""Attributes of the instance that the form binds."""

from __future__ import annotations

from tests.interview.scenario import Scenario, ask, xform


def test_a_node_with_a_bound_attribute_is_still_a_question() -> None:
    binds = '<bind nodeset="/data/b/@v" calculate="/data/a"/><bind nodeset="/data/b" calculate="./@v"/>'
    scenario = Scenario(xform('<a/><b v=""/>', binds, ask("a"))).answer("a", "q")
    scenario.expect("b", "q")
    assert '<b v="q">q</b>' in scenario.interview.to_xml()
