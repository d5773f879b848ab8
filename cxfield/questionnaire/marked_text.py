"""Markdown in the texts of a form, as other form programs know it: what the marks look like, and texts without them.

The engine hands labels on as they are written. Who shows them decides: the window sets the marks as rich text,
reports and data files leave them out.
"""

from __future__ import annotations

import re

MARKS = (
    (re.compile(r"\*\*(?=\S)(?P<inner>.+?)(?<=\S)\*\*|__(?=\S)(?P<other>.+?)(?<=\S)__", re.S), "b"),
    (
        re.compile(
            r"(?<![\w*])\*(?=\S)(?P<inner>[^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)(?P<other>[^_]+?)(?<=\S)_(?!\w)",
            re.S,
        ),
        "i",
    ),
)
"""Bold and italic, each with the tag that it stands for."""
LINK = re.compile(r"\[([^\]]+)\]\(((?:https?://|mailto:|tel:)[^)\s\"'<>]+)\)")
HEADING = re.compile(r"^(#{1,6})\s+(.+)$", re.M)
ESCAPED = re.compile(r"\\([\\*_#\[\]])")
TAG_NAMES = "span|p|br|div|font|b|i|u|strong|em|h[1-6]|small|center"
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{TAG_NAMES})\b[^<>]{{0,200}}>", re.I)
_HELD = "\ue002{}\ue003"
_HELD_SIGN = re.compile("\ue002(\\d+)\ue003")


def hold_escaped(text: str) -> str:
    r"""Return `text` with signs behind a backslash (`\*`) put where no mark is found; `release` brings them back."""
    return ESCAPED.sub(lambda found: _HELD.format(ord(found[1])), text)


def release(text: str) -> str:
    """Return `text` with the signs that `hold_escaped` put away."""
    return _HELD_SIGN.sub(lambda found: chr(int(found[1])), text)


def without_marks(text: str) -> str:
    """Return `text` as it reads when its marks are set: without them."""
    if not any(sign in text for sign in "*_#[<\\"):
        return text
    bare = _TAG.sub(lambda tag: "\n" if tag["name"].lower() == "br" else "", hold_escaped(text))
    bare = LINK.sub(r"\1", HEADING.sub(r"\2", bare))
    for pattern, _ in MARKS:
        bare = pattern.sub(r"\g<inner>\g<other>", bare)
    return release(bare)
