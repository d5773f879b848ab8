"""`docs/keyboard.md`, made of the table of keys: `make keyboard` writes it, a test says when it is out of date."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ui.keys.field_table import field_kinds
from ui.keys.help_sections import all_keys
from ui.keys.key_action import KeyAction, Part, Place
from ui.keys.key_table import actions_at, part_words, place_words, text_keys

FILE = Path(__file__).resolve().parents[2] / "docs" / "keyboard.md"
_INTRODUCTION = """\
# Keys

Made by `make keyboard` from the table that the program itself uses (`ui/keys`); do not edit it by hand.

Everything can be done without a mouse. F1 shows the keys of the place where you are, those of the present answer first;
type to search. Shift+F1 changes keys: they are kept for each user. Enter, Escape, Tab, the arrow keys and single
characters stay as they are. In the interview Shift+F10 lists all actions, so that no function key is the only way.

Keys that are pressed while the next question loads belong to it.
"""


def keyboard_document() -> str:
    """Return the whole document."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION.rstrip("\n")
    for place in Place:
        if place == Place.INTERVIEW:
            yield from _interview()
        else:
            yield from _table(place_words(place), _rows(actions_at(place)), level=2)


def _interview() -> Iterator[str]:
    yield from ("", f"## {place_words(Place.INTERVIEW)}")
    actions = actions_at(Place.INTERVIEW)
    for part in Part:
        yield from _table(part_words(part), _rows([action for action in actions if action.part == part]), level=3)
    yield from ("", "### Inside the answer")
    for name, keys in field_kinds():
        yield from _table(name, [(line.cap, line.words) for line in keys], level=4)
    yield from _table("Any line or box for text", [(line.cap, line.words) for line in text_keys()], level=4)


def _rows(actions: Sequence[KeyAction]) -> list[tuple[str, str]]:
    return [(all_keys(action), action.words) for action in actions]


def _table(title: str, rows: Sequence[tuple[str, str]], *, level: int) -> Iterator[str]:
    yield from ("", f"{'#' * level} {title}", "", "| key | what it does |", "| --- | --- |")
    for key, words in rows:
        yield f"| {key} | {words} |"


def write_document(file: Path = FILE) -> None:
    """Write the document."""
    file.write_text(keyboard_document(), encoding="utf-8")


if __name__ == "__main__":
    write_document(*map(Path, sys.argv[1:]))
