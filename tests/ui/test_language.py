"""Every text of the window is there in every language, with the same places to fill."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import ui
from ui.language import LANGUAGES, PLURAL_FORM_COUNT, CatalogueTranslator, load_catalogue, tr, use_language

FOREIGN = [code for code in LANGUAGES if code != "en"]


def _literal(node: ast.Call) -> str | None:
    """Return the text of a `tr("…")`, `self.tr("…")` or `translate("context", "…")` call; None for other calls."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    place = {"tr": 0, "translate": 1}.get(name)
    if place is None or len(node.args) <= place:
        return None
    argument = node.args[place]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def source_texts() -> dict[str, str]:
    """Return text -> the file that says it, of everything in `ui`."""
    found: dict[str, str] = {}
    for file in sorted(Path(ui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (text := _literal(node)):
                found.setdefault(text, file.name)
    return found


@pytest.mark.parametrize("code", FOREIGN)
def test_every_text_is_translated(code: str) -> None:
    catalogue = load_catalogue(code)
    missing = [f"{file}: {text}" for text, file in source_texts().items() if not catalogue.get(text)]
    assert not missing, f"resources/translations/{code}.json lacks {len(missing)} texts:\n" + "\n".join(missing)


@pytest.mark.parametrize("code", FOREIGN)
def test_translations_fill_the_same_places(code: str) -> None:
    for text, translation in load_catalogue(code).items():
        for form in [translation] if isinstance(translation, str) else translation:
            assert set(re.findall(r"{\w*}|%n", form)) == set(re.findall(r"{\w*}|%n", text)), (code, text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_with_a_number_have_all_plural_forms(code: str) -> None:
    catalogue = load_catalogue(code)
    for text in source_texts():
        if "%n" in text and text in catalogue:
            forms = catalogue[text]
            assert isinstance(forms, list)
            assert len(forms) == PLURAL_FORM_COUNT[code], (code, text)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 раз"), (3, "3 раза"), (5, "5 раз"), (11, "11 раз"), (21, "21 раз")]
)
def test_russian_counts_with_three_forms(number: int, said: str) -> None:
    translator = CatalogueTranslator("ru")
    translator._catalogue = {"%n times": ["%n раз", "%n раза", "%n раз"]}
    assert translator.translate("", "%n times", None, number).replace("%n", str(number)) == said


def test_the_language_can_be_changed_and_unknown_texts_stay(dressed: QApplication) -> None:
    use_language("pl")
    try:
        assert tr("Next") == load_catalogue("pl")["Next"]
        assert tr("Next") != "Next"
        assert dressed.translate("x", "A text of nobody") == "A text of nobody"
    finally:
        use_language("en")
    assert tr("Next") == "Next"
