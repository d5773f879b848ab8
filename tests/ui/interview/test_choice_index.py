"""What typing finds in long lists, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxfield.interview.state import ChoiceState
from ui.interview.choice_index import ChoiceIndex, folded, index_of


def index(*labels: str, names: tuple[str, ...] = ()) -> ChoiceIndex:
    made = ChoiceIndex([ChoiceState(names[i] if names else f"n{i}", label) for i, label in enumerate(labels)])
    made.finish()
    return made


def found(made: ChoiceIndex, typed: str) -> list[str]:
    return [made.choices[row].label for row in made.find(typed).first(99)]


@pytest.mark.parametrize(
    ("label", "typed"),
    [("Rīga", "riga"), ("Łódź", "LODZ"), ("Жёлтый", "желтый"), ("Straße", "strasse"), ("Ærø", "aero"), ("北京", "京")],
)
def test_accents_and_capitals_do_not_matter(label: str, typed: str) -> None:
    assert found(index("Other", label), typed) == [label]


def test_the_code_comes_first_then_the_label_then_words_then_the_inside() -> None:
    made = index("Jaunrīga", "New Rīga", "Rīga", "Tallinn")
    assert found(made, "riga") == ["Rīga", "New Rīga", "Jaunrīga"]
    assert found(index("Room 2", "Hall", "2nd floor"), "2") == ["Hall", "2nd floor", "Room 2"]


def test_integers_that_name_all_choices_are_their_codes() -> None:
    made = index("Seven", "Three", names=("7", "3"))
    assert [made.code(row) for row in (0, 1)] == ["7", "3"]
    assert found(made, "3") == ["Three"]


def test_punctuation_parts_words() -> None:
    assert found(index("Bielsko-Biała", "Biała"), "biala") == ["Biała", "Bielsko-Biała"]


def test_taking_back_a_character_finds_what_it_found_before() -> None:
    made = index("Rīga", "Rīgas rajons", "Ropaži")
    assert [len(made.find(typed)) for typed in ("r", "ri", "riga", "ri", "r", "")] == [3, 2, 2, 2, 3, 3]


def test_one_list_has_one_index() -> None:
    choices = (ChoiceState("a", "A"),)
    assert index_of(choices) is index_of(choices)
    assert index_of((ChoiceState("a", "A"),)) is not index_of(choices)


def test_marks_of_the_form_are_not_searched_and_not_shown() -> None:
    made = index("**Rīga** <span style='color:red'>city</span>")
    assert made.label(0) == "Rīga city"
    assert not made.find("span").first(9)


def test_a_label_of_several_lines_is_one_choice() -> None:
    made = index("First\nline", "Second")
    assert found(made, "first line") == ["First\nline"]
    assert found(made, "second") == ["Second"]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=30), st.text(min_size=1, max_size=4))
def test_every_choice_with_the_typed_words_is_found_once_and_no_other(labels: list[str], typed: str) -> None:
    made = index(*labels, names=tuple(f"x{n}x" for n in range(len(labels))))
    rows = made.find(typed).first(99)
    assert len(rows) == len(set(rows)) == len(made.find(typed))
    words = folded(typed).split()
    if words and not typed.strip().isdecimal():
        texts = [folded(f" {made.label(row)} x{row}x".replace("\n", " ")) for row in range(len(labels))]
        assert set(rows) == {row for row, text in enumerate(texts) if all(word in text for word in words)}
