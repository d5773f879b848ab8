"""Labels become rich text without anything from outside becoming markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui.interview.rich_text import plain_text, rich_text
from ui.theme import apply_theme


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("**bold** word", "<b>bold</b> word"),
        ("an *italic* word", "an <i>italic</i> word"),
        ("__bold__ and _italic_", "<b>bold</b> and <i>italic</i>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("# Title", '<span style="font-size:x-large"><b>Title</b></span>'),
        ("## Title", '<span style="font-size:large"><b>Title</b></span>'),
        ("###### Title", "<b>Title</b>"),
        ("#nothing", "#nothing"),
        (r"\*as it is\* \# \_", "*as it is* # _"),
        ("one\ntwo", "one<br>two"),
        ("a < b & c", "a &lt; b &amp; c"),
        ('<span style="color:red">red</span>', '<span style="color:red">red</span>'),
        ("<span style='font-size: 30px; color: #c00'>x</span>", '<span style="color:#c00;font-size:xx-large">x</span>'),
        ('<span style="font-size:small">x</span>', '<span style="font-size:small">x</span>'),
        ('<font color="green">x</font>', '<span style="color:green">x</span>'),
        ('<span style="color:red"><span>x</span></span>', '<span style="color:red">x</span>'),
        ('<span style="color:red">x', '<span style="color:red">x</span>'),
        ("x</span>", "x"),
        ('<p style="text-align:center">x</p>', "x"),
        ("<strong>x</strong> <em>y</em> <u>z</u>", "<b>x</b> <i>y</i> <u>z</u>"),
        ("one<br/>two", "one<br>two"),
        ("[terms](https://example.org/x)", '<a href="https://example.org/x">terms</a>'),
        ("[call](tel:+371)", '<a href="tel:+371">call</a>'),
        ("[run](javascript:alert)", "[run](javascript:alert)"),
        ("[file](file:///etc/passwd)", "[file](file:///etc/passwd)"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
    ],
)
def test_markdown_is_set_and_the_rest_is_text(written: str, shown: str) -> None:
    assert rich_text(written) == shown


@pytest.mark.parametrize("style", ["color:white", "color:#ffe", "color:nonsense", "background-color:red", "x:1", ""])
def test_a_style_that_cannot_be_read_or_is_none_is_left_out(style: str) -> None:
    assert rich_text(f'<span style="{style}">x</span>') == "x"


def test_fills_are_bold_and_never_markdown() -> None:
    assert rich_text("", (("Dear ", False), ("**A** <b>", True), ("?", False))) == "Dear <b>**A** &lt;b&gt;</b>?"


def test_a_bold_mark_may_stand_around_a_fill() -> None:
    assert rich_text("", (("**Dear ", False), ("Anna", True), ("**", False))) == "<b>Dear <b>Anna</b></b>"


MARKUP = st.lists(
    st.sampled_from(
        [
            "<span ",
            "style=",
            '"color:red"',
            ">",
            "</span>",
            "[a](",
            "https://x",
            "'",
            ")",
            "**",
            "<b>",
            "\\",
            "#",
            "x",
            "&",
            "onclick=1",
        ]
    )
)


@given(st.one_of(st.text(), MARKUP.map("".join)), st.text())
def test_no_other_tag_than_ours_comes_out(written: str, fill: str) -> None:
    shown = rich_text("", ((written, False), (fill, True)))
    ours = re.compile(
        r"</?[biu]>|<br>|</span>|</a>|<a href=\"(https?://|mailto:|tel:)[^<>\"' ]+\">"
        r'|<span style="(color:[#\w]+)?;?(font-size:[\w-]+)?">'
    )
    assert [tag for tag in re.findall(r"<[^>]*>", shown) if not ours.fullmatch(tag)] == []


def test_plain_text_has_no_marks() -> None:
    assert plain_text("**How**  easy\nwas <b>it</b>?") == "How easy was it?"
    assert plain_text('# <span style="color:red">Red</span> [terms](https://example.org)') == "Red terms"


@pytest.mark.parametrize(
    ("house", "shown"),
    [
        ("plain", "How easy (if asked: quickly) was it, <b>Ann</b>?"),
        (
            "bold-question",
            'How easy <span style="font-weight:400">(if asked: quickly)</span> was it, '
            '<span style="color:#0b62c4">Ann</span>?',
        ),
    ],
)
def test_roles_of_text_look_as_the_house_wants(dressed: QApplication, house: str, shown: str) -> None:
    apply_theme(dressed, house=house)
    try:
        parts = (("How easy (if asked: quickly) was it, ", False), ("Ann", True), ("?", False))
        assert rich_text("", parts) == shown
    finally:
        apply_theme(dressed)


def test_parentheses_in_the_address_of_a_link_stay_as_they_are(dressed: QApplication) -> None:
    apply_theme(dressed, house="blue-not-read")
    try:
        assert '<a href="https://example.org/a_(b' in rich_text("[see](https://example.org/a_(b)")
    finally:
        apply_theme(dressed)
