"""Who decides how many rows there are, what a new row begins with, and rows that are asked or not one by one."""

from __future__ import annotations

import pytest

from cxfield.interview import StepError
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

TEMPLATE = '<p jr:template=""><a>given</a><n/></p>'


def counted(count: str = "/data/n") -> str:
    return ask("n") + repeat("p", "a", "n", attributes=f'jr:count="{count}"')


def test_a_smaller_number_takes_the_last_rows_with_their_answers() -> None:
    scenario = Scenario(xform(f"<n>3</n>{TEMPLATE}", bind("n", kind="int"), counted()))
    scenario.answer("p[2]/a", "two").answer("p[3]/a", "three").answer("n", 2)
    assert scenario.interview.to_xml().count("<p>") == 2
    scenario.expect("p[2]/a", "two").answer("n", 3).expect("p[3]/a", "given").expect("p[2]/a", "two")


def test_the_number_of_rows_may_be_any_expression() -> None:
    scenario = Scenario(xform(f"<n>2</n>{TEMPLATE}", bind("n", kind="int"), counted("/data/n * 2")))
    assert scenario.interview.to_xml().count("<p>") == 4
    assert scenario.answer("n", 0).interview.to_xml().count("<p>") == 0


@pytest.mark.parametrize("attributes", ['jr:count="/data/n"', 'jr:noAddRemove="true()"'])
def test_nobody_adds_or_removes_rows_that_the_form_fixes(attributes: str) -> None:
    body = ask("n") + repeat("p", "a", attributes=attributes)
    scenario = Scenario(xform("<n>2</n><p><a>1</a></p><p><a>2</a></p>", bind("n", kind="int"), body))
    with pytest.raises(StepError, match="fixes how many rows"):
        scenario.add("p")
    with pytest.raises(StepError, match="fixes how many rows"):
        scenario.remove("p", 0)
    assert scenario.route == ["n", "p[1]/a", "p[2]/a"]
    assert scenario.interview.state("/data/p").kind == "repeat-range:controlled"
    scenario.expect("p[1]/a", "1").expect("p[2]/a", "2")


def test_every_new_row_begins_as_the_template() -> None:
    scenario = Scenario(xform(TEMPLATE, "", repeat("p", "a", "n"))).add("p").answer("p[1]/a", "mine").add("p")
    scenario.expect("p[1]/a", "mine").expect("p[2]/a", "given")


def test_the_values_of_a_first_row_that_is_no_template_are_its_own() -> None:
    scenario = Scenario(xform("<p><a>first</a></p>", "", repeat("p", "a"))).add("p")
    scenario.expect("p[1]/a", "first").expect("p[2]/a", "")


def test_a_row_may_have_rows_of_its_own_number() -> None:
    inner = f'<group ref="/data/p/q"><repeat nodeset="/data/p/q" jr:count="../n">{ask("p/q/z")}</repeat></group>'
    body = f'<group ref="/data/p"><repeat nodeset="/data/p">{ask("p/n")}{inner}</repeat></group>'
    form = xform('<p jr:template=""><n>1</n><q jr:template=""><z/></q></p>', bind("p/n", kind="int"), body)
    scenario = Scenario(form).add("p").add("p").answer("p[2]/n", 3)
    assert scenario.route == ["p[1]/n", "p[1]/q[1]/z", "p[2]/n", "p[2]/q[1]/z", "p[2]/q[2]/z", "p[2]/q[3]/z", "p?"]
    scenario.answer("p[2]/q[3]/z", "x").remove("p", 0).expect("p[1]/q[3]/z", "x")


def test_rows_are_asked_or_not_one_by_one() -> None:
    binds = bind("p", relevant="position(.) != /data/skip") + bind("n", calculate="count(/data/p[n > 0])")
    fields = "<skip>2</skip><p><n>1</n></p><p><n>2</n></p><p><n>3</n></p><n/>"
    scenario = Scenario(xform(fields, binds, ask("skip") + repeat("p", "n")))
    assert scenario.route == ["skip", "p[1]/n", "p[3]/n", "p?"]
    assert "<p><n>2</n></p>" not in scenario.interview.to_xml()
    scenario.answer("skip", 1)
    assert scenario.route == ["skip", "p[2]/n", "p[3]/n", "p?"]


def test_a_question_in_a_row_depends_on_its_own_row_only() -> None:
    binds = bind("p/n", relevant="../a = 'yes'")
    scenario = Scenario(xform("<p><a/><n/></p><p><a/><n/></p>", binds, repeat("p", "a", "n"))).answer("p[2]/a", "yes")
    assert scenario.route == ["p[1]/a", "p[2]/a", "p[2]/n", "p?"]


def test_a_repeat_that_is_not_asked_offers_no_new_row() -> None:
    scenario = Scenario(xform("<a/><p><n/></p>", bind("p", relevant="/data/a = 1"), ask("a") + repeat("p", "n")))
    assert scenario.route == ["a"]
    assert scenario.answer("a", 1).route == ["a", "p[1]/n", "p?"]
