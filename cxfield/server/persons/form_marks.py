"""What a published form says of personal data: questions marked `cx:personal`, and those that ask for consent.

Read by a plain walk through the XML, without making a questionnaire of it: a form that is none marks nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

_CX = "urn:cxfield:xforms"
CONSENTS = {"recording-consent": "recording", "consent": "interview"}
"""`cx:metric` of a question -> what it asks consent for."""
_YES = frozenset({"yes", "true", "true()", "1"})
_TEXT_ID = re.compile(r"jr:itext\('(.*)'\)")
_INDEX = re.compile(r"\[\d+\]")
_SPACE = re.compile(r"\s+")
MOST_TEXT = 20_000


@dataclass(slots=True)
class FormMarks:
    """`personal`: refs; `consents`: ref -> purpose; `labels`: ref -> the label, or the id of its texts."""

    personal: set[str] = field(default_factory=set)
    consents: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    def wording(self, ref: str, language: str) -> str:
        """Return the question as it was asked in a language; in the only one where there are no translations."""
        label = self.labels.get(ref, "")
        found = _TEXT_ID.fullmatch(label)
        if found is None:
            return label
        of_all = [text for (_, name), text in self.texts.items() if name == found[1]]
        return self.texts.get((language, found[1]), of_all[0] if of_all else "")


def plain_ref(ref: str) -> str:
    """Return a ref without the numbers of rows."""
    return _INDEX.sub("", ref)


def read_marks(xform: bytes) -> FormMarks:
    """Return what a form says; nothing where it cannot be read."""
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = walk.begin, walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xform, True)
    except (expat.ExpatError, ValueError):
        return FormMarks()
    return walk.marks


def _refuse(*_: object) -> None:
    raise ValueError("no document types")


class _Walk:
    def __init__(self) -> None:
        self.marks = FormMarks()
        self._refs: list[str] = []
        self._language = self._text_id = ""
        self._words: list[str] | None = None
        self._depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._refs.append(attributes.get("ref") or attributes.get("nodeset") or "")
        if local == "bind":
            self._bind(attributes)
        elif local == "translation":
            self._language = attributes.get("lang", "")
        elif local == "text":
            self._text_id = attributes.get("id", "")
        elif local == "label" and self._refs[-1]:
            self._put_label(self._refs[-1])
        elif local in ("label", "value") and self._words is None and "form" not in attributes:
            self._words, self._depth = [], len(self._refs)

    def end(self, name: str) -> None:
        if self._words is not None and len(self._refs) == self._depth:
            words = _SPACE.sub(" ", "".join(self._words)).strip()[:MOST_TEXT]
            if name.endswith("value") and self._text_id:
                self.marks.texts[self._language, self._text_id] = words
            elif name.endswith("label"):
                self._put_label(words)
            self._words = None
        self._refs.pop()

    def text(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _bind(self, attributes: dict[str, str]) -> None:
        ref = attributes.get("nodeset", "")
        if attributes.get(f"{_CX} personal", "").strip().casefold() in _YES:
            self.marks.personal.add(ref)
        purpose = CONSENTS.get(attributes.get(f"{_CX} metric", "").strip())
        if purpose:
            self.marks.consents[ref] = purpose

    def _put_label(self, label: str) -> None:
        around = self._refs[-2] if len(self._refs) > 1 else ""
        if around.startswith("/"):
            self.marks.labels.setdefault(around, label)
