"""The bundled fonts hold every letter that the four languages of the demo study need."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
LETTERS = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽąćęłńóśźżĄĆĘŁŃÓŚŹŻабвгдеёжзийклмнопрстуфхцчшщъыьэюяЁЩЪЫЭ„“”«»–—…€№±−"


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Bold", "Italic"])
def test_every_style_draws_latvian_polish_and_russian(style: str) -> None:
    known = TTFontFile(str(FONTS / f"NotoSans-{style}.ttf")).charToGlyph
    assert [letter for letter in LETTERS if ord(letter) not in known] == []


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL Open Font License, Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
