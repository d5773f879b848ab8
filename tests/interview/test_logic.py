"""Relevance, calculations, checks: what an answer moves, and how little is evaluated for it."""

from __future__ import annotations

import pytest

from cxfield.interview import QuestionnaireError, StepError
from tests.interview.scenario import Scenario, ask, bind, xform


def chain(length: int) -> Scenario:
    names = [f"q{number}" for number in range(length)]
    binds = "".join(bind(f"q{n}", relevant=f"/data/q{n - 1} = 'a'") for n in range(1, length))
    return Scenario(xform("".join(f"<{name}>a</{name}>" for name in names), binds, ask(*names)))


def test_a_question_is_asked_when_its_condition_holds() -> None:
    form = xform("<age/><school/><job/>", bind("school", relevant="/data/age < 18"), ask("age", "school", "job"))
    Scenario(form).answer("age", 12).expect_at("school").answer("age", 40).expect_at("job")


def test_a_chain_of_5000_settles_without_recursion() -> None:
    scenario = chain(5000).answer("q0", "b")
    assert not scenario.state("q4999").relevant
    assert scenario.evaluations <= 4999


def test_propagation_stops_where_a_value_does_not_change() -> None:
    binds = bind("big", calculate="if(/data/n > 10, 'yes', 'no')") + bind("then", calculate="concat(/data/big, '!')")
    scenario = Scenario(xform("<n>1</n><big/><then/>", binds, ask("n"))).answer("n", 2)
    assert scenario.evaluations == 1
    assert scenario.answer("n", 11).evaluations == 2
    scenario.expect("then", "yes!")


def test_an_answer_on_which_nothing_depends_evaluates_nothing() -> None:
    scenario = chain(50).answer("q49", "z")
    assert scenario.evaluations == 0
    assert scenario.last is not None
    assert scenario.last.refs == {"/data/q49"}


def test_constant_rules_are_never_evaluated_again() -> None:
    binds = bind("a", required="true()", readonly="false()", relevant="1 = 1")
    scenario = Scenario(xform("<a/>", binds, ask("a"))).answer("a", "x")
    assert scenario.evaluations == 0
    assert scenario.state("a").required


def test_each_rule_is_evaluated_once_although_reached_by_several_ways() -> None:
    binds = bind("b", calculate="/data/a + 1") + bind("c", calculate="/data/a + 2")
    binds += bind("d", calculate="/data/b + /data/c + /data/a")
    scenario = Scenario(xform("<a>1</a><d/><c/><b/>", binds, ask("a"))).answer("a", 10)
    scenario.expect("d", "33")
    assert scenario.evaluations == 3


def test_the_value_of_a_hidden_question_is_kept_and_not_seen() -> None:
    binds = bind("b", relevant="/data/a = 'yes'") + bind("c", calculate="concat('<', /data/b, '>')".replace("<", "["))
    scenario = Scenario(xform("<a>yes</a><b/><c/>", binds, ask("a", "b"))).answer("b", "kept")
    scenario.expect("c", "[kept>").answer("a", "no").expect("c", "[>")
    assert "kept" not in scenario.interview.to_xml().replace("[kept>", "")
    scenario.answer("a", "yes").expect("b", "kept").expect("c", "[kept>")


def test_relevance_and_readonly_reach_all_descendants() -> None:
    binds = bind("g", relevant="/data/a = 1", readonly="/data/a = 2")
    scenario = Scenario(xform("<a>1</a><g><h><b/></h></g>", binds, ask("a", "g/h/b")))
    assert scenario.state("g/h/b").relevant
    assert not scenario.answer("a", 2).state("g/h/b").relevant
    assert scenario.state("g/h/b").readonly


def test_a_wrong_answer_is_kept_and_flagged() -> None:
    binds = bind("age", kind="int", constraint=". < 120", jr_constraintMsg="Too old", required="true()")
    scenario = Scenario(xform("<age/>", binds, ask("age")))
    assert not scenario.state("age").required_ok
    state = scenario.answer("age", 200).state("age")
    assert (state.value, state.constraint_ok, state.required_ok) == ("200", False, True)
    assert state.constraint_message == "Too old"
    assert [found.ref for found in scenario.interview.violations()] == ["/data/age"]


def test_a_failing_expression_becomes_part_of_the_state_and_the_answer_stands() -> None:
    binds = bind("b", calculate="digest(/data/a, /data/how)") + bind("c", calculate="concat(/data/a, /data/b)")
    scenario = Scenario(xform("<a/><how/><b/><c/>", binds, ask("a", "how"))).answer("how", "FOO").answer("a", "x")
    scenario.expect("a", "x").expect("b", "").expect("c", "x")
    error = scenario.state("b").error
    assert error is not None
    assert "/data/b" in error
    assert scenario.last is not None
    assert scenario.last.errors == (error,)
    assert scenario.answer("how", "MD5").state("b").error is None


@pytest.mark.parametrize(
    "binds",
    [
        bind("a", calculate="/data/b + 1") + bind("b", calculate="/data/a + 1"),
        bind("a", calculate=". + 1"),
        bind("a", relevant="/data/b = 1") + bind("b", relevant="/data/a = 1"),
    ],
)
def test_a_circle_is_refused_in_words(binds: str) -> None:
    with pytest.raises(QuestionnaireError, match="/data/a"):
        Scenario(xform("<a/><b/>", binds, ask("a", "b")))


def test_a_constraint_may_refer_to_its_own_value() -> None:
    scenario = Scenario(xform("<a/>", bind("a", constraint=". = '' or . > 3", kind="int"), ask("a")))
    assert not scenario.answer("a", 2).state("a").constraint_ok


@pytest.mark.parametrize("ref", ["/data/none", "/data/g", "/data/a[2]", "nonsense", ""])
def test_a_step_on_what_is_no_question_is_refused(ref: str) -> None:
    scenario = Scenario(xform("<a/><g><b/></g>", "", ask("a", "g/b")))
    with pytest.raises(StepError):
        scenario.interview.set_value(ref, "1")


def test_a_read_only_question_takes_no_answer() -> None:
    scenario = Scenario(xform("<a>1</a>", bind("a", readonly="true()"), ask("a")))
    with pytest.raises(StepError, match="read-only"):
        scenario.answer("a", 2)
    scenario.expect("a", "1")
