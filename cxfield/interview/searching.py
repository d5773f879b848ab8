"""Choices that a question finds in a file (appearance `search(…)`), as they are at the moment."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.interview.instance import InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.state import ChoiceState
from cxfield.interview.texts import Texts
from cxfield.questionnaire.model import Choice
from cxfield.questionnaire.searches import Search, search_of
from cxfield.xpath import Expression, XPathError
from cxfield.xpath.tree import Node

_MATCHES = {
    "contains": lambda cell, text: text in cell,
    "startswith": str.startswith,
    "endswith": str.endswith,
    "matches": str.__eq__,
}


class SearchLists:
    """Looks up choices for one interview. Upper and lower case are the same, as in other clients."""

    def __init__(self, logic: Logic, texts: Texts) -> None:
        self._logic = logic
        self._texts = texts

    def found(self, node: InstanceNode) -> tuple[ChoiceState, ...] | None:
        """Return the choices that `node` finds now; None where it searches nothing or its file is absent."""
        question = node.definition.question
        search = search_of(question) if question is not None and question.offers_choices else None
        if question is None or search is None:
            return None
        document = self._logic.world.instance(search.instance_id)
        if document is None or not document.children:
            return None
        rows = list(self._rows(document.children[0].children, search, node))
        choices: dict[str, ChoiceState] = {}
        for choice in question.choices:
            for one in self._choices(choice, rows, node):
                choices.setdefault(one.name, one)
        return tuple(choices.values())

    def _rows(self, items: list[Node], search: Search, node: InstanceNode) -> Iterator[Node]:
        kind, columns, text, column, wanted = (
            self._value(source, node)
            for source in (search.kind, search.columns, search.text, search.filter_column, search.filter_text)
        )
        matches = _MATCHES.get((kind or "contains").lower(), _MATCHES["contains"])
        names = [name.strip() for name in (columns or "").split(",") if name.strip()]
        for item in items:
            if column and _cell(item, column) != wanted:
                continue
            if not names or any(matches(_cell(item, name).lower(), (text or "").lower()) for name in names):
                yield item

    def _value(self, source: str | None, node: InstanceNode) -> str | None:
        if source is None:
            return None
        try:
            expression = self._logic.program.expression(source, node.definition)
        except XPathError as error:
            self._logic.note_error((node, "search"), f"The search of {node.definition.path} cannot be used: {error}")
            return ""
        return str(self._logic.evaluate(expression, node, "search", Expression.string) or "")

    def _choices(self, choice: Choice, rows: list[Node], node: InstanceNode) -> Iterator[ChoiceState]:
        """Yield a choice of the form as it is where its code is a number, else those that its columns give."""
        label = self._texts.render(choice.label, node)
        if choice.name.lstrip("+-").isdecimal():
            yield ChoiceState(choice.name, label, self._texts.media(choice.label, node))
            return
        columns = [column.strip() for column in label.split(",")]
        for row in rows:
            code = _cell(row, choice.name)
            if code:
                yield ChoiceState(code, " ".join(filter(None, (_cell(row, column) for column in columns))))


def _cell(item: Node, column: str) -> str:
    found = item.child(column)
    return found.string_value() if found is not None else ""
