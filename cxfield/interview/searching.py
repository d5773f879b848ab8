"""Choices that a question finds in a file (appearance `search(…)`), as they are at the moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxfield.interview.instance import InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.state import ChoiceState
from cxfield.interview.texts import Texts
from cxfield.questionnaire.model import Choice
from cxfield.questionnaire.searches import Search, search_of
from cxfield.xpath import Expression, XPathError
from cxfield.xpath.table import Table
from cxfield.xpath.tree import Node


class _File:
    """The rows of one file, read column by column; what a search compares with is kept in lower case."""

    def __init__(self, top: Node) -> None:
        self._top = top
        self._columns = set(top.columns) if isinstance(top, Table) else _columns(top)
        self._cells: dict[str, Sequence[str]] = {}
        self._lowered: dict[str, list[str]] = {}
        self._places: dict[tuple[str, bool], dict[str, list[int]]] = {}

    def __len__(self) -> int:
        return len(self._top if isinstance(self._top, Table) else self._top.children)

    def cells(self, column: str) -> Sequence[str]:
        """Return the text of each row in `column`; empty where there is none."""
        column = self._known(column)
        found = self._cells.get(column)
        if found is None:
            if isinstance(self._top, Table):
                found = [text or "" for text in self._top.columns.get(column, ())] or [""] * len(self)
            else:
                found = [_cell(item, column) for item in self._top.children]
            self._cells[column] = found
        return found

    def _known(self, column: str) -> str:
        """Return `column`, and the same for all that the file does not have: their names may be answers."""
        return column if column in self._columns else ""

    def lowered(self, column: str) -> list[str]:
        column = self._known(column)
        found = self._lowered.get(column)
        if found is None:
            found = self._lowered[column] = [text.lower() for text in self.cells(column)]
        return found

    def places(self, column: str, text: str, *, lowered: bool) -> list[int]:
        """Return the rows that have `text` in `column`."""
        column = self._known(column)
        places = self._places.get((column, lowered))
        if places is None:
            places = self._places[column, lowered] = {}
            for place, cell in enumerate(self.lowered(column) if lowered else self.cells(column)):
                places.setdefault(cell, []).append(place)
        return places.get(text, [])


class SearchLists:
    """Looks up choices for one interview. Upper and lower case are the same, as in other clients."""

    def __init__(self, logic: Logic, texts: Texts) -> None:
        self._logic = logic
        self._texts = texts
        self._files: dict[str, _File] = {}

    def found(self, node: InstanceNode) -> tuple[ChoiceState, ...] | None:
        """Return the choices that `node` finds now; None where it searches nothing or its file is absent."""
        question = node.definition.question
        search = search_of(question) if question is not None and question.offers_choices else None
        if question is None or search is None:
            return None
        file = self._file(search.instance_id)
        if file is None:
            return None
        rows = self._rows(file, search, node)
        choices: dict[str, ChoiceState] = {}
        for choice in question.choices:
            for one in self._choices(choice, file, rows, node):
                choices.setdefault(one.name, one)
        return tuple(choices.values())

    def _file(self, instance_id: str) -> _File | None:
        found = self._files.get(instance_id)
        if found is None:
            document = self._logic.world.instance(instance_id)
            if document is None or not document.children:
                return None
            found = self._files[instance_id] = _File(document.children[0])
        return found

    def _rows(self, file: _File, search: Search, node: InstanceNode) -> Sequence[int]:
        """Return the places of the rows that are found, in the order of the file."""
        kind, columns, text, column, wanted = (
            self._value(source, node)
            for source in (search.kind, search.columns, search.text, search.filter_column, search.filter_text)
        )
        rows: Sequence[int] = file.places(column, wanted or "", lowered=False) if column else range(len(file))
        names = [name.strip() for name in (columns or "").split(",") if name.strip()]
        if not names:
            return rows
        kind, text = (kind or "contains").lower(), (text or "").lower()
        found = {place for name in names for place in _matching(file, name, kind, text, rows)}
        return sorted(found if not column or kind != "matches" else found.intersection(rows))

    def _value(self, source: str | None, node: InstanceNode) -> str | None:
        if source is None:
            return None
        try:
            expression = self._logic.program.expression(source, node.definition)
        except XPathError as error:
            self._logic.note_error((node, "search"), f"The search of {node.definition.path} cannot be used: {error}")
            return ""
        return str(self._logic.evaluate(expression, node, "search", Expression.string) or "")

    def _choices(self, choice: Choice, file: _File, rows: Sequence[int], node: InstanceNode) -> Iterator[ChoiceState]:
        """Yield a choice of the form as it is where its code is a number, else those that its columns give."""
        label = self._texts.render(choice.label, node)
        if choice.name.lstrip("+-").isdecimal():
            yield ChoiceState(choice.name, label, self._texts.media(choice.label, node))
            return
        codes = file.cells(choice.name)
        labels = [file.cells(column.strip()) for column in label.split(",")]
        for place in rows:
            if codes[place]:
                yield ChoiceState(codes[place], " ".join(filter(None, (cells[place] for cells in labels))))


def _matching(file: _File, column: str, kind: str, text: str, rows: Sequence[int]) -> list[int]:
    """Return those of `rows` whose cell holds `text`; of `matches` all rows, because they are known."""
    if kind == "matches":
        return file.places(column, text, lowered=True)
    cells = file.lowered(column)
    if kind == "startswith":
        return [place for place in rows if cells[place].startswith(text)]
    if kind == "endswith":
        return [place for place in rows if cells[place].endswith(text)]
    return [place for place in rows if text in cells[place]]


def _columns(top: Node) -> set[str]:
    return {cell.name for item in top.children for cell in item.children}


def _cell(item: Node, column: str) -> str:
    found = item.child(column)
    return found.string_value() if found is not None else ""
