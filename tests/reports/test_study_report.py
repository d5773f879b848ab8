import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from cxfield.analysis.study_data import Answer, StudyData
from cxfield.reports import ReportSetting, study_report
from cxfield.reports.wording import LANGUAGES, WordingError, wording
from cxfield.sample.dispositions import default_dispositions
from tests.service_study import service_study

AT = datetime(2026, 11, 22, 16, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def study() -> StudyData:
    return service_study()


def _pdf(data: StudyData, language: str = "en", zone: str = "Europe/Riga") -> PdfReader:
    buffer = io.BytesIO()
    study_report(data, buffer, ReportSetting(at=AT, zone=zone, language=language))
    return PdfReader(buffer)


def _text(pdf: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def test_the_summary_gives_nps_with_its_interval_and_the_response_rate(study: StudyData) -> None:
    first = re.sub(r"\s+", " ", _pdf(study).pages[0].extract_text())
    assert "NPS" in first
    assert "33.0" in first
    assert "18.1 to 46.3" in first
    assert "RR1 = I / (E + U) = 63.5 %" in first


def test_cyrillic_latvian_and_polish_come_out_as_they_went_in(study: StudyData) -> None:
    text = _text(_pdf(study))
    assert "Приложение часто зависает, когда я плачу за связь." in text
    assert "Proszę o krótszą kolejkę w oddziale – zażółć gęślą jaźń." in text
    assert "Gribētu ātrāku atbildi un īsāku gaidīšanu rindā, ļoti žēl." in text


def test_all_fonts_are_embedded(study: StudyData) -> None:
    for page in _pdf(study, "lv").pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            described = font.get_object()
            assert "NotoSans" in described["/BaseFont"]
            assert "/FontFile2" in described["/FontDescriptor"]


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "Что говорят клиенты"), ("pl", "Co mówią klienci"), ("lv", "Ko saka klienti")]
)
def test_fixed_words_and_questions_follow_the_language(study: StudyData, language: str, word: str) -> None:
    text = _text(_pdf(study, language))
    assert word in text
    assert study.questionnaires[0].itext[f"{_name(study, language)}"]["q:nps"].parts[0] in text


def _name(study: StudyData, language: str) -> str:
    return next(name for name in study.questionnaires[0].languages if name.endswith(f"({language})"))


def test_every_page_says_which_of_how_many_and_the_time_with_its_zone(study: StudyData) -> None:
    pdf = _pdf(study)
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert f"{number} of {len(pdf.pages)}" in text
        assert "22 November 2026, 18:05 (Europe/Riga)" in text


def test_the_file_carries_a_title(study: StudyData) -> None:
    metadata = _pdf(study).metadata
    assert metadata is not None
    assert metadata.title == "Service experience – Study report"


def test_a_study_without_interviews_says_so_and_prints_no_nan(study: StudyData) -> None:
    text = _text(_pdf(replace(study, cases=(), interviews=())))
    assert "No interview is complete yet." in text
    assert "not available" in text
    assert not re.search(r"\bnan\b|\binf\b|None", text, re.IGNORECASE)


def test_a_small_base_is_marked() -> None:
    assert "small base (n < 30)" in _text(_pdf(service_study(completes=8, others=4)))


def test_what_could_not_be_read_is_said(study: StudyData) -> None:
    text = _text(_pdf(replace(study, problems=("Interview 17 is left out: its journal has a hole.",))))
    assert "Interview 17 is left out: its journal has a hole." in text


def test_markup_in_answers_and_names_is_only_text(study: StudyData) -> None:
    text = _text(_pdf(replace(study, name="A <b>bold</b> & risky study")))
    assert "A <b>bold</b> & risky study" in text


def test_a_word_longer_than_a_line_is_broken(study: StudyData) -> None:
    first = study.interviews[0]
    answers = {**first.answers, "/data/words": replace(first.answers["/data/words"], value="w" * 400)}
    pdf = _pdf(replace(study, interviews=(replace(first, answers=answers), *study.interviews[1:])))
    assert "w" * 40 in _text(pdf)
    assert "w" * 400 in _text(pdf).replace(" ", "")


def test_texts_longer_than_a_page_are_laid_out(study: StudyData) -> None:
    questionnaire, first = study.questionnaires[0], study.interviews[0]
    endless = "A very long label " * 400
    itext = {
        language: {
            name: replace(forms, parts=(endless,)) if name in ("c:reasons:price", "q:nps") else forms
            for name, forms in entries.items()
        }
        for language, entries in questionnaire.itext.items()
    }
    answers = {**first.answers, "/data/words": Answer(ref="/data/words", value="word " * 9000)}
    data = replace(
        study,
        name="Name " * 100,
        questionnaires=(replace(questionnaire, itext=itext),),
        interviews=(replace(first, answers=answers),),
    )
    assert len(_pdf(data).pages) > 10


def test_a_long_table_goes_on_with_its_header_on_the_next_page(study: StudyData) -> None:
    interviews = []
    for number, interview in enumerate(study.interviews):
        codes = " ".join(f"made_up_{number * 4 + extra:04}" for extra in range(4))
        answers = {"/data/reasons": Answer(ref="/data/reasons", value=codes)}
        interviews.append(replace(interview, answers=answers))
    pages = [page.extract_text() for page in _pdf(replace(study, interviews=tuple(interviews))).pages]
    with_rows = [page for page in pages if "made_up_" in page]
    assert len(with_rows) > 5
    assert all(re.search(r"Answer\s+n\s+%", page) for page in with_rows)


def test_the_report_is_written_to_a_path_in_a_new_folder(study: StudyData, tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.pdf"
    study_report(study, out, ReportSetting(at=AT))
    assert out.read_bytes().startswith(b"%PDF")


def test_an_unknown_language_or_zone_is_a_sentence(study: StudyData) -> None:
    with pytest.raises(WordingError, match="'de' is not among them"):
        _pdf(study, "de")
    with pytest.raises(WordingError, match="no time zone 'Mars/Olympus'"):
        _pdf(study, zone="Mars/Olympus")


def test_the_catalogue_says_everything_in_every_language() -> None:
    english = wording("en").entries
    for language in LANGUAGES:
        entries = wording(language).entries
        assert entries.keys() == english.keys()
        for key, sentence in english.items():
            assert set(re.findall(r"{(\w+)}", sentence)) == set(re.findall(r"{(\w+)}", entries[key])), key


def test_every_disposition_has_a_name_in_every_language() -> None:
    for language in LANGUAGES:
        names = [wording(language).disposition(row.code, row.name) for row in default_dispositions().rows]
        assert len(set(names)) == len(names)
        assert (names == [row.name for row in default_dispositions().rows]) is (language == "en")
    assert wording("lv").disposition("9.99", "House code") == "House code"


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("en", 1234.5, "1,234.5"),
        ("ru", 1234.5, "1\N{NO-BREAK SPACE}234,5"),
        ("en", -3.04, "−3.0"),
        ("en", -0.01, "0.0"),
        ("pl", None, "brak danych"),
        ("en", float("nan"), "not available"),
    ],
)
def test_numbers_are_written_as_the_language_does(language: str, value: float | None, expected: str) -> None:
    assert wording(language).number(value, 1) == expected
