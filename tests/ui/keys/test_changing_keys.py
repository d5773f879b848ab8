"""Changing keys: what is refused and why, what is swapped, what is kept."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxfield.fieldwork.own_keys import read_own_keys, written_own_keys
from ui.keys.key_action import KeyAction, Place
from ui.keys.key_table import actions_at
from ui.keys.keys_panel import KeysPanel
from ui.keys.own_keys import current_own_keys, use_own_keys
from ui.keys.remapping import can_swap, holder_of, swapped, why_not, with_key


def action(place: Place, id: str) -> KeyAction:
    return next(one for one in actions_at(place) if one.id == id)


@pytest.mark.parametrize("key", ["Return", "Esc", "Tab", "Space", "Up", "Backspace", "5", "x", "Ctrl+C", "Ctrl+V"])
def test_a_key_that_fields_need_is_refused_with_the_reason(key: str) -> None:
    assert why_not(action(Place.INTERVIEW, "dk"), key)


@pytest.mark.parametrize("key", ["F12", "Ctrl+K", "Alt+X", "Shift+F7", "Ctrl+Shift+B"])
def test_function_keys_and_keys_held_with_control_or_alt_can_be_taken(key: str) -> None:
    assert why_not(action(Place.INTERVIEW, "dk"), key) == ""


@pytest.mark.parametrize(("place", "id"), [(Place.INTERVIEW, "next"), (Place.CASE, "close"), (Place.CLOSING, "move")])
def test_enter_escape_and_arrows_stay_what_they_are(place: Place, id: str) -> None:
    assert "stay" in why_not(action(place, id), "F12")


def test_a_key_of_another_place_is_free() -> None:
    assert holder_of(action(Place.INTERVIEW, "dk"), "Ctrl+N", {}) is None


@pytest.mark.parametrize(("key", "holder"), [("F7", "interview.rf"), ("Ctrl+Q", "window.quit")])
def test_a_key_of_the_same_place_or_of_the_window_has_a_holder(key: str, holder: str) -> None:
    found = holder_of(action(Place.INTERVIEW, "dk"), key, {})
    assert found is not None
    assert found.name == holder


def test_two_actions_swap_their_keys() -> None:
    dk, rf = action(Place.INTERVIEW, "dk"), action(Place.INTERVIEW, "rf")
    assert can_swap(dk, rf, {})
    assert swapped({}, dk, rf, "F7") == {"interview.dk": "F7", "interview.rf": "F8"}


def test_a_key_that_stays_is_not_swapped_away() -> None:
    assert not can_swap(action(Place.INTERVIEW, "back"), action(Place.PANEL, "far"), {})


def test_the_usual_key_needs_no_entry() -> None:
    dk = action(Place.INTERVIEW, "dk")
    assert with_key(with_key({}, dk, "F12"), dk, "F8") == {}


@pytest.fixture
def panel(qtbot: QtBot) -> KeysPanel:
    """The panel on the screen, with what it says kept in `heard`."""
    made = KeysPanel({}, Place.INTERVIEW)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(panel: KeysPanel, words: str) -> None:
    QTest.keyClicks(panel.first_focus(), words)
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_Return)


def test_a_key_that_is_taken_is_named_and_enter_swaps_the_two(panel: KeysPanel) -> None:
    heard: list[dict[str, str]] = []
    panel.keys_changed.connect(heard.append)
    choose(panel, "know")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_F7)
    assert "“Refused”" in panel.sentence
    assert heard == []
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_Return)
    assert heard == [{"interview.dk": "F7", "interview.rf": "F8"}]


def test_escape_leaves_the_keys_as_they_are(panel: KeysPanel) -> None:
    heard: list[dict[str, str]] = []
    panel.keys_changed.connect(heard.append)
    choose(panel, "know")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_F7)
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_Escape)
    assert (heard, panel.sentence) == ([], "Nothing was changed.")


def test_a_single_character_is_refused_in_words(panel: KeysPanel) -> None:
    choose(panel, "know")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_K)
    assert panel.sentence.startswith("A character alone is for typing answers.")


def test_all_usual_keys_come_back_together(panel: KeysPanel) -> None:
    choose(panel, "know")
    QTest.keyClick(panel.first_focus(), Qt.Key.Key_F12)
    heard: list[dict[str, str]] = []
    panel.keys_changed.connect(heard.append)
    panel._reset_all()
    assert heard == [{}]


def test_keys_that_this_version_does_not_know_are_left_out() -> None:
    try:
        use_own_keys({"interview.dk": "F12", "interview.gone": "F7", "interview.next": "F3", "desk.sync": "Nonsense"})
        assert dict(current_own_keys()) == {"interview.dk": "F12"}
    finally:
        use_own_keys({})


def test_kept_keys_are_read_as_they_were_written() -> None:
    keys = {"interview.dk": "F12", "desk.sync": "Alt+S"}
    assert read_own_keys(written_own_keys(keys)) == keys


@pytest.mark.parametrize("text", ["", "{", "[]", "7", json.dumps({"a": 1})])
def test_what_cannot_be_read_counts_as_the_usual_keys(text: str) -> None:
    assert read_own_keys(text) == {}
