"""Labels, hints and messages as the respondent reads them: the language chosen, the fills put in."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.interview.instance import InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.state import StepError
from cxfield.questionnaire.model import NO_TEXT, Output, Questionnaire, Text, TextForms, TextPart
from cxfield.xpath import Expression, XPathError

_NO_FORMS = TextForms()

TextPieces = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, each with whether it is a fill."""


class Texts:
    """Renders the texts of one interview.

    Attributes:
        language: Itext name of the current language; None in a form without translations.
        fills: How many values were put into texts by now.
    """

    def __init__(self, questionnaire: Questionnaire, logic: Logic) -> None:
        self._questionnaire = questionnaire
        self._logic = logic
        self.language = questionnaire.default_language
        self._forms: dict[tuple[str, str], TextForms] = {}
        self.fills = 0
        logic.world.entry_of = self._plain

    def choose(self, name: str) -> None:
        """Take the language called `name`, or whose code `name` is.

        Raises:
            StepError: The questionnaire has no such language.
        """
        self.language = self.named(name)

    def named(self, name: str) -> str:
        """Return the itext name of the language called `name`, or whose code `name` is.

        Raises:
            StepError: The questionnaire has no such language.
        """
        language = self._find(name)
        if language is None:
            known = ", ".join(self._questionnaire.languages) or "none"
            raise StepError(f"The questionnaire has no language {name!r}; it has: {known}.")
        return language

    def knows(self, name: str) -> bool:
        """Return whether the questionnaire has the language `name` (itext name or code)."""
        return self._find(name) is not None

    def _find(self, name: str) -> str | None:
        for language in self._questionnaire.languages:
            if name in (language, language.rpartition("(")[2].rstrip(") ").strip()):
                return language
        return None

    def forms(self, text_id: str) -> TextForms:
        """Return the itext entry `text_id` in the current language; each form that lacks there is in the default one.

        So Collect does it: a picture without a language of its own is seen in all of them.
        """
        key = (self.language or "", text_id)
        forms = self._forms.get(key)
        if forms is None:
            forms = self._forms[key] = self._with_default(*key)
        return forms

    def _with_default(self, language: str, text_id: str) -> TextForms:
        itext, default = self._questionnaire.itext, self._questionnaire.default_language or ""
        own, other = itext.get(language, {}).get(text_id), itext.get(default, {}).get(text_id)
        if own is None or other is None:
            return own or other or _NO_FORMS
        return TextForms(
            parts=own.parts or other.parts,
            short=other.short if own.short is None else own.short,
            guidance=other.guidance if own.guidance is None else own.guidance,
            media={**other.media, **own.media},
        )

    def entry(self, text_id: str, node: InstanceNode) -> str:
        """Return the long (or short) form of an itext entry with its fills at `node`."""
        forms = self.forms(text_id)
        return self.join(forms.parts or forms.short or (), node)

    def short(self, text: Text, node: InstanceNode) -> str:
        """Return the short form of `text` at `node`, for lists and headings; the whole text where it has none."""
        text_id = self.text_id(text, node)
        forms = self.forms(text_id) if text_id is not None else _NO_FORMS
        return self.join(forms.short, node) if forms.short else self.render(text, node)

    def media_of(self, text_id: str) -> dict[str, str]:
        """Return the media of an itext entry by kind."""
        return dict(self.forms(text_id).media)

    def media(self, text: Text, node: InstanceNode) -> dict[str, str]:
        """Return the media of the itext entry that `text` names, by kind."""
        text_id = self.text_id(text, node)
        return self.media_of(text_id) if text_id is not None else {}

    def text_id(self, text: Text, node: InstanceNode) -> str | None:
        """Return the id of the itext entry that `text` names; None if it names none."""
        if text.itext_id is not None:
            return text.itext_id
        source = (text.itext_expression or "").strip()
        if source.startswith("jr:itext(") and source.endswith(")"):
            return self._value(source[len("jr:itext(") : -1], node)
        return None

    def pieces(self, text: Text, node: InstanceNode) -> TextPieces:
        """Return `text` at `node` in pieces that tell fills from what is written."""
        if text == NO_TEXT:
            return ()
        text_id = self.text_id(text, node)
        if text_id is not None:
            forms = self.forms(text_id)
            return self._pieces(forms.parts or forms.short or (), node)
        if text.itext_expression is not None:
            return ((self._value(text.itext_expression, node), True),)
        return self._pieces(text.parts, node)

    def render(self, text: Text, node: InstanceNode) -> str:
        """Return `text` at `node`."""
        if text.itext_id is None and text.itext_expression is None:
            return self.join(text.parts, node)
        return "".join(piece for piece, _ in self.pieces(text, node))

    def guidance(self, text: Text, node: InstanceNode) -> str:
        """Return the guidance form of the itext entry that `text` names; empty if there is none."""
        if text == NO_TEXT:
            return ""
        text_id = self.text_id(text, node)
        return self.join(self.forms(text_id).guidance or (), node) if text_id is not None else ""

    def join(self, parts: Sequence[TextPart], node: InstanceNode) -> str:
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        return "".join(piece for piece, _ in self._pieces(parts, node))

    def _pieces(self, parts: Sequence[TextPart], node: InstanceNode) -> TextPieces:
        return tuple(
            (self._value(part.expression, node), True) if isinstance(part, Output) else (part, False) for part in parts
        )

    def _value(self, source: str, node: InstanceNode) -> str:
        try:
            expression = self._logic.program.expression(source, node.definition)
        except XPathError as error:
            self._logic.note_error((node, "text"), f"A text of {node.definition.path} cannot be filled in: {error}")
            return ""
        self.fills += 1
        self._logic.program.watches.note(node.definition, source, expression)
        return str(self._logic.evaluate(expression, node, "text", Expression.string) or "")

    def _plain(self, text_id: str) -> str:
        """Return an itext entry for an expression: fills are seen from the root."""
        return self.entry(text_id, self._logic.instance.root)
