"""The route of a naive interview: walked from the start each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxfield.interview import Page, PageKind
from tests.interview.naive_interview import NaiveInterview, NaiveNode, rows_of
from tests.interview.random_forms import Branch, Leaf
from tests.interview.random_logic import Part

Stop = tuple[PageKind, list[NaiveNode], str, str, int]
"""Kind, questions, title, ref and number of rows of a repeat prompt."""


class NaiveRoute:
    """Finds the pages of `naive` with the children of groups in `orders` (`interview.orders`)."""

    def __init__(self, naive: NaiveInterview, orders: Mapping[str, tuple[int, ...]]) -> None:
        self._naive = naive
        self._orders = orders

    def pages(self) -> list[Page]:
        found = []
        for kind, nodes, title, prompt, rows in self._inside(self._naive.root_node, ()):
            refs = (prompt,) if prompt else tuple(self._naive.ref(node) for node in nodes if node.relevant)
            if refs:
                found.append(Page(kind=kind, refs=refs, title=title, rows=rows))
        return found

    def _inside(self, node: NaiveNode, around: tuple[str, ...]) -> Iterator[Stop]:
        stops = (stop for part in self._children(node.part) for stop in self._stops(part, node, around))
        if not getattr(node.part, "field_list", False):
            yield from stops
            return
        nodes, prompts = [], []
        for stop in stops:
            nodes += stop[1]
            prompts += [stop] if stop[3] else []
        yield PageKind.FIELD_LIST, nodes, " › ".join(around), "", 0
        yield from prompts

    def _children(self, part: Part) -> list[Part]:
        children = [child for child in part.below if not isinstance(child, Leaf) or child.control]
        order = self._orders.get(f"{part.path}[]" if part.kind == "repeat" else part.path)
        return children if order is None else [children[place] for place in order]

    def _stops(self, part: Part, above: NaiveNode, around: tuple[str, ...]) -> Iterator[Stop]:
        nodes = rows_of(above, part)
        if isinstance(part, Leaf):
            yield PageKind.QUESTION, nodes, " › ".join(around), "", 0
        elif part.kind == "group":
            yield from self._inside(nodes[0], (*around, self._naive.label(nodes[0])))
        else:
            for place, row in enumerate(nodes, 1):
                yield from self._inside(row, (*around, f"{self._naive.label(row)} {place}"))
            assert isinstance(part, Branch)
            if not part.fixed and "count" not in part.rules:
                yield from self._prompt(part, above, around, len(nodes))

    def _prompt(self, repeat: Branch, above: NaiveNode, around: tuple[str, ...], rows: int) -> Iterator[Stop]:
        prompt = self._naive.prompt(above, repeat)
        if prompt.relevant:
            title = " › ".join((*around, self._naive.label(prompt)))
            yield PageKind.REPEAT_PROMPT, [], title, f"{self._naive.ref(above)}/{repeat.name}", rows
