"""Finds the items of a tree that never changes by the text of one of their children, without looking at each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cxfield.xpath.table import Table
from cxfield.xpath.tree import Node

Key = tuple[tuple[str, ...], str]


class StaticIndex:
    """Index over one secondary instance: (names down to the items, column) -> text -> items. Built on first use."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, ...], _NodeList | _RowList] = {}
        self._columns: dict[Key, Column] = {}

    def with_text(self, key: Key, text: str, root: Node) -> list[Node]:
        """Return the items below the document node `root` that have `text` in the column, in document order."""
        return self.items(key[0], self.column(key, root).with_text(text), root)

    def column(self, key: Key, root: Node) -> Column:
        """Return the index of one column of the items below the document node `root`."""
        found = self._columns.get(key)
        if found is None:
            found = self._columns[key] = Column(self._list(key[0], root), key[1])
        return found

    def items(self, names: tuple[str, ...], places: Iterable[int], root: Node) -> list[Node]:
        """Return the items at `places`, as `column` gives them."""
        return self._list(names, root).items(places)

    def _list(self, names: tuple[str, ...], root: Node) -> _NodeList | _RowList:
        found = self._lists.get(names)
        if found is None:
            parents = _below(root, names[:-1])
            if len(parents) == 1 and isinstance(parents[0], Table):
                found = _RowList(parents[0], names[-1])
            else:
                found = _NodeList(_below(root, names))
            self._lists[names] = found
        return found


class Column:
    """Finds items by what they have in one column; gives their places, from 0, in document order."""

    def __init__(self, items: _NodeList | _RowList, name: str) -> None:
        self._items = items
        self._name = name
        self._by_text: dict[str, list[int]] | None = None
        self._by_number: dict[float, list[int]] | None = None
        self._by_word: dict[str, list[int]] | None = None

    def with_text(self, text: str) -> Sequence[int]:
        """Return the items that have `text` in any cell of the column."""
        return self._texts().get(text, ())

    def with_number(self, number: float, to_number: Callable[[str], float]) -> Sequence[int]:
        """As `with_text`, for items whose text is that number."""
        if self._by_number is None:
            found: dict[float, list[int]] = {}
            for text, places in self._texts().items():
                value = to_number(text)
                if value == value:
                    found.setdefault(value, []).extend(places)
            self._by_number = {value: sorted(set(places)) for value, places in found.items()}
        return self._by_number.get(number, ())

    def with_words(self, words: set[str]) -> Sequence[int]:
        """Return the items whose first cell, without space around its text, is one of `words`."""
        if self._by_word is None:
            self._by_word = {}
            for place, text in enumerate(self._items.first_cells(self._name)):
                self._by_word.setdefault((text or "").strip(), []).append(place)
        return sorted(place for word in words for place in self._by_word.get(word, ()))

    def _texts(self) -> dict[str, list[int]]:
        if self._by_text is None:
            self._by_text = {}
            for place, text in self._items.cells(self._name):
                same = self._by_text.setdefault(text, [])
                if not same or same[-1] != place:
                    same.append(place)
        return self._by_text


class _NodeList:
    """Items that are nodes."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes

    def items(self, places: Iterable[int]) -> list[Node]:
        return [self._nodes[place] for place in places]

    def cells(self, column: str) -> Iterable[tuple[int, str]]:
        """Yield (place of the item, text) of each cell of the column."""
        return ((place, cell.string_value()) for place, item in enumerate(self._nodes) for cell in item.named(column))

    def first_cells(self, column: str) -> Iterable[str | None]:
        """Yield the text of the first such cell of each item, None for an item without one."""
        first = (item.child(column) for item in self._nodes)
        return (None if cell is None else cell.string_value() for cell in first)


class _RowList:
    """The rows of a table; only those that are asked for become nodes."""

    def __init__(self, table: Table, row_name: str) -> None:
        self._table = table
        self._fits = row_name == table.row_name

    def items(self, places: Iterable[int]) -> list[Node]:
        return list(map(self._table.row, places))

    def cells(self, column: str) -> Iterable[tuple[int, str]]:
        return ((place, text) for place, text in enumerate(self.first_cells(column)) if text is not None)

    def first_cells(self, column: str) -> Sequence[str | None]:
        if not self._fits:
            return ()
        return self._table.columns.get(column) or [None] * len(self._table)


def _below(root: Node, names: Sequence[str]) -> list[Node]:
    """Return the nodes at the path of child `names` below `root`; `*` is every child."""
    found = [root]
    for name in names:
        found = [child for node in found for child in (node.children if name == "*" else node.named(name))]
    return found
