"""Going to a question, reading it in another language, changing an earlier answer: by keyboard, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.workspace import Workspace
from ui.interview import Ending, EndingKind
from ui.interview.panels import ListPanel
from ui.interview.peek_panel import PeekPanel
from ui.keys.help_panel import HelpPanel
from ui.keys.key_action import KeyAction, Place
from ui.keys.key_table import actions_at
from ui.keys.keys_panel import KeysPanel
from ui.keys.own_keys import use_own_keys

from .conftest import Interviewer

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


def journal(interviewer: Interviewer, workspace: Workspace) -> list[tuple[str, dict[str, object]]]:
    """Return kind and body of every event of the interview, as they are on disk."""
    session = interviewer.session
    entries = interviewer.runner.call(lambda: workspace.store.entries(StreamKind.INTERVIEW, session.interview_id))
    events = [decode(entry.line)[1] for entry in entries]
    return [(event.kind, dict(event.body)) for event in events]


def open_go_to(interviewer: Interviewer) -> ListPanel:
    interviewer.press(Qt.Key.Key_F6)
    interviewer.qtbot.waitUntil(lambda: isinstance(interviewer.view.panel, ListPanel), timeout=5_000)
    panel = interviewer.view.panel
    assert isinstance(panel, ListPanel)
    return panel


def test_a_question_inside_a_page_is_found_by_its_name_and_gets_the_keys(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    open_go_to(interviewer)
    interviewer.type("persons")
    interviewer.step(ENTER)
    assert interviewer.at == "street"
    assert str(interviewer.page.current_ref()).endswith("/persons")  # type: ignore[attr-defined]


def test_a_question_is_found_by_a_part_of_its_text_and_by_its_section(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    panel = open_go_to(interviewer)
    interviewer.type("recommend")
    assert [choice.code for choice in panel._shown] == ["nps"]
    interviewer.press(Qt.Key.Key_Escape)
    panel = open_go_to(interviewer)
    interviewer.type("household")
    assert [choice.code for choice in panel._shown] == ["street", "persons"]


def test_the_name_typed_whole_comes_before_names_that_only_hold_it(interviewer: Interviewer) -> None:
    panel = open_go_to(interviewer)
    interviewer.type("used")
    assert [choice.code for choice in panel._shown][:2] == ["used", "used_it"]


def test_the_list_says_what_is_answered_and_what_has_a_remark(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.press(Qt.Key.Key_F3)
    interviewer.type("x")
    interviewer.step(ENTER, Qt.KeyboardModifier.ControlModifier)
    marks = {choice.code: choice.mark for choice in open_go_to(interviewer)._choices}
    assert marks["consent"] == "✓"
    assert "remark" in marks["name"]
    assert "open" in marks["name"]


def test_shift_f4_reads_the_question_in_the_other_language_and_the_answer_keeps_the_keys(
    interviewer: Interviewer, workspace: Workspace
) -> None:
    interviewer.answer("1")
    interviewer.press(Qt.Key.Key_F4, SHIFT)
    interviewer.qtbot.waitUntil(lambda: isinstance(interviewer.view.panel, PeekPanel), timeout=5_000)
    panel = interviewer.view.panel
    assert panel is not None
    assert "Jak się Pani nazywa?" in [label.text() for label in panel.findChildren(QLabel)]
    interviewer.answer("Anna")
    assert interviewer.stored("name") == "Anna"
    assert interviewer.view.panel is None
    assert interviewer.view.page_view is not None
    assert interviewer.view.page_view.language == "English (en)"
    assert interviewer.view.page_view.states[0].label == "How old are you, Anna?"
    assert ("peeked", {"page": "/data/name", "language": "Polski (pl)"}) in journal(interviewer, workspace)


def test_escape_takes_the_other_language_away(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F4, SHIFT)
    interviewer.qtbot.waitUntil(lambda: isinstance(interviewer.view.panel, PeekPanel), timeout=5_000)
    interviewer.press(Qt.Key.Key_Escape)
    assert interviewer.view.panel is None
    interviewer.answer("1")
    assert interviewer.at == "name"


def test_an_answer_that_falls_out_is_named_and_comes_back_with_its_value(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    interviewer.go_to("consent")
    interviewer.answer("2")
    notice = interviewer.view._frame.notice
    assert notice.text() == "No longer counted: What is your name? (Anna). They come back if you change it back."
    assert not notice.isHidden()
    interviewer.go_to("consent")
    assert notice.isHidden()
    interviewer.answer("1")
    assert notice.text() == "Counted again: What is your name? (Anna)."
    assert interviewer.stored("name") == "Anna"


def test_the_time_to_the_first_key_is_journalled_with_the_answer(
    interviewer: Interviewer, workspace: Workspace
) -> None:
    interviewer.type("1")
    interviewer.step(ENTER)
    interviewer.answer("Anna")
    answers = [body for kind, body in journal(interviewer, workspace) if kind == "answer"]
    assert [type(body["first_key_ms"]) for body in answers] == [int, int]


def test_all_actions_are_listed_and_one_of_them_can_be_chosen_by_typing(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F10, SHIFT)
    assert isinstance(interviewer.view.panel, ListPanel)
    interviewer.type("help")
    interviewer.press(ENTER)
    assert isinstance(interviewer.view.panel, HelpPanel)


def test_help_finds_a_key_by_what_it_does(interviewer: Interviewer) -> None:
    interviewer.press(Qt.Key.Key_F1)
    panel = interviewer.view.panel
    assert isinstance(panel, HelpPanel)
    assert panel.words.startswith("This answer")
    interviewer.type("refus")
    assert panel.words.split() == ["This", "question", "F7", "Refused"]


def test_a_key_that_was_changed_works_at_once_and_the_bar_follows(interviewer: Interviewer) -> None:
    try:
        interviewer.answer("1")
        interviewer.answer("Anna")
        interviewer.press(Qt.Key.Key_F1, SHIFT)
        assert isinstance(interviewer.view.panel, KeysPanel)
        interviewer.type("know")
        interviewer.press(ENTER)
        interviewer.press(Qt.Key.Key_F12)
        interviewer.press(Qt.Key.Key_Escape)
        assert ("dk", "F12") in {(hint.action, hint.key) for hint in interviewer.view.bar._hints}
        interviewer.step(Qt.Key.Key_F12)
        assert interviewer.at == "seen"
    finally:
        use_own_keys({})


def test_keys_meant_for_the_next_question_do_not_change_the_one_that_is_stopped(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.answer("Anna")
    interviewer.type("200")
    interviewer.press(ENTER)
    interviewer.type("12")
    interviewer.qtbot.waitUntil(lambda: not interviewer.view.type_ahead.is_holding, timeout=5_000)
    assert interviewer.view.page.answers()["/data/age"] == "200"
    block = interviewer.view.page.current_block()
    assert block is not None
    assert block.line == "2 keys came too fast and were not taken. Please look at the answer."


def test_keys_beyond_the_limit_are_said_and_not_lost_silently(interviewer: Interviewer) -> None:
    ahead = interviewer.view.type_ahead
    interviewer.answer("1")
    lost: list[int] = []
    ahead.dropped.connect(lost.append)
    ahead.hold()
    interviewer.type("a" * (ahead.LIMIT + 3))
    ahead.release()
    assert lost == [3]
    assert interviewer.view.page.answers()["/data/name"] == "a" * ahead.LIMIT


def test_a_burst_over_many_questions_is_stored_where_it_belongs(interviewer: Interviewer) -> None:
    """Two hundred keys and more, none of which waits for a page."""
    name = "Anna Maria " * 18
    for character in f"1\r{name.strip()}\r44\r1.11.2026\r3\r9":
        if character == "\r":
            interviewer.press(ENTER)
        else:
            interviewer.type(character)
    interviewer.qtbot.waitUntil(lambda: interviewer.at == "used", timeout=10_000)
    stored = {one: interviewer.stored(one) for one in ("consent", "name", "age", "seen", "ease", "nps")}
    assert stored == {
        "consent": "yes",
        "name": name.strip(),
        "age": "44",
        "seen": "2026-11-01",
        "ease": "3",
        "nps": "9",
    }


def test_suspending_with_an_appointment_needs_no_mouse(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.press(Qt.Key.Key_F9)
    interviewer.type("2")
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(lambda: bool(interviewer.endings), timeout=5_000)
    (ending,) = interviewer.endings
    assert isinstance(ending, Ending)
    assert (ending.kind, ending.appointment_wished) == (EndingKind.SUSPENDED, True)


def test_breaking_off_needs_no_mouse(interviewer: Interviewer) -> None:
    interviewer.answer("1")
    interviewer.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    interviewer.press(ENTER)
    interviewer.qtbot.waitUntil(lambda: bool(interviewer.endings), timeout=5_000)
    (ending,) = interviewer.endings
    assert isinstance(ending, Ending)
    assert (ending.kind, ending.disposition) == (EndingKind.BROKEN_OFF, "2.12")


MOVES_OR_CHANGES = ("next", "back", "forward", "first_open", "clear", "rf", "dk", "na")


@pytest.mark.parametrize(
    "action",
    [action for action in actions_at(Place.INTERVIEW) if action.id not in MOVES_OR_CHANGES],
    ids=lambda action: action.id,
)
def test_no_key_of_the_interview_changes_the_text_that_is_being_typed(
    interviewer: Interviewer, action: KeyAction
) -> None:
    interviewer.answer("1")
    interviewer.type("abc def")
    field = interviewer.focus()
    press = QKeySequence(action.keys[0])[0]
    QTest.keyClick(field, press.key(), press.keyboardModifiers())
    assert isinstance(field, QLineEdit)
    assert field.text() == "abc def"
