"""The route of a naive interview: walked from the start each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxfield.interview import Page, PageKind
from cxfield.interview.state import RowTable
from tests.interview.naive_interview import NaiveInterview, NaiveNode, rows_of
from tests.interview.random_forms import Branch, Leaf
from tests.interview.random_logic import Part

Stop = tuple[PageKind, list[NaiveNode], str, str, int, tuple[RowTable, ...]]
"""Kind, questions, title, ref and number of rows of a repeat prompt, rows that are shown as tables."""
CELL_TYPES = ("string", "int", "decimal", "date", "time", "dateTime")


class NaiveRoute:
    """Finds the pages of `naive` with the children of groups in `orders` (`interview.orders`)."""

    def __init__(self, naive: NaiveInterview, orders: Mapping[str, tuple[int, ...]]) -> None:
        self._naive = naive
        self._orders = orders

    def pages(self) -> list[Page]:
        found = []
        for kind, nodes, title, prompt, rows, tables in self._inside(self._naive.root_node, ()):
            refs = (prompt,) if prompt else tuple(self._naive.ref(node) for node in nodes if node.relevant)
            if refs:
                found.append(Page(kind=kind, refs=refs, title=title, rows=rows, tables=tables))
        return found

    def _inside(self, node: NaiveNode, around: tuple[str, ...]) -> Iterator[Stop]:
        stops = (stop for part in self._children(node.part) for stop in self._stops(part, node, around))
        if not getattr(node.part, "field_list", False):
            yield from stops
            return
        nodes, prompts, tables = [], [], []
        for stop in stops:
            nodes += stop[1]
            prompts += [stop] if stop[3] else []
            tables += stop[5]
        yield PageKind.FIELD_LIST, nodes, " › ".join(around), "", 0, tuple(tables)
        yield from prompts

    def _children(self, part: Part) -> list[Part]:
        children = [child for child in part.below if not isinstance(child, Leaf) or child.control]
        order = self._orders.get(f"{part.path}[]" if part.kind == "repeat" else part.path)
        return children if order is None else [children[place] for place in order]

    def _stops(self, part: Part, above: NaiveNode, around: tuple[str, ...]) -> Iterator[Stop]:
        nodes = rows_of(above, part)
        if isinstance(part, Leaf):
            yield PageKind.QUESTION, nodes, " › ".join(around), "", 0, ()
        elif part.kind == "group":
            yield from self._inside(nodes[0], (*around, self._naive.label(nodes[0])))
        elif nodes and self._is_table(part):
            yield self._table(part, above, nodes)
        else:
            for place, row in enumerate(nodes, 1):
                yield from self._inside(row, (*around, f"{self._naive.label(row)} {place}"))
            assert isinstance(part, Branch)
            if not part.fixed and "count" not in part.rules:
                yield from self._prompt(part, above, around, len(nodes))

    def _is_table(self, repeat: Part) -> bool:
        """Whether a repeat in a field list has only questions that fit a cell."""
        around = [above for above in repeat.lineage if above is not repeat]
        in_list = any(getattr(above, "field_list", False) for above in around)
        asked = self._children(repeat)
        return in_list and not getattr(repeat, "field_list", False) and bool(asked) and all(map(_fits_cell, asked))

    def _table(self, repeat: Part, above: NaiveNode, rows: list[NaiveNode]) -> Stop:
        nodes = [node for row in rows for part in self._children(repeat) for node in rows_of(row, part)]
        table = RowTable(
            ref=f"{self._naive.ref(above)}/{repeat.name}",
            label=self._naive.label(rows[0]),
            rows=len(rows),
            is_open=not getattr(repeat, "fixed", False) and "count" not in repeat.rules,
        )
        return PageKind.FIELD_LIST, nodes, "", "", 0, (table,)

    def _prompt(self, repeat: Branch, above: NaiveNode, around: tuple[str, ...], rows: int) -> Iterator[Stop]:
        prompt = self._naive.prompt(above, repeat)
        if prompt.relevant:
            title = " › ".join((*around, self._naive.label(prompt)))
            yield PageKind.REPEAT_PROMPT, [], title, f"{self._naive.ref(above)}/{repeat.name}", rows, ()


def _fits_cell(part: Part) -> bool:
    if not isinstance(part, Leaf):
        return False
    return part.control == "select1" or (part.control == "input" and part.type in CELL_TYPES)
