from datetime import datetime, timedelta

import pytest

from cxfield.analysis.journals import study_data
from cxfield.analysis.study_data import Stream, StudyData
from cxfield.analysis.topline import toplines
from cxfield.analysis.transcript import transcript
from cxfield.event import JournalError, StreamKind
from cxfield.interview import events
from cxfield.questionnaire.model import Questionnaire
from cxfield.sample.case import ATTEMPT_CLOSED, ATTEMPT_OPENED, CREATED, Case
from tests.service_journals import START, Journal, answer, begin_interview
from tests.service_study import service_questionnaire


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return service_questionnaire()


def _finished(questionnaire: Questionnaire) -> Journal:
    journal = begin_interview(questionnaire, "i1", "C1", language="Latviešu (lv)")
    journal.add(events.ANSWER, events.answer("/data/contact[1]/touchpoint", "call"))
    journal.add(events.REPEAT_ADDED, events.repeat_added("/data/contact"))
    journal.add(events.ANSWER, events.answer("/data/contact[2]/touchpoint", "app"))
    journal.add(events.MISSING, events.missing("/data/contact[2]/ease", "dk"))
    answer(journal, nps="3", reasons="price speed", solved="no", words="Ļoti gari", age="44")
    answer(journal, nps="9", solved="yes")
    journal.add(events.REMARK, events.remark("/data/nps", "Domāja ilgi"))
    journal.add(events.REMARK, events.remark("", "Slikta skaņa"))
    return journal.add(events.COMPLETED, events.completed("0" * 64))


def _study(questionnaire: Questionnaire, *journals: Journal | Stream, cases: tuple[Case, ...] = ()) -> StudyData:
    streams = [each.stream if isinstance(each, Journal) else each for each in journals]
    return study_data("Service experience", [questionnaire], cases, streams)


def _attempts(case_id: str, *codes: str) -> Journal:
    journal = Journal(StreamKind.CASE, case_id)
    for number, code in enumerate(codes):
        attempt = {"attempt_id": f"a{number}"}
        journal.add(ATTEMPT_OPENED, {**attempt, "contact": "", "number": "+442079460142"})
        journal.add(ATTEMPT_CLOSED, {**attempt, "disposition": code, "duration_s": 30, "interview_id": None})
    return journal


def test_an_interview_is_read_with_its_answers_rows_and_missing_codes(questionnaire: Questionnaire) -> None:
    record = _study(questionnaire, _finished(questionnaire)).interviews[0]
    assert (record.interview_id, record.case_id, record.status) == ("i1", "C1", "completed")
    assert (record.language, record.interviewer, record.version) == ("Latviešu (lv)", "anna", "1")
    assert record.answers["/data/contact[2]/touchpoint"].value == "app"
    assert record.answers["/data/contact[2]/ease"].missing == "dk"
    assert record.answers["/data/reasons"].label == "Cena; Ātrums"
    assert record.answers["/data/is_promoter"].value == "1"


def test_what_is_stamped_at_the_end_is_there_after_a_replay(questionnaire: Questionnaire) -> None:
    journal = _finished(questionnaire)
    record = _study(questionnaire, journal).interviews[0]
    assert record.completed_at is not None
    stamped = datetime.fromisoformat(record.answers["/data/end"].value)
    assert abs(stamped - record.completed_at) < timedelta(seconds=1)


def test_times_are_those_of_the_journal(questionnaire: Questionnaire) -> None:
    journal = _finished(questionnaire)
    record = _study(questionnaire, journal).interviews[0]
    assert record.started_at == START
    assert record.duration_s == 10 * (len(journal.entries) - 1)


