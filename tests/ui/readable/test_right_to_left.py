"""A questionnaire in Arabic stands from the right; the window around it stays as the interviewer reads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget

from installer.every_control import AR, EN
from installer.filled_interview import ref_of
from installer.screen_sheets import Look
from tests.ui.readable.conftest import Open
from ui.interview.grid_table import GridTable
from ui.interview.range_field import RangeField, RangeLine
from ui.interview.repeat_table_field import RepeatTableField
from ui.interview.rich_text import rich_text
from ui.interview.scale_row import ScaleRow
from ui.reading_direction import direction_of, led
from ui.widgets import ChoiceList, KeyHintBar, MessageBox, TextLabel

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
MARK = "\u200f"


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("code", ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "pa-Arab", "ku-Arab"])
def test_languages_written_from_the_right_are_known(code: str) -> None:
    assert direction_of(f"Name ({code})") == direction_of(code) == RIGHT


@pytest.mark.parametrize("name", ["English (en)", "ru", "default", "", None, "Latviešu (lv)", "a name without a code"])
def test_every_other_name_reads_from_the_left(name: str | None) -> None:
    assert direction_of(name) == LEFT


@pytest.mark.parametrize("name", ["consent", "name", "reason", "weekday", "clear", "nps", "effort", "grid", "place"])
def test_question_and_answer_are_mirrored(look: Open, name: str) -> None:
    places = {}
    for language in (EN, AR):
        reader = look(Look(language=language))
        view = reader.turn_to(name)
        block = view.page.blocks[0]
        page = place(view.page, view)
        target = place(block.field.focus_target(), view)
        places[language] = (target.left() - page.left(), page.right() - target.right(), target.width())
    before, behind, width = places[EN]
    assert places[AR] == (pytest.approx(behind, abs=2), pytest.approx(before, abs=2), pytest.approx(width, abs=2))


def test_text_of_any_language_begins_at_the_right(look: Open) -> None:
    view = look(Look(language=AR)).turn_to("consent")
    labels = [label for label in view.page.findChildren(TextLabel) if label.isVisible()]
    assert len(labels) >= 4
    for label in labels:
        assert label.alignment() & Qt.AlignmentFlag.AlignRight, label.text()
        assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute, label.text()


def test_the_window_around_the_question_stays(look: Open) -> None:
    view = look(Look(language=AR)).turn_to("consent")
    assert view.layoutDirection() == LEFT
    assert view.top.layoutDirection() == LEFT
    assert view.findChildren(KeyHintBar)[0].layoutDirection() == LEFT
    assert place(view.route, view).left() == 0


def test_a_message_has_its_edge_where_lines_begin(look: Open) -> None:
    view = look(Look(language=AR)).turn_to("consent")
    box = next(box for box in view.page.findChildren(MessageBox) if box.isVisible())
    image = box.grab().toImage()
    edge, other = image.pixelColor(image.width() - 1, image.height() // 2), image.pixelColor(0, image.height() // 2)
    assert edge.lightness() < other.lightness() - 60


def test_going_back_to_english_turns_the_page_back(look: Open) -> None:
    reader = look(Look(language=AR))
    assert reader.turn_to("consent").page.isRightToLeft()
    reader.session.set_language(EN)
    assert not reader.turn_to("consent").page.isRightToLeft()


def test_columns_are_counted_from_the_right(look: Open) -> None:
    view = look(Look(language=AR)).turn_to("weekday")
    choices = view.page.findChildren(ChoiceList)[0]
    first, second = (choices.visualRect(choices.rows_model.index(row)) for row in (0, 1))
    assert first.left() > second.left()
    assert first.top() == second.top()


def test_arrow_keys_follow_what_is_seen(look: Open) -> None:
    reader = look(Look(language=AR))
    scale = reader.turn_to("nps").page.fields[0]
    QTest.keyClick(scale.focus_target(), Qt.Key.Key_Left)
    assert list(scale.answers().values()) == ["10"]
    slider = reader.turn_to("effort").page.fields[0]
    assert isinstance(slider, RangeField)
    QTest.keyClick(slider.focus_target(), Qt.Key.Key_Left)
    assert list(slider.answers().values()) == ["40"]
    grid = reader.turn_to("grid").page.blocks[-1].field
    QTest.keyClick(grid.focus_target(), Qt.Key.Key_Up)
    QTest.keyClick(grid.focus_target(), Qt.Key.Key_Left)
    assert list(grid.answers().values())[1] == "3"


def test_a_click_finds_the_box_that_is_seen_there(look: Open) -> None:
    reader = look(Look(language=AR))
    row = reader.turn_to("nps").page.findChildren(ScaleRow)[0]
    clicked: list[int] = []
    row.clicked.connect(clicked.append)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 20, 20))
    assert clicked == [0]
    table = reader.turn_to("grid").page.findChildren(GridTable)[0]
    cells: list[tuple[int, int]] = []
    table.clicked.connect(lambda line, column: cells.append((line, column)))
    middle = table.row_rect(3).center().toPoint().y()
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    assert cells == [(3, 4)]
    line = reader.turn_to("effort").page.findChildren(RangeLine)[0]
    values: list[object] = []
    line.moved.connect(values.append)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() - 14, 16))
    assert [str(value) for value in values] == ["0"]


def test_the_route_stands_at_the_left_and_its_lines_read_from_the_right(look: Open) -> None:
    view = look(Look(language=AR)).turn_to("consent")
    lines = view.route.findChildren(QListView)[0]
    image = lines.viewport().grab().toImage()
    middle = lines.visualRect(view.route.lines.index(1)).center().y()
    inked = [x for x in range(image.width()) if image.pixelColor(x, middle).lightness() < 140]
    assert place(view.route, view).left() == 0
    assert max(inked) > image.width() - 30
    assert min(inked) < image.width() // 2


def test_another_language_beside_the_question_reads_its_own_way(look: Open) -> None:
    reader = look(Look(language=EN))
    view = reader.turn_to("reason")
    view.show_peek(reader.session.read_in(AR), AR)
    assert view.panel is not None
    assert view.panel.layoutDirection() == LEFT
    assert all(choices.isRightToLeft() for choices in view.panel.findChildren(ChoiceList))


def test_a_fill_keeps_its_own_direction_on_the_screen_only() -> None:
    assert "\u2068+371 2000\u2069" in rich_text("", (("اتصلوا على ", False), ("+371 2000", True), ("؟", False)))
    assert "\u2068" not in rich_text("", (("Call ", False), ("+371 2000", True)))


def test_a_line_is_led_by_most_of_its_letters() -> None:
    assert led("iPhone هو هاتف جيد جداً") == MARK + "iPhone هو هاتف جيد جداً"
    assert led("مرحبا بكم") == "مرحبا بكم"
    assert led("Riga") == "Riga"
    assert led("12 %") == "12 %"


def test_a_message_without_a_translation_stands_in_the_first_language(look: Open) -> None:
    reader = look(Look(language=AR))
    view, age = reader.turn_to("age"), ref_of(reader.session, "age")
    view.show_page(reader.session.go_next({age: "7"}))
    assert view.page.blocks[0].sentence == "Age is between 18 and 120."
    reader.session.go_next({age: "34"})


def test_what_stands_in_a_table_of_rows_begins_at_the_right_of_its_cell(look: Open) -> None:
    reader = look(Look(language=AR))
    table = reader.turn_to("repeat-table").page.fields[0]
    assert isinstance(table, RepeatTableField)
    cell = table.table.cell_rect(1, 2).toRect().adjusted(3, 3, -3, -3)
    image = table.table.grab(cell).toImage()
    inked = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2).lightness() < 140]
    assert min(inked) > image.width() // 2
