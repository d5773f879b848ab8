"""Actions of the form on every event, in every place, and what it asks of the device."""

from __future__ import annotations

import pytest

from cxfield.interview import StepError
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

QUALITY = "{http://www.opendatakit.org/xforms}quality"


def on(event: str, ref: str, value: str = "'x'") -> str:
    return f'<setvalue event="{event}" ref="{ref}" value="{value}"/>'


def test_a_hidden_question_has_its_dynamic_default_when_it_is_asked() -> None:
    binds = bind("b", relevant="/data/a = 3") + on("odk-instance-first-load", "/data/b", "/data/a * 4")
    Scenario(xform("<a>5</a><b/>", binds, ask("a", "b"))).expect("b", "").answer("a", 3).expect("b", "20")


def test_an_action_on_each_load_is_carried_out_again_when_the_interview_is_opened_again() -> None:
    scenario = Scenario(xform("<a/>", on("odk-instance-load", "/data/a", "concat(/data/a, '+')"), ask("a")))
    scenario.expect("a", "+")
    scenario.interview.resume()
    scenario.expect("a", "++")


@pytest.mark.parametrize("event", ["odk-instance-first-load", "xforms-ready"])
def test_an_action_on_the_first_load_is_not_carried_out_again(event: str) -> None:
    scenario = Scenario(xform("<a/>", on(event, "/data/a", "concat(/data/a, '+')"), ask("a")))
    scenario.interview.resume()
    scenario.expect("a", "+")


def test_the_first_load_comes_before_every_load() -> None:
    actions = "".join(
        on(event, "/data/a", f"concat(/data/a, '{mark}')")
        for event, mark in (("odk-instance-load", "3"), ("xforms-ready", "2"), ("odk-instance-first-load", "1"))
    )
    Scenario(xform("<a/>", actions, ask("a"))).expect("a", "123")


def test_an_action_may_wait_for_several_events() -> None:
    question = '<input ref="/data/a">' + on("odk-instance-first-load xforms-value-changed", "/data/b", "1 + /data/a")
    scenario = Scenario(xform("<a>1</a><b/>", "", question + "</input>" + ask("b")))
    scenario.expect("b", "2").answer("a", 5).expect("b", "6")


def test_no_number_is_no_value() -> None:
    Scenario(xform("<a/><b/>", on("odk-instance-first-load", "/data/b", "/data/a * 2"), ask("b"))).expect("b", "")


def test_the_text_of_an_action_is_set_as_it_is_written() -> None:
    question = '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b">/data/a &amp; x</setvalue>'
    Scenario(xform("<a/><b/>", "", question + "</input>")).answer("a", "y").expect("b", "/data/a & x")


def test_an_action_reaches_an_attribute_that_has_no_bind() -> None:
    scenario = Scenario(xform('<a mark=""/>', on("odk-instance-first-load", "/data/a/@mark", "7"), ask("a")))
    assert '<a mark="7"/>' in scenario.interview.to_xml()


def test_an_action_sets_off_the_action_of_its_target() -> None:
    first = '<input ref="/data/a">' + on("xforms-value-changed", "/data/b", "/data/a") + "</input>"
    second = '<input ref="/data/b">' + on("xforms-value-changed", "/data/c", "concat(/data/b, '!')") + "</input>"
    Scenario(xform("<a/><b/><c/>", "", first + second)).answer("a", "hi").expect("c", "hi!")


def test_a_read_only_target_takes_the_value() -> None:
    binds = bind("a", readonly="true()") + on("odk-instance-first-load", "/data/a")
    Scenario(xform("<a/>", binds, ask("a"))).expect("a", "x")


def test_a_new_row_has_its_default_and_the_others_keep_theirs() -> None:
    rows = repeat("p", "a", "n").replace("</repeat>", on("odk-new-repeat", "/data/p/n", "position(..)") + "</repeat>")
    scenario = Scenario(xform('<p jr:template=""><a/><n/></p>', "", rows)).add("p").add("p")
    scenario.expect("p[1]/n", "1").expect("p[2]/n", "2").answer("p[1]/n", 9).add("p").expect("p[1]/n", "9")
    scenario.expect("p[3]/n", "3")


def test_rows_inside_a_new_row_have_their_defaults_too() -> None:
    inner = f'<repeat nodeset="/data/p/q">{ask("p/q/n")}{on("odk-new-repeat", "/data/p/q/n", "7")}</repeat>'
    outer = f'<repeat nodeset="/data/p">{ask("p/a")}<group ref="/data/p/q">{inner}</group></repeat>'
    form = xform('<p jr:template=""><a/><q><n/></q></p>', "", f'<group ref="/data/p">{outer}</group>')
    Scenario(form).add("p").expect("p[1]/q[1]/n", "7").add("p[1]/q").expect("p[1]/q[2]/n", "7")


def test_the_action_of_a_row_stays_in_its_row() -> None:
    question = '<input ref="/data/p/a">' + on("xforms-value-changed", "/data/p/n", "../a * 2") + "</input>"
    body = f'<group ref="/data/p"><repeat nodeset="/data/p">{question}{ask("p/n")}</repeat></group>'
    scenario = Scenario(xform("<p><a/><n/></p><p><a/><n/></p>", "", body)).answer("p[2]/a", 4)
    scenario.expect("p[1]/n", "").expect("p[2]/n", "8")


