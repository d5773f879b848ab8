"""The table in docs/appearances.md says what the window does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.interview.appearances import choice_look
from ui.widgets.choice_list import AS_MANY_AS_FIT

TABLE = (Path(__file__).parents[3] / "docs" / "appearances.md").read_text(encoding="utf-8")


def rows_with(words: str) -> list[str]:
    """Return the appearances of the rows of the table that promise `words` for a select one."""
    lines = [line.split("|") for line in TABLE.splitlines() if line.startswith("| `")]
    return [name for cells in lines if words in cells[2] for name in re.findall(r"`([a-z0-9-]+)`", cells[1])]


@pytest.mark.parametrize("word", rows_with("as many columns"))
def test_what_the_table_puts_side_by_side_is(word: str) -> None:
    assert choice_look([word]).columns == AS_MANY_AS_FIT


@pytest.mark.parametrize("word", rows_with("a line to type in"))
def test_what_the_table_finds_by_typing_is(word: str) -> None:
    assert choice_look([word]).is_dropdown


@pytest.mark.parametrize(("word", "columns"), [("columns-2", 2), ("compact-5", 5), ("quickcompact-3", 3)])
def test_counted_columns_are_that_many(word: str, columns: int) -> None:
    assert choice_look([word]).columns == columns


@pytest.mark.parametrize("word", ["quick", "quickcompact", "quickcompact-4"])
def test_quick_words_go_on(word: str) -> None:
    assert choice_look([word]).goes_on


@pytest.mark.parametrize("word", ["map", "image-map", "search('file')", "w1", "list", "vertical"])
def test_other_words_change_nothing(word: str) -> None:
    assert choice_look([word]) == choice_look([])


def test_pictures_stand_side_by_side_and_may_do_without_marks() -> None:
    look = choice_look(["no-buttons"], has_pictures=True)
    assert (look.columns, look.shows_marks) == (AS_MANY_AS_FIT, False)
    assert choice_look(["no-buttons"]).shows_marks
