"""An interview that begins from an instance: read back, or as the edit of one that was completed."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest

from cxfield.interview import Interview, Setting, StepError
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xform_reader import read_xform
from tests.interview.scenario import NOW, Scenario, ask, bind, repeat, xform


def again(scenario: Scenario, **setting: object) -> Scenario:
    """Return the interview that begins from what `scenario` would send."""
    return Scenario(scenario.interview.questionnaire, instance_xml=scenario.interview.to_xml(), **setting)


def household() -> Questionnaire:
    binds = (
        bind("age", kind="int")
        + bind("job", relevant="/data/age > 15", cx_missing="dk rf")
        + bind("n", calculate="count(/data/p)")
        + bind("day", kind="date", jr_preload="date", jr_preloadParams="today")
    )
    body = ask("age", "job") + repeat("p", "name")
    return xform('<age/><job>none</job><n/><day/><p jr:template=""><name>?</name></p>', binds, body)


def test_the_xml_read_back_gives_the_same_state() -> None:
    first = (
        Scenario(household()).answer("age", 30).missing("job", "rf").add("p").add("p").answer("p[2]/name", " Ā & <b> ")
    )
    second = again(first)
    assert second.interview.nodes() == first.interview.nodes()
    assert second.interview.to_xml() == first.interview.to_xml()


def test_chance_and_what_was_typed_over_a_calculation_stay_as_they_were() -> None:
    binds = bind("luck", calculate="random()") + bind("sum", calculate="/data/a + 1") + bind("id", calculate="uuid()")
    first = Scenario(xform("<a>1</a><luck/><sum/><id/>", binds, ask("a", "sum"))).answer("sum", 7)
    second = again(first, seed=99)
    assert second.interview.to_xml() == first.interview.to_xml()
    second.expect("sum", "7").answer("a", 2).expect("sum", "3")


def test_in_another_version_of_the_form_everything_is_calculated_again() -> None:
    form = xform("<a>1</a><sum/>", bind("sum", calculate="/data/a + 1"), ask("a", "sum"))
    xml = '<data id="t" version="0"><a>4</a><sum>99</sum><meta><instanceID>uuid:1</instanceID></meta></data>'
    Scenario(form, instance_xml=xml).expect("sum", "5")
    Scenario(form, instance_xml=xml.replace('"0"', '"1"')).expect("sum", "99")


def test_real_forms_read_back_after_their_steps_are_as_they_were(shared: Path) -> None:
    cases = sorted((shared / "cases" / "play").glob("*.json"))[::15]
    assert cases
    for case in map(json.loads, (path.read_text("utf-8") for path in cases)):
        form = (shared / "cases" / "play" / case["form"]).resolve()
        first = Interview(read_xform(form.read_bytes(), folder=form.parent), Setting(now=lambda: NOW))
        for step in case["steps"]:
            with suppress(StepError):
                first.set_value(step["ref"], step["value"]) if step["op"] == "set" else first.add_repeat(step["ref"])
        setting = Setting(now=lambda: NOW, instance_xml=first.to_xml())
        second = Interview(first.questionnaire, setting, program=first.program)
        assert second.to_xml() == first.to_xml(), case["id"]


def test_what_was_not_relevant_begins_as_in_the_form() -> None:
    second = again(Scenario(household()).answer("age", 12))
    second.expect("job", "").answer("age", 40).expect("job", "none")


def test_values_and_white_space_stay_as_they_were_sent() -> None:
    first = Scenario(xform("<a/><b/>", "", ask("a", "b"))).answer("a", " two\nlines ").answer("b", "  ")
    again(first).expect("a", " two\nlines ").expect("b", "  ")


def test_the_device_does_not_fill_in_again_what_was_filled_in_then() -> None:
    form = household()
    xml = '<data id="t" version="1"><age/><n/><day>2020-01-31</day><meta><instanceID>uuid:1</instanceID></meta></data>'
    Scenario(form, instance_xml=xml).expect("day", "2020-01-31").expect("meta/instanceID", "uuid:1")


def test_actions_of_the_first_load_are_not_carried_out_on_it() -> None:
    actions = '<setvalue event="odk-instance-first-load" ref="/data/a">new</setvalue>'
    actions += '<setvalue event="odk-instance-load" ref="/data/b">opened</setvalue>'
    xml = '<data id="t" version="1"><a>old</a><b/></data>'
    Scenario(xform("<a/><b/>", actions, ask("a", "b")), instance_xml=xml).expect("a", "old").expect("b", "opened")


def test_a_change_of_value_is_none_on_opening() -> None:
    question = '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" value="now()"/></input>'
    xml = '<data id="t" version="1"><a>5</a><b>then</b></data>'
    scenario = Scenario(xform("<a/><b/>", bind("a", calculate="2 + 3"), question), instance_xml=xml)
    scenario.expect("b", "then")


def test_an_edit_has_an_id_of_its_own_and_names_what_it_replaces() -> None:
    first = Scenario(household()).answer("age", 30)
    before = first.value("meta/instanceID")
    second = again(first, is_edit=True, seed=9)
    second.expect("meta/deprecatedID", before or "").expect("age", "30")
    assert (second.value("meta/instanceID") or "").startswith("uuid:")
    assert second.value("meta/instanceID") != before
    assert f"<deprecatedID>{before}</deprecatedID>" in second.interview.to_xml()


def test_the_edit_of_an_edit_replaces_the_edit() -> None:
    second = again(Scenario(household()), is_edit=True, seed=2)
    third = again(second, is_edit=True, seed=3)
    third.expect("meta/deprecatedID", second.value("meta/instanceID") or "")
    assert third.interview.to_xml().count("<deprecatedID>") == 1


def test_an_interview_that_replaces_nothing_has_no_deprecated_id() -> None:
    assert "deprecatedID" not in Scenario(household()).interview.to_xml()
    assert not [node for node in Scenario(household()).interview.nodes() if "deprecatedID" in node.ref]


def test_prefixes_and_order_of_the_xml_do_not_matter() -> None:
    xml = (
        '<data xmlns:orx="http://openrosa.org/xforms" id="t" version="1"><orx:meta><orx:instanceID>uuid:7'
        "</orx:instanceID></orx:meta><p><name>B</name></p><age>20</age><later>unknown</later></data>"
    )
    scenario = Scenario(household(), instance_xml=xml)
    scenario.expect("meta/instanceID", "uuid:7").expect("p[1]/name", "B").expect("age", "20")
    assert "later" not in scenario.interview.to_xml()


def test_the_version_is_that_of_the_form_on_which_it_goes_on() -> None:
    xml = '<data id="t" version="0"><age>20</age></data>'
    assert Scenario(household(), instance_xml=xml).interview.to_xml().startswith('<data id="t" version="1">')


def test_rows_that_the_form_fixes_are_there_also_where_none_was_sent() -> None:
    body = repeat("p", "name", attributes='jr:noAddRemove="true()"')
    binds = bind("p", relevant="/data/a = 1")
    first = Scenario(xform("<a/><p><name/></p><p><name/></p>", binds, ask("a") + body))
    again(first).answer("a", 1).expect("p[2]/name", "")


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<other/>", "of another form"),
        ("<data", "cannot be read"),
        ('<!DOCTYPE data [<!ENTITY x "y">]><data/>', "document type"),
    ],
)
def test_what_is_no_instance_of_the_form_is_refused(xml: str, said: str) -> None:
    with pytest.raises(StepError, match=said):
        Interview(household(), Setting(now=lambda: NOW, instance_xml=xml))


def test_an_instance_without_an_id_cannot_be_edited() -> None:
    with pytest.raises(StepError, match="no instance ID"):
        Interview(household(), Setting(instance_xml="<data/>", is_edit=True))