POSITION = '<odk:setgeopoint event="odk-instance-first-load" ref="/data/here"/>'


def test_the_form_asks_for_the_position_and_takes_the_answer() -> None:
    binds = bind("here", kind="geopoint") + POSITION
    scenario = Scenario(xform("<here/>", binds))
    [request] = scenario.interview.requests
    assert (request.kind, request.ref) == ("setgeopoint", "/data/here")
    scenario.interview.answer_request("/data/here", "setgeopoint", "56.95 24.1 12 4")
    scenario.expect("here", "56.95 24.1 12.0 4.0")
    assert scenario.interview.requests == ()


def test_a_device_without_a_position_leaves_the_node_as_it_is() -> None:
    scenario = Scenario(xform("<here/>", bind("here", kind="geopoint") + POSITION))
    scenario.interview.answer_request("/data/here", "setgeopoint", "")
    scenario.expect("here", "")
    assert scenario.interview.requests == ()


def test_only_what_was_asked_for_is_answered() -> None:
    scenario = Scenario(xform("<here/><a/>", POSITION, ask("a")))
    with pytest.raises(StepError, match="does not ask the device"):
        scenario.interview.answer_request("/data/a", "setgeopoint", "1 2 0 0")
    with pytest.raises(StepError, match="does not ask the device"):
        scenario.interview.answer_request("/data/here", "recordaudio", "x.m4a")


def test_a_changed_answer_asks_for_the_position_of_its_own_row() -> None:
    question = '<input ref="/data/p/a"><odk:setgeopoint event="xforms-value-changed" ref="/data/p/here"/></input>'
    body = f'<group ref="/data/p"><repeat nodeset="/data/p">{question}</repeat></group>'
    binds = bind("p/here", kind="geopoint")
    scenario = Scenario(xform("<p><a/><here/></p><p><a/><here/></p>", binds, body)).answer("p[2]/a", "x")
    assert [request.ref for request in scenario.interview.requests] == ["/data/p[2]/here"]
    scenario.remove("p", 1)
    assert scenario.interview.requests == ()


def test_the_wish_for_a_recording_is_kept_with_what_the_form_says_of_it() -> None:
    action = '<odk:recordaudio event="odk-instance-load" ref="/data/tape" odk:quality="voice-only"/>'
    scenario = Scenario(xform("<tape/>", bind("tape", kind="binary") + action))
    [request] = scenario.interview.requests
    assert (request.kind, request.ref, dict(request.attributes)) == (
        "recordaudio",
        "/data/tape",
        {QUALITY: "voice-only"},
    )
    scenario.interview.resume()
    assert len(scenario.interview.requests) == 1
    scenario.interview.answer_request("/data/tape", "recordaudio", "tape.m4a")
    scenario.expect("tape", "tape.m4a")


def test_what_is_calculated_on_opening_is_no_change_of_value() -> None:
    question = '<input ref="/data/c">' + on("xforms-value-changed", "/data/d", "concat(/data/d, '+')") + "</input>"
    binds = bind("c", calculate="/data/s + 1") + on("odk-instance-first-load", "/data/s", "4")
    scenario = Scenario(xform("<s>3</s><c/><d/>", binds, question + ask("s"))).expect("c", "5").expect("d", "")
    scenario.answer("s", 7).expect("c", "8").expect("d", "+")


def test_a_dynamic_default_is_a_change_of_value() -> None:
    question = '<input ref="/data/c">' + on("xforms-value-changed", "/data/d", "/data/c") + "</input>"
    Scenario(xform("<c/><d/>", on("odk-instance-first-load", "/data/c", "4"), question)).expect("d", "4")


@pytest.mark.parametrize("event", ["odk-instance-first-load", "odk-instance-load"])
def test_a_calculation_stands_against_what_is_set_when_the_form_begins(event: str) -> None:
    binds = bind("b", calculate="/data/a") + on(event, "/data/b", "'set'")
    Scenario(xform("<a>1</a><b/>", binds, ask("a"))).expect("b", "1")


def test_a_calculation_stands_against_what_is_set_when_its_row_begins() -> None:
    inner = f'<input ref="/data/p/a"/>{on("odk-new-repeat", "/data/p/b")}'
    body = f'<group ref="/data/p"><repeat nodeset="/data/p">{inner}</repeat></group>'
    binds = bind("p/b", calculate="concat(../a, '!')")
    Scenario(xform("<p><a/><b/></p>", binds, body)).add("p").expect("p[2]/b", "!")


def test_a_question_outside_sets_a_row_only_while_it_is_the_only_one() -> None:
    question = f'<input ref="/data/q">{on("xforms-value-changed", "/data/p/a", "/data/q")}</input>'
    scenario = Scenario(xform("<q/><p><a/></p>", "", question + repeat("p", "a")))
    scenario.answer("q", 1).expect("p[1]/a", "1").add("p").answer("q", 2).expect("p[1]/a", "1").expect("p[2]/a", "")
    assert scenario.last is not None
    assert "several rows" in scenario.last.errors[0]
