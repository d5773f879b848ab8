"""A journal gives the interview back, and incremental logic is the same as logic from scratch, whatever was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxfield.event import Event, Moment
from cxfield.interview import Interview, Setting, StepError, events, replay
from cxfield.questionnaire.model import Questionnaire
from tests.interview.scenario import ask, bind, repeat, xform

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ROWS = '<p jr:template=""><x/><y/><z/></p><p><x/><y/><z/></p>'
HOUSEHOLD = xform(
    "<n>1</n><g><a/><b/></g>" + ROWS + "<k><v/></k><sum/><draw/><stamp/><when/>",
    bind("n", kind="int", constraint=". < 5", cx_missing="dk rf", cx_warning=". < 4 or /data/g/a = 'yes'")
    + bind("g", relevant="/data/n > 0")
    + bind("g/b", relevant="/data/g/a = 'yes'", required="/data/n = 1")
    + bind("p/x", kind="int", cx_missing="dk")
    + bind("p/y", calculate="/data/p/x * 2 + /data/n")
    + bind("p/z", calculate="concat(position(..), '/', count(/data/p), ' ', /data/p/x/@cx:missing)")
    + bind("k/v", kind="string", relevant="sum(/data/p/y) > position(..)")
    + bind("sum", calculate="sum(/data/p/y) + count(/data/k)")
    + bind("draw", calculate="concat(/data/n, random())")
    + bind("stamp", calculate="if(/data/n > 0, now(), '')")
    + bind("when", jr_preload="timestamp", jr_preloadParams="start", kind="dateTime"),
    ask("n", "g/a", "g/b") + repeat("p", "x") + repeat("k", "v", attributes='jr:count="/data/n"'),
)
CASCADE = xform(
    "<a/><b/><c/><named/>",
    bind("named", calculate="concat(jr:choice-name(/data/b, '/data/b'), /data/c)")
    + bind("c", relevant="/data/b != ''"),
    "".join(
        f'<select1 ref="/data/{name}"><label>{name}</label><itemset nodeset="instance(\'l\')/root/item[up = {up}]">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
        for name, up in (("a", "''"), ("b", "/data/a"))
    )
    + ask("c"),
    '<instance id="l"><root>'
    + "".join(
        f"<item><name>{name}</name><label>{name.upper()}</label><up>{up}</up></item>"
        for name, up in (("r", ""), ("s", ""), ("r1", "r"), ("r2", "r"), ("s1", "s"))
    )
    + "</root></instance>",
)
REFS = [
    "/data/n",
    "/data/g/a",
    "/data/g/b",
    "/data/p[1]/x",
    "/data/p[2]/x",
    "/data/p[3]/x",
    "/data/k[1]/v",
    "/data/k[2]/v",
]
VALUES = ["", "0", "1", "2", "3", "7", "yes", "no", "abc"]
STEPS = st.one_of(
    st.tuples(st.just(events.ANSWER), st.sampled_from(REFS), st.sampled_from(VALUES)),
    st.tuples(st.just(events.MISSING), st.sampled_from(REFS), st.sampled_from(["dk", "rf"])),
    st.tuples(st.just(events.WARNING_CONFIRMED), st.just("/data/n"), st.none()),
    st.tuples(st.just(events.REPEAT_ADDED), st.just("/data/p"), st.none()),
    st.tuples(st.just(events.REPEAT_REMOVED), st.just("/data/p"), st.integers(0, 3)),
)
CHOICES = st.tuples(
    st.just(events.ANSWER),
    st.sampled_from(["/data/a", "/data/b", "/data/c"]),
    st.sampled_from(["", "r", "s", "r1", "r2", "s1"]),
)


def event(kind: str, body: dict[str, Any], number: int) -> Event:
    moment = Moment(at=START + timedelta(seconds=7 * number), zone="Europe/Riga", mono_ms=number, boot="b", actor="ann")
    return Event(kind=kind, moment=moment, body=body)


def body(step: tuple[str, str, Any]) -> dict[str, Any]:
    kind, ref, more = step
    names = {events.ANSWER: "value", events.MISSING: "code", events.REPEAT_REMOVED: "index"}
    return {"ref": ref} if kind not in names else {"ref": ref, names[kind]: more}


def play(form: Questionnaire, steps: list[tuple[str, str, Any]]) -> tuple[Interview, list[Event]]:
    """Return the interview after those of `steps` that can be done, and its journal."""
    clock = [START]
    setting = Setting(seed=5, zone="Europe/Riga", started_at=START, now=lambda: clock[0])
    interview = Interview(form, setting)
    started = events.started(setting, content_hash=form.content_hash, form_id=form.form_id, version=form.version)
    journal = [event(events.STARTED, started, 0)]
    calls = {
        events.ANSWER: interview.set_value,
        events.MISSING: interview.set_missing,
        events.WARNING_CONFIRMED: lambda ref, _: interview.confirm_warning(ref),
        events.REPEAT_ADDED: lambda ref, _: interview.add_repeat(ref),
        events.REPEAT_REMOVED: interview.remove_repeat,
    }
    for step in steps:
        kind, ref, more = step
        clock[0] = START + timedelta(seconds=7 * len(journal))
        try:
            calls[kind](ref, more)
        except StepError:
            continue
        interview.nodes()
        journal.append(event(kind, body(step), len(journal)))
    return interview, journal


def work_out_everything_again(interview: Interview) -> None:
    """Evaluate every rule but those that draw numbers or look at the clock."""
    logic, instance = interview._logic, interview._instance
    volatile = {"/data/draw", "/data/stamp"}
    for rule in interview.program.rules:
        if rule.context.path not in volatile and rule.kind != "soft check":
            for node in instance.instances(rule.target):
                logic.queue(rule, node)
    logic.run()


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_incremental_logic_is_logic_from_scratch(steps: list[tuple[str, str, Any]]) -> None:
    interview, _ = play(HOUSEHOLD, steps)
    before, xml = interview.nodes(), interview.to_xml()
    work_out_everything_again(interview)
    assert interview.nodes() == before
    assert interview.to_xml() == xml


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_the_journal_gives_the_same_interview_back(steps: list[tuple[str, str, Any]]) -> None:
    interview, journal = play(HOUSEHOLD, steps)
    again = replay(HOUSEHOLD, journal)
    assert again.nodes() == interview.nodes()
    assert again.pages() == interview.pages()
    assert again.finish(START) == interview.finish(START)


@settings(max_examples=40, deadline=None)
@given(st.lists(CHOICES, max_size=12))
def test_choice_filters_settle_like_from_scratch(steps: list[tuple[str, str, Any]]) -> None:
    interview, journal = play(CASCADE, steps)
    before = interview.nodes()
    work_out_everything_again(interview)
    assert interview.nodes() == before
    assert replay(CASCADE, journal).nodes() == before


def test_another_seed_draws_other_numbers_and_another_id() -> None:
    form = xform("<d/>", bind("d", calculate="random()"))
    xml = {Interview(form, Setting(seed=seed, started_at=START)).to_xml() for seed in (1, 1, 2)}
    assert len(xml) == 2


def test_reading_draws_nothing_from_the_stream() -> None:
    form = xform("<a/><d/>", bind("d", calculate="concat(/data/a, random())"), ask("a"))
    one, other = (Interview(form, Setting(seed=1, started_at=START)) for _ in range(2))
    for _ in range(3):
        one.nodes()
        one.pages()
    for interview in (one, other):
        interview.set_value("/data/a", "x", at=START)
    assert one.state("/data/d") == other.state("/data/d")


def test_a_journal_without_its_beginning_is_refused() -> None:
    with pytest.raises(StepError, match="start"):
        replay(HOUSEHOLD, [event(events.ANSWER, {"ref": "/data/n", "value": "1"}, 1)])


def test_finishing_sets_the_end() -> None:
    form = xform("<end/>", bind("end", jr_preload="timestamp", jr_preloadParams="end", kind="dateTime"))
    interview = Interview(form, Setting(started_at=START, zone="Europe/Riga"))
    assert interview.state("/data/end").value == ""
    assert b"<end>2026-03-02T12:00:00.000+02:00</end>" in interview.finish(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
