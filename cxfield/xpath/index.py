"""Finds the items of a tree that never changes by the text of one of their children, without looking at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from cxfield.xpath.table import Table
from cxfield.xpath.tree import Node

Key = tuple[tuple[str, ...], str]
Item = TypeVar("Item", Node, int)


class StaticIndex:
    """Index over one secondary instance: (names down to the items, column) -> text -> items. Built on first use."""

    def __init__(self) -> None:
        self._found: dict[Key, _Nodes | _Rows] = {}

    def with_text(self, key: Key, text: str, root: Node) -> list[Node]:
        """Return the items below the document node `root` that have `text` in the column, in document order."""
        return self._of(key, root).with_text(text)

    def with_number(self, key: Key, number: float, root: Node, to_number: Callable[[str], float]) -> list[Node]:
        """As `with_text`, for items whose text is that number."""
        return self._of(key, root).with_number(number, to_number)

    def _of(self, key: Key, root: Node) -> _Nodes | _Rows:
        found = self._found.get(key)
        if found is None:
            names, column = key
            parents = _below(root, names[:-1])
            if len(parents) == 1 and isinstance(parents[0], Table):
                found = _Rows(parents[0], names[-1], column)
            else:
                found = _Nodes(_below(root, names), column)
            self._found[key] = found
        return found


class _Places(Generic[Item]):
    """Text -> items, and on demand number -> items."""

    def __init__(self) -> None:
        self.by_text: dict[str, list[Item]] = {}
        self._by_number: dict[float, list[Item]] | None = None

    def numbers(self, to_number: Callable[[str], float], order: Callable[[Item], int]) -> dict[float, list[Item]]:
        if self._by_number is None:
            self._by_number = {}
            for text, items in self.by_text.items():
                number = to_number(text)
                if number == number:
                    self._by_number.setdefault(number, []).extend(items)
            for number, items in self._by_number.items():
                self._by_number[number] = sorted(set(items), key=order)
        return self._by_number


class _Nodes(_Places[Node]):
    """The index over items that are nodes."""

    def __init__(self, items: Sequence[Node], column: str) -> None:
        super().__init__()
        self._items = items
        for item in items:
            for cell in item.named(column):
                same = self.by_text.setdefault(cell.string_value(), [])
                if not same or same[-1] is not item:
                    same.append(item)

    def with_text(self, text: str) -> list[Node]:
        return self.by_text.get(text, [])

    def with_number(self, number: float, to_number: Callable[[str], float]) -> list[Node]:
        order = {item: place for place, item in enumerate(self._items)} if self._by_number is None else {}
        return self.numbers(to_number, order.__getitem__).get(number, [])


class _Rows(_Places[int]):
    """The index over the rows of a table; only those that are found become nodes."""

    def __init__(self, table: Table, row_name: str, column: str) -> None:
        super().__init__()
        self._table = table
        texts = table.columns.get(column, ()) if row_name == table.row_name else ()
        for place, text in enumerate(texts):
            if text is not None:
                self.by_text.setdefault(text, []).append(place)

    def with_text(self, text: str) -> list[Node]:
        return [self._table.row(place) for place in self.by_text.get(text, ())]

    def with_number(self, number: float, to_number: Callable[[str], float]) -> list[Node]:
        places = self.numbers(to_number, int).get(number, ())
        return [self._table.row(place) for place in places]


def _below(root: Node, names: Sequence[str]) -> list[Node]:
    """Return the nodes at the path of child `names` below `root`; `*` is every child."""
    found = [root]
    for name in names:
        found = [child for node in found for child in (node.children if name == "*" else node.named(name))]
    return found
