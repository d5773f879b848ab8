"""Labels, hints, messages and itext of an XForm."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxfield.questionnaire.model import NO_TEXT, Output, Text, TextForms, TextPart, TextParts
from cxfield.questionnaire.xml_tree import Element, local_name

_CONSTANT_ITEXT = re.compile(r"""^\s*jr:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*$""")
_MEDIA_FORMS = ("image", "audio", "video", "big-image", "big-audio")
_MEDIA_PREFIX = re.compile(r"^\s*jr://[^/]+/")

Itext = Mapping[str, Mapping[str, TextForms]]


def text_of(element: Element | None) -> Text:
    """Return what a `label` or `hint` element says: its own text, or the itext entry that `ref` names."""
    if element is None:
        return NO_TEXT
    reference = element.get("ref")
    return referenced_text(reference) if reference else Text(parts=text_parts(element))


def referenced_text(reference: str) -> Text:
    """Return the text named by an expression: `jr:itext('id')`, `jr:itext(expression)`, or the path of a node."""
    constant = _CONSTANT_ITEXT.match(reference)
    if constant:
        return Text(itext_id=constant[1] if constant[1] is not None else constant[2])
    return Text(itext_expression=reference.strip())


def message_text(attribute: str | None) -> Text:
    """Return the text of a message attribute: `jr:itext(…)`, or the words themselves."""
    if not attribute:
        return NO_TEXT
    if attribute.strip().startswith("jr:itext("):
        return referenced_text(attribute)
    return Text(parts=(attribute,))


def text_parts(element: Element) -> TextParts:
    """Return the literal parts and outputs below `element`, without white space at the ends."""
    parts: list[TextPart] = []
    _collect(element, parts)
    joined: list[TextPart] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(part for part in joined if part != "")


def _collect(element: Element, parts: list[TextPart]) -> None:
    parts.append(element.text or "")
    for child in element:
        if local_name(child) == "output":
            parts.append(Output((child.get("value") or child.get("ref") or "''").strip()))
        else:
            _collect(child, parts)
        parts.append(child.tail or "")


def read_itext(model: Element) -> tuple[Itext, tuple[str, ...], str | None]:
    """Return (language -> id -> forms, languages in order, default language)."""
    itext: dict[str, dict[str, TextForms]] = {}
    default = None
    for translation in _translations(model):
        language = translation.get("lang") or "default"
        entries = itext.setdefault(language, {})
        for text in translation:
            if local_name(text) == "text":
                identifier = text.get("id") or ""
                entries[identifier] = _forms(text, is_extra=identifier.endswith(_EXTRA))
        if translation.get("default") not in (None, "false()", "false"):
            default = default or language
    languages = tuple(itext)
    return itext, languages, default or (languages[0] if languages else None)


def _translations(model: Element) -> list[Element]:
    blocks = [child for child in model if local_name(child) == "itext"]
    return [child for block in blocks for child in block if local_name(child) == "translation"]


_EXTRA = (":hint", ":jr:constraintMsg", ":jr:requiredMsg")
"""What the names of texts end in that a question may lack in one of the languages."""


def _forms(text: Element, *, is_extra: bool) -> TextForms:
    written: dict[str, TextParts] = {}
    media: dict[str, str] = {}
    for value in text:
        form = value.get("form") or "long"
        if form in _MEDIA_FORMS:
            media[form] = media_name("".join(str(part) for part in value.itertext()))
        else:
            written[form] = text_parts(value)
    for form in ("guidance", "long") if is_extra else ("guidance",):
        if written.get(form) == ("-",):
            del written[form]  # pyxform's sign for "not translated"
    return TextForms(
        parts=written.get("long", ()), short=written.get("short"), guidance=written.get("guidance"), media=media
    )


def media_name(address: str) -> str:
    """Return the file name in `jr://images/name`."""
    return _MEDIA_PREFIX.sub("", address).strip()
