"""No key does two things in one place, every key is in the help and in the document, and no view has secret keys."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import ui
from ui.keys.field_table import field_kinds
from ui.keys.help_sections import help_at, help_in_interview
from ui.keys.key_action import FieldKey, KeyAction, Place, cap_of, portable
from ui.keys.key_document import FILE, keyboard_document
from ui.keys.key_table import actions_at, all_actions, text_keys
from ui.keys.remapping import MUST_STAY, together

WINDOW_CODE = Path(ui.__file__).parent
EDITING = (
    QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.SelectAll,
)  # fmt: skip


def keys_of(action: KeyAction | FieldKey) -> set[str]:
    return {portable(key) for key in action.keys}


@pytest.mark.parametrize("place", [place for place in Place if place not in (Place.PANEL, Place.CLOSING)])
def test_no_key_does_two_things_in_one_place(place: Place) -> None:
    here = {place, Place.WINDOW}
    count = Counter(key for one in here for action in actions_at(one) for key in keys_of(action))
    assert {key: number for key, number in count.items() if number > 1} == {}


def test_no_key_of_the_interview_that_works_in_panels_is_a_key_of_the_panel() -> None:
    everywhere = [*actions_at(Place.WINDOW), *(one for one in actions_at(Place.INTERVIEW) if one.in_panels)]
    taken = {key for action in everywhere for key in keys_of(action)}
    assert [(one.id, taken & keys_of(one)) for one in actions_at(Place.PANEL) if taken & keys_of(one)] == []


@pytest.mark.parametrize(("name", "keys"), field_kinds(), ids=[name for name, _ in field_kinds()])
def test_a_field_takes_no_key_of_the_interview_unless_it_says_so(name: str, keys: tuple[FieldKey, ...]) -> None:
    places = (Place.WINDOW, Place.INTERVIEW)
    taken = {key for place in places for action in actions_at(place) for key in keys_of(action)}
    assert [(line.words, taken & keys_of(line)) for line in keys if taken & keys_of(line) and not line.instead] == []


@pytest.mark.parametrize(("name", "keys"), field_kinds(), ids=[name for name, _ in field_kinds()])
def test_no_key_does_two_things_inside_a_field(name: str, keys: tuple[FieldKey, ...]) -> None:
    count = Counter((line.part, key) for line in keys for key in keys_of(line))
    assert {key: number for key, number in count.items() if number > 1} == {}


@pytest.mark.parametrize("place", Place)
def test_no_place_takes_the_keys_by_which_text_is_edited(place: Place) -> None:
    editing = {sequence.toString() for kind in EDITING for sequence in QKeySequence.keyBindings(kind)}
    editing |= {portable(key) for line in text_keys() for key in line.keys if "Ctrl" in key}
    assert [action.id for action in actions_at(place) if keys_of(action) & editing] == []


def test_single_characters_work_only_where_the_answer_field_has_the_focus() -> None:
    """WCAG 2.1.4: what is not Enter, an arrow or a function key is held with Ctrl or Alt."""
    plain = [key for action in all_actions() for key in action.keys if "+" not in key and key not in MUST_STAY]
    assert [key for key in plain if len(key) == 1] == []


def test_keys_are_written_so_that_qt_knows_them() -> None:
    wrong = [key for action in all_actions() for key in action.keys if not portable(key)]
    wrong += [key for _, keys in field_kinds() for line in keys for key in line.keys if not portable(key)]
    assert wrong == []


def test_f1_in_the_interview_shows_the_keys_of_the_answer_first_and_then_all_others() -> None:
    kinds = dict(field_kinds())
    actions = actions_at(Place.INTERVIEW)
    sections = help_in_interview(actions, kinds["Grid"], {}, is_closing=False)
    assert [words for _, words in sections[0].rows] == [line.words for line in kinds["Grid"]]
    shown = {words for section in sections[1:] for _, words in section.rows}
    assert {action.words for place in together(Place.INTERVIEW) for action in actions_at(place)} - shown == {
        action.words for action in actions_at(Place.CLOSING)
    }


def test_f1_names_only_the_enter_that_long_text_leaves_to_the_interview() -> None:
    new_line = FieldKey(("Return", "Enter"), "New line", instead=True)
    sections = help_in_interview(actions_at(Place.INTERVIEW), [new_line], {}, is_closing=False)
    rows = [row for section in sections for row in section.rows]
    assert ("Enter", "New line") in {(key.split()[0], words) for key, words in rows}
    assert ("Ctrl+Enter", "Next") in rows


@pytest.mark.parametrize("place", [Place.SIGN_IN, Place.DESK, Place.CASE, Place.DELIVERY, Place.SUPERVISOR])
def test_f1_shows_every_key_of_the_place_and_of_the_window(place: Place) -> None:
    shown = {words for section in help_at(place, {}) for _, words in section.rows}
    assert shown == {action.words for one in (place, Place.WINDOW) for action in actions_at(one)}


def test_help_names_the_keys_that_the_user_has_chosen() -> None:
    rows = help_at(Place.DESK, {"desk.sync": "Alt+S"})[0].rows
    assert ("Alt+S", "Synchronise") in rows


@pytest.mark.parametrize(
    ("key", "cap"), [("Return", "Enter"), ("PgDown", "PgDn"), ("Ctrl+Return", "Ctrl+Enter"), ("Ctrl++", "Ctrl++")]
)
def test_keys_are_shown_as_they_are_printed(key: str, cap: str) -> None:
    assert cap_of(key) == cap


def test_the_document_of_keys_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == keyboard_document(), "run `make keyboard`"


def test_function_keys_stand_in_the_table_only() -> None:
    """A view that looks for F7 by itself has a key that no help knows."""
    code = (file for file in WINDOW_CODE.rglob("*.py") if file.parent.name != "keys")
    hidden = [file.name for file in code if re.search(r"Key\.Key_F\d|QKeySequence\(\"", file.read_text("utf-8"))]
    assert hidden == []
