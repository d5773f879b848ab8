"""Places in the real window: typed, taken from a receiver on a pipe, set on the map by keys; what is stored of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview.state import NodeKind, NodeState
from cxfield.position.place import read_line, read_place
from cxfield.position.receiver import ReceiverState
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study
from tests.position.sentences import NO_FIX, gga
from tests.ui.interview.conftest import Interviewer
from tests.ui.interview.geo_form import PipedReceiver, geo_questionnaire, piped_receiver
from ui.interview.field_factory import make_field
from ui.interview.field_tools import FieldTools
from ui.interview.place_field import PlaceField
from ui.interview.question_page import QuestionPage
from ui.interview.trace_field import TraceField
from ui.map.map_tiles import MapTiles
from ui.map.map_view import MapView
from ui.position.position_taker import PositionTaker
from ui.widgets import TaskRunner

if sys.platform == "win32":
    pytest.skip("There are no pipes of this kind on Windows.", allow_module_level=True)

ENTER, ESC, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space
TAKE = (Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> QuestionnaireVersion:
    return geo_questionnaire(tmp_path_factory.mktemp("geo"))


@pytest.fixture
def places(tmp_path: Path, runner: TaskRunner, questionnaire: QuestionnaireVersion) -> Iterator[Workspace]:
    key = DatabaseKey.random()

    def open_it() -> Workspace:
        store = DeviceStore.create(tmp_path / "ws", key, workspace_id="w-1")
        store.save_questionnaire(questionnaire)
        store.save_study(Study(study_id="s", name="Places", questionnaire=questionnaire.content_hash))
        store.save_case("s", Case(case_id="c", name="Anna"))
        return Workspace(store, DeviceClock("inga"), key)

    made = runner.call(open_it)
    yield made
    runner.call(made.close)


@pytest.fixture
def asker(qtbot: QtBot, runner: TaskRunner, places: Workspace) -> Iterator[Interviewer]:
    """The window on a computer without a source."""
    made = Interviewer(qtbot, runner, runner.call(lambda: places.start_interview("s", "c")))
    yield made
    made.controller.close()


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[PipedReceiver]:
    with piped_receiver(tmp_path) as made:
        yield made


@pytest.fixture
def walker(qtbot: QtBot, runner: TaskRunner, places: Workspace, receiver: PipedReceiver) -> Iterator[Interviewer]:
    """The window on a computer with a receiver, which does not know where it is yet."""
    session = runner.call(lambda: places.start_interview("s", "c"))
    made = Interviewer(qtbot, runner, session)
    made.view.positions = receiver.feed
    heard(qtbot, receiver, NO_FIX, ReceiverState.SEARCHING)
    made.view.rebuild()
    yield made
    made.controller.close()


def heard(qtbot: QtBot, receiver: PipedReceiver, line: bytes, state: ReceiverState) -> None:
    """Have the receiver say `line` and wait until the window knows."""

    def is_known() -> bool:
        status = receiver.feed.status
        return status is not None and status.state is state

    with qtbot.waitSignal(receiver.feed.changed, check_params_cb=is_known, timeout=5_000):
        receiver.say(line)


def is_as_good_as(receiver: PipedReceiver, dilution: str) -> Callable[[], bool]:
    def is_it() -> bool:
        status = receiver.feed.status
        return status is not None and status.place is not None and status.place.accuracy_m == float(dilution) * 5

    return is_it


def place_field(asker: Interviewer) -> PlaceField:
    assert isinstance(asker.page, QuestionPage)
    return next(field for field in asker.page.fields if isinstance(field, PlaceField))


def trace_field(asker: Interviewer) -> TraceField:
    assert isinstance(asker.page, QuestionPage)
    return next(field for field in asker.page.fields if isinstance(field, TraceField))


def sentence(asker: Interviewer) -> str:
    assert isinstance(asker.page, QuestionPage)
    return next((block.sentence for block in asker.page.blocks if block.sentence), "")


# ---- typed ----


def test_a_typed_place_is_said_in_words_and_stored_as_forms_keep_it(asker: Interviewer) -> None:
    asker.type("56,95 24,1 12 5")
    assert place_field(asker)._echo.text() == "56.95000° N, 24.10000° E · altitude 12 m · accuracy 5 m"
    asker.step(ENTER)
    assert asker.stored("home") == "56.95 24.1 12.0 5.0"
    asker.step(Qt.Key.Key_PageUp)
    assert place_field(asker)._line.text() == "56.95 24.1 12 5"
    asker.step(ENTER)
    assert asker.stored("home") == "56.95 24.1 12.0 5.0"


def test_what_is_no_place_stays_with_a_sentence(asker: Interviewer) -> None:
    asker.type("124.1 56.95")
    asker.press(ENTER)
    assert "The latitude comes first" in sentence(asker)
    assert place_field(asker)._line.text() == "124.1 56.95"
    assert asker.stored("home") == ""


def test_a_place_may_stay_open_where_it_is_not_required(asker: Interviewer) -> None:
    asker.step(ENTER)
    assert asker.at == "gate"


def test_without_a_source_nothing_is_offered_to_take(asker: Interviewer) -> None:
    assert place_field(asker).taker is None


# ---- points one after another ----


def test_a_trace_is_typed_point_by_point_and_enter_on_the_empty_line_goes_on(asker: Interviewer) -> None:
    asker.go_to("way")
    for point in ("56.95 24.1", "56.951 24.1", "56.96 24.2", "56.952 24.1"):
        asker.type(point)
        asker.press(ENTER)
    asker.press(Qt.Key.Key_Backspace)
    asker.press(Qt.Key.Key_Backspace)
    asker.type("56.952 24.1")
    asker.press(ENTER)
    assert trace_field(asker)._echo.text() == "3 points · 222 m long"
    asker.step(ENTER)
    assert asker.at == "field"
    assert asker.stored("way") == "56.95 24.1;56.951 24.1;56.952 24.1"


def test_one_point_is_no_trace_and_two_are_no_shape(asker: Interviewer) -> None:
    asker.go_to("way")
    asker.type("56.95 24.1")
    asker.press(ENTER)
    asker.press(ENTER)
    assert "at least 2" in sentence(asker)
    asker.press(Qt.Key.Key_Backspace)
    asker.step(ENTER)
    assert asker.at == "field"
    for point in ("56.95 24.1", "56.96 24.1"):
        asker.type(point)
        asker.press(ENTER)
    asker.press(ENTER)
    assert "at least 3" in sentence(asker)


def test_a_shape_closes_itself_and_is_shown_open_again(asker: Interviewer) -> None:
    asker.go_to("field")
    for point in ("56.95 24.1", "56.951 24.1", "56.951 24.102"):
        asker.type(point)
        asker.press(ENTER)
    assert trace_field(asker)._echo.text().startswith("3 points · 397 m around · area 67")
    asker.step(ENTER)
    assert asker.stored("field") == "56.95 24.1;56.951 24.1;56.951 24.102;56.95 24.1"
    asker.step(Qt.Key.Key_PageUp)
    assert len(trace_field(asker).places) == 3


def test_points_that_are_no_answer_yet_come_back_after_the_interview_was_left(
    asker: Interviewer, qtbot: QtBot, runner: TaskRunner, places: Workspace
) -> None:
    asker.go_to("way")
    asker.type("56.95 24.1")
    asker.press(ENTER)
    asker.type("56.9")
    asker.view.keep_draft()
    again = Interviewer(qtbot, runner, runner.call(lambda: places.resume_interview(asker.session.interview_id)))
    assert again.at == "way"
    assert [place.latitude for place in trace_field(again).places] == [56.95]
    assert trace_field(again)._line.text() == "56.9"
    again.controller.close()


# ---- the map by keys ----


def test_a_point_is_set_on_the_map_with_arrows_and_space(asker: Interviewer) -> None:
    asker.go_to("gate")
    asker.type("56.95 24.1")
    asker.press(DOWN)
    view = asker.focus()
    assert isinstance(view, MapView)
    assert "56.95000° N" in view.accessibleDescription()
    asker.press(Qt.Key.Key_Right)
    asker.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    asker.press(SPACE)
    asker.press(ESC)
    assert asker.focus() is place_field(asker).focus_target()
    asker.step(ENTER)
    stored = read_place(asker.stored("gate"))
    assert stored is not None
    assert stored.longitude > 24.1
    assert 56.95 < stored.latitude < 56.9501


def test_enter_on_the_map_goes_on_and_page_up_goes_back(asker: Interviewer) -> None:
    asker.go_to("field")
    asker.press(DOWN)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        for _ in range(4):
            asker.press(key)
        asker.press(SPACE)
    asker.press(Qt.Key.Key_Plus)
    asker.press(Qt.Key.Key_Backspace)
    asker.press(SPACE)
    asker.step(ENTER)
    assert asker.at == "first"
    stored = read_line(asker.stored("field"), closed=True)
    assert stored is not None
    assert len(stored) == 3
    asker.step(Qt.Key.Key_PageUp)
    asker.press(DOWN)
    asker.step(Qt.Key.Key_PageUp)
    assert asker.at == "way"


def test_a_click_sets_a_point_too(asker: Interviewer) -> None:
    asker.go_to("way")
    view = trace_field(asker).map
    assert view is not None
    for spot in (QPoint(100, 100), QPoint(200, 120)):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    asker.step(ENTER)
    assert len(asker.stored("way").split(";")) == 2


def test_the_map_never_leaves_the_cursor_out_of_sight(asker: Interviewer) -> None:
    asker.go_to("way")
    asker.type("56.95 24.1")
    asker.press(ENTER)
    asker.press(DOWN)
    view = asker.focus()
    assert isinstance(view, MapView)
    for _ in range(60):
        asker.press(Qt.Key.Key_Up)
    assert view.cursor_place.latitude > 56.951
    x, y = view._sheet.to_screen(view.cursor_place)
    assert 0 <= x <= view.width()
    assert 0 <= y <= view.height()


# ---- the receiver ----


def test_a_good_position_is_taken_at_once(walker: Interviewer, qtbot: QtBot, receiver: PipedReceiver) -> None:
    heard(qtbot, receiver, gga(dilution="0.8"), ReceiverState.FIXED)
    walker.press(*TAKE)
    assert place_field(walker)._line.text() == "56.95 24.1 12 4"
    walker.step(ENTER)
    assert walker.stored("home") == "56.95 24.1 12.0 4.0"


def test_a_poor_position_is_waited_for_until_the_form_is_satisfied(
    walker: Interviewer, qtbot: QtBot, receiver: PipedReceiver
) -> None:
    walker.go_to("gate")
    walker.press(*TAKE)
    field = place_field(walker)
    assert field.taker is not None
    heard(qtbot, receiver, gga(dilution="9.0"), ReceiverState.FIXED)
    assert "Accuracy 45 m" in field.taker.said
    assert "Waiting for 8 m" in field.taker.said
    assert field._line.text() == ""
    with qtbot.waitSignal(field.taker.taken, timeout=5_000):
        receiver.say(gga(dilution="1.5"))
    assert field._line.text() == "56.95 24.1 12 7.5"


def test_enter_takes_a_poor_position_as_it_is_and_stays_with_a_warning(
    walker: Interviewer, qtbot: QtBot, receiver: PipedReceiver
) -> None:
    walker.go_to("gate")
    heard(qtbot, receiver, gga(dilution="9.0"), ReceiverState.FIXED)
    walker.press(*TAKE)
    walker.press(ENTER)
    assert walker.at == "gate"
    assert place_field(walker)._poor.text().startswith("The accuracy is 45 m; 20 m or better")
    walker.step(ENTER)
    assert walker.stored("gate") == "56.95 24.1 12.0 45.0"


def test_escape_stops_waiting_and_nothing_is_taken(walker: Interviewer, qtbot: QtBot, receiver: PipedReceiver) -> None:
    walker.press(*TAKE)
    assert place_field(walker).is_measuring
    walker.press(ESC)
    assert not place_field(walker).is_measuring
    heard(qtbot, receiver, gga(dilution="0.8"), ReceiverState.FIXED)
    assert place_field(walker)._line.text() == ""


def test_a_trace_is_walked_point_by_point(walker: Interviewer, qtbot: QtBot, receiver: PipedReceiver) -> None:
    walker.go_to("way")
    for latitude, dilution in (("5657.000", "0.8"), ("5657.100", "0.9")):
        with qtbot.waitSignal(receiver.feed.changed, check_params_cb=is_as_good_as(receiver, dilution), timeout=5_000):
            receiver.say(gga(latitude, dilution=dilution))
        walker.press(*TAKE)
    walker.step(ENTER)
    assert walker.stored("way") == "56.95 24.1 12.0 4.0;56.95166667 24.1 12.0 4.5"


def test_a_form_that_asks_at_its_start_gets_what_the_receiver_knows(
    qtbot: QtBot, runner: TaskRunner, places: Workspace, receiver: PipedReceiver
) -> None:
    heard(qtbot, receiver, gga(), ReceiverState.FIXED)
    places.position_source = receiver.feed.known_position
    session = runner.call(lambda: places.start_interview("s", "c"))
    assert runner.call(lambda: session.engine.state("/data/begun").value) == "56.95 24.1 12.0 5.0"
    assert not runner.call(session.view).lacks_position


# ---- several on a page, and fixed ones ----


def test_on_a_page_of_several_each_map_belongs_to_its_own_question(asker: Interviewer) -> None:
    asker.go_to("first")
    asker.type("56.95 24.1")
    asker.step(ENTER)
    asker.press(DOWN)
    assert isinstance(asker.focus(), MapView)
    asker.press(SPACE)
    asker.press(Qt.Key.Key_Right)
    asker.press(SPACE)
    asker.step(ENTER)
    assert asker.at == "kept"
    assert asker.stored("first") == "56.95 24.1"
    assert len(asker.stored("second").split(";")) == 2


def test_a_fixed_shape_is_said_in_words_and_cannot_be_changed(asker: Interviewer) -> None:
    asker.go_to("kept")
    before = asker.stored("kept")
    view = QApplication.focusWidget()
    assert view is not None
    asker.press(SPACE)
    asker.step(ENTER)
    assert asker.at == "end"
    assert asker.stored("kept") == before


@pytest.mark.parametrize(("for_respondent", "offered"), [(False, 2), (True, 0)])
def test_a_respondent_alone_reaches_neither_receivers_nor_files(
    qtbot: QtBot, receiver: PipedReceiver, for_respondent: bool, offered: int
) -> None:
    tiles = MapTiles()
    tools = FieldTools(
        now=datetime(2026, 11, 23, tzinfo=UTC), for_respondent=for_respondent, positions=receiver.feed, map_tiles=tiles
    )
    state = NodeState(ref="/data/gate", kind=NodeKind.INPUT, type="geopoint", appearance=("placement-map",))
    field = make_field(state, tools)
    qtbot.addWidget(field)
    field.show()
    ways = [*field.findChildren(QComboBox), *field.findChildren(PositionTaker)]
    assert len([way for way in ways if way.isVisible()]) == offered
    tiles.shutdown()


def test_latitude_stands_left_of_longitude_in_a_questionnaire_from_right_to_left(qtbot: QtBot) -> None:
    state = NodeState(ref="/data/home", kind=NodeKind.INPUT, type="geopoint", value="56.95 24.1")
    field = make_field(state, FieldTools(now=datetime(2026, 11, 23, tzinfo=UTC)))
    qtbot.addWidget(field)
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert field.focus_target().layoutDirection() == Qt.LayoutDirection.LeftToRight