def test_time_while_suspended_and_over_a_restart_does_not_count(questionnaire: Questionnaire) -> None:
    journal = begin_interview(questionnaire, "i1", "C1")
    answer(journal, nps="9").add(events.SUSPENDED, events.suspended("/data/nps"))
    journal.add(events.RESUMED, events.resumed("/data/nps"), wait_s=3600)
    answer(journal, age="30")
    journal.add(events.RESUMED, events.resumed("/data/age"), boot="b2", wait_s=500)
    journal.add(events.COMPLETED, events.completed("0" * 64), boot="b2")
    assert _study(questionnaire, journal).interviews[0].duration_s == 10 + 10 + 10 + 10


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (events.SUSPENDED, events.suspended("/data/nps"), "suspended"),
        (events.BROKEN_OFF, events.broken_off("/data/nps", "2.12"), "broken_off"),
        (events.COMPLETED, events.completed("0" * 64), "completed"),
        (events.ANSWER, events.answer("/data/nps", "1"), "draft"),
    ],
)
def test_status_follows_the_journal(questionnaire: Questionnaire, kind: str, body: dict[str, str], status: str) -> None:
    journal = begin_interview(questionnaire, "i1", None).add(kind, body)
    assert _study(questionnaire, journal).interviews[0].status == status


def test_a_judgement_of_the_supervisor_stands_over_the_journal(questionnaire: Questionnaire) -> None:
    streams = [_finished(questionnaire).stream]
    data = study_data("S", [questionnaire], [], streams, statuses={"i1": "rejected"})
    assert data.interviews[0].status == "rejected"
    assert data.counted == ()


def test_the_final_disposition_comes_from_all_attempts(questionnaire: Questionnaire) -> None:
    cases = tuple(Case(case_id=f"C{number}", name="") for number in range(1, 5))
    data = _study(
        questionnaire,
        _finished(questionnaire),
        _attempts("C2", "2.11", "3.12"),
        _attempts("C3", "3.13", "9.99"),
        cases=cases,
    )
    assert data.dispositions == ("1.1", "2.11", "3.13", "3.11")
    assert any("C3" in problem for problem in data.problems)


def test_a_case_made_on_the_device_counts_too(questionnaire: Questionnaire) -> None:
    journal = Journal(StreamKind.CASE, "N1")
    journal.add(CREATED, {"case_id": "N1", "name": "New", "phones": [], "attributes": {}})
    assert [record.case.name for record in _study(questionnaire, journal).cases] == ["New"]


def test_a_damaged_journal_is_left_out_and_said(questionnaire: Questionnaire) -> None:
    whole = _finished(questionnaire).stream
    damaged = Stream(kind="interview", stream_id="i2", lines=[*whole.lines[:2], *whole.lines[3:]])
    data = _study(questionnaire, whole, damaged)
    assert [each.interview_id for each in data.interviews] == ["i1"]
    assert "Interview i2 is left out: A journal has a hole" in data.problems[0]


def test_an_unknown_version_is_left_out_and_said(questionnaire: Questionnaire) -> None:
    data = study_data("S", [], [], [_finished(questionnaire).stream])
    assert data.interviews == ()
    assert "which is not here" in data.problems[0]


def test_topline_counts_what_the_journal_says(questionnaire: Questionnaire) -> None:
    tops = {top.variable.name: top for top in toplines(_study(questionnaire, _finished(questionnaire)))}
    assert {row.code: row.count for row in tops["touchpoint"].rows} == {"branch": 0, "call": 1, "app": 1}
    assert tops["ease"].missing == {"dk": 1, "blank": 1}


def test_a_transcript_tells_questions_in_the_language_of_the_interview(questionnaire: Questionnaire) -> None:
    told = transcript("S", [questionnaire], _finished(questionnaire).stream)
    line = next(line for line in told.lines if line.ref == "/data/solved")
    assert (line.question, line.answer, line.code) == ("Vai mēs atrisinājām jūsu problēmu?", "Jā", "yes")
    assert [(edit.old, edit.new) for edit in line.edits] == [("Nē", "Jā")]
    assert told.edit_count == 2


def test_a_transcript_keeps_remarks_with_their_question_and_the_others_apart(questionnaire: Questionnaire) -> None:
    told = transcript("S", [questionnaire], _finished(questionnaire).stream)
    line = next(line for line in told.lines if line.ref == "/data/nps")
    assert [note.text for note in line.remarks] == ["Domāja ilgi"]
    assert [note.text for note in told.remarks] == ["Slikta skaņa"]


def test_a_transcript_of_an_unknown_version_is_a_sentence(questionnaire: Questionnaire) -> None:
    with pytest.raises(JournalError, match="which is not here"):
        transcript("S", [], _finished(questionnaire).stream)
