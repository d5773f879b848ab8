import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from cxfield.analysis.transcript import Transcript, transcript
from cxfield.interview import events
from cxfield.reports import ReportSetting, interview_report
from cxfield.sample.case import Case
from tests.service_journals import answer, begin_interview
from tests.service_study import service_questionnaire

SETTING = ReportSetting(at=datetime(2026, 11, 22, 16, 5, tzinfo=UTC), zone="Europe/Riga")


@pytest.fixture(scope="module")
def told() -> Transcript:
    questionnaire = service_questionnaire()
    journal = begin_interview(questionnaire, "0193-interview", "C001", language="Русский (ru)")
    journal.add(events.ANSWER, events.answer("/data/contact[1]/touchpoint", "call"))
    journal.add(events.MISSING, events.missing("/data/contact[1]/ease", "rf"))
    answer(journal, nps="3", solved="no", words="Очень долго <жду>", age="44")
    answer(journal, solved="yes")
    journal.add(events.REMARK, events.remark("/data/nps", "Долго думал"))
    journal.add(events.COMPLETED, events.completed("0" * 64))
    case = Case(case_id="C001", name="Žanete Bērziņa")
    return transcript(
        "Service experience", [questionnaire], journal.stream, cases={case.case_id: case}, receipt="8F2C11AA"
    )


def _text(told: Transcript, setting: ReportSetting = SETTING) -> str:
    buffer = io.BytesIO()
    interview_report(told, buffer, setting)
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(buffer).pages))


def test_the_header_names_case_person_interviewer_language_receipt_and_head(told: Transcript) -> None:
    text = _text(told)
    for fact in ("C001", "Žanete Bērziņa", "anna", "Русский (ru)", "8F2C11AA", told.interview.head[:16]):
        assert fact in text
    assert "2 November 2026, 11:00 (Europe/Riga)" in text


def test_questions_and_answers_stand_in_the_language_of_the_interview(told: Transcript) -> None:
    text = _text(told)
    assert "Решили ли мы вашу проблему? Да yes" in text
    assert "Насколько легко было решить ваш вопрос? Refused" in text
    assert "Очень долго <жду>" in text


def test_changes_and_remarks_stand_at_their_question(told: Transcript) -> None:
    text = _text(told)
    assert "Answers changed after they were given: 1" in text
    assert re.search(r"Changed 11:\d\d: Нет › Да \(anna\)", text)
    assert re.search(r"Remark 11:\d\d, anna: Долго думал", text)


def test_fixed_words_follow_the_language_of_the_report(told: Transcript) -> None:
    text = _text(told, ReportSetting(at=SETTING.at, zone="Europe/Warsaw", language="pl"))
    assert "ZAPIS WYWIADU" in text
    assert "Odmowa" in text


def test_a_character_that_no_font_has_is_named_and_not_a_box(told: Transcript) -> None:
    line = replace(told.lines[0], question="How was it? 🙂", answer="😡️ → ≤")
    text = _text(replace(told, lines=(line,)))
    assert "How was it? [slightly smiling face]" in text
    assert "[pouting face] [rightwards arrow] [less-than or equal to]" in text
