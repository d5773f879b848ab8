"""Typed answers, ranges, grids and tables of rows by keyboard, judged by what the engine holds."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cxfield.admission.form_reader import read_form
from cxfield.event import StreamKind, decode
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.values import QuestionnaireVersion
from ui.interview.multi_grid_field import MultiGridField
from ui.interview.question_page import QuestionPage
from ui.interview.repeat_table_field import RepeatTableField

from .conftest import Interviewer

HEAD = ("type", "name", "label", "appearance", "parameters", "constraint", "required", "relevant", "cx:missing")
ROWS: tuple[tuple[str, ...], ...] = (
    ("text", "secret", "Your word?", "masked"),
    ("integer", "spent", "How much?", "thousands-sep", "", ". >= 0 and . <= 5000000"),
    ("integer", "children", "How many children?", "counter", "", ". >= 0 and . <= 12"),
    ("date", "day", "Which day?"),
    ("date", "since", "Since which month?", "month-year"),
    ("range", "far", "How far?", "", "start=0 end=5 step=0.25"),
    ("begin group", "home", "Home", "field-list"),
    ("text", "street", "Street"),
    ("begin repeat", "person", "Persons"),
    ("text", "first", "Name", "", "", "", "yes"),
    ("integer", "age", "Age", "", "", ". <= 120", "", "", "dk"),
    ("select_one sex", "sex", "Sex", "", "", "", "", "${age} > 17"),
    ("end repeat", ""),
    ("end group", ""),
    ("begin repeat", "trip", "Trips", "table"),
    ("text", "town", "Where to?"),
    ("end repeat", ""),
    ("text", "last", "Anything else?"),
    ("begin group", "where", "Which of these, and where?", "table-list"),
    ("select_multiple place", "branch", "Branch"),
    ("select_multiple place", "phone", "Telephone"),
    ("end group", ""),
)


@pytest.fixture(scope="module")
def xform(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    path = tmp_path_factory.mktemp("typed") / "typed.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (HEAD, *ROWS):
        sheet.append(row)
    choices = book.create_sheet("choices")
    for choice in (
        ("list_name", "name", "label"),
        ("sex", "f", "Female"),
        ("sex", "m", "Male"),
        *(("place", f"p{n}", f"Place {n}") for n in (1, 2, 3)),
    ):
        choices.append(choice)
    book.create_sheet("settings").append(("form_id", "form_title"))
    book["settings"].append(("typed", "Typed"))
    book.save(path)
    form = read_form(Path(path)).questionnaire
    return QuestionnaireVersion(
        content_hash=form.content_hash, xform=form.xml, form_id=form.form_id, version=form.version, title=form.title
    )


@pytest.fixture
def at(interviewer: Interviewer) -> Interviewer:
    return interviewer


def line(at: Interviewer) -> QLineEdit:
    return cast("QLineEdit", at.focus())


def table(at: Interviewer) -> RepeatTableField:
    page = at.page
    assert isinstance(page, QuestionPage)
    return next(field for field in page.fields if isinstance(field, RepeatTableField))


def values(at: Interviewer, name: str) -> list[str]:
    states = at.runner.call(at.session.engine.nodes)
    return [state.value or "" for state in states if state.ref.rsplit("/", 1)[-1] == name and state.value is not None]


ENTER = Qt.Key.Key_Return


def test_a_masked_answer_is_hidden_until_it_is_asked_for(at: Interviewer) -> None:
    at.type("abc")
    assert line(at).echoMode() == QLineEdit.EchoMode.Password
    assert "Hidden" in line(at).accessibleName()
    at.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert line(at).echoMode() == QLineEdit.EchoMode.Normal
    assert not at.view.page.drafts()
    at.step(ENTER)
    assert at.stored("secret") == "abc"


def test_thousands_are_typed_as_they_come_and_stored_plain(at: Interviewer) -> None:
    at.go_to("spent")
    at.answer("1 234 567")
    assert at.stored("spent") == "1234567"


def test_a_counter_counts_with_the_arrows_within_its_limits(at: Interviewer) -> None:
    at.go_to("children")
    for _ in range(4):
        at.press(Qt.Key.Key_Up)
    at.press(Qt.Key.Key_Down)
    at.step(ENTER)
    assert at.stored("children") == "2"


def test_a_day_is_taken_from_the_calendar_by_keys(at: Interviewer) -> None:
    at.go_to("day")
    at.type("12.11.2026")
    at.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    at.press(Qt.Key.Key_Right)
    at.press(ENTER)
    assert line(at).text() == "13.11.2026"
    at.step(ENTER)
    assert at.stored("day") == "2026-11-13"


def test_escape_closes_the_calendar_and_keeps_the_text(at: Interviewer) -> None:
    at.go_to("day")
    at.type("12.11")
    at.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    at.press(Qt.Key.Key_Escape)
    assert line(at).text() == "12.11"


def test_part_of_a_date_stays_with_a_sentence(at: Interviewer) -> None:
    at.go_to("day")
    at.type("nov 2026")
    at.press(ENTER)
    page = at.page
    assert isinstance(page, QuestionPage)
    assert "day is missing" in page.blocks[0].sentence
    assert line(at).text() == "nov 2026"


def test_a_month_is_stored_as_its_first_day(at: Interviewer) -> None:
    at.go_to("since")
    at.answer("nov 2026")
    assert at.stored("since") == "2026-11-01"


def test_a_range_has_no_answer_until_a_key_and_moves_by_its_step(at: Interviewer) -> None:
    at.go_to("far")
    at.step(ENTER)
    assert at.stored("far") == ""
    at.go_to("far")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        at.press(key)
    at.step(ENTER)
    assert at.stored("far") == "0.5"


def test_a_number_between_two_steps_is_said(at: Interviewer) -> None:
    at.go_to("far")
    at.type("1.3")
    at.press(ENTER)
    page = at.page
    assert isinstance(page, QuestionPage)
    assert "1.25 or 1.5" in page.blocks[0].sentence


# ---- tables of rows ----


def to_persons(at: Interviewer) -> None:
    """Stand in the first cell of the table."""
    at.go_to("street")
    at.type("Elm")
    at.step(ENTER)


def test_enter_goes_cell_by_cell_and_each_is_stored(at: Interviewer) -> None:
    to_persons(at)
    at.answer("Anna")
    assert values(at, "first") == ["Anna"]
    at.answer("34")
    at.answer("1")
    assert values(at, "sex") == ["f"]


def test_behind_the_last_cell_a_row_is_offered_and_enter_goes_on(at: Interviewer) -> None:
    to_persons(at)
    at.answer("Anna")
    at.answer("3")
    assert "One more row?" in table(at)._echo.text()
    at.step(ENTER)
    assert at.at == "town"


def test_insert_adds_a_row_and_stands_in_it(at: Interviewer) -> None:
    to_persons(at)
    at.type("Anna")
    at.step(Qt.Key.Key_Insert)
    at.type("Berta")
    at.step(Qt.Key.Key_Tab)
    assert values(at, "first") == ["Anna", "Berta"]


def test_a_row_is_removed_only_when_asked_twice(at: Interviewer, workspace: Workspace) -> None:
    to_persons(at)
    at.type("Anna")
    at.step(Qt.Key.Key_Insert)
    at.type("Berta")
    at.step(Qt.Key.Key_Up)
    shift = Qt.KeyboardModifier.ShiftModifier
    at.press(Qt.Key.Key_Delete, shift)
    at.press(Qt.Key.Key_Escape)
    at.press(Qt.Key.Key_Delete, shift)
    assert values(at, "first") == ["Anna", "Berta"]
    at.step(Qt.Key.Key_Delete, shift)
    assert values(at, "first") == ["Berta"]
    entries = at.runner.call(lambda: workspace.store.entries(StreamKind.INTERVIEW, at.session.interview_id))
    assert "repeat_removed" in [decode(entry.line)[1].kind for entry in entries]


def test_what_a_cell_does_not_understand_is_said_and_not_left(at: Interviewer) -> None:
    to_persons(at)
    at.answer("Anna")
    at.type("abc")
    at.press(Qt.Key.Key_Tab)
    assert "whole number" in table(at)._echo.text()
    assert line(at).text() == "abc"


def test_a_check_that_does_not_hold_leads_to_its_cell(at: Interviewer) -> None:
    to_persons(at)
    at.answer("Anna")
    at.type("300")
    at.step(ENTER)
    at.go_to("town")
    at.wait_page(lambda: at.view.mend_wished.emit("/data/home/street"))
    assert at.at == "street"
    assert table(at).current_ref().endswith("/age")


def test_a_missing_code_stands_in_the_cell(at: Interviewer) -> None:
    to_persons(at)
    at.answer("Anna")
    at.step(Qt.Key.Key_F8)
    states = at.runner.call(at.session.engine.nodes)
    assert next(s.missing for s in states if s.ref.endswith("/age")) == "dk"


def test_a_repeat_that_asks_for_a_table_is_one_page(at: Interviewer) -> None:
    at.go_to("town")
    at.type("Riga")
    at.step(Qt.Key.Key_Insert)
    at.answer("Liepaja")
    at.step(ENTER)
    assert values(at, "town") == ["Riga", "Liepaja"]
    assert at.at == "last"


def test_in_a_grid_of_several_answers_codes_and_space_toggle_and_enter_goes_down(at: Interviewer) -> None:
    at.go_to("last")
    at.step(ENTER)
    page = at.page
    assert isinstance(page, QuestionPage)
    assert [type(field) for field in page.fields] == [MultiGridField]
    at.type("132")
    at.type("3")
    at.step(ENTER)
    assert at.stored("branch") == "p1 p2"
    at.press(Qt.Key.Key_Right)
    at.press(Qt.Key.Key_Space)
    at.step(ENTER)
    assert at.stored("phone") == "p2"
    assert at.at == ""


def test_the_label_of_a_table_list_stands_over_its_grid(at: Interviewer) -> None:
    at.go_to("last")
    at.step(ENTER)
    page = at.page
    assert isinstance(page, QuestionPage)
    assert page.blocks[0]._label.text() == "Which of these, and where?"
