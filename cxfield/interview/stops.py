"""All pages that could be on the route, in the order asked, whether they are asked at present or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxfield.interview.definition import Definition
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.orders import Orders, arranged
from cxfield.interview.row_tables import tables
from cxfield.interview.state import Page, PageKind
from cxfield.questionnaire.model import Control, Group, Question, Questionnaire, Repeat
from cxfield.uncollected import uncollected


class Section:
    """What stands around pages: groups and repeat rows, outermost first. All pages inside share it.

    Attributes:
        title: Their labels.
        places: Of the rows among them.
        version: Grows when the title or a place changes.
    """

    __slots__ = ("around", "places", "title", "version")

    def __init__(self, around: tuple[InstanceNode, ...]) -> None:
        self.around = around
        self.title = ""
        self.places: tuple[int, ...] = ()
        self.version = 0


class Stop:
    """One page that could be on the route.

    Attributes:
        nodes: What it asks; empty for a repeat prompt.
        only: Its one node, where nothing else decides whether it is asked; None for other stops.
        gates: Groups and rows around it that must be relevant and do not contain its nodes.
        parent, repeat: Of a repeat prompt; None for other stops.
        tables: Rows that are shown as a table: their parent, the repeat.
        page, version: The page as it was made last, for that version of the section.
    """

    __slots__ = ("gates", "kind", "nodes", "only", "page", "parent", "repeat", "section", "tables", "version")

    def __init__(self, kind: PageKind, nodes: list[InstanceNode], section: Section) -> None:
        self.kind = kind
        self.nodes = nodes
        self.section = section
        self.parent: InstanceNode | None = None
        self.repeat: Definition | None = None
        self.tables: list[tuple[InstanceNode, Definition]] = []
        self.page: Page | None = None
        self.version = -1
        self.gates = _gates(section, nodes)
        self.only = nodes[0] if len(nodes) == 1 and not self.gates else None

    @property
    def is_open(self) -> bool:
        """True if nothing around it hides it."""
        return all(gate.relevant for gate in self.gates)


def prompt(parent: InstanceNode, repeat: Definition, section: Section) -> Stop:
    """Return the stop that asks whether `repeat` gets another row."""
    stop = Stop(PageKind.REPEAT_PROMPT, [], section)
    stop.gates = _gates(section, [parent])
    stop.parent, stop.repeat = parent, repeat
    return stop


def _gates(section: Section, nodes: list[InstanceNode]) -> tuple[InstanceNode, ...]:
    if not section.around:
        return ()
    return tuple(
        gate for gate in section.around if any(gate.definition not in node.definition.lineage for node in nodes)
    )


class Stops:
    """Finds the stops of one interview; those that rows leave alone stay the same objects."""

    def __init__(self, questionnaire: Questionnaire, instance: Instance, orders: Orders) -> None:
        self._body = questionnaire.body
        self._instance = instance
        self._arranged = arranged(questionnaire, orders)
        self._targets: dict[tuple[str, Definition], tuple[Definition | None, int]] = {}
        self._with_rows: set[int] = set()
        for control in self._body:
            self._find_rows(control)
        self._tables = {id(repeat) for repeat in tables(self._body, instance.definitions)}
        self._kept: dict[tuple[int, InstanceNode], list[Stop]] = {}
        self._before: dict[tuple[int, InstanceNode], list[Stop]] = {}

    def _find_rows(self, control: Control) -> bool:
        """Note the `id` of each control that has a repeat in it."""
        if isinstance(control, Question):
            return False
        inside = [self._find_rows(child) for child in control.children]
        if any(inside) or isinstance(control, Repeat):
            self._with_rows.add(id(control))
            return True
        return False

    def _has_rows_inside(self, control: Group | Repeat) -> bool:
        return any(id(child) in self._with_rows for child in control.children)

    @uncollected()
    def find(self) -> list[Stop]:
        """Return all stops as the rows are now."""
        self._before, self._kept = self._kept, {}
        found = list(self._all(self._body, self._instance.root, Section(())))
        self._before = {}
        return found

    def _all(self, controls: Iterable[Control], base: InstanceNode, section: Section) -> Iterator[Stop]:
        for control in controls:
            if id(control) in self._with_rows:
                yield from self._stops(control, base, section)
            else:
                yield from self._keep(control, base, section)

    def _keep(self, control: Control, base: InstanceNode, section: Section) -> list[Stop]:
        """Return the stops of a control without rows; once found they stay, unless they stand in rows elsewhere."""
        key = (id(control), base)
        found = self._before.get(key)
        if found is None:
            found = list(self._stops(control, base, section))
            if any(map(_is_spread, found)):
                return found
        self._kept[key] = found
        return found

    def _stops(self, control: Control, base: InstanceNode, section: Section) -> Iterator[Stop]:
        if isinstance(control, Question):
            nodes = self._nodes(control.ref, base)
            if nodes:
                yield Stop(PageKind.QUESTION, nodes, section)
        elif isinstance(control, Group):
            yield from self._group(control, base, section)
        else:
            yield from self._repeat(control, base, section)

    def _group(self, group: Group, base: InstanceNode, section: Section) -> Iterator[Stop]:
        nodes = self._nodes(group.ref, base) if group.ref else [base]
        if not nodes:
            return
        here = nodes[0]
        inner = Section((*section.around, here)) if group.ref and here is not base else section
        yield from self._inside(group, here, inner)

    def _inside(self, control: Group | Repeat, here: InstanceNode, section: Section) -> Iterator[Stop]:
        children = self._arranged.get(id(control), control.children)
        if self._has_rows_inside(control):
            stops = self._all(children, here, section)
        else:
            stops = (stop for child in children for stop in self._stops(child, here, section))
        yield from _merged(stops, section) if "field-list" in control.appearance else stops

    def _repeat(self, repeat: Repeat, base: InstanceNode, section: Section) -> Iterator[Stop]:
        definition = self._instance.definitions.find(repeat.ref)
        if definition is None:
            return
        if id(repeat) in self._tables and self._nodes(repeat.ref, base):
            yield self._table(repeat, definition, base, section)
            return
        has_rows_inside = self._has_rows_inside(repeat)
        for row in self._nodes(repeat.ref, base):
            if has_rows_inside:
                yield from self._inside(repeat, row, Section((*section.around, row)))
            else:
                yield from self._row(repeat, row, section)
        if repeat.count is None and not repeat.no_add_remove:
            for parent in self._nodes(repeat.ref.rpartition("/")[0], base):
                yield prompt(parent, definition, section)

    def _table(self, repeat: Repeat, definition: Definition, base: InstanceNode, section: Section) -> Stop:
        rows = self._nodes(repeat.ref, base)
        stops = [stop for row in rows for stop in self._inside(repeat, row, section)]
        found = Stop(PageKind.FIELD_LIST, [node for stop in stops for node in stop.nodes], section)
        parents = [row.parent for row in rows if isinstance(row.parent, InstanceNode)]
        found.tables = [(parent, definition) for parent in dict.fromkeys(parents)]
        return found

    def _row(self, repeat: Repeat, row: InstanceNode, section: Section) -> list[Stop]:
        """Return the stops of a row without rows in it; kept like those of controls without rows."""
        key = (id(repeat), row)
        found = self._before.get(key)
        if found is None:
            found = list(self._inside(repeat, row, Section((*section.around, row))))
            if any(map(_is_spread, found)):
                return found
        self._kept[key] = found
        return found

    def _nodes(self, ref: str | None, base: InstanceNode) -> list[InstanceNode]:
        key = (ref or "", base.definition)
        target = self._targets.get(key)
        if target is None:
            target = self._targets[key] = self._target(*key)
        definition, shared = target
        return [] if definition is None else self._instance.near(base, shared, definition)

    def _target(self, ref: str, base: Definition) -> tuple[Definition | None, int]:
        """Return the definition at `ref`, and how deep the deepest node lies that it shares with `base`."""
        definition = self._instance.definitions.find(ref)
        shared = 0
        for mine, other in zip(base.lineage, definition.lineage if definition is not None else (), strict=False):
            if mine is not other:
                break
            shared = mine.depth
        return definition, shared


def _is_spread(stop: Stop) -> bool:
    """Return whether the nodes stand in rows that the section does not name."""
    rows = [node.definition for node in stop.section.around if node.definition.repeat is not None]
    if not rows:
        return not all(node.definition.single for node in stop.nodes)
    return any([above for above in node.definition.lineage if above.repeat is not None] != rows for node in stop.nodes)


def _merged(stops: Iterator[Stop], section: Section) -> Iterator[Stop]:
    """Put all questions of a field list on one page; prompts for more rows come behind it."""
    nodes: list[InstanceNode] = []
    prompts: list[Stop] = []
    tables: list[tuple[InstanceNode, Definition]] = []
    for stop in stops:
        if stop.repeat is None:
            nodes.extend(stop.nodes)
            tables.extend(stop.tables)
        else:
            prompts.append(stop)
    if nodes:
        merged = Stop(PageKind.FIELD_LIST, nodes, section)
        merged.tables = tables
        yield merged
    yield from prompts
