"""Long lists kept as columns of text: the nodes of a row are made when an expression first looks at it.

A list of 100,000 choices is three columns of text; of its nodes only those exist that a filter let through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext

from cxfield.uncollected import uncollected
from cxfield.xpath.tree import Node

Cells = Sequence[tuple[str, str]]
"""(column, text) of one row, in document order."""
Columns = dict[str, list[str | None]]
"""Column -> its text in each row, None where the row has no such child. Columns are in document order."""


_MANY = 5_000
"""Making more rows than this would have the collector walk over all that is there."""


class Table(Node):
    """An element whose children are rows: elements of one name with at most one leaf for each column.

    To expressions it is an element like any other. It is not meant to change.
    """

    __slots__ = ("_all", "_columns", "_load", "_made", "row_name")

    def __init__(self, name: str, row_name: str, columns: Columns | Callable[[], Columns]) -> None:
        """`columns` may be a function that gives them; it is called once, when they are first needed."""
        self._all: list[Node] | None = None
        self._made: dict[int, Node] = {}
        self._columns = None if callable(columns) else columns
        self._load = columns if callable(columns) else None
        self.row_name = row_name
        super().__init__(name)

    @property
    def columns(self) -> Columns:
        """The texts themselves. Not to be changed by the caller."""
        if self._columns is None:
            assert self._load is not None
            self._columns, self._load = self._load(), None
        return self._columns

    def __len__(self) -> int:
        return next((len(column) for column in self.columns.values()), 0)

    def __bool__(self) -> bool:
        return True

    @property
    def nodes_made(self) -> int:
        """How many rows exist as nodes by now."""
        return len(self._made if self._all is None else self._all)

    def row(self, place: int) -> Node:
        """Return the row at `place` (from 0); always the same node."""
        if self._all is not None:
            return self._all[place]
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = _Row(self, place)
        return made

    @property
    def children(self) -> list[Node]:
        """All rows, made now if they were not."""
        if self._all is None:
            with uncollected() if len(self) > _MANY else nullcontext():
                self._all = [self._made.get(place) or _Row(self, place) for place in range(len(self))]
        return self._all

    @children.setter
    def children(self, rows: list[Node]) -> None:
        self._all = rows or None

    def named(self, name: str) -> list[Node]:
        return self.children if name == self.row_name else []

    def child(self, name: str) -> Node | None:
        return self.row(0) if name == self.row_name and len(self) else None


class _Row(Node):
    """One row of a `Table`; its cells are made when they are first looked at."""

    __slots__ = ("_cells", "_place")

    def __init__(self, table: Table, place: int) -> None:
        self._cells: list[Node] | None = []
        self._place = place
        super().__init__(table.row_name)
        self.parent = table
        self._cells = None

    @property
    def children(self) -> list[Node]:
        if self._cells is None:
            self._cells = []
            assert isinstance(self.parent, Table)
            for column, texts in self.parent.columns.items():
                text = texts[self._place]
                if text is not None:
                    self.append(Node(column, text))
        return self._cells

    @children.setter
    def children(self, cells: list[Node]) -> None:
        self._cells = cells


def columns_of(rows: Iterable[Cells]) -> Columns | None:
    """Return the columns of `rows`; None if a row has a column twice, or two rows have them in a different order."""
    columns: Columns = {}
    order: tuple[str, ...] = ()
    size = 0
    for size, row in enumerate(rows, 1):
        names = tuple(name for name, _ in row)
        if names != order:
            merged = _merged(order, names)
            if merged is None:
                return None
            columns = {name: columns.get(name) or [None] * (size - 1) for name in merged}
            order = merged
        if len(names) == len(order):
            for column, (_, text) in zip(columns.values(), row, strict=True):
                column.append(text)
        else:
            texts = dict(row)
            for name, column in columns.items():
                column.append(texts.get(name))
    return columns if columns or not size else None


def _merged(order: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return `order` with the new `names` put in where they stand; None if both cannot be kept."""
    if len(set(names)) < len(names):
        return None
    out: list[str] = []
    rest = list(order)
    for name in names:
        if name in rest:
            place = rest.index(name)
            out.extend(rest[: place + 1])
            del rest[: place + 1]
        elif name in out:
            return None
        else:
            out.append(name)
    return (*out, *rest)
