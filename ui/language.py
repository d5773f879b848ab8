"""The words of the window in the interviewer's language: English in the source, the others from JSON catalogues.

A catalogue (`resources/translations/CODE.json`) maps the English text to the translation, or to a list of plural
forms where the text holds `%n`. `tr()` finds them through an ordinary Qt translator.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from cxfield.resource import resource_path

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "pl": "Polski", "lv": "Latviešu"}

Catalogue = Mapping[str, str | list[str]]


def _english(n: int) -> int:
    return 0 if n == 1 else 1


def _russian(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def _polish(n: int) -> int:
    if n == 1:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def _latvian(n: int) -> int:
    return 0 if n % 10 == 1 and n % 100 != 11 else 1


PLURAL_FORM: Mapping[str, Callable[[int], int]] = {"en": _english, "ru": _russian, "pl": _polish, "lv": _latvian}
PLURAL_FORM_COUNT: Mapping[str, int] = {"en": 2, "ru": 3, "pl": 3, "lv": 2}


def tr(text: str, n: int = -1) -> str:
    """Return `text` in the language of the window; `%n` in it becomes `n`. `text` must stand literally in the call."""
    return QCoreApplication.translate("cxfield", text, None, n)


def load_catalogue(code: str) -> Catalogue:
    """Return the catalogue of language `code`; empty where there is none."""
    file = resource_path("translations", f"{code}.json")
    if not file.exists():
        return {}
    catalogue: Catalogue = json.loads(file.read_text(encoding="utf-8"))
    return catalogue


class CatalogueTranslator(QTranslator):
    """Answers `tr()` from a catalogue. What is not in it stays English; nothing comes out empty."""

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._catalogue = load_catalogue(code)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text in this language; `context` is ignored: one English text has one translation."""
        found = self._catalogue.get(text, text)
        if isinstance(found, str):
            return found
        return found[min(PLURAL_FORM[self.code](max(n, 0)), len(found) - 1)]


def use_language(code: str) -> CatalogueTranslator:
    """Make `code` the language of the window; widgets that are open get a LanguageChange event.

    Returns:
        The translator; the application keeps it alive.
    """
    app = QCoreApplication.instance()
    assert app is not None, "the application must exist before its language"
    old = app.property("cxfieldTranslator")
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = CatalogueTranslator(code if code in LANGUAGES else "en", app)
    app.setProperty("cxfieldTranslator", translator)
    app.installTranslator(translator)
    QLocale.setDefault(QLocale(translator.code))
    return translator


def current_language() -> str:
    """Return the code of the window's language."""
    app = QCoreApplication.instance()
    translator = app.property("cxfieldTranslator") if app is not None else None
    return translator.code if isinstance(translator, CatalogueTranslator) else "en"
