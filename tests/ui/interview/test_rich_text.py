"""Labels become rich text without anything from outside becoming markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.interview.rich_text import plain_text, rich_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("**bold** word", "<b>bold</b> word"),
        ("an *italic* word", "an <i>italic</i> word"),
        ("__bold__ and _italic_", "<b>bold</b> and <i>italic</i>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("# Title", "<b>Title</b>"),
        ("one\ntwo", "one<br>two"),
        ("a < b & c", "a &lt; b &amp; c"),
        ('<span style="color:red">red</span>', "red"),
        ("[terms](https://example.org/x)", "terms"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
    ],
)
def test_markdown_is_set_and_the_rest_is_text(written: str, shown: str) -> None:
    assert rich_text(written) == shown


def test_fills_are_bold_and_never_markdown() -> None:
    assert rich_text("", (("Dear ", False), ("**A** <b>", True), ("?", False))) == "Dear <b>**A** &lt;b&gt;</b>?"


def test_a_bold_mark_may_stand_around_a_fill() -> None:
    assert rich_text("", (("**Dear ", False), ("Anna", True), ("**", False))) == "<b>Dear <b>Anna</b></b>"


@given(st.text(), st.text())
def test_no_other_tag_than_ours_comes_out(written: str, fill: str) -> None:
    shown = rich_text("", ((written, False), (fill, True)))
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<b>", "</b>", "<i>", "</i>", "<br>"}


def test_plain_text_has_no_marks() -> None:
    assert plain_text("**How**  easy\nwas <b>it</b>?") == "How easy was it?"
