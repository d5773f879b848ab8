"""Texts of a questionnaire as safe rich text: everything is escaped, then `**bold**`, `*italic*` and fills are set.

Nothing that a form or a respondent wrote reaches Qt as markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_MARKS = (
    (re.compile(r"\*\*(?=\S)(?P<inner>.+?)(?<=\S)\*\*|__(?=\S)(?P<other>.+?)(?<=\S)__", re.S), "b"),
    (
        re.compile(
            r"(?<![\w*])\*(?=\S)(?P<inner>[^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)(?P<other>[^_]+?)(?<=\S)_(?!\w)",
            re.S,
        ),
        "i",
    ),
)
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:[^)\s]*)\)")
_TAG = re.compile(r"&lt;/?(?:span|p|br|div|font|b|i|u|strong|em|h[1-6]|small|center)\b(?:[^&]|&(?!gt;))*?/?&gt;", re.I)
_HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.M)
_FILL = "\ue000{}\ue001"
_FILLED = re.compile("\ue000(\\d+)\ue001")


def rich_text(text: str, parts: Sequence[tuple[str, bool]] = ()) -> str:
    """Return HTML of a label.

    Args:
        parts: The label in order as (text, is it a fill?); used instead of `text` where given. A fill is bold and is
            never read as markdown.
    """
    fills: list[str] = []
    written = ""
    for part, is_fill in parts or ((text, False),):
        if is_fill:
            fills.append(html.escape(_without_private(part)))
            written += _FILL.format(len(fills) - 1)
        else:
            written += _without_private(part)
    marked = _markdown(html.escape(written, quote=False))
    return _FILLED.sub(lambda found: f"<b>{fills[int(found[1])]}</b>", marked).replace("\n", "<br>")


def _without_private(text: str) -> str:
    return text.replace("\ue000", "").replace("\ue001", "")


def _markdown(escaped: str) -> str:
    marked = _TAG.sub(lambda tag: "\n" if tag[0].lower().startswith("&lt;br") else "", escaped)
    marked = _HEADING.sub(r"<b>\1</b>", marked)
    marked = _LINK.sub(r"\1", marked)
    for pattern, tag in _MARKS:
        marked = pattern.sub(rf"<{tag}>\g<inner>\g<other></{tag}>", marked)
    return marked


def plain_text(text: str) -> str:
    """Return one line without marks, for lists and screen readers."""
    bare = re.sub(r"<[^>]+>", "", _markdown(html.escape(text, quote=False)).replace("\n", " "))
    return " ".join(html.unescape(bare).split())
