from dataclasses import replace

import pytest

from cxfield.analysis.codebook import variables
from cxfield.analysis.fieldwork_figures import fieldwork_figures
from cxfield.analysis.metrics import metric_results
from cxfield.analysis.study_data import Answer, StudyData, row_of
from cxfield.analysis.topline import Topline, class_rows, toplines
from tests.service_study import service_study


@pytest.fixture(scope="module")
def study() -> StudyData:
    return service_study()


def _of(study: StudyData, name: str, language: str | None = None) -> Topline:
    return next(each for each in toplines(study, language) if each.variable.name == name)


def _with_values(study: StudyData, ref: str, answers: list[Answer]) -> StudyData:
    interviews = [
        replace(interview, answers={ref: answer}) for interview, answer in zip(study.interviews, answers, strict=False)
    ]
    return replace(study, interviews=tuple(interviews))


def test_every_asked_question_has_a_topline_in_questionnaire_order(study: StudyData) -> None:
    names = [each.variable.name for each in toplines(study)]
    assert names == ["touchpoint", "ease", "csat", "nps", "reasons", "solved", "words", "age"]


def test_percentages_stand_on_valid_answers_and_missing_is_apart(study: StudyData) -> None:
    answers = [Answer(ref="/data/solved", value=v) for v in ("yes", "yes", "no")]
    answers += [Answer(ref="/data/solved", missing="dk"), Answer(ref="/data/solved")]
    top = _of(_with_values(study, "/data/solved", answers), "solved")
    assert (top.asked, top.base, top.missing) == (5, 3, {"dk": 1, "blank": 1})
    assert [(row.code, row.count, row.share) for row in top.rows] == [("yes", 2, 2 / 3), ("no", 1, 1 / 3)]


def test_several_choices_are_counted_as_shares_of_cases(study: StudyData) -> None:
    answers = [Answer(ref="/data/reasons", value=v) for v in ("price people", "price", "speed price")]
    top = _of(_with_values(study, "/data/reasons", answers), "reasons")
    assert [(row.code, row.count) for row in top.rows] == [("price", 3), ("people", 1), ("speed", 1)]
    assert sum(row.share or 0 for row in top.rows) == pytest.approx(5 / 3)


def test_a_repeat_counts_rows_and_says_in_how_many_interviews(study: StudyData) -> None:
    top = _of(study, "ease")
    assert top.interviews == 120
    assert top.asked > 120
    assert top.numbers is not None
    assert top.numbers.lowest >= 1


def test_labels_come_in_the_language_asked_for(study: StudyData) -> None:
    top = _of(study, "solved", "lv")
    assert top.variable.label == "Vai mēs atrisinājām jūsu problēmu?"
    assert [row.label for row in top.rows] == ["Jā", "Nē"]


def test_numbers_are_summarised_and_verbatims_kept(study: StudyData) -> None:
    answers = [Answer(ref="/data/age", value=v) for v in ("20", "30", "70")]
    numbers = _of(_with_values(study, "/data/age", answers), "age").numbers
    assert numbers is not None
    assert (numbers.mean, numbers.median, numbers.lowest, numbers.highest) == (40, 30, 20, 70)
    assert any("зависает" in verbatim.text for verbatim in _of(study, "words").verbatims)


def test_rejected_and_open_interviews_do_not_count(study: StudyData) -> None:
    statuses = ["rejected", "suspended", "draft", "broken_off", "approved", "completed"]
    interviews = [replace(each, status=status) for each, status in zip(study.interviews, statuses, strict=False)]
    assert len(replace(study, interviews=tuple(interviews)).counted) == 2


def test_metrics_are_found_by_their_mark(study: StudyData) -> None:
    found = {(each.metric, each.variable.name): each for each in metric_results(study)}
    assert set(found) == {("nps", "nps"), ("csat", "solved"), ("ces", "ease"), ("csat", "csat")}
    answered = sum(bool(each.answers["/data/nps"].value) for each in study.interviews)
    assert found["nps", "nps"].n == answered
    interval = found["csat", "solved"].interval
    assert interval is not None
    assert interval.method == "Wilson"


def test_an_answer_off_the_scale_makes_the_metric_not_available_with_a_reason(study: StudyData) -> None:
    odd = _with_values(study, "/data/nps", [Answer(ref="/data/nps", value="11")])
    result = next(each for each in metric_results(odd) if each.metric == "nps")
    assert result.result is None
    assert "11" in result.note


def test_fieldwork_figures_add_up(study: StudyData) -> None:
    figures = fieldwork_figures(study)
    assert figures.cases == 200
    assert sum(row.cases for row in figures.dispositions) == 200
    assert pytest.approx(120 / (200 - figures.outcomes.NE)) == figures.rates.RR1
    assert sum(count for _, count in figures.completes_by_day) == 120


def test_an_empty_study_has_figures_without_numbers_made_up(study: StudyData) -> None:
    empty = replace(study, cases=(), interviews=())
    figures = fieldwork_figures(empty)
    assert (figures.rates.RR1, figures.mean_length_s, figures.completes_by_day) == (None, None, ())
    assert all(top.base == 0 and all(row.share is None for row in top.rows) for top in toplines(empty))
    assert all(metric.result is None for metric in metric_results(empty))


def test_a_new_version_adds_variables_without_moving_the_old_ones(study: StudyData) -> None:
    first = study.questionnaires[0]
    names = [variable.path for variable in variables([first])]
    again = [variable.path for variable in variables([first, first])]
    assert names == again


def test_positions_of_rows_are_read_from_the_ref() -> None:
    assert row_of("/data/a[2]/g/b[13]/c", "/data/a/g/b") == (2, 13)
    assert row_of("/data/a[2]/g/b[13]/c", "/data/a") == (2,)


def test_don_t_know_as_a_choice_is_no_score(study: StudyData) -> None:
    answers = [Answer(ref="/data/nps", value=value) for value in ("10", "9", "dk", "0")]
    result = next(each for each in metric_results(_with_values(study, "/data/nps", answers)) if each.metric == "nps")
    assert (result.n, result.note) == (3, "")


def test_one_number_written_in_two_ways_is_one_answer(study: StudyData) -> None:
    answers = [Answer(ref="/data/age", value=value) for value in ("7", "7.0", "8.5")]
    top = _of(_with_values(study, "/data/age", answers), "age")
    assert [(row.code, row.count) for row in top.rows] == [("7", 2), ("8.5", 1)]


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ([18.0, 83.0, 40.0], ["10–19", "20–29", "30–39", "40–49", "50–59", "60–69", "70–79", "80–89"]),
        ([0.0, 1.0, 2.0, 3.0], ["0", "1", "2", "3"]),
        ([0.05, 0.1], ["[0.05; 0.055)"]),
        ([5.0, 5.0], []),
    ],
)
def test_numbers_fall_into_classes_of_a_round_width(numbers: list[float], labels: list[str]) -> None:
    found = [row.label for row in class_rows(numbers)]
    assert found[: len(labels)] == labels
    assert sum(row.count for row in class_rows(numbers)) == (len(numbers) if labels else 0)
