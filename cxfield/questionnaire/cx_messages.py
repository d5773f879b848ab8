"""Puts the translated warning messages of a workbook into the itext of the XForm that pyxform made of it."""

from __future__ import annotations

import re

import lxml.etree as etree

from cxfield.questionnaire.cx_columns import Message
from cxfield.questionnaire.xml_tree import CX, XFORMS, Element, parse_xml

_REFERENCE = re.compile(r"(\$\{[^}]*\})")


def add_messages(xform: bytes, messages: list[Message], default_language: str) -> bytes:
    """Return `xform` with one itext entry per message in every language.

    A language that a message was not translated into gets the untranslated text, or that of the default language.
    """
    if not messages:
        return xform
    form = parse_xml(xform)
    translations = _translations(form, messages, default_language)
    binds = {bind.get(f"{{{CX}}}warning_msg"): bind for bind in form.iter(f"{{{XFORMS}}}bind")}
    for message in messages:
        bind = binds.get(f"jr:itext('{message.itext_id}')")
        if bind is None:
            continue
        paths = {
            fill: str(bind.attrib.pop(f"{{{CX}}}fill_{number}", "''")) for number, fill in enumerate(message.fills)
        }
        for translation in translations:
            text = _text_in(message, translation.get("lang") or "", default_language)
            _append_text(translation, message.itext_id, text, paths)
    written: bytes = etree.tostring(form, encoding="utf-8", xml_declaration=True)
    return written


def _translations(form: Element, messages: list[Message], default_language: str) -> list[Element]:
    existing = list(form.iter(f"{{{XFORMS}}}translation"))
    if existing:
        return existing
    languages = list(dict.fromkeys(language for message in messages for language in message.texts if language))
    model = next(form.iter(f"{{{XFORMS}}}model"))
    itext = etree.Element(f"{{{XFORMS}}}itext")
    model.insert(0, itext)
    for language in languages or [default_language]:
        translation = etree.SubElement(itext, f"{{{XFORMS}}}translation", lang=language)
        if language == default_language:
            translation.set("default", "true()")
    return list(itext)


def _text_in(message: Message, language: str, default_language: str) -> str:
    for key in (language, "", default_language):
        if key in message.texts:
            return message.texts[key]
    return next(iter(message.texts.values()))


def _append_text(translation: Element, identifier: str, text: str, paths: dict[str, str]) -> None:
    entry = etree.SubElement(translation, f"{{{XFORMS}}}text", id=identifier)
    value = etree.SubElement(entry, f"{{{XFORMS}}}value")
    value.text = ""
    last: Element | None = None
    for part in _REFERENCE.split(text):
        if part in paths:
            last = etree.SubElement(value, f"{{{XFORMS}}}output", value=paths[part])
            last.tail = ""
        elif last is None:
            value.text += part
        else:
            last.tail += part
