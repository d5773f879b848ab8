"""Finds the items of a tree that never changes by the text of one of their children, without looking at each."""

from __future__ import annotations

from collections.abc import Callable

from cxfield.xpath.tree import Node

Key = tuple[tuple[str, ...], str]


class StaticIndex:
    """Index over one secondary instance: (path of the items, column) -> text -> items. Built on first use."""

    def __init__(self) -> None:
        self._by_text: dict[Key, dict[str, list[Node]]] = {}
        self._by_number: dict[Key, dict[float, list[Node]]] = {}

    def by_text(self, key: Key, items: Callable[[], list[Node]]) -> dict[str, list[Node]]:
        """Return text -> items in document order; `items` gives all items the first time."""
        found = self._by_text.get(key)
        if found is None:
            found = self._by_text[key] = {}
            column = key[1]
            for item in items():
                for cell in item.named(column):
                    same = found.setdefault(cell.string_value(), [])
                    if not same or same[-1] is not item:
                        same.append(item)
        return found

    def by_number(
        self, key: Key, items: Callable[[], list[Node]], to_number: Callable[[str], float]
    ) -> dict[float, list[Node]]:
        """As `by_text`, by the number that the text is; texts that are no numbers are left out."""
        found = self._by_number.get(key)
        if found is None:
            found = self._by_number[key] = {}
            order = {item: place for place, item in enumerate(items())}
            for text, same in self.by_text(key, items).items():
                number = to_number(text)
                if number == number:
                    found.setdefault(number, []).extend(same)
            for number, same in found.items():
                found[number] = sorted(set(same), key=order.__getitem__)
        return found
