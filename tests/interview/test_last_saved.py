"""The interview saved last with the same form, handed in from outside."""

from __future__ import annotations

from cxfield.event import Event, Moment
from cxfield.interview import Setting, replay
from cxfield.interview import events as kinds
from cxfield.interview.last_saved import last_saved_ids, part_read
from cxfield.questionnaire.model import Questionnaire
from tests.interview.scenario import NOW, Scenario, ask, bind, xform

INSTANCE = '<instance id="__last-saved" src="jr://instance/last-saved"/>'
SAVED = (
    '<data id="t" version="1"><street>Brīvības 1</street><secret>x</secret>'
    "<g><floor>3</floor><door>7</door></g><meta><instanceID>uuid:1</instanceID></meta></data>"
)


def form(source: str = "instance('__last-saved')/data/street") -> Questionnaire:
    action = f'<setvalue event="odk-instance-first-load" ref="/data/street" value="{source}"/>'
    return xform("<street/><secret/><g><floor/><door/></g>", action, ask("street"), INSTANCE)


def test_a_default_comes_from_the_interview_saved_last() -> None:
    Scenario(form(), last_saved=SAVED).expect("street", "Brīvības 1")


def test_the_first_interview_finds_nothing_saved() -> None:
    Scenario(form()).expect("street", "")


def test_a_calculation_reads_it_too() -> None:
    binds = bind("a", calculate="instance('__last-saved')/data/g/floor + 1")
    Scenario(xform("<a/>", binds, model=INSTANCE), last_saved=SAVED).expect("a", "4")


def test_the_journal_keeps_it_for_the_replay() -> None:
    body = kinds.started(Setting(last_saved=SAVED), content_hash="", form_id="t", version="1")
    event = Event(kind=kinds.STARTED, moment=Moment(at=NOW, zone="UTC", mono_ms=0, boot="b", actor="a"), body=body)
    assert replay(form(), [event]).state("/data/street").value == "Brīvības 1"


def test_only_what_is_read_of_it_is_kept() -> None:
    kept = part_read(form("concat(instance('__last-saved')/data/street, instance('__last-saved')/data/g/door)"), SAVED)
    assert kept == '<data id="t" version="1"><street>Brīvības 1</street><g><door>7</door></g></data>'


def test_where_it_cannot_be_said_what_is_read_all_is_kept() -> None:
    assert part_read(form("instance('__last-saved')/data/*[1]"), SAVED) == SAVED
    assert part_read(form("instance('__last-saved')/data/g[door = 7]/floor"), SAVED) == SAVED


def test_most_forms_read_no_other_interview() -> None:
    assert last_saved_ids(form()) == ("__last-saved",)
    assert last_saved_ids(xform("<a/>")) == ()
