"""Missing codes, soft checks, dispositions: what CATI adds to a form."""

from __future__ import annotations

import pytest

from cxfield.interview import StepError
from tests.interview.scenario import Scenario, ask, bind, xform

AGE = bind("age", kind="int", required="true()", constraint=". > 3", cx_missing="dk rf")


def test_a_missing_code_stands_for_an_answer_until_one_is_given() -> None:
    binds = AGE + bind("why", relevant="/data/age/@cx:missing = 'dk'")
    scenario = Scenario(xform("<age/><why/>", binds, ask("age", "why"))).missing("age", "dk")
    state = scenario.state("age")
    assert (state.value, state.missing, state.required_ok, state.constraint_ok) == ("", "dk", True, True)
    assert scenario.state("why").relevant
    assert 'cx:missing="dk"' in scenario.interview.to_xml()
    state = scenario.answer("age", 9).state("age")
    assert (state.value, state.missing) == ("9", None)
    assert not scenario.state("why").relevant
    assert "missing" not in scenario.interview.to_xml()


def test_a_missing_code_takes_the_answer_away_and_clearing_takes_the_code_away() -> None:
    scenario = Scenario(xform("<age/>", AGE, ask("age"))).answer("age", 9).missing("age", "rf")
    assert scenario.value("age") == ""
    assert scenario.answer("age", "").state("age").missing is None
    assert not scenario.state("age").required_ok


def test_the_missing_code_of_a_hidden_question_is_kept_and_not_seen() -> None:
    binds = bind("age", cx_missing="dk", relevant="/data/adult = 'yes'")
    binds += bind("why", relevant="/data/age/@cx:missing = 'dk'")
    scenario = Scenario(xform("<adult>yes</adult><age/><why/>", binds, ask("adult", "age", "why")))
    scenario.missing("age", "dk").answer("adult", "no")
    assert (scenario.state("age").missing, scenario.state("why").relevant) == (None, False)
    scenario.answer("adult", "yes")
    assert (scenario.state("age").missing, scenario.state("why").relevant) == ("dk", True)
    scenario.answer("adult", "no").answer("age", 9).answer("adult", "yes")
    assert (scenario.state("age").missing, scenario.value("age")) == (None, "9")


def test_a_code_that_the_script_does_not_offer_is_refused() -> None:
    with pytest.raises(StepError, match="na"):
        Scenario(xform("<age/>", AGE, ask("age"))).missing("age", "na")


def test_a_soft_check_holds_or_is_confirmed_and_the_confirmation_lapses() -> None:
    binds = bind("age", kind="int", cx_warning=". < 100 or /data/sure = 'yes'", cx_warning_msg="Really?")
    scenario = Scenario(xform("<age/><sure/>", binds, ask("age", "sure")))
    assert scenario.state("age").warning_ok
    state = scenario.answer("age", 110).state("age")
    assert (state.warning_ok, state.warning_message, state.is_valid) == (False, "Really?", False)
    assert scenario.confirm("age").state("age").warning_ok
    assert not scenario.answer("sure", "no").state("age").warning_ok
    assert scenario.confirm("age").state("age").warning_ok
    assert not scenario.answer("age", 111).state("age").warning_ok
    assert scenario.answer("age", 50).state("age").warning_ok


def test_what_has_no_soft_check_cannot_be_confirmed() -> None:
    with pytest.raises(StepError):
        Scenario(xform("<a/>", "", ask("a"))).confirm("a")


def test_a_relevant_disposition_is_proposed() -> None:
    binds = bind("out", relevant="/data/age < 18", cx_disposition="4.7", readonly="true()")
    scenario = Scenario(xform("<age/><out/>", binds, ask("age", "out"))).answer("age", 30)
    assert scenario.interview.proposed_disposition() is None
    assert scenario.answer("age", 12).interview.proposed_disposition() == "4.7"


def test_checking_an_answer_changes_nothing() -> None:
    scenario = Scenario(xform("<age/>", AGE, ask("age")))
    scenario.interview.check_value("/data/age", "9")
    scenario.interview.check_missing("/data/age", "dk")
    state = scenario.state("age")
    assert (state.value, state.missing) == ("", None)
