"""The list of cases on the desk."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from cxfield.fieldwork.desk import CaseSummary
from cxfield.sample.case import Appointment
from ui.desk.case_table import CaseTableModel, Column

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
PLAIN = CaseSummary(
    case_id="1",
    name="Anna Kalniņa",
    number="+442079460142",
    time_zone="America/New_York",
    language="lv",
    priority=50,
    attempts=0,
    disposition="3.11",
    last_outcome="",
    last_at=None,
    appointment=None,
    interview_id=None,
    done=False,
)


def with_(**changes: object) -> CaseSummary:
    from dataclasses import replace

    return replace(PLAIN, **changes)  # type: ignore[arg-type]


@pytest.fixture
def model(dressed: object) -> CaseTableModel:
    made = CaseTableModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def cell(model: CaseTableModel, column: Column, row: int = 0) -> str:
    return str(model.index(row, column).data())


def test_the_time_is_that_of_the_respondent(model: CaseTableModel) -> None:
    model.set_cases([PLAIN], NOW)
    assert cell(model, Column.TIME_THERE) == "09:05 New York"


def test_an_outcome_of_several_attempts_says_how_many(model: CaseTableModel) -> None:
    model.set_cases([with_(last_outcome="No answer", attempts=3)], NOW)
    assert cell(model, Column.OUTCOME) == "No answer · 3×"


def test_an_appointment_shows_both_clocks_and_whether_it_was_promised(model: CaseTableModel) -> None:
    at = NOW + timedelta(hours=1)
    appointment = Appointment(local="2026-11-22T10:05", zone="America/New_York", at=at, hard=True, made_by="anna")
    model.set_cases([with_(appointment=appointment)], NOW)
    assert "(10:05) · hard" in cell(model, Column.APPOINTMENT)


@pytest.mark.parametrize(("typed", "rows"), [("kalni", 1), ("0142", 1), ("new_york", 1), ("Ozols", 0), ("", 2)])
def test_typing_filters_by_name_number_and_place(model: CaseTableModel, typed: str, rows: int) -> None:
    other = with_(case_id="2", name="Bob", number="+1", time_zone="Europe/Riga")
    model.set_cases([PLAIN, other], NOW)
    model.set_filter(typed)
    assert model.rowCount() == rows
