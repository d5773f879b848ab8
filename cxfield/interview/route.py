"""The route: what is asked, page by page, in the order asked."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.orders import Orders, arranged
from cxfield.interview.reading import Reading
from cxfield.interview.state import Page, PageKind
from cxfield.questionnaire.model import Control, Group, Question, Questionnaire, Repeat

_SEPARATOR = " › "


class _Stop:
    """One page that could be on the route; `nodes` are empty for a repeat prompt."""

    __slots__ = ("kind", "nodes", "parent", "repeat", "titles")

    def __init__(self, kind: PageKind, nodes: list[InstanceNode], titles: tuple[InstanceNode, ...]) -> None:
        self.kind = kind
        self.nodes = nodes
        self.titles = titles
        self.parent: InstanceNode | None = None
        self.repeat: Repeat | None = None


class Route:
    """Finds the pages of one interview."""

    def __init__(self, questionnaire: Questionnaire, instance: Instance, reading: Reading, orders: Orders) -> None:
        self._body = questionnaire.body
        self._instance = instance
        self._reading = reading
        self._arranged = arranged(questionnaire, orders)

    def pages(self) -> list[Page]:
        """Return the pages that are asked at present, in the order asked."""
        return [page for page, asked in self._walk(hidden=False) if asked and page is not None]

    def after(self, key: str | None) -> Page | None:
        """Return the page behind the one named `key`, also where that one is hidden by now; the first for None."""
        waiting = key is not None
        for page, asked in self._walk(hidden=True):
            if waiting:
                waiting = key not in page.refs
            elif asked:
                return page
        return None

    def before(self, key: str | None) -> Page | None:
        """Return the page before the one named `key`; the last for None."""
        last: Page | None = None
        for page, asked in self._walk(hidden=True):
            if key is not None and key in page.refs:
                return last
            if asked:
                last = page
        return last if key is None else None

    def _walk(self, *, hidden: bool) -> Iterator[tuple[Page, bool]]:
        for stop in self._stops(self._body, self._instance.root, (), hidden):
            asked = [node for node in stop.nodes if node.relevant]
            if stop.repeat is not None:
                yield self._prompt_page(stop), self._is_asked(stop)
            elif asked or hidden:
                yield self._page(stop, asked or stop.nodes), bool(asked)

    def _page(self, stop: _Stop, nodes: list[InstanceNode]) -> Page:
        refs = tuple(self._instance.ref(node) for node in nodes)
        return Page(kind=stop.kind, refs=refs, title=self._title(stop))

    def _title(self, stop: _Stop) -> str:
        return _SEPARATOR.join(filter(None, map(self._heading, stop.titles)))

    def _heading(self, node: InstanceNode) -> str:
        label = self._reading.label(node)
        if node.definition.repeat is None:
            return label
        return f"{label} {self._instance.place(node)}".strip()

    def _prompt_page(self, stop: _Stop) -> Page:
        assert stop.parent is not None
        assert stop.repeat is not None
        definition = self._instance.definitions.find(stop.repeat.ref)
        assert definition is not None
        prefix = self._instance.ref(stop.parent) if stop.parent.definition.parent is not None else ""
        label = self._reading.label(self._reading.prompt(stop.parent, definition))
        title = _SEPARATOR.join(filter(None, (self._title(stop), label)))
        rows = len(stop.parent.named(definition.name))
        return Page(kind=PageKind.REPEAT_PROMPT, refs=(f"{prefix}/{definition.step}",), title=title, rows=rows)

    def _is_asked(self, stop: _Stop) -> bool:
        assert stop.parent is not None
        assert stop.repeat is not None
        definition = self._instance.definitions.find(stop.repeat.ref)
        return definition is not None and self._reading.prompt(stop.parent, definition).relevant

    def _stops(
        self, controls: tuple[Control, ...], base: InstanceNode, titles: tuple[InstanceNode, ...], hidden: bool
    ) -> Iterator[_Stop]:
        for control in controls:
            if isinstance(control, Question):
                nodes = self._nodes(control.ref, base)
                if nodes:
                    yield _Stop(PageKind.QUESTION, nodes, titles)
            elif isinstance(control, Group):
                yield from self._group(control, base, titles, hidden)
            else:
                yield from self._repeat(control, base, titles, hidden)

    def _group(
        self, group: Group, base: InstanceNode, titles: tuple[InstanceNode, ...], hidden: bool
    ) -> Iterator[_Stop]:
        nodes = self._nodes(group.ref, base) if group.ref else [base]
        if not nodes or not (hidden or nodes[0].relevant):
            return
        here = nodes[0]
        inner = (*titles, here) if group.ref and here is not base else titles
        stops = self._stops(self._ordered(group), here, inner, hidden)
        yield from _merged(stops, inner) if "field-list" in group.appearance else stops

    def _ordered(self, control: Group | Repeat) -> tuple[Control, ...]:
        """Return the children in the order drawn for this interview."""
        return self._arranged.get(id(control), control.children)

    def _repeat(
        self, repeat: Repeat, base: InstanceNode, titles: tuple[InstanceNode, ...], hidden: bool
    ) -> Iterator[_Stop]:
        for row in self._nodes(repeat.ref, base):
            if not (hidden or row.relevant):
                continue
            stops = self._stops(self._ordered(repeat), row, (*titles, row), hidden)
            yield from _merged(stops, (*titles, row)) if "field-list" in repeat.appearance else stops
        if repeat.count is None and not repeat.no_add_remove:
            for parent in self._parents(repeat.ref, base):
                stop = _Stop(PageKind.REPEAT_PROMPT, [], titles)
                stop.parent, stop.repeat = parent, repeat
                yield stop

    def _nodes(self, ref: str | None, base: InstanceNode) -> list[InstanceNode]:
        definition = self._instance.definitions.find(ref or "")
        if definition is None:
            return []
        shared = 0
        for mine, other in zip(base.definition.lineage, definition.lineage, strict=False):
            if mine is not other:
                break
            shared = mine.depth
        return self._instance.near(base, shared, definition)

    def _parents(self, ref: str, base: InstanceNode) -> list[InstanceNode]:
        return self._nodes(ref.rpartition("/")[0], base)


def _merged(stops: Iterator[_Stop], titles: tuple[InstanceNode, ...]) -> Iterator[_Stop]:
    """Put all questions of a field list on one page; prompts for more rows come behind it."""
    nodes: list[InstanceNode] = []
    prompts: list[_Stop] = []
    for stop in stops:
        if stop.repeat is None:
            nodes.extend(stop.nodes)
        else:
            prompts.append(stop)
    if nodes:
        yield _Stop(PageKind.FIELD_LIST, nodes, titles)
    yield from prompts
