"""The interview by keyboard, judged by what the engine and the journal hold."""

from __future__ import annotations

import threading
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.workspace import Workspace
from ui.interview import Ending, EndingKind
from ui.interview.closing_page import ClosingPage
from ui.interview.grid_field import GridField
from ui.interview.panels import ListPanel, RemarkPanel
from ui.interview.question_page import QuestionPage
from ui.interview.scale_field import ScaleField
from ui.keys.help_panel import HelpPanel
from ui.keys.key_action import KeyMap, Place
from ui.keys.key_table import actions_at
from ui.language import use_language
from ui.widgets.panel_list import PanelList

from .conftest import Interviewer

ENTER, PAGE_UP, PAGE_DOWN = Qt.Key.Key_Return, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
CONTROL = Qt.KeyboardModifier.ControlModifier


def page(interviewer: Interviewer) -> QuestionPage:
    assert isinstance(interviewer.page, QuestionPage)
    return interviewer.page


def kinds(interviewer: Interviewer, workspace: Workspace) -> list[str]:
    """Return the kinds of all events in the interview's journal, as they are on disk."""
    session = interviewer.session
    entries = interviewer.runner.call(lambda: workspace.store.entries(StreamKind.INTERVIEW, session.interview_id))
    return [decode(entry.line)[1].kind for entry in entries]


# ---- answering ----


def test_a_code_and_enter_answer_and_go_on(interviewer: Interviewer) -> None:
    assert interviewer.at == "consent"
    interviewer.answer("1")
    assert interviewer.at == "name"
    assert interviewer.stored("consent") == "yes"


def test_arrows_choose_as_well(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_Down)
    interviewer.press(Qt.Key.Key_Down)
    interviewer.step(ENTER)
    assert interviewer.stored("consent") == "no"


def test_a_click_chooses_and_the_click_on_enter_goes_on(interviewer: Interviewer) -> None:
    field = page(interviewer).fields[0]
    field.list.row_clicked.emit(0)  # type: ignore[attr-defined]
    cap = next(c for c in interviewer.view.bar.findChildren(QAbstractButton) if "Enter" in c.accessibleName())
    interviewer.wait_page(cap.click)
    assert interviewer.stored("consent") == "yes"


def test_a_code_that_does_not_exist_is_said_and_blocks(interviewer: Interviewer) -> None:
    interviewer.type("9")
    interviewer.press(ENTER)
    assert "9" in page(interviewer).blocks[0].sentence
    assert interviewer.at == "consent"
    assert interviewer.stored("consent") == ""


def test_after_enter_on_a_wrong_code_the_right_one_is_typed_over_it(interviewer: Interviewer) -> None:
    interviewer.type("9")
    interviewer.press(ENTER)
    assert page(interviewer).blocks[0].sentence
    interviewer.answer("2")
    assert interviewer.stored("consent") == "no"


def test_a_required_question_without_answer_blocks_with_a_sentence(interviewer: Interviewer) -> None:
    interviewer.step(ENTER)
    assert interviewer.at == "consent"
    assert page(interviewer).blocks[0].sentence


