"""Choices of every look by keyboard in the real window, judged by what is stored."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import soundfile
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from cxfield.admission.form_reader import read_form
from cxfield.store.values import QuestionnaireVersion
from ui.interview.long_list_field import LongListField, LongMultipleField
from ui.interview.question_media import QuestionPicture
from ui.interview.question_page import QuestionPage
from ui.interview.rank_field import RankField
from ui.interview.scale_field import ScaleField
from ui.interview.scale_row import ScaleRow
from ui.interview.select_multiple_field import SelectMultipleField
from ui.interview.select_one_field import SelectOneField
from ui.widgets import ChoiceList

from .conftest import Interviewer

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
TOWNS = ("Jelgava", "Rīga", "Jūrmala", "Jaunrīga", "Łódź", "New York", "York")

SURVEY = (
    ("shops", "select_one nine", "columns-3", ""),
    ("fast", "select_one twelve", "quick", ""),
    ("town", "select_one town", "minimal", ""),
    ("towns", "select_multiple town", "autocomplete", ""),
    ("used", "select_multiple used", "", ""),
    ("ranked", "rank used", "", ""),
    ("stars", "select_one five", "rating", ""),
    ("ease", "range", "rating", ""),
    ("look", "select_one look", "no-buttons", "shop.png"),
    ("heard", "select_one used", "", ""),
)


def write_form(path: Path) -> Path:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    survey.append(("type", "name", "label", "appearance", "media::image", "media::audio", "parameters"))
    for name, kind, appearance, image in SURVEY:
        sound = "ask.wav" if name == "heard" else None
        steps = "start=1 end=5 step=1" if kind == "range" else None
        survey.append((kind, name, f"Question {name}", appearance, image or None, sound, steps))
    choices = book.create_sheet("choices")
    choices.append(("list_name", "name", "label", "cx:exclusive", "media::image"))
    for count, name in ((9, "nine"), (12, "twelve"), (5, "five")):
        for number in range(1, count + 1):
            choices.append((name, number, f"Shop {number}"))
    for number, town in enumerate(TOWNS, start=1):
        choices.append(("town", f"t{number}", town))
    for name in ("branch", "call", "app"):
        choices.append(("used", name, name.title()))
    choices.append(("used", "none", "None of these", "yes"))
    for name, picture in (("red", "red.png"), ("blue", "blue.png"), ("lost", "lost.png")):
        choices.append(("look", name, name.title(), None, picture))
    settings = book.create_sheet("settings")
    settings.append(("form_id", "form_title", "version"))
    settings.append(("choices", "Choices", "1"))
    book.save(path)
    return path


def picture(colour: str, size: tuple[int, int] = (300, 200)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "PNG")
    return made.getvalue()


def sound() -> bytes:
    made = io.BytesIO()
    soundfile.write(made, np.zeros((800, 2), dtype=np.int16), 8000, format="WAV")
    return made.getvalue()


@pytest.fixture(scope="module")
def xform(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    form = read_form(write_form(tmp_path_factory.mktemp("form") / "choices.xlsx"))
    found = form.questionnaire
    media = {
        "red.png": picture("red"),
        "blue.png": picture("blue"),
        "shop.png": picture("green", (2400, 1200)),
        "ask.wav": sound(),
    }
    return QuestionnaireVersion(
        content_hash=found.content_hash,
        xform=found.xml,
        form_id=found.form_id,
        version=found.version,
        title=found.title,
        media=media,
    )


def field(interviewer: Interviewer) -> object:
    page = interviewer.page
    assert isinstance(page, QuestionPage)
    return page.fields[0]


# ---- columns ----


def test_arrows_go_in_both_directions_of_columns(interviewer: Interviewer) -> None:
    shown = field(interviewer)
    assert isinstance(shown, SelectOneField)
    assert shown.list.columns == 3
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        interviewer.press(key)
    interviewer.press(Qt.Key.Key_Left)
    interviewer.step(ENTER)
    assert interviewer.stored("shops") == "5"


def test_codes_hold_in_columns(interviewer: Interviewer) -> None:
    interviewer.answer("8")
    assert interviewer.stored("shops") == "8"


def test_columns_run_from_the_right_where_the_script_does(interviewer: Interviewer) -> None:
    shown = field(interviewer)
    assert isinstance(shown, SelectOneField)
    shown.list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    interviewer.press(Qt.Key.Key_Down)
    interviewer.press(Qt.Key.Key_Left)
    interviewer.step(ENTER)
    assert interviewer.stored("shops") == "2"


def test_the_lit_choice_of_a_list_below_the_edge_comes_into_sight(interviewer: Interviewer) -> None:
    interviewer.view.resize(900, 330)
    interviewer.go_to("used")
    shown = field(interviewer)
    assert isinstance(shown, SelectMultipleField)
    for _press in range(3):
        interviewer.press(Qt.Key.Key_Down)
    rect = shown.list.visualRect(shown.list.currentIndex())
    assert shown.list.viewport().visibleRegion().boundingRect().contains(rect.center())


# ---- quick ----


def test_a_final_code_goes_on_by_itself(interviewer: Interviewer) -> None:
    interviewer.go_to("fast")
    interviewer.wait_page(lambda: interviewer.type("7"))
    assert interviewer.at == "town"
    assert interviewer.stored("fast") == "7"


def test_a_code_that_may_become_longer_waits_for_it(interviewer: Interviewer) -> None:
    interviewer.go_to("fast")
    interviewer.wait_page(lambda: interviewer.type("12"))
    assert interviewer.stored("fast") == "12"


def test_a_code_that_stays_short_goes_on_after_a_moment(interviewer: Interviewer) -> None:
    interviewer.go_to("fast")
    interviewer.wait_page(lambda: interviewer.type("1"))
    assert interviewer.stored("fast") == "1"


def test_arrows_do_not_go_on_by_themselves(interviewer: Interviewer) -> None:
    interviewer.go_to("fast")
    interviewer.press(Qt.Key.Key_Down)
    interviewer.press(Qt.Key.Key_Down)
    assert interviewer.at == "fast"
    interviewer.step(ENTER)
    assert interviewer.stored("fast") == "2"


# ---- found by typing ----


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("riga", "t2"), ("JURM", "t3"), ("lodz", "t5"), ("york", "t7"), ("yo ne", "t6"), ("4", "t4"), ("t1", "t1")],
)
def test_a_short_list_that_asks_for_it_is_found_by_typing(interviewer: Interviewer, typed: str, stored: str) -> None:
    interviewer.go_to("town")
    assert isinstance(field(interviewer), LongListField)
    interviewer.answer(typed)
    assert interviewer.stored("town") == stored


def test_what_is_not_in_the_list_is_said_and_blocks(interviewer: Interviewer) -> None:
    interviewer.go_to("town")
    interviewer.type("xyz")
    interviewer.press(ENTER)
    page = interviewer.page
    assert isinstance(page, QuestionPage)
    assert page.blocks[0].sentence
    assert interviewer.at == "town"


def test_the_line_says_what_is_lit(interviewer: Interviewer) -> None:
    interviewer.go_to("town")
    interviewer.type("rig")
    interviewer.qtbot.waitUntil(lambda: "Rīga" in interviewer.focus().accessibleDescription(), timeout=2_000)


def test_several_are_found_one_after_another_and_the_empty_line_goes_on(interviewer: Interviewer) -> None:
    interviewer.go_to("towns")
    assert isinstance(field(interviewer), LongMultipleField)
    for typed in ("york", "riga", "jelg", "york"):
        interviewer.type(typed)
        interviewer.press(ENTER)
    interviewer.step(ENTER)
    assert interviewer.at == "used"
    assert interviewer.stored("towns") == "t1 t2"


# ---- exclusive choices ----


def test_a_choice_that_stands_alone_takes_the_others_back_and_says_so(interviewer: Interviewer) -> None:
    interviewer.go_to("used")
    shown = field(interviewer)
    assert isinstance(shown, SelectMultipleField)
    interviewer.type("134")
    assert "None of these" in shown._echo.remark
    interviewer.step(ENTER)
    assert interviewer.stored("used") == "none"


def test_another_choice_takes_back_the_one_that_stands_alone(interviewer: Interviewer) -> None:
    interviewer.go_to("used")
    shown = field(interviewer)
    assert isinstance(shown, SelectMultipleField)
    interviewer.type("42")
    assert "None of these" in shown._echo.remark
    interviewer.type("3")
    assert shown._echo.remark == ""
    interviewer.step(ENTER)
    assert interviewer.stored("used") == "call app"


# ---- order ----


def test_all_codes_may_be_typed_though_the_last_place_fills_itself(interviewer: Interviewer) -> None:
    interviewer.go_to("ranked")
    interviewer.answer("2413")
    assert interviewer.stored("ranked") == "call none branch app"


def test_the_lit_line_is_moved_in_the_order(interviewer: Interviewer) -> None:
    interviewer.go_to("ranked")
    assert isinstance(field(interviewer), RankField)
    interviewer.type("213")
    interviewer.press(Qt.Key.Key_Up, CONTROL)
    interviewer.step(ENTER)
    assert interviewer.stored("ranked") == "call app branch none"


def test_arrows_and_space_give_places(interviewer: Interviewer) -> None:
    interviewer.go_to("ranked")
    interviewer.press(Qt.Key.Key_Down)
    interviewer.press(Qt.Key.Key_Space)
    interviewer.press(Qt.Key.Key_Up)
    interviewer.press(Qt.Key.Key_Space)
    interviewer.type("4")
    interviewer.step(ENTER)
    assert interviewer.stored("ranked") == "call branch none app"


# ---- scales ----


def test_stars_take_their_number_and_arrows(interviewer: Interviewer) -> None:
    interviewer.go_to("stars")
    assert isinstance(field(interviewer), ScaleField)
    interviewer.type("2")
    interviewer.press(Qt.Key.Key_Right)
    interviewer.step(ENTER)
    assert interviewer.stored("stars") == "3"
    interviewer.answer("5")
    assert interviewer.stored("ease") == "5"


def test_stars_say_their_number_to_screen_readers(interviewer: Interviewer) -> None:
    interviewer.go_to("stars")
    interviewer.type("4")
    row = interviewer.focus()
    assert isinstance(row, ScaleRow)
    assert row.accessibleDescription().startswith("4")


# ---- pictures and sound ----


def test_choices_with_pictures_stand_side_by_side_and_a_missing_file_is_named(interviewer: Interviewer) -> None:
    interviewer.go_to("look")
    shown = field(interviewer)
    assert isinstance(shown, SelectOneField)
    rows = shown.list.rows_model.rows
    assert [row.picture for row in rows] == ["red.png", "blue.png", ""]
    assert "lost.png" in rows[2].label
    assert shown.list.columns > 1
    interviewer.answer("2")
    assert interviewer.stored("look") == "blue"


def test_the_picture_of_a_question_is_shown_in_its_proportions(interviewer: Interviewer) -> None:
    interviewer.go_to("look")
    picture_shown = interviewer.view.page.findChild(QuestionPicture)
    assert isinstance(picture_shown, QuestionPicture)
    assert 0 < picture_shown.height() <= 300


def test_a_question_with_sound_has_a_button_and_one_without_says_so(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_P, CONTROL)
    page = interviewer.page
    assert isinstance(page, QuestionPage)
    assert page.blocks[0].line
    interviewer.go_to("heard")
    page = interviewer.page
    assert isinstance(page, QuestionPage)
    wishes: list[object] = []
    interviewer.view.field_wished.disconnect()
    interviewer.view.field_wished.connect(wishes.append)
    interviewer.press(Qt.Key.Key_P, CONTROL)
    assert [(wish.name, wish.content[:4]) for wish in wishes] == [("ask.wav", b"RIFF")]  # type: ignore[attr-defined]


# ---- screen readers ----


def test_a_screen_reader_hears_each_row_with_its_code_and_whether_it_is_taken(interviewer: Interviewer) -> None:
    interviewer.go_to("used")
    interviewer.type("2")
    shown = interviewer.focus()
    assert isinstance(shown, ChoiceList)
    told = QAccessible.queryAccessibleInterface(shown)
    rows = [told.child(row).text(QAccessible.Text.Name) for row in range(told.childCount())]
    assert rows == ["1 Branch", "2 Call, chosen", "3 App", "4 None of these"]
