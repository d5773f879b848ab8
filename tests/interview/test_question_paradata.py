"""Paradata question by question, derived from the journal."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cxfield.event import Event, Moment
from cxfield.interview import events as kinds
from cxfield.interview.question_paradata import QuestionParadata, question_paradata

BEGIN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def event(second: int, kind: str, **body: Any) -> Event:
    moment = Moment(at=BEGIN + timedelta(seconds=second), zone="UTC", mono_ms=1_000 * second, boot="b", actor="inga")
    return Event(kind=kind, moment=moment, body=body)


def found(*events: Event) -> dict[str, QuestionParadata]:
    return {question.ref: question for question in question_paradata(events)}


def test_a_question_tells_when_it_was_shown_how_long_and_what_was_changed() -> None:
    age = found(
        event(0, kinds.STARTED, language="en"),
        event(1, kinds.SHOWN, page="/d/age"),
        event(5, kinds.ANSWER, ref="/d/age", value="17", first_key_ms=2_100),
        event(6, kinds.CHECK_FAILED, page="/d/age", problems=[["/d/age", "constraint"]]),
        event(8, kinds.ANSWER, ref="/d/age", value="47"),
        event(8, kinds.SHOWN, page="/d/name"),
        event(10, kinds.LANGUAGE, language="pl"),
        event(11, kinds.SHOWN, page="/d/age"),
        event(14, kinds.MISSING, ref="/d/age", code="dk"),
        event(15, kinds.REMARK, ref="/d/age", text="Not sure."),
        event(20, kinds.SUSPENDED, page="/d/age"),
    )["/d/age"]
    assert age.first_shown is not None
    assert age.first_shown.at == BEGIN + timedelta(seconds=1)
    assert (age.visits, age.time_ms, age.first_key_ms) == (2, 16_000, 2_100)
    assert (age.edits, age.back_ups, age.languages) == (2, 1, ("en", "pl"))
    assert (age.missing, age.checks_failed, age.remarks) == ("dk", 1, 1)


def test_a_page_on_which_nothing_was_answered_is_there_too() -> None:
    note = found(event(0, kinds.STARTED, language=None), event(1, kinds.SHOWN, page="/d/note"))["/d/note"]
    assert (note.visits, note.edits, note.languages) == (1, 0, ())


def test_questions_of_one_page_share_its_times() -> None:
    both = found(
        event(0, kinds.STARTED, language="en"),
        event(1, kinds.SHOWN, page="/d/g/a"),
        event(4, kinds.ANSWER, ref="/d/g/a", value="1"),
        event(7, kinds.ANSWER, ref="/d/g/b", value="2"),
        event(9, kinds.SHOWN, page="/d/next"),
    )
    assert [both[ref].time_ms for ref in ("/d/g/a", "/d/g/b")] == [8_000, 8_000]
    assert both["/d/g/b"].page == "/d/g/a"


def test_the_closing_page_is_no_question() -> None:
    assert found(event(0, kinds.STARTED, language="en"), event(1, kinds.SHOWN, page="")) == {}
