"""The page of a replay, and reopening from the lists: real store, real journal, real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxfield.analysis.study_data import InterviewRecord
from cxfield.event import Event, Moment, StreamKind
from cxfield.fieldwork.autopilot import PacedClock
from cxfield.fieldwork.deeds import deed_of
from cxfield.fieldwork.delivery import InterviewLine
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import events as kinds
from cxfield.interview.wall_time import WallTime
from ui.desk.delivery_view import DeliveryView
from ui.desk.finished_interviews import FinishedInterviews
from ui.interview.question_page import QuestionPage
from ui.replay import ReplayController, ReplayView
from ui.replay.player import LONGEST_WAIT_MS, is_shortened, wait_ms
from ui.replay.replay_words import deed_words, jump_words, moment_words, time_words, uncertainty_words
from ui.replay.time_line import PAUSE_MS, places_of
from ui.supervisor.supervisor_view import SupervisorView
from ui.widgets import TaskRunner

NOW = datetime(2026, 11, 22, 14, 5, 12, tzinfo=UTC)


def interviewed(workspace: Workspace) -> InterviewSession:
    """A short interview with a check that stopped, a correction, a way back and a pause."""
    clock = PacedClock("inga", behind=timedelta(hours=2))
    session = workspace.seen_by(clock).start_interview("s-1", "c-1")
    session.go_next({"/data/consent": "yes"})
    clock.pass_time(5)
    session.go_next({"/data/name": "Anna"})
    session.go_next({"/data/age": "17"})
    session.go_next({"/data/age": "47"})
    session.go_back()
    session.go_next({"/data/age": "48"})
    session.suspend()
    clock.pass_time(900)
    return workspace.seen_by(clock).resume_interview(session.interview_id)


@pytest.fixture
def session(workspace: Workspace, runner: TaskRunner) -> InterviewSession:
    return runner.call(lambda: interviewed(workspace))


@pytest.fixture
def replay(
    qtbot: QtBot, workspace: Workspace, runner: TaskRunner, session: InterviewSession
) -> Iterator[ReplayController]:
    made = ReplayController(lambda: workspace.replay_material(session.interview_id), runner)
    qtbot.addWidget(made.view)
    made.view.show()
    with qtbot.waitSignal(made.ready, timeout=10_000):
        made.open()
    yield made
    made.close()


def press(view: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def words_of(view: ReplayView) -> list[str]:
    assert view.replay is not None
    return [moment_words(moment) for moment in view.replay.moments]


def test_the_keys_step_and_the_page_shows_what_was_shown(replay: ReplayController) -> None:
    view = replay.view
    stopped = next(i for i, words in enumerate(words_of(view)) if words.startswith("Did not get on"))
    press(view, Qt.Key.Key_Home, *[Qt.Key.Key_Right] * stopped)
    assert view.index == stopped
    page = view.page.page
    assert isinstance(page, QuestionPage)
    assert page.blocks[0].findChildren(QLineEdit)[0].text() == "17"
    assert page.blocks[0].soft_sentence == ""
    press(view, Qt.Key.Key_Up)
    assert view.index == stopped - 1
    press(view, Qt.Key.Key_End)
    assert view.replay is not None
    assert view.index == len(view.replay.moments) - 1


def test_a_change_says_from_what_to_what(replay: ReplayController) -> None:
    assert "Changed “How old are you, Anna?” from 47 to 48" in words_of(replay.view)
    assert "Went back to “How old are you, Anna?”" in words_of(replay.view)


def test_every_kind_of_event_is_said_in_words(session: InterviewSession) -> None:
    moment = Moment(at=NOW, zone="UTC", mono_ms=0, boot="b", actor="inga")
    body = {"language": "Polski (pl)", "ref": "", "problems": []}
    found = {value for name, value in vars(kinds).items() if name.isupper() and value == name.lower()}
    assert kinds.PEEKED in found
    for kind in found - {kinds.SHOWN, kinds.ANSWER, kinds.MISSING}:
        words = deed_words(deed_of(Event(kind=kind, moment=moment, body=body), session.engine, ""))
        assert words[0].isupper(), f"{kind} is shown as its name"


def test_no_key_and_no_click_changes_anything(
    replay: ReplayController, workspace: Workspace, runner: TaskRunner, session: InterviewSession
) -> None:
    def count() -> int:
        return runner.call(lambda: len(workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)))

    before, view = count(), replay.view
    view.go_to(5)
    line = view.page.page.findChildren(QLineEdit)[0]
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus
    text = line.text()
    QTest.keyClicks(view, "99")
    press(view, Qt.Key.Key_Return, Qt.Key.Key_F8, Qt.Key.Key_Delete)
    QTest.mouseClick(view.page, Qt.MouseButton.LeftButton)
    assert (count(), line.text()) == (before, text)


def test_space_plays_to_the_end_and_rests(qtbot: QtBot, replay: ReplayController) -> None:
    view = replay.view
    for _ in range(3):
        press(view, Qt.Key.Key_unknown)
        view.do("faster")
    assert view.player.speed == 20
    with qtbot.waitSignal(view.player.changed, timeout=10_000, check_params_cb=lambda: True):
        press(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not view.player.is_playing, timeout=10_000)
    assert view.replay is not None
    assert view.index == len(view.replay.moments) - 1


def test_a_key_pressed_while_it_plays_takes_over(replay: ReplayController) -> None:
    view = replay.view
    press(view, Qt.Key.Key_Space)
    assert view.player.is_playing
    press(view, Qt.Key.Key_Home)
    assert (view.player.is_playing, view.index) == (False, 0)


@pytest.mark.parametrize(
    ("passed", "speed", "wait"), [(1_000, 1, 1_000), (60_000, 1, 3_000), (60_000, 5, 600), (None, 1, 3_000), (0, 1, 30)]
)
def test_a_long_wait_is_cut_short_and_said(passed: int | None, speed: int, wait: int) -> None:
    assert wait_ms(passed, speed) == wait
    assert is_shortened(passed) == (passed is None or passed > LONGEST_WAIT_MS)


def test_a_pause_takes_little_room_on_the_time_line(replay: ReplayController) -> None:
    assert replay.view.replay is not None
    places = places_of(replay.view.replay)
    assert replay.view.replay.length_ms >= 905_000
    assert places[-1] < 20_000 + PAUSE_MS


def test_a_question_is_found_by_its_name(qtbot: QtBot, replay: ReplayController) -> None:
    view = replay.view
    view.do("find")
    line = next(line for line in view.findChildren(QLineEdit) if line.placeholderText().startswith("Find"))
    QTest.keyClicks(line, "age")
    press(line, Qt.Key.Key_Return)
    shown = view.page.page
    assert isinstance(shown, QuestionPage)
    assert shown.blocks[0].field.state.ref == "/data/age"


def test_escape_leaves(qtbot: QtBot, replay: ReplayController) -> None:
    with qtbot.waitSignal(replay.closed, timeout=2_000):
        press(replay.view, Qt.Key.Key_Escape)


def test_the_questions_stand_beside_it_with_their_paradata(replay: ReplayController) -> None:
    table = replay.view.questions
    rows = [[table.data(table.index(row, column)) for column in range(7)] for row in range(table.rowCount())]
    age = next(row for row in rows if row[0] == "age")
    assert (age[4], age[5]) == ("2", "1")


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (WallTime(at=NOW, plus_minus_ms=2_880), "14:05:12 ± 3 s"),
        (WallTime(at=NOW, plus_minus_ms=240), "14:05:12 ± 0.2 s"),
        (WallTime(at=NOW, plus_minus_ms=900_000), "14:05:12 ± 15 min"),
        (WallTime(at=NOW, plus_minus_ms=2_000, rests_on_wall_clock=True), "14:05:12 ± 2 s if nobody set the clock"),
        (WallTime(at=NOW), "14:05:12 by this device, never compared with the server"),
    ],
)
def test_a_time_carries_its_uncertainty(time: WallTime, words: str) -> None:
    assert time_words(time, "UTC") == words


def test_the_words_of_small_uncertainty_and_of_a_clock_that_was_set() -> None:
    assert uncertainty_words(0) == "± 0.1 s"
    assert jump_words(-754_000) == "The clock of the computer was set 12:34 back here."
    assert jump_words(3_600_000) == "The clock of the computer was set 1:00:00 ahead here."


# ---- reopening from the lists ----


def complete(workspace: Workspace, session: InterviewSession) -> InterviewLine:
    for page in session.engine.pages():
        state = session.engine.state(page.key)
        if state.required and not state.value:
            session.answer(state.ref, "yes")
    session.complete()
    return workspace.interview_lines()[0]


@pytest.fixture
def sent(qtbot: QtBot, workspace: Workspace, runner: TaskRunner) -> tuple[DeliveryView, FinishedInterviews]:
    view = DeliveryView()
    qtbot.addWidget(view)
    finished = FinishedInterviews(workspace, runner, view)
    finished.serve(view)
    return view, finished


def show(view: DeliveryView, workspace: Workspace, runner: TaskRunner) -> None:
    view.show_delivery(runner.call(workspace.delivery), runner.call(workspace.interview_lines), NOW)
    view.show()


def test_an_interviewer_reopens_from_sent_and_received_with_a_reason(
    qtbot: QtBot,
    sent: tuple[DeliveryView, FinishedInterviews],
    workspace: Workspace,
    runner: TaskRunner,
    session: InterviewSession,
) -> None:
    view, finished = sent
    runner.call(lambda: complete(workspace, session))
    show(view, workspace, runner)
    QTest.keyClick(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    line = view.findChild(QLineEdit)
    QTest.keyClicks(line, "Wrong age")
    with qtbot.waitSignal(finished.session_opened, timeout=5_000) as opened:
        press(line, Qt.Key.Key_Return)
    assert opened.args is not None
    again, study, case_id = opened.args
    assert (study.study_id, case_id) == ("s-1", "c-1")
    assert runner.call(again.view).reopened == "Wrong age"


def test_what_cannot_be_reopened_is_said_in_the_page(
    qtbot: QtBot,
    sent: tuple[DeliveryView, FinishedInterviews],
    workspace: Workspace,
    runner: TaskRunner,
    session: InterviewSession,
) -> None:
    view, _finished = sent
    runner.call(lambda: complete(workspace, session))
    runner.call(lambda: workspace.store.begin_batch(workspace.store.unsent()))
    show(view, workspace, runner)
    view.reopen_requested.emit(runner.call(workspace.interview_lines)[0], "Wrong age")
    qtbot.waitUntil(lambda: view._complaint.isVisible(), timeout=5_000)


def test_without_a_reason_nothing_is_reopened(
    sent: tuple[DeliveryView, FinishedInterviews], workspace: Workspace, runner: TaskRunner, session: InterviewSession
) -> None:
    view, _finished = sent
    runner.call(lambda: complete(workspace, session))
    show(view, workspace, runner)
    QTest.keyClick(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    line = view.findChild(QLineEdit)
    press(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert runner.call(workspace.interview_lines)[0].status == "completed"
    press(line, Qt.Key.Key_Escape)
    assert not line.isVisible()


def record(status: str) -> InterviewRecord:
    return InterviewRecord(interview_id="i-1", case_id="c-1", status=status, started_at=NOW, interviewer="inga")


def test_a_supervisor_sends_back_what_is_completed_and_nothing_else(qtbot: QtBot) -> None:
    view = SupervisorView("susan")
    qtbot.addWidget(view)
    view.show()
    for status in ("draft", "completed"):
        view.interviews.set_records([record(status)], NOW)
        view._interview_table.selectRow(0)
        QTest.keyClick(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        assert view._reason.isVisible() == (status == "completed")
    line = view._reason.findChild(QLineEdit)
    QTest.keyClicks(line, "Ask again")
    with qtbot.waitSignal(view.reopen_requested, timeout=2_000) as asked:
        press(line, Qt.Key.Key_Return)
    assert asked.args == [record("completed"), "Ask again"]


def test_a_replay_is_given_up_when_its_user_goes(
    qtbot: QtBot,
    sent: tuple[DeliveryView, FinishedInterviews],
    workspace: Workspace,
    runner: TaskRunner,
    session: InterviewSession,
) -> None:
    view, finished = sent
    show(view, workspace, runner)
    wanted: list[QWidget] = []
    finished.page_wanted.connect(wanted.append)
    press(view, Qt.Key.Key_Return)
    assert len(wanted) == 1
    with qtbot.waitSignal(finished.page_dropped, timeout=2_000) as dropped:
        finished.leave_replay()
    assert dropped.args == wanted
    assert len(wanted) == 1
