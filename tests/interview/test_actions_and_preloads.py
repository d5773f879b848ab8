"""What the form does by itself: actions on events, values from the device, once(), rows that ask for more rows."""

from __future__ import annotations

from datetime import UTC, datetime

from cxfield.interview import Interview, Setting
from tests.interview.scenario import NOW, Scenario, ask, bind, repeat, xform


def test_actions_on_load_see_calculations_and_calculations_see_them() -> None:
    action = '<setvalue event="odk-instance-first-load" ref="/data/b" value="/data/a * 2"/>'
    binds = bind("a", calculate="3") + bind("c", calculate="/data/b + 1") + action
    Scenario(xform("<a/><b/><c/>", binds, ask("b"))).expect("b", "6").expect("c", "7")


def test_actions_on_load_are_carried_out_once() -> None:
    action = '<setvalue event="odk-instance-first-load" ref="/data/b" value="/data/a"/>'
    scenario = Scenario(xform("<a>1</a><b/>", action, ask("a", "b")))
    scenario.answer("a", 2).expect("b", "1")


def test_a_changed_value_sets_off_its_action_and_an_unchanged_one_does_not() -> None:
    question = (
        '<input ref="/data/a"><label>a</label>'
        '<setvalue event="xforms-value-changed" ref="/data/b" value="concat(/data/b, /data/a)"/></input>'
    )
    scenario = Scenario(xform("<a/><b/>", "", question + ask("b"))).answer("a", "x").expect("b", "x")
    scenario.answer("a", "x").expect("b", "x").answer("a", "y").expect("b", "xy")


def test_a_literal_may_clear() -> None:
    question = '<input ref="/data/a"><label>a</label><setvalue event="xforms-value-changed" ref="/data/b"/></input>'
    Scenario(xform("<a/><b>full</b>", "", question + ask("b"))).expect("b", "full").answer("a", "x").expect("b", "")


def test_the_device_fills_in_what_the_form_asks_for() -> None:
    binds = (
        bind("start", kind="dateTime", jr_preload="timestamp", jr_preloadParams="start")
        + bind("today", kind="date", jr_preload="date", jr_preloadParams="today")
        + bind("who", jr_preload="property", jr_preloadParams="username")
        + bind("else", jr_preload="property", jr_preloadParams="simserial")
        + bind("uri", jr_preload="property", jr_preloadParams="uri:username")
    )
    form = xform("<start/><today/><who/><else/><uri/>", binds)
    scenario = Scenario(form, zone="Asia/Tokyo", properties={"username": "anna"})
    scenario.expect("start", "2026-03-02T18:30:00.000+09:00").expect("today", "2026-03-02")
    scenario.expect("who", "anna").expect("else", "").expect("uri", "")


def test_every_interview_has_an_instance_id() -> None:
    form = xform("<a/>")
    scenario = Scenario(form, seed=4)
    assert (scenario.value("meta/instanceID") or "").startswith("uuid:")


def test_once_is_worked_out_once() -> None:
    binds = bind("o", calculate="once(concat(/data/a, '!'))")
    Scenario(xform("<a>1</a><o/>", binds, ask("a"))).expect("o", "1!").answer("a", 2).expect("o", "1!")


def test_rows_may_ask_for_more_rows() -> None:
    binds = bind("have", calculate="count(/data/p)") + bind(
        "want",
        calculate="if(/data/have = 0 or /data/p[position() = /data/have]/more = 'yes', /data/have + 1, /data/have)",
    )
    form = xform("<have/><want/><p><more/></p>", binds, repeat("p", "more", attributes='jr:count="/data/want"'))
    scenario = Scenario(form).expect("have", "1").answer("p[1]/more", "yes").expect("have", "2")
    scenario.answer("p[2]/more", "yes").answer("p[3]/more", "no").expect("have", "3").expect("want", "3")


def test_the_clock_stands_still_from_step_to_step() -> None:
    ticks = iter(range(100))
    clock = lambda: datetime(2026, 3, 2, 9, next(ticks), tzinfo=UTC)  # noqa: E731
    binds = bind("b", calculate="if(/data/a = '', '', now())") + bind("c", calculate="if(/data/a = '', '', now())")
    interview = Interview(xform("<a/><b/><c/>", binds, ask("a")), Setting(started_at=NOW, now=clock))
    interview.set_value("/data/a", "x")
    first = interview.state("/data/b").value
    assert first == interview.state("/data/c").value
    interview.set_value("/data/a", "y")
    assert interview.state("/data/b").value != first
    interview.set_value("/data/a", "z", at=NOW)
    assert (interview.state("/data/b").value or "").startswith("2026-03-02T09:30:00.000")
