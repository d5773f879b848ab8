"""Choices that a question finds in a file: the appearance `search(…)`."""

from __future__ import annotations

import pytest

from cxfield.interview import StepError
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.searches import split_arguments
from cxfield.questionnaire.xform_reader import read_xform
from tests.interview.scenario import Scenario, ask, xform

CSV = "key,name,name_pl,colour\nap,Apple,Jabłko,red\nba,Banana,Banan,yellow\nch,Cherry,Wiśnia,red\nap,Again,,red\n"


def form(search: str, label: str = "name", extra: str = "") -> Questionnaire:
    item = f"<item><label>{label}</label><value>key</value></item>{extra}"
    body = f'{ask("find")}<select1 ref="/data/q" appearance="minimal {search}"><label>q</label>{item}</select1>'
    return read_xform(xform("<find/><q/>", "", body).xml, folder=None, media={"fruit.csv": CSV.encode()})


def found(scenario: Scenario) -> list[tuple[str, str]]:
    return [(choice.name, choice.label) for choice in scenario.interview.found_choices("/data/q") or ()]


def test_all_rows_of_the_file_are_choices_each_code_once() -> None:
    expected = [("ap", "Apple"), ("ba", "Banana"), ("ch", "Cherry")]
    assert found(Scenario(form("search('fruit')"))) == expected
    assert found(Scenario(form("search('fruit.csv')"))) == expected


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ("search('fruit', 'contains', 'name', 'AN')", ["ba"]),
        ("search('fruit', 'startswith', 'name', 'c')", ["ch"]),
        ("search('fruit', 'endswith', 'name', 'e')", ["ap"]),
        ("search('fruit', 'matches', 'colour', 'red')", ["ap", "ch"]),
        ("search('fruit', 'contains', 'name,colour', 'ye')", ["ba"]),
        ("search('fruit', 'contains', 'name', 'e', 'colour', 'red')", ["ap", "ch"]),
        ("search('fruit', 'matches', 'colour', 'blue')", []),
        ("search('fruit', 'matches', 'name,colour', 'RED')", ["ap", "ch"]),
        ("search('fruit', 'matches', 'name', 'apple', 'colour', 'red')", ["ap"]),
        ("search('fruit', 'matches', 'name', 'apple', 'colour', 'yellow')", []),
        ("search('fruit', 'contains', 'weight', 'a')", []),
    ],
)
def test_rows_are_found_by_what_their_columns_hold(search: str, codes: list[str]) -> None:
    assert [name for name, _ in found(Scenario(form(search)))] == codes


def test_what_is_looked_for_may_be_an_answer() -> None:
    scenario = Scenario(form("search('fruit', 'contains', 'name', /data/find)"))
    assert len(found(scenario)) == 3
    assert [name for name, _ in found(scenario.answer("find", "ch"))] == ["ch"]


def test_a_label_may_be_of_several_columns() -> None:
    assert found(Scenario(form("search('fruit')", label="name, colour")))[0] == ("ap", "Apple red")


def test_a_choice_with_a_number_for_code_stays_beside_those_found() -> None:
    other = "<item><label>None of them</label><value>99</value></item>"
    assert found(Scenario(form("search('fruit')", extra=other)))[-1] == ("99", "None of them")


def test_what_was_found_is_an_answer_and_what_was_not_is_none() -> None:
    scenario = Scenario(form("search('fruit', 'matches', 'colour', 'red')")).answer("q", "ch").expect("q", "ch")
    with pytest.raises(StepError, match="no choice"):
        scenario.answer("q", "ba")


def test_without_its_file_the_question_offers_what_the_form_has() -> None:
    scenario = Scenario(form("search('absent')"))
    assert scenario.interview.found_choices("/data/q") is None
    assert [choice.name for choice in scenario.state("q").choices or ()] == ["key"]


def test_a_question_that_searches_nothing_finds_nothing() -> None:
    assert Scenario(form("search('fruit')")).interview.found_choices("/data/find") is None


@pytest.mark.parametrize(
    ("written", "arguments"),
    [
        ("'a'", ["'a'"]),
        ("'a, b', \"c'd,\", f(x, y), z[1,2]", ["'a, b'", '"c\'d,"', "f(x, y)", "z[1,2]"]),
        ("", [""]),
    ],
)
def test_arguments_are_split_at_their_own_commas(written: str, arguments: list[str]) -> None:
    assert split_arguments(written) == arguments
