"""Every text of the window is there in every language, with the same places to fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from cxfield.sample.dispositions import default_dispositions
from installer.translations import PLURAL_FORMS, compile_ts, read_ts, source_texts, ts_path, write_ts
from ui.language import LANGUAGES, WindowTranslator, tr, use_language

FOREIGN = [code for code in LANGUAGES if code != "en"]
SAME_IN = {
    "{bounds} (95 %) · n = {n}": "ru pl lv",
    "Demo": "pl lv",
    "PIN": "pl lv",
    "Respondent": "pl",
    "{degrees}° E": "pl",
    "{degrees}° N": "pl",
    "{degrees}° S": "pl",
    "{degrees}° W": "pl",
    "{n} h": "pl lv",
    "{n} min": "pl lv",
    "{number} ha": "pl lv",
    "{number} MB": "pl lv",
    "{number} km": "pl lv",
    "{number} km²": "pl lv",
    "{number} m": "pl lv",
    "{number} m²": "pl lv",
}
"""Texts that are the same in another language, and in which; everything else that is equal was forgotten."""


@pytest.mark.parametrize("code", FOREIGN)
def test_every_text_is_translated(code: str) -> None:
    catalogue = read_ts(ts_path(code))
    missing = [f"{file}: {text}" for text, file in source_texts().items() if not all(catalogue.get(text) or [""])]
    assert not missing, f"{ts_path(code).name} lacks {len(missing)} texts:\n" + "\n".join(missing)


@pytest.mark.parametrize("code", FOREIGN)
def test_no_translation_is_the_english_text(code: str) -> None:
    catalogue = read_ts(ts_path(code))
    equal = [text for text, translation in catalogue.items() if text in (translation, *translation)]
    assert sorted(equal) == sorted(text for text, codes in SAME_IN.items() if code in codes)


@pytest.mark.parametrize("code", FOREIGN)
def test_every_disposition_is_translated(code: str) -> None:
    catalogue = read_ts(ts_path(code))
    table = default_dispositions()
    assert [row.name for row in table.for_mode("cati") if row.name not in catalogue] == []


@pytest.mark.parametrize("code", FOREIGN)
def test_translations_fill_the_same_places(code: str) -> None:
    for text, translation in read_ts(ts_path(code)).items():
        for form in [translation] if isinstance(translation, str) else translation:
            assert set(re.findall(r"{\w*}|%n", form)) == set(re.findall(r"{\w*}|%n", text)), (code, text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_with_a_number_have_all_plural_forms(code: str) -> None:
    catalogue = read_ts(ts_path(code))
    for text in source_texts():
        if "%n" in text and text in catalogue:
            forms = catalogue[text]
            assert isinstance(forms, list)
            assert len(forms) == PLURAL_FORMS[code], (code, text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_loaded_was_made_of_what_translators_edit(code: str, dressed: QApplication) -> None:
    translator = WindowTranslator(code)
    for text, translation in read_ts(ts_path(code)).items():
        if isinstance(translation, str):
            assert translator.translate("", text) == translation, "run `make translations`"
        else:
            assert {translator.translate("", text, None, n) for n in range(25)} == set(translation)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 ответ"), (3, "3 ответа"), (5, "5 ответов"), (11, "11 ответов"), (21, "21 ответ")]
)
def test_russian_counts_with_three_forms(number: int, said: str, tmp_path: Path) -> None:
    write_ts(ts_path("ru", tmp_path), "ru", {"%n answers": ["%n ответ", "%n ответа", "%n ответов"]})
    compile_ts("ru", tmp_path)
    translator = QTranslator()
    assert translator.load(str(tmp_path / "cxfield_ru.qm"))
    assert (translator.translate("cxfield", "%n answers", None, number) or "").replace("%n", str(number)) == said


def test_texts_are_written_and_read_back_as_they_are(tmp_path: Path) -> None:
    catalogue = {'a < b & "c"': "т < \n & 'д'", "%n x": ["1", "", "3"], "open": ""}
    write_ts(ts_path("ru", tmp_path), "ru", catalogue)
    assert read_ts(ts_path("ru", tmp_path)) == catalogue


def test_the_language_can_be_changed_and_unknown_texts_stay(dressed: QApplication) -> None:
    use_language("pl")
    try:
        assert tr("Next") == read_ts(ts_path("pl"))["Next"]
        assert tr("Next") != "Next"
        assert dressed.translate("x", "A text of nobody") == "A text of nobody"
    finally:
        use_language("en")
    assert tr("Next") == "Next"
