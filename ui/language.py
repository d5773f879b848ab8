"""The words of the window in the interviewer's language: English in the source, the others by Qt Linguist.

`resources/translations/cxfield_CODE.ts` is what translators edit, `.qm` beside it is what is loaded here;
`make translations` makes one of the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from cxfield.resource import resource_path

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "pl": "Polski", "lv": "Latviešu"}
CONTEXT = "cxfield"


def tr(text: str, n: int = -1) -> str:
    """Return `text` in the language of the window; `%n` in it becomes `n`. `text` must stand literally in the call."""
    return QCoreApplication.translate(CONTEXT, text, None, n)


class WindowTranslator(QTranslator):
    """Answers `tr()` in one language. What is not translated stays English; nothing comes out empty."""

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.load(str(resource_path("translations", f"cxfield_{code}.qm")))

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text in this language; `context` is ignored: one English text has one translation."""
        return super().translate(CONTEXT, text, None, n) or text


def use_language(code: str) -> WindowTranslator:
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
    translator = WindowTranslator(code if code in LANGUAGES else "en", app)
    app.setProperty("cxfieldTranslator", translator)
    app.installTranslator(translator)
    QLocale.setDefault(QLocale(translator.code))
    return translator


def current_language() -> str:
    """Return the code of the window's language."""
    app = QCoreApplication.instance()
    translator = app.property("cxfieldTranslator") if app is not None else None
    return translator.code if isinstance(translator, WindowTranslator) else "en"
