"""Nothing is cut off at 150 % in any of the four languages of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from installer.filled_interview import Filled
from installer.screen_scenes import SCENES, played
from installer.screen_sheets import SIZE, Look, settle
from tests.ui.readable.conftest import Open
from tests.ui.readable.fitting import cut_off
from ui.language import LANGUAGES
from ui.supervisor.study_tables import RecordTableView

AT_150 = [Look(window=code, scale=1.5) for code in LANGUAGES]
WORDLESS = ("show-card",)


@pytest.mark.parametrize("wanted", AT_150, ids=lambda wanted: wanted.window)
def test_no_page_cuts_anything_off(look: Open, wanted: Look) -> None:
    reader = look(wanted)
    found = {name: list(cut_off(reader.turn_to(name))) for name in reader.pages}
    assert len(found) > 30
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.parametrize("wanted", AT_150, ids=lambda wanted: wanted.window)
def test_no_panel_and_no_other_window_cuts_anything_off(undressed: QApplication, filled: Filled, wanted: Look) -> None:
    found = {}
    for name, scene in SCENES.items():
        if name not in WORDLESS:
            with played(undressed, filled, wanted, scene) as shown:
                found[name] = list(cut_off(shown))
                if shown.minimumSizeHint().width() > SIZE[0]:
                    found[name].append(f"the window is {shown.minimumSizeHint().width()} pixels wide")
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.parametrize("wanted", AT_150, ids=lambda wanted: wanted.window)
def test_the_table_of_the_supervisor_keeps_room_for_four_lines(
    undressed: QApplication, filled: Filled, wanted: Look
) -> None:
    with played(undressed, filled, wanted, SCENES["supervisor"]) as shown:
        table = shown.findChildren(RecordTableView)[0]
        assert table.viewport().height() >= 4 * table.verticalHeader().defaultSectionSize()


def test_what_is_cut_off_is_found(undressed: QApplication) -> None:
    window = QLabel()
    window.resize(200, 100)
    label = QLabel("A sentence that is longer than its room", window)
    label.setGeometry(0, 0, 60, 20)
    low = QLabel("A sentence of several lines that has the height of one", window)
    low.setWordWrap(True)
    low.setGeometry(0, 30, 100, 15)
    button = QPushButton("Outside", window)
    button.setGeometry(180, 60, 100, 40)
    window.show()
    settle(undressed)
    said = list(cut_off(window))
    window.close()
    assert [line.split()[0] for line in said if line.startswith("QLabel")] == ["QLabel:", "QLabel:"]
    assert any(line.startswith("QPushButton") and line.endswith("outside the window") for line in said)
