"""The widgets that every workspace is made of."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.page_view import Mark, RouteLine
from ui.interview.route_panel import RouteModel
from ui.widgets import ChoiceList, ChoiceListModel, ChoiceRow, KeyHint, KeyHintBar, MessageBox, Panel, TaskRunner
from ui.widgets.line_table import shares

ROWS = [ChoiceRow("1", "Yes"), ChoiceRow("2", "No", "Enter", True)]


def test_results_come_back_on_the_window_thread_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[int, bool]] = []
    main = threading.current_thread()
    for number in range(3):
        runner.run(lambda n=number: n, lambda n: seen.append((n, threading.current_thread() is main)), pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=2_000)
    assert seen == [(0, True), (1, True), (2, True)]


def test_work_that_fails_hands_over_its_error(qtbot: QtBot, runner: TaskRunner) -> None:
    errors: list[Exception] = []

    def work() -> None:
        raise ValueError("no")

    runner.run(work, pytest.fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=2_000)
    assert isinstance(errors[0], ValueError)


def test_a_cancelled_task_calls_nobody(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[str] = []
    task = runner.run(lambda: "late", seen.append, pytest.fail)
    task.cancelled = True
    runner.run(lambda: "after", seen.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(seen), timeout=2_000)
    assert seen == ["after"]


def test_the_models_keep_the_rules_of_qt(dressed: QApplication) -> None:
    choices, route = ChoiceListModel(), RouteModel()
    testers = [
        QAbstractItemModelTester(m, QAbstractItemModelTester.FailureReportingMode.Fatal) for m in (choices, route)
    ]
    choices.set_rows(ROWS)
    choices.set_rows([ChoiceRow("1", "Yes", "Enter", True), ChoiceRow("2", "No")])
    choices.set_rows(ROWS[:1])
    route.set_lines([RouteLine(page="/a", title="**A**", depth=0, mark=Mark.CURRENT)])
    assert choices.index(0).data() == "1 Yes"
    assert route.index(0).data() == "A"
    assert len(testers) == 2


def test_a_choice_list_is_as_high_as_its_choices_and_wraps_long_ones(qtbot: QtBot) -> None:
    listed = ChoiceList()
    qtbot.addWidget(listed)
    listed.resize(QSize(400, 100))
    listed.show()
    listed.set_rows([ChoiceRow("1", "Yes")])
    low = listed.height()
    listed.set_rows([ChoiceRow("1", "A very long label that cannot stand in one line of this list " * 3)])
    assert listed.height() > low * 1.5


def test_a_click_on_a_key_cap_does_what_the_key_does(qtbot: QtBot) -> None:
    bar = KeyHintBar()
    qtbot.addWidget(bar)
    bar.resize(900, 50)
    bar.set_hints(
        [KeyHint(action="help", key="F1", words="Help"), KeyHint(action="rf", key="F7", words="Refused", enabled=False)]
    )
    with qtbot.waitSignal(bar.triggered, timeout=1_000) as caught:
        bar._caps[0].click()
    assert caught.args == ["help"]
    assert not bar._caps[1].isEnabled()


def test_a_narrow_bar_keeps_the_next_key(qtbot: QtBot) -> None:
    bar = KeyHintBar()
    qtbot.addWidget(bar)
    hints = [KeyHint(action=f"a{n}", key=f"F{n}", words="A long word", rank=n) for n in range(1, 9)]
    bar.set_hints([*hints, KeyHint(action="next", key="Enter", words="Next", primary=True, rank=0)])
    bar.resize(420, 50)
    bar.show()
    assert not bar._caps[-1].isHidden()
    assert bar._caps[7].isHidden()


def test_what_has_no_room_in_the_key_bar_stands_in_its_menu(qtbot):
    bar = KeyHintBar()
    qtbot.addWidget(bar)
    bar.set_hints([KeyHint(action=f"a{n}", key=f"F{n}", words=f"Action number {n}", rank=n) for n in range(9)])
    bar.resize(500, 60)
    bar.show()
    left_out = [hint.action for hint, cap in zip(bar._hints, bar._caps, strict=True) if cap.isHidden()]
    lines = bar.more_menu().actions()
    assert len(lines) == len(left_out) > 0
    assert not bar._more.isHidden()
    with qtbot.waitSignal(bar.triggered) as asked:
        lines[-1].trigger()
    assert asked.args == [left_out[-1]]


def test_a_key_bar_with_room_for_all_has_no_menu(qtbot):
    bar = KeyHintBar()
    qtbot.addWidget(bar)
    bar.set_hints([KeyHint(action="next", key="Enter", words="Next")])
    bar.resize(900, 60)
    bar.show()
    assert bar._more.isHidden()


def test_a_message_hides_where_it_has_nothing_to_say(qtbot: QtBot) -> None:
    box = MessageBox("hard", "Please mend")
    qtbot.addWidget(box)
    box.set_text("Age is between 18 and 120.")
    assert box.isVisible()
    assert box.accessibleDescription() == "Age is between 18 and 120."
    box.set_text("")
    assert not box.isVisible()


def test_a_panel_closes_with_escape(qtbot: QtBot) -> None:
    panel = Panel("Keys")
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.closed, timeout=1_000):
        qtbot.keyClick(panel, "\x1b")


@pytest.mark.parametrize(
    ("room", "wished", "least", "shared"),
    [
        (400, (100, 200), (50, 50), [100, 200]),
        (150, (100, 200), (50, 50), [50, 100]),
        (150, (100, 200), (80, 50), [80, 70]),
        (100, (100, 200), (80, 50), [100, 200]),
        (300, (10, 100), (60, 50), [60, 100]),
    ],
)
def test_columns_share_a_narrow_window_above_their_headers_and_never_beyond_it(
    room: int, wished: tuple[int, ...], least: tuple[int, ...], shared: list[int]
) -> None:
    assert shares(room, wished, least) == shared
