"""The tokens hold the contrasts that they promise, and the style sheet is made of them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.theme import HOUSE_STYLES, TOKENS_BY_NAME, TextRole, Tokens, apply_theme, current_theme
from ui.theme.contrast import contrast
from ui.theme.text_roles import HouseStyle

TEXT_PAIRS = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "instruction_ground"),
    ("on_accent", "accent"),
    ("instruction", "instruction_ground"),
    ("soft", "soft_ground"),
    ("soft", "surface"),
    ("hard", "hard_ground"),
    ("hard", "surface"),
    ("good", "good_ground"),
    ("good", "surface"),
    ("good", "window"),
    ("text", "soft_ground"),
    ("text", "hard_ground"),
    ("text", "instruction_ground"),
    ("muted", "soft_ground"),
]
EDGE_PAIRS = [("border", "surface"), ("border", "raised"), ("accent", "surface"), ("accent", "window")]


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("tokens", TOKENS_BY_NAME.values(), ids=TOKENS_BY_NAME.keys())
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", TOKENS_BY_NAME.values(), ids=TOKENS_BY_NAME.keys())
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_of_controls_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize(("wished", "given"), [(0.2, 0.8), (1.5, 1.5), (9.0, 2.5)])
def test_scale_stays_between_80_and_250_percent(dressed: QApplication, wished: float, given: float) -> None:
    assert apply_theme(dressed, "light", wished).scale == given
    assert dressed.font().pixelSize() == round(13 * given)
    apply_theme(dressed)


def test_a_dark_theme_reaches_palette_and_painters(dressed: QApplication) -> None:
    apply_theme(dressed, "dark")
    try:
        assert current_theme().tokens.name == "dark"
        assert QLineEdit().palette().base().color() == QColor("#1C2026")
        assert "#6BAEFF" in dressed.styleSheet()
    finally:
        apply_theme(dressed)


def test_the_bundled_typeface_is_used(dressed: QApplication) -> None:
    assert dressed.font().family() == "Noto Sans"


@pytest.mark.parametrize("tokens", TOKENS_BY_NAME.values(), ids=TOKENS_BY_NAME.keys())
@pytest.mark.parametrize("house", HOUSE_STYLES.values(), ids=HOUSE_STYLES.keys())
def test_every_role_of_text_can_be_read_on_its_ground(house: HouseStyle, tokens: Tokens) -> None:
    for role in TextRole:
        ground = tokens.instruction_ground if role is TextRole.INSTRUCTION else tokens.surface
        assert contrast(getattr(tokens, house.looks[role].colour), ground) >= 4.5, role


@pytest.mark.parametrize("house", HOUSE_STYLES.values(), ids=HOUSE_STYLES.keys())
def test_choices_that_are_not_read_differ_by_more_than_colour(house: HouseStyle) -> None:
    read, not_read = house.looks[TextRole.CHOICE_READ], house.looks[TextRole.CHOICE_NOT_READ]
    assert (read.weight, read.is_italic) != (not_read.weight, not_read.is_italic)


@pytest.mark.parametrize(("text", "is_italic"), [("Something else", True), ("Что-то ещё", True), ("شيء آخر", False)])
def test_only_scripts_with_italic_letters_are_slanted(dressed: QApplication, text: str, is_italic: bool) -> None:
    assert current_theme().role_font(TextRole.CHOICE_NOT_READ, 18, text).italic() is is_italic
