"""Texts of a form without their marks, for reports and data files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.questionnaire.marked_text import without_marks


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("plain", "plain"),
        ("**bold** and *italic*, __bold__ and _italic_", "bold and italic, bold and italic"),
        ("# Title\ntext", "Title\ntext"),
        ("[terms](https://example.org/x)", "terms"),
        ('<span style="color:red">red</span><br/>next', "red\nnext"),
        (r"5 \* 3 \_", "5 * 3 _"),
        ("2 * 3 * 4 snake_case_name", "2 * 3 * 4 snake_case_name"),
        ("a < b > c", "a < b > c"),
        ("[name] (years)", "[name] (years)"),
    ],
)
def test_marks_are_left_out_and_the_rest_stays(written: str, reads: str) -> None:
    assert without_marks(written) == reads


@given(st.text(alphabet="ab 12.,?!-()€ā"))
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert without_marks(text) == text