def test_fills_are_bold_and_respondents_text_is_never_markup(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("<b>x</b>")
    shown = page(interviewer).blocks[0]._label.text()
    assert "&lt;b&gt;x" in shown
    assert "<b>&lt;b&gt;x&lt;/b&gt;</b>" in shown, "the fill is read out, so it is set apart"


def test_text_in_any_script_is_stored(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    cast("QLineEdit", interviewer.focus()).insert("Жанна Bērziņa")
    interviewer.step(ENTER)
    assert interviewer.stored("name") == "Жанна Bērziņa"


def test_page_up_keeps_what_was_typed_and_page_down_returns(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.type("Anna")
    interviewer.step(PAGE_UP)
    assert interviewer.at == "consent"
    assert interviewer.stored("name") == "Anna"
    interviewer.step(PAGE_DOWN)
    assert interviewer.at == "name"


def test_what_cannot_be_understood_is_not_lost_on_the_way_back(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    interviewer.type("abou")
    interviewer.step(PAGE_UP)
    interviewer.step(ENTER)
    assert interviewer.at == "age"
    assert cast("QLineEdit", interviewer.focus()).text() == "abou"


# ---- checks and missing codes ----


def to_age(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    assert interviewer.at == "age"


def test_a_hard_check_blocks_with_its_message(interviewer: Interviewer) -> None:
    to_age(interviewer)
    interviewer.answer("7")
    assert interviewer.at == "age"
    assert page(interviewer).blocks[0].sentence == "Age is between 18 and 120."
    interviewer.type("34")
    assert page(interviewer).blocks[0].sentence == "", "mending takes the message away"
    interviewer.step(ENTER)
    assert interviewer.stored("age") == "34", "the wrong number is typed over"
    assert interviewer.at == "seen"


def test_a_soft_check_is_confirmed_with_f2_and_recorded(interviewer: Interviewer, workspace: Workspace) -> None:
    to_age(interviewer)
    interviewer.answer("104")
    assert interviewer.at == "age"
    assert page(interviewer).blocks[0].soft_sentence == "Really over 100?"
    interviewer.step(Qt.Key.Key_F2)
    assert interviewer.at == "seen"
    assert "warning_confirmed" in kinds(interviewer, workspace)


def test_f2_without_a_soft_check_says_so(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F2)
    assert page(interviewer).blocks[0].line


def test_refused_is_stored_where_the_script_allows_it(interviewer: Interviewer) -> None:
    to_age(interviewer)
    interviewer.step(Qt.Key.Key_F7)
    assert interviewer.at == "seen"
    states = interviewer.runner.call(interviewer.session.engine.nodes)
    assert next(s.missing for s in states if s.ref.endswith("/age")) == "rf"
    interviewer.step(PAGE_UP)
    assert "Refused" in page(interviewer).blocks[0]._missing.text()


def test_refused_is_not_taken_where_the_script_does_not_allow_it(
    interviewer: Interviewer, workspace: Workspace
) -> None:
    interviewer.press(Qt.Key.Key_F7)
    assert "does not allow" in page(interviewer).blocks[0].line
    assert "missing" not in kinds(interviewer, workspace)


def test_control_delete_clears_a_stored_answer(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.step(PAGE_UP)
    interviewer.step(Qt.Key.Key_Delete, CONTROL)
    assert interviewer.stored("consent") == ""
    assert interviewer.at == "consent"


# ---- kinds of questions ----


def test_a_date_is_typed_as_people_type_it_and_said_back(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.go_to("seen")
    interviewer.type("12.11.26")
    assert "Thursday, 12 November 2026" in page(interviewer).fields[0]._echo.text()  # type: ignore[attr-defined]
    interviewer.step(ENTER)
    assert interviewer.stored("seen").startswith("2026-11-12")


def test_nps_goes_on_by_itself(interviewer: Interviewer) -> None:
    interviewer.go_to("nps")
    interviewer.wait_page(lambda: interviewer.type("9"))
    assert interviewer.stored("nps") == "9"
    assert interviewer.at == "used"


def test_nps_waits_for_the_zero_of_ten(interviewer: Interviewer) -> None:
    interviewer.go_to("nps")
    interviewer.type("1")
    assert interviewer.at == "nps"
    interviewer.wait_page(lambda: interviewer.type("0"))
    assert interviewer.stored("nps") == "10"


def test_nps_one_goes_on_after_a_moment_or_with_enter(interviewer: Interviewer) -> None:
    interviewer.go_to("nps")
    interviewer.wait_page(lambda: interviewer.type("1"))
    assert interviewer.stored("nps") == "1"
    interviewer.step(PAGE_UP)
    assert isinstance(page(interviewer).fields[0], ScaleField)
    interviewer.type("1")
    interviewer.step(ENTER)
    assert interviewer.at == "used"


def test_several_choices_are_typed_one_after_another(interviewer: Interviewer) -> None:
    interviewer.go_to("used")
    interviewer.answer("132" + "3")
    assert interviewer.stored("used") == "branch call"


def test_a_space_between_codes_takes_nothing_back(interviewer: Interviewer) -> None:
    interviewer.go_to("used")
    interviewer.answer("1 3")
    assert interviewer.stored("used") == "branch app"


def test_an_order_is_typed_from_first_to_last(interviewer: Interviewer) -> None:
    interviewer.go_to("best")
    interviewer.answer("31")
    assert interviewer.stored("best") == "app branch call", "the last place follows by itself"


def test_a_half_order_is_not_taken(interviewer: Interviewer) -> None:
    interviewer.go_to("best")
    interviewer.type("3")
    interviewer.press(ENTER)
    assert interviewer.at == "best"
    assert page(interviewer).blocks[0].sentence


def test_a_field_list_asks_what_became_relevant_meanwhile(interviewer: Interviewer) -> None:
    interviewer.go_to("street")
    interviewer.answer("Rose Lane 1")
    assert len(page(interviewer).blocks) == 2
    interviewer.type("3")
    interviewer.step(ENTER)
    assert [block.field.state.ref.rsplit("/", 1)[-1] for block in page(interviewer).blocks] == [
        "street",
        "persons",
        "eldest",
    ]
    assert interviewer.at == "street", "the same page: it grew by a question"
    assert page(interviewer).current_block() is page(interviewer).blocks[2]
    assert interviewer.stored("persons") == "3"


def test_a_digit_in_a_grid_answers_is_stored_and_moves_on(interviewer: Interviewer, workspace: Workspace) -> None:
    interviewer.go_to("found")
    grid = page(interviewer).fields[0]
    assert isinstance(grid, GridField)
    interviewer.wait_page(lambda: interviewer.type("4"))
    assert interviewer.stored("found") == "4", "each row is on disk before the next is asked"
    assert grid.current_ref().endswith("bought")
    interviewer.step(Qt.Key.Key_F8)
    interviewer.go_to("found")
    interviewer.press(Qt.Key.Key_Down)
    interviewer.press(Qt.Key.Key_Down)
    interviewer.wait_page(lambda: interviewer.type("5"))
    assert interviewer.stored("used_it") == "5"
    assert interviewer.at != "found", "behind the last row it goes on by itself"
    states = interviewer.runner.call(interviewer.session.engine.nodes)
    assert next(s.missing for s in states if s.ref.endswith("/bought")) == "dk"


def test_dispositions_stand_in_the_language_of_the_window(interviewer: Interviewer) -> None:
    try:
        use_language("pl")
        interviewer.press(Qt.Key.Key_B, CONTROL)
        assert interviewer.view.panel is not None
        rows = interviewer.view.panel.findChild(PanelList).rows_model.rows
        assert rows[0].label == "Wywiad przerwany"
    finally:
        use_language("en")


def test_a_missing_code_in_a_grid_moves_on_like_a_digit(interviewer: Interviewer) -> None:
    interviewer.go_to("found")
    interviewer.step(Qt.Key.Key_F8)
    interviewer.wait_page(lambda: interviewer.type("5"))
    states = interviewer.runner.call(interviewer.session.engine.nodes)
    assert next(s.missing for s in states if s.ref.endswith("/found")) == "dk"
    assert interviewer.stored("bought") == "5"


def test_another_row_of_a_repeat_is_added_by_its_prompt(interviewer: Interviewer) -> None:
    interviewer.go_to("contact")
    before = interviewer.view.page_view
    assert before is not None
    assert before.page is not None
    rows = before.page.rows
    interviewer.press(ENTER)
    assert "1" in page(interviewer).blocks[0].line, "Enter alone decides nothing"
    interviewer.answer("1")
    assert interviewer.at == "reason"
    interviewer.answer("Invoice")
    prompt = interviewer.view.page_view
    assert prompt is not None
    assert prompt.page is not None
    assert prompt.page.rows == rows + 1
    interviewer.answer("2")
    assert interviewer.at == "town"


def test_a_long_list_is_filtered_by_typing(interviewer: Interviewer) -> None:
    interviewer.go_to("town")
    interviewer.answer("jelg")
    assert interviewer.stored("town") == "t17"


def test_codes_work_in_a_long_list_too(interviewer: Interviewer) -> None:
    interviewer.go_to("town")
    interviewer.answer("12")
    assert interviewer.stored("town") == "t12"


def test_enter_makes_a_line_in_long_text_and_control_enter_goes_on(interviewer: Interviewer) -> None:
    interviewer.go_to("more")
    interviewer.type("one")
    interviewer.press(ENTER)
    interviewer.type("two")
    interviewer.step(ENTER, CONTROL)
    assert interviewer.stored("more") == "one\ntwo"


def test_a_picture_cannot_be_asked_here_and_can_be_gone_over(interviewer: Interviewer) -> None:
    interviewer.go_to("photo")
    interviewer.step(ENTER)
    assert interviewer.at == "thanks"


def test_enter_acknowledges(interviewer: Interviewer) -> None:
    interviewer.go_to("thanks")
    interviewer.step(ENTER)
    assert interviewer.stored("thanks") == "OK"
    assert isinstance(interviewer.page, ClosingPage)


# ---- type-ahead ----


def test_keys_pressed_while_a_commit_is_under_way_reach_the_next_questions(interviewer: Interviewer) -> None:
    gate = threading.Event()
    interviewer.runner.run(gate.wait, lambda _: None, lambda _: None)
    interviewer.type("1")
    interviewer.press(ENTER)
    assert interviewer.view.type_ahead.is_holding, "the storage thread is busy: nothing is committed yet"
    interviewer.type("Anna")
    interviewer.press(ENTER)
    interviewer.type("34")
    interviewer.press(ENTER)
    assert interviewer.at == "consent"
    gate.set()
    interviewer.qtbot.waitUntil(lambda: interviewer.at == "seen", timeout=5_000)
    assert (interviewer.stored("consent"), interviewer.stored("name"), interviewer.stored("age")) == (
        "yes",
        "Anna",
        "34",
    )


def test_a_digit_behind_one_in_nps_belongs_to_the_next_question(interviewer: Interviewer) -> None:
    interviewer.go_to("nps")
    interviewer.wait_page(lambda: interviewer.type("12"))
    interviewer.qtbot.waitUntil(lambda: interviewer.at == "used", timeout=5_000)
    interviewer.step(ENTER)
    assert interviewer.stored("nps") == "1"
    assert interviewer.stored("used") == "call"


def test_text_of_an_input_method_is_kept_too(interviewer: Interviewer) -> None:
    gate = threading.Event()
    interviewer.runner.run(gate.wait, lambda _: None, lambda _: None)
    interviewer.type("1")
    interviewer.press(ENTER)
    typed = QInputMethodEvent()
    typed.setCommitString("Žanna")
    QApplication.sendEvent(interviewer.focus(), typed)
    gate.set()
    interviewer.qtbot.waitUntil(lambda: interviewer.at == "name", timeout=5_000)
    assert cast("QLineEdit", interviewer.focus()).text() == "Žanna"


def test_the_saved_mark_goes_while_typing_and_comes_with_the_commit(interviewer: Interviewer) -> None:
    interviewer.type("1")
    assert interviewer.view.bar._saved.text() == ""
    interviewer.step(ENTER)
    assert interviewer.view.bar._saved.text() == "✓ Saved"


# ---- panels ----


def test_a_remark_is_stored_and_the_answer_field_keeps_its_text(interviewer: Interviewer, workspace: Workspace) -> None:
    interviewer.answer("1")
    interviewer.type("An")
    interviewer.press(Qt.Key.Key_F3)
    assert isinstance(interviewer.view.panel, RemarkPanel)
    cast("QPlainTextEdit", interviewer.focus()).insertPlainText("hesitated")
    interviewer.step(ENTER, CONTROL)
    assert interviewer.view.panel is None
    assert "remark" in kinds(interviewer, workspace)
    interviewer.answer("na")
    assert interviewer.stored("name") == "Anna"


def test_f4_changes_the_language_and_keeps_the_typed_answer(interviewer: Interviewer) -> None:
    interviewer.type("2")
    interviewer.press(Qt.Key.Key_F4)
    assert isinstance(interviewer.view.panel, ListPanel)
    interviewer.type("2")
    interviewer.step(ENTER)
    assert "Czy możemy zacząć?" in page(interviewer).blocks[0]._label.text()
    assert interviewer.stored("consent") == "no"


def test_f6_goes_to_a_question_by_its_words(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F6)
    interviewer.qtbot.waitUntil(lambda: isinstance(interviewer.view.panel, ListPanel), timeout=5_000)
    interviewer.type("how easy")
    interviewer.step(ENTER)
    assert interviewer.at == "ease"


def test_control_end_goes_to_the_first_open_question(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.go_to("town")
    interviewer.step(Qt.Key.Key_End, CONTROL)
    assert interviewer.at == "name"


def test_a_line_of_the_list_of_questions_has_the_whole_width_and_the_name_below_the_words(
    interviewer: Interviewer,
) -> None:
    interviewer.press(Qt.Key.Key_F6)
    interviewer.qtbot.waitUntil(lambda: isinstance(interviewer.view.panel, ListPanel), timeout=5_000)
    assert interviewer.view.panel is not None
    rows = interviewer.view.panel.findChild(PanelList).rows_model.rows
    assert (rows[0].code, rows[0].label.splitlines()[-1]) == ("", "consent")
    assert all(len(row.label.splitlines()[0]) <= 90 for row in rows)


def test_the_help_of_the_closing_page_says_which_key_completes(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.go_to("thanks")
    interviewer.step(ENTER)
    interviewer.press(Qt.Key.Key_F1)
    panel = interviewer.view.panel
    assert isinstance(panel, HelpPanel)
    assert panel.words.splitlines()[:3] == ["Closing page", "Enter", "Complete, or go to the open question that is lit"]
    assert "This question" not in panel.words


def test_f1_leaves_out_what_the_answer_of_this_page_does_not_do(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F1)
    panel = interviewer.view.panel
    assert isinstance(panel, HelpPanel)
    assert "Move in the columns" not in panel.words


def test_f1_shows_every_key_and_escape_gives_the_keys_back(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F1)
    assert isinstance(interviewer.view.panel, HelpPanel)
    interviewer.press(Qt.Key.Key_Escape)
    assert interviewer.view.panel is None
    interviewer.answer("1")
    assert interviewer.at == "name"


def test_control_l_folds_the_route(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_L, CONTROL)
    assert interviewer.view.route.isHidden()
    interviewer.press(Qt.Key.Key_L, CONTROL)
    assert not interviewer.view.route.isHidden()


def test_f5_hides_and_shows_the_hint(interviewer: Interviewer) -> None:
    hint = page(interviewer).blocks[0]._hint
    assert hint.isVisible()
    interviewer.press(Qt.Key.Key_F5)
    assert not hint.isVisible()


def test_the_language_of_the_window_changes_without_losing_what_is_typed(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.type("Ann")
    try:
        use_language("lv")
        QApplication.processEvents()
        assert "Tālāk" in [cap.text() for cap in interviewer.view.bar._caps]
        interviewer.answer("a")
    finally:
        use_language("en")
    assert interviewer.stored("name") == "Anna"


# ---- endings ----


def test_f9_suspends_and_the_interview_resumes_at_the_same_question(
    interviewer: Interviewer, workspace: Workspace
) -> None:
    interviewer.answer("1")
    interviewer.type("An")
    interviewer.press(Qt.Key.Key_F9)
    interviewer.type("2")
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(lambda: bool(interviewer.endings), timeout=5_000)
    ending = interviewer.endings[0]
    assert isinstance(ending, Ending)
    assert (ending.kind, ending.appointment_wished) == (EndingKind.SUSPENDED, True)
    again = interviewer.runner.call(lambda: workspace.resume_interview(ending.interview_id).view())
    assert again.page is not None
    assert again.page.key.endswith("/name")
    assert again.states[0].value == "An"


def test_breaking_off_asks_for_a_disposition(interviewer: Interviewer, workspace: Workspace) -> None:
    interviewer.press(Qt.Key.Key_B, CONTROL)
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(lambda: bool(interviewer.endings), timeout=5_000)
    ending = interviewer.endings[0]
    assert isinstance(ending, Ending)
    assert (ending.kind, ending.disposition) == (EndingKind.BROKEN_OFF, "2.12")
    assert kinds(interviewer, workspace)[-1] == "broken_off"


def test_completing_with_an_open_question_shows_that_question(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.go_to("thanks")
    interviewer.step(ENTER)
    assert isinstance(interviewer.page, ClosingPage)
    interviewer.step(ENTER)
    assert interviewer.at == "name"
    assert page(interviewer).blocks[0].sentence
    assert not interviewer.endings


def test_the_closing_page_lists_what_is_open_and_the_arrows_choose_where_to_go(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.go_to("thanks")
    interviewer.step(ENTER)
    closing = interviewer.view.page_view.closing  # type: ignore[union-attr]
    assert closing is not None
    assert closing.open_questions[0].page == "/data/name"
    last = closing.open_questions[-1].page
    interviewer.press(Qt.Key.Key_Up)
    interviewer.step(ENTER)
    assert f"/data/{interviewer.at}" == last


def test_a_whole_interview_by_keyboard_completes(interviewer: Interviewer, workspace: Workspace) -> None:
    for answer in ("1", "Anna", "34", "12.11.2026", "2"):
        interviewer.answer(answer)
    interviewer.wait_page(lambda: interviewer.type("10"))
    interviewer.answer("12")
    interviewer.answer("213")
    interviewer.answer("Rose Lane 1")
    interviewer.answer("1")
    for _row in range(3):
        interviewer.wait_page(lambda: interviewer.type("4"))
    while interviewer.at != "town":
        interviewer.answer("2" if interviewer.at == "contact" else "Invoice")
    interviewer.answer("12")
    interviewer.type("no")
    interviewer.step(ENTER, CONTROL)
    interviewer.step(ENTER)
    interviewer.step(ENTER)
    assert isinstance(interviewer.page, ClosingPage)
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(lambda: bool(interviewer.endings), timeout=5_000)
    assert cast("Ending", interviewer.endings[0]).kind == EndingKind.COMPLETED
    assert kinds(interviewer, workspace)[-1] == "completed"


# ---- for everybody ----


@pytest.mark.parametrize("name", ["consent", "name", "nps", "used", "street", "found", "contact", "town", "more"])
def test_every_control_has_a_name_for_screen_readers(interviewer: Interviewer, name: str) -> None:
    if name != "consent":
        interviewer.answer("1")
        interviewer.go_to(name)
    nameless = [
        widget
        for widget in interviewer.view.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
    ]
    assert nameless == []
    assert interviewer.focus().accessibleName()


def test_the_question_stands_at_the_same_place_with_and_without_instruction(interviewer: Interviewer) -> None:
    def top() -> int:
        QApplication.processEvents()
        label = page(interviewer).blocks[0]._label
        return label.mapTo(interviewer.view, label.rect().topLeft()).y()

    with_instruction = top()
    interviewer.answer("1")
    assert top() == with_instruction


def test_function_keys_work_wherever_the_focus_is(interviewer: Interviewer) -> None:
    interviewer.view.setFocus()
    QTest.keyClick(interviewer.view, Qt.Key.Key_F1)
    assert isinstance(interviewer.view.panel, HelpPanel)


def test_a_narrow_window_folds_the_route_and_control_l_has_the_last_word(interviewer: Interviewer) -> None:
    assert not interviewer.view.route.isHidden()
    interviewer.view.resize(640, 600)
    assert interviewer.view.route.isHidden()
    interviewer.press(Qt.Key.Key_L, CONTROL)
    assert not interviewer.view.route.isHidden()


def test_own_keys_take_the_place_of_the_usual_ones() -> None:
    keys = KeyMap(actions_at(Place.INTERVIEW, {"interview.dk": "F12"}))
    press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    assert keys.action_of(press) == "dk"
    assert keys.get("dk").cap == "F12"
    usual = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert keys.action_of(usual) is None


def test_nothing_flashes_up_as_a_window_of_its_own(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.press(Qt.Key.Key_F1)
    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert tops == [interviewer.view]
    assert interviewer.view.isActiveWindow()
