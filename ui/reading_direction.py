"""Which way a questionnaire's language reads, and how what shows it is laid out.

The window itself keeps the direction of the interviewer's language; only what shows texts of the questionnaire turns.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from cxfield.interview.quality import language_code

LONGEST_CODE = len("xxx-latn-xx")
SCRIPTS_FROM_THE_RIGHT = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
"""Scripts as ISO 15924 calls them, for languages that are written in several."""
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_PRIVATE_USE = "Co"
"""Letters of this category stand for fills."""
_START = {
    Qt.LayoutDirection.LeftToRight: Qt.AlignmentFlag.AlignLeft,
    Qt.LayoutDirection.RightToLeft: Qt.AlignmentFlag.AlignRight,
}


def direction_of(language: str | None) -> Qt.LayoutDirection:
    """Return the direction of a language as a questionnaire names it: `العربية (ar)`, `Kurdî (ku-Arab)`, `he`."""
    code = language_code(language).replace("_", "-")
    if not code.isascii() or len(code) > LONGEST_CODE:
        return Qt.LayoutDirection.LeftToRight
    if set(code.split("-")[1:]) & SCRIPTS_FROM_THE_RIGHT:
        return Qt.LayoutDirection.RightToLeft
    return QLocale(code).textDirection()


def is_right_to_left(text: str) -> bool:
    """Say whether more letters of `text` read from the right than from the left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text if unicodedata.category(letter) != _PRIVATE_USE]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def has_right_to_left(text: str) -> bool:
    """Say whether any letter of `text` reads from the right."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def led(text: str) -> str:
    """Return `text` with an invisible mark before it where its first word would turn the whole line round.

    An Arabic question may begin with a Latin name: by the rules of Unicode the first letter decides.
    """
    if not has_right_to_left(text):
        return text
    first = next(kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL"))
    whole = is_right_to_left(text)
    return text if whole == (first != "L") else (RIGHT_TO_LEFT_MARK if whole else LEFT_TO_RIGHT_MARK) + text


def isolated(text: str) -> str:
    """Return a fill that keeps its own direction and leaves that of the text around it alone."""
    return f"\u2068{text}\u2069"


def start_of(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the side at which lines begin in `widget`, whatever language a single line is in."""
    return _START[widget.layoutDirection()] | Qt.AlignmentFlag.AlignAbsolute


def turn(widget: QWidget, language: str | None) -> None:
    """Lay `widget` and all in it out as `language` reads. Typed lines begin at the same side as the question."""
    widget.setLayoutDirection(direction_of(language))
    for line in widget.findChildren(QLineEdit):
        line.setAlignment(start_of(widget) | Qt.AlignmentFlag.AlignVCenter)
