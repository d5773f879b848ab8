"""Texts of a questionnaire as safe rich text: everything is escaped, then what forms may mark up is set anew.

That is markdown as other form programs know it (headings, bold, italic, links) and the style of a `<span>`: its
colour, if it can be read on the theme's ground, and its size. Nothing that a form or a respondent wrote reaches Qt
as markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6.QtGui import QColor

from cxfield.questionnaire.marked_text import HEADING, LINK, MARKS, TAG_NAMES, hold_escaped, release, without_marks
from ui.reading_direction import has_right_to_left, isolated, led
from ui.theme import TextRole, current_theme
from ui.theme.contrast import contrast
from ui.theme.text_roles import can_slant

_TAG = re.compile(
    rf"&lt;(?P<end>/?)(?P<name>{TAG_NAMES})\b"
    r"(?P<rest>(?:[^&]|&(?!gt;)){0,200}?)/?&gt;",
    re.I,
)
_BOLD_AND_ITALIC = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u"}
_COLOUR = re.compile(r"(?<![\w-])color\s*[:=]\s*[\"']?\s*(#[0-9a-f]{3,8}|[a-z]{3,20})\b", re.I)
_SIZE = re.compile(r"(?<![\w-])font-size\s*:\s*(?:(\d{1,3})\s*(px|pt|%)|((?:xx?-)?(?:small|large)|medium))", re.I)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "%": 0.16}
_SIZES = ((13, "small"), (17, "medium"), (21, "large"), (27, "x-large"))
_HEADING_SIZES = {1: "x-large", 2: "large"}
_LEGIBLE = 3.0
"""Contrast that a colour of the form must have to the ground; what has less is shown in the theme's own ink."""
_FILL = "\ue000{}\ue001"
_FILLED = re.compile("\ue000(\\d+)\ue001")
_TAGS = re.compile(r"(<[^>]*>)")
_PARENTHESES = re.compile(r"\([^()]*\)")
_PRIVATE = str.maketrans(dict.fromkeys("\ue000\ue001\ue002\ue003"))


def rich_text(text: str, parts: Sequence[tuple[str, bool]] = ()) -> str:
    """Return HTML of a label.

    Args:
        parts: The label in order as (text, is it a fill?); used instead of `text` where given. A fill is set apart,
            and never read as markdown.
    """
    fills: list[str] = []
    written = ""
    mixed = has_right_to_left("".join(part for part, _is_fill in parts))
    for part, is_fill in parts or ((text, False),):
        if is_fill:
            fill = html.escape(part.translate(_PRIVATE))
            fills.append(isolated(fill) if mixed else fill)
            written += _FILL.format(len(fills) - 1)
        else:
            written += part.translate(_PRIVATE)
    marked = _optional_set_apart(_markdown(html.escape(led(written), quote=False)))
    return _FILLED.sub(lambda found: in_role(TextRole.FILL, fills[int(found[1])]), marked).replace("\n", "<br>")


def in_role(role: TextRole, escaped: str) -> str:
    """Return escaped text as it looks in `role` inside a text that is read aloud."""
    theme = current_theme()
    look, around = theme.look(role), theme.look(TextRole.READ_ALOUD)
    dressed = f"<b>{escaped}</b>" if look.weight > max(around.weight, 400) else escaped
    if look.is_italic and can_slant(escaped):
        dressed = f"<i>{dressed}</i>"
    if look.weight < around.weight:
        dressed = f'<span style="font-weight:{look.weight}">{dressed}</span>'
    if look.colour != around.colour:
        dressed = f'<span style="color:{theme.colour(look.colour).name()}">{dressed}</span>'
    return dressed


def _optional_set_apart(marked: str) -> str:
    """Dress text in parentheses as read if needed, in houses that write it so; tags stay as they are."""
    if not current_theme().house.is_optional_in_parentheses:
        return marked
    parts = _TAGS.split(marked)
    parts[::2] = [
        _PARENTHESES.sub(lambda found: in_role(TextRole.READ_IF_NEEDED, found[0]), part) for part in parts[::2]
    ]
    return "".join(parts)


def _markdown(escaped: str) -> str:
    marked = _styled(hold_escaped(escaped))
    marked = HEADING.sub(_heading, marked)
    marked = LINK.sub(r'<a href="\2">\1</a>', marked)
    for pattern, tag in MARKS:
        marked = pattern.sub(rf"<{tag}>\g<inner>\g<other></{tag}>", marked)
    return release(marked)


def _heading(found: re.Match[str]) -> str:
    size = _HEADING_SIZES.get(len(found[1]))
    return f'<span style="font-size:{size}"><b>{found[2]}</b></span>' if size else f"<b>{found[2]}</b>"


def _styled(escaped: str) -> str:
    """Set the tags that carry a style anew, and drop the others with what closes them."""
    out: list[str] = []
    open_tags: list[tuple[str, str]] = []  # name as written, tag that was set for it
    place = 0
    for tag in _TAG.finditer(escaped):
        out.append(escaped[place : tag.start()])
        place = tag.end()
        name = tag["name"].lower()
        if name == "br":
            out.append("\n")
        elif not tag["end"]:
            opened = _opened(name, tag["rest"])
            open_tags.append((name, opened.partition(" ")[0].strip("<>")))
            out.append(opened)
        elif any(name == other for other, _ in open_tags):
            while open_tags:
                other, closes = open_tags.pop()
                out.append(f"</{closes}>" if closes else "")
                if other == name:
                    break
    out.append(escaped[place:])
    out.extend(f"</{closes}>" for _, closes in reversed(open_tags) if closes)
    return "".join(out)


def _opened(name: str, attributes: str) -> str:
    if name in _BOLD_AND_ITALIC:
        return f"<{_BOLD_AND_ITALIC[name]}>"
    if name not in ("span", "font"):
        return ""
    colour, size = _COLOUR.search(attributes), _SIZE.search(attributes)
    style = [f"color:{colour[1]}"] if colour and _is_legible(colour[1]) else []
    style += [f"font-size:{_size(size)}"] if size else []
    return f'<span style="{";".join(style)}">' if style else ""


def _is_legible(name: str) -> bool:
    colour = QColor(name)
    return colour.isValid() and contrast(colour.name(), current_theme().tokens.surface) >= _LEGIBLE


def _size(found: re.Match[str]) -> str:
    if found[3]:
        return found[3].lower()
    pixels = int(found[1]) * _PIXELS[found[2].lower()]
    return next((word for most, word in _SIZES if pixels <= most), "xx-large")


def plain_text(text: str) -> str:
    """Return one line without marks, for lists and screen readers."""
    return " ".join(without_marks(text.translate(_PRIVATE)).split())
