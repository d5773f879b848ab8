"""*Sent and received*: found by what one knows of an interview, two pages, all by keyboard, long lists without lag."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.delivery import DeliveryState, DeliveryStep, InterviewLine, Standing, StepKind
from cxfield.store.sync_log import SyncRun
from cxfield.sync import errors
from ui.desk.delivery_print import LedgerPrint, write_ledger
from ui.desk.delivery_view import DeliveryView
from ui.desk.delivery_words import failure_words, run_words, standing_words, step_words
from ui.language import use_language

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
STATE = DeliveryState(last_contact_at=NOW, server="https://survey.example.org")


def line(number: int, standing: Standing = Standing.RECEIVED, **more: object) -> InterviewLine:
    at = NOW - timedelta(hours=number)
    return InterviewLine(
        interview_id=f"i{number}",
        case_id=f"C{number:04}",
        respondent=("Anna Kowalska", "Jānis Bērziņš", "Мария Петрова")[number % 3],
        status="completed",
        started_at=at,
        ended_at=at,
        receipt=f"{number:08X}",
        received_at=at,
        standing=standing,
        standing_at=at,
        **more,  # type: ignore[arg-type]
    )


RUNS = [
    SyncRun(no=2, began_at=NOW, ended_at=NOW, failure="unreachable", sentence="The server x cannot be reached."),
    SyncRun(no=1, began_at=NOW, ended_at=NOW, network="wifi", figures={"sent_interviews": 2, "received_cases": 1}),
]


@pytest.fixture
def view(dressed: object, qtbot: QtBot) -> DeliveryView:
    made = DeliveryView()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def shown(view: DeliveryView) -> list[str]:
    return [one.interview_id for one in view.model.rows()]


@pytest.mark.parametrize(
    ("typed", "found"), [("berz", []), ("bērz", ["i1"]), ("c0002", ["i2"]), ("00000003", ["i3"]), ("2026-11-23", 4)]
)
def test_an_interview_is_found_by_name_case_receipt_or_date(
    view: DeliveryView, typed: str, found: list[str] | int
) -> None:
    lines = [line(number) for number in range(4)]
    view.show_delivery(STATE, lines, NOW)
    view.interviews.search.setText(typed)
    assert len(shown(view)) == found if isinstance(found, int) else shown(view) == found


def test_an_empty_list_says_what_comes_and_a_search_without_result_what_to_do(view: DeliveryView) -> None:
    view.show_delivery(STATE, [], NOW)
    assert "No interview yet" in view.interviews._empty.text()
    view.show_delivery(STATE, [line(1)], NOW)
    assert not view.interviews._empty.isVisible()
    view.interviews.search.setText("nobody")
    assert "Clear the search" in view.interviews._empty.text()


def test_the_lit_interview_stays_lit_when_newer_ones_come(view: DeliveryView) -> None:
    view.show_delivery(STATE, [line(2), line(3)], NOW)
    view.interviews.table.selectRow(1)
    view.show_delivery(STATE, [line(1), line(2), line(3)], NOW)
    chosen = view.interviews.chosen()
    assert chosen is not None
    assert chosen.interview_id == "i3"


def test_only_the_cells_on_the_screen_are_made(view: DeliveryView) -> None:
    """A ledger of five thousand interviews: no more words are made than are painted."""
    made = 0
    cell = view.model._cell

    def counted(row: InterviewLine, column: int, now: datetime) -> str:
        nonlocal made
        made += 1
        return cell(row, column, now)

    view.model._cell = counted
    view.show_delivery(STATE, [line(number) for number in range(5000)], NOW)
    view.grab()
    assert 0 < made < 2000


def test_what_happened_is_asked_for_and_shown_of_the_lit_interview_only(view: DeliveryView) -> None:
    asked: list[str] = []
    view.steps_requested.connect(lambda one: asked.append(one.interview_id))
    view.show_delivery(STATE, [line(1), line(2)], NOW)
    assert asked[-1] == "i1"
    steps = [DeliveryStep(kind=StepKind.SENT_BACK, at=NOW, by="susan", note="The age")]
    view.show_steps("i2", steps)
    assert view.interviews.story.accessibleDescription() == ""
    view.show_steps("i1", steps)
    assert "Sent back by susan: The age" in view.interviews.story.accessibleDescription()


def test_both_pages_and_everything_on_them_are_reached_by_keys(view: DeliveryView) -> None:
    view.show_delivery(STATE, [line(1)], NOW, RUNS)
    view.focus_first()
    QTest.keyClick(view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert view.log.isVisible()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    assert "unreachable" in copied
    assert "sent_interviews=2 received_cases=1" in copied
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.interviews.isVisible()
    printed: list[object] = []
    view.print_requested.connect(printed.append)
    QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [[line(1)]]


def test_a_run_in_words(dressed: object) -> None:
    assert run_words(RUNS[1], NOW) == "Sent: interviews 2.  Received: cases 1."
    assert run_words(RUNS[0], NOW) == "The server cannot be reached. Everything is kept and sent later."


KNOWN = [
    "Unreachable",
    "TimedOut",
    "Certificate",
    "NotOurServer",
    "OtherServer",
    "Receipt",
    "WrongPassword",
    "SignInNeeded",
    "Forbidden",
    "ServerBusy",
    "ServerFailed",
    "TooLarge",
    "ServerTooOld",
    "ProgramTooOld",
    "ServerRefused",
]


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("code", ["ru", "pl", "lv"])
def test_every_failure_has_words_in_the_window_s_language(dressed: QApplication, name: str, code: str) -> None:
    from cxfield.fieldwork.synchronising import failure_code

    error = getattr(errors, f"{name}Error")("English.")
    use_language(code)
    try:
        words = failure_words(failure_code(error), "English.")
        assert words != "English."
        assert words.endswith(".")
    finally:
        use_language("en")


def test_a_run_that_failed_on_this_computer_has_words_too(dressed: QApplication) -> None:
    use_language("ru")
    try:
        assert failure_words("damaged-database", "English.").startswith("Рабоч")
    finally:
        use_language("en")


def test_a_failure_without_words_says_the_sentence_of_the_time(dressed: object) -> None:
    assert failure_words("brand-new", "Something new.") == "Something new."


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_words(dressed: object, standing: Standing) -> None:
    assert standing_words(line(1, standing), NOW)


@pytest.mark.parametrize("kind", StepKind)
def test_every_step_has_words(dressed: object, kind: StepKind) -> None:
    assert step_words(DeliveryStep(kind=kind, at=NOW, by="susan", verdict="approved"))


@pytest.mark.parametrize("code", ["en", "ru", "pl", "lv"])
def test_the_ledger_is_printed_in_the_window_s_language(dressed: object, tmp_path: Path, code: str) -> None:
    use_language(code)
    try:
        printed = LedgerPrint(user="anna", server="https://x", lines=tuple(line(n) for n in range(80)), now=NOW)
        path = write_ledger(printed, tmp_path)
        assert path.read_bytes().startswith(b"%PDF")
        assert path.stat().st_size > 10_000
    finally:
        use_language("en")


def test_a_case_is_wanted_on_this_computer_by_a_key(view: DeliveryView) -> None:
    wanted: list[InterviewLine] = []
    view.here_requested.connect(wanted.append)
    view.show_delivery(STATE, [line(1, is_elsewhere=True)], NOW)
    view.focus_first()
    QTest.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert [one.interview_id for one in wanted] == ["i1"]


@pytest.mark.parametrize("code", ["en", "ru", "pl", "lv"])
def test_a_second_window_on_the_same_workspace_is_told_in_words(dressed: object, code: str) -> None:
    use_language(code)
    try:
        words = failure_words("workspace-in-use", "English.")
        assert words != "English."
        assert "cxfield" in words
    finally:
        use_language("en")


def test_enter_in_the_line_for_the_reason_reopens_once_and_replays_nothing(view: DeliveryView) -> None:
    said: list[object] = []
    view.replay_requested.connect(said.append)
    view.reopen_requested.connect(lambda _line, why: said.append(why))
    view.show_delivery(STATE, [line(1)], NOW)
    view.focus_first()
    QTest.keyClick(view.interviews.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view._reason._why, "age was wrong")
    QTest.keyClick(view._reason._why, Qt.Key.Key_Return)
    assert said == ["age was wrong"]
