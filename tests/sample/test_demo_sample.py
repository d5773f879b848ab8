"""The bundled sample: made-up people under numbers that ring nowhere."""

import re

import pytest

from cxfield.resource import resource_path
from cxfield.sample.case import Case
from cxfield.sample.sample_file import read_sample

FICTION = (
    r"\+447700900\d{3}",
    r"\+442079460\d{3}",
    r"\+44(113|114|115|116|117|118|121|131|141|151|161)4960\d{3}",
    r"\+441914980\d{3}",
    r"\+442896496\d{3}",
    r"\+442920180\d{3}",
    r"\+1\d{3}55501\d{2}",
)
"""Ranges that Ofcom and the North American Numbering Plan keep for drama."""


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_sample(resource_path("studies", "service_experience_sample.csv"))


def test_there_are_200_cases_with_names_of_their_own(cases: list[Case]) -> None:
    assert len(cases) == 200
    assert len({case.name for case in cases}) == 200


def test_every_number_is_from_a_range_kept_for_fiction(cases: list[Case]) -> None:
    wrong = [n for case in cases for n in case.phones if not any(re.fullmatch(p, n) for p in FICTION)]
    assert wrong == []


def test_zones_fit_the_numbers(cases: list[Case]) -> None:
    for case in cases:
        is_british = case.phones[0].startswith("+44")
        assert (case.time_zone == "Europe/London") == is_british


def test_all_four_languages_are_spoken(cases: list[Case]) -> None:
    assert {case.language for case in cases} == {"en", "ru", "pl", "lv"}
