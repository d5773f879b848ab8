"""What the expressions of one interview see of the world: the moment of the step, its own random numbers, its texts."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from cxfield.interview.instance import InstanceNode
from cxfield.interview.last_saved import last_saved_ids
from cxfield.interview.setting import Setting
from cxfield.interview.state import StepError
from cxfield.interview.tallies import Tallies
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xml_tree import document_node, parse_xml
from cxfield.xpath import Context, Environment
from cxfield.xpath.tree import Node

MAX_WORK = 20_000_000
"""Nodes that all expressions of one step, or of one reading, may visit."""


class World(Environment):
    """The environment of one interview.

    The clock stands still during a step and until the next one. Random numbers are drawn from the interview's own
    stream within a step only; reading a state disturbs nothing, so a replay draws the same.
    """

    work_limit = MAX_WORK

    def __init__(self, questionnaire: Questionnaire, setting: Setting, root: Node) -> None:
        super().__init__(root, zone=_zone(setting.zone), version=questionnaire.version)
        self.setting = setting
        self.namespaces = dict(questionnaire.namespaces)
        self.moment: datetime = setting.started_at or setting.now()
        self.place_of: Callable[[Node], int] = super().position
        self.entry_of: Callable[[str], str] = str
        self.name_of_choice: Callable[[str, str, Context], str] = lambda value, reference, context: value
        self.reading_key = ""
        self._stream = Random(setting.seed)
        self._reading: tuple[str, Random] = ("", Random(0))
        self._in_step = False
        self.tallies: Tallies | None = None
        for instance_id, instance in questionnaire.instances.items():
            self.add_instance(instance_id, instance.root or Node(""))
        self._add_last_saved(questionnaire)
        if setting.case is not None:
            self.add_instance("case", _case_tree(setting))

    def _add_last_saved(self, questionnaire: Questionnaire) -> None:
        if self.setting.last_saved is not None:
            for instance_id in last_saved_ids(questionnaire):
                self.add_instance(instance_id, document_node(parse_xml(self.setting.last_saved.encode())))

    @contextmanager
    def step(self, at: datetime | None) -> Iterator[None]:
        """Within it the interview changes: the clock moves to `at` (or to now), and random numbers are used up."""
        if self._in_step:
            yield
            return
        moment = at or self.setting.now()
        self.moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        self._in_step = True
        self.renew()
        try:
            yield
        finally:
            self._in_step = False

    def now(self) -> datetime:
        return self.moment.astimezone(self.zone)

    def _source(self) -> Random:
        if self._in_step:
            return self._stream
        if self._reading[0] != self.reading_key:
            self._reading = (self.reading_key, Random(f"{self.setting.seed}:{self.reading_key}"))
        return self._reading[1]

    def for_reading(self, key: str) -> None:
        """Say that `key` is evaluated next; out of a step the same key draws the same numbers each time."""
        self.reading_key = key
        self._reading = ("", self._reading[1])

    def random(self) -> float:
        return self._source().random()

    def uuid(self) -> str:
        return str(uuid.UUID(int=self._source().getrandbits(128), version=4))

    def itext(self, text_id: str) -> str:
        return self.entry_of(text_id)

    def choice_name(self, value: str, reference: str, context: Context) -> str:
        return self.name_of_choice(value, reference, context)

    def counted(self, nodes: list[Node]) -> list[Node]:
        """Leave hidden questions out, as Collect does: a sum over rows must not fail for one that was not asked.

        Hidden rows count: `position(..)` counts them too.
        """
        if all(not isinstance(node, InstanceNode) or node.relevant or node.is_structure for node in nodes):
            return nodes
        return [node for node in nodes if not isinstance(node, InstanceNode) or node.relevant or node.is_structure]

    def kept_numbers(self, base: Node, names: tuple[str, ...]) -> Collection[float] | None:
        return None if self.tallies is None else self.tallies.numbers(base, names, self)

    def kept_count(self, base: Node, names: tuple[str, ...]) -> int | None:
        return None if self.tallies is None else self.tallies.count(base, names, self)

    def position(self, node: Node) -> int:
        return self.place_of(node)

    def property(self, name: str) -> str:
        return self.setting.properties.get(name, "")

    def timestamp(self) -> str:
        """Return the moment of the step as stored: local time to the millisecond with its offset."""
        local = self.now()
        return local.isoformat(timespec="milliseconds")

    def today(self) -> str:
        """Return the day of the step in the interview's zone."""
        return self.now().date().isoformat()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise StepError(f"There is no time zone {name!r}; an IANA name such as Europe/Riga is needed.") from error


def _case_tree(setting: Setting) -> Node:
    document, root, item = Node(""), Node("root"), Node("item")
    document.append(root)
    root.append(item)
    for name, value in (setting.case or {}).items():
        item.append(Node(name, value))
    return document
