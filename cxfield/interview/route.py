"""The route: what is asked, page by page, in the order asked. Pages are made again only where something moved."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.interview.definition import Definition
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.orders import Orders
from cxfield.interview.reading import Reading
from cxfield.interview.state import Page, PageKind, RowTable, StepError
from cxfield.interview.stops import Section, Stop, Stops
from cxfield.questionnaire.model import Questionnaire

_SEPARATOR = " › "


class Route:
    """Finds the pages of one interview."""

    def __init__(self, questionnaire: Questionnaire, logic: Logic, reading: Reading, orders: Orders) -> None:
        self._logic = logic
        self._instance: Instance = logic.instance
        self._reading = reading
        self._finder = Stops(questionnaire, self._instance, orders)
        self._stops: list[Stop] = []
        self._sections: list[Section] = []
        self._pages: list[Page] = []
        self._index: dict[str, int] | None = None
        self._moves = -1
        self._headings: tuple[int, int, int] | None = None
        self._layout = -1

    def pages(self) -> list[Page]:
        """Return the pages that are asked at present, in the order asked."""
        self._refresh()
        return self._pages[:]

    def page(self, ref: str) -> Page | None:
        """Return the page that has `ref`; None if it is not asked."""
        number = self._number(ref)
        return None if number is None else self._pages[number]

    def after(self, key: str | None) -> Page | None:
        """Return the page behind the one that has `key`, also where that one is hidden by now; the first for None."""
        self._refresh()
        if key is None:
            return self._pages[0] if self._pages else None
        number = self._number(key)
        if number is not None:
            return self._pages[number + 1] if number + 1 < len(self._pages) else None
        behind = iter(self._behind(key))
        return next((page for page in map(self._asked, behind) if page is not None), None)

    def before(self, key: str | None) -> Page | None:
        """Return the page before the one that has `key`; the last for None."""
        self._refresh()
        if key is None:
            return self._pages[-1] if self._pages else None
        number = self._number(key)
        if number is not None:
            return self._pages[number - 1] if number > 0 else None
        behind = sum(1 for stop in self._behind(key) if self._asked(stop) is not None)
        place = len(self._pages) - behind - 1
        return self._pages[place] if place >= 0 and self._place(key) is not None else None

    def _number(self, ref: str) -> int | None:
        """Return the number of the page that has `ref`."""
        self._refresh()
        if self._index is None:
            self._index = {one: number for number, page in enumerate(self._pages) for one in page.refs}
        return self._index.get(ref)

    def _place(self, key: str) -> int | None:
        """Return the place of the stop that has `key` among all stops."""
        try:
            node = self._instance.find(key)
        except StepError:
            node = None
        for place, stop in enumerate(self._stops):
            if any(one is node for one in stop.nodes) or (stop.repeat is not None and self._prompt_ref(stop) == key):
                return place
        return None

    def _behind(self, key: str) -> list[Stop]:
        place = self._place(key)
        return [] if place is None else self._stops[place + 1 :]

    # Keeping it true

    def _refresh(self) -> None:
        """Bring the pages up to date with what moved since they were made."""
        logic, moves = self._logic, self._instance.moves
        headings = (logic.headings, moves, logic.steps if logic.program.watches.fickle_headings else 0)
        if logic.layout == self._layout and headings == self._headings:
            return
        if moves != self._moves:
            self._stops = self._finder.find()
            self._sections = list(dict.fromkeys(stop.section for stop in self._stops))
            self._moves = moves
        if headings != self._headings:
            self._name_sections()
            self._headings = headings
        self._pages = list(self._asked_pages())
        self._index = None
        self._layout = logic.layout

    def _name_sections(self) -> None:
        for section in self._sections:
            rows = (node for node in section.around if node.definition.repeat is not None)
            places = tuple(map(self._instance.place, rows))
            title = _SEPARATOR.join(filter(None, map(self._heading, section.around)))
            if title != section.title or places != section.places:
                section.title, section.places = title, places
                section.version += 1
        for stop in self._stops:
            if stop.repeat is not None:
                stop.version = -1

    def _heading(self, node: InstanceNode) -> str:
        label = self._reading.label(node)
        if node.definition.repeat is None:
            return label
        return f"{label} {self._instance.place(node)}".strip()

    def _asked_pages(self) -> Iterator[Page]:
        for stop in self._stops:
            node = stop.only
            if node is None:
                page = self._asked(stop)
                if page is not None:
                    yield page
            elif node.relevant:
                yield stop.page if stop.page and stop.version == stop.section.version else self._make(stop, [node])

    def _asked(self, stop: Stop) -> Page | None:
        """Return the page of `stop` as it is now; None if nothing of it is asked."""
        if not stop.is_open:
            return None
        if stop.repeat is not None:
            return self._prompt_page(stop)
        asked = [node for node in stop.nodes if node.relevant]
        return self._make(stop, asked) if asked else None

    def _make(self, stop: Stop, asked: list[InstanceNode]) -> Page:
        refs = tuple(map(self._instance.ref, asked))
        version = stop.section.version
        if stop.page is None or stop.version != version or stop.page.refs != refs or stop.tables:
            tables = tuple(self._table(parent, repeat) for parent, repeat in stop.tables)
            stop.page = Page(kind=stop.kind, refs=refs, title=stop.section.title, tables=tables)
            stop.version = version
        return stop.page

    def _table(self, parent: InstanceNode, definition: Definition) -> RowTable:
        repeat = definition.repeat
        assert repeat is not None
        rows = parent.named(definition.name)
        return RowTable(
            ref=self._ref_of_rows(parent, definition),
            label=self._reading.label(rows[0]) if rows and isinstance(rows[0], InstanceNode) else "",
            rows=len(rows),
            is_open=repeat.count is None and not repeat.no_add_remove,
        )

    def _prompt_page(self, stop: Stop) -> Page | None:
        """Return the page of a repeat prompt; whether a next row would be asked is known with the headings."""
        parent, repeat = stop.parent, stop.repeat
        assert parent is not None
        assert repeat is not None
        if not parent.relevant:
            return None
        if stop.version != stop.section.version:
            node = self._reading.prompt(parent, repeat)
            title = _SEPARATOR.join(filter(None, (stop.section.title, self._reading.label(node))))
            self._logic.forget(node)
            rows = len(parent.named(repeat.name))
            page = Page(kind=PageKind.REPEAT_PROMPT, refs=(self._prompt_ref(stop),), title=title, rows=rows)
            stop.page = page if node.own_relevant else None
            stop.version = stop.section.version
        return stop.page

    def _prompt_ref(self, stop: Stop) -> str:
        assert stop.parent is not None
        assert stop.repeat is not None
        return self._ref_of_rows(stop.parent, stop.repeat)

    def _ref_of_rows(self, parent: InstanceNode, repeat: Definition) -> str:
        above = self._instance.ref(parent) if parent.definition.parent is not None else ""
        return f"{above}/{repeat.step}"
