"""What the expressions of one interview see of the world: the moment of the step, its own random numbers, its texts."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

from cxfield.interview.setting import Setting
from cxfield.questionnaire.model import Questionnaire
from cxfield.xpath import Context, Environment
from cxfield.xpath.tree import Node


class World(Environment):
    """The environment of one interview.

    The clock stands still during a step and until the next one. Random numbers are drawn from the interview's own
    stream within a step only; reading a state disturbs nothing, so a replay draws the same.
    """

    def __init__(self, questionnaire: Questionnaire, setting: Setting, root: Node) -> None:
        super().__init__(root, zone=ZoneInfo(setting.zone), version=questionnaire.version)
        self.setting = setting
        self.namespaces = dict(questionnaire.namespaces)
        self.moment: datetime = setting.started_at or setting.now()
        self.place_of: Callable[[Node], int] = super().position
        self.text_of: Callable[[str], str] = str
        self.name_of_choice: Callable[[str, str, Context], str] = lambda value, reference, context: value
        self._stream = Random(setting.seed)
        self._in_step = False
        for instance_id, instance in questionnaire.instances.items():
            self.add_instance(instance_id, instance.root or Node(""))
        if setting.case is not None:
            self.add_instance("case", _case_tree(setting))

    @contextmanager
    def step(self, at: datetime | None) -> Iterator[None]:
        """Within it the interview changes: the clock moves to `at` (or to now), and random numbers are used up."""
        if self._in_step:
            yield
            return
        moment = at or self.setting.now()
        self.moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        self._in_step = True
        try:
            yield
        finally:
            self._in_step = False

    def now(self) -> datetime:
        return self.moment.astimezone(self.zone)

    def _source(self) -> Random:
        return self._stream if self._in_step else Random(f"{self.setting.seed} for reading")

    def random(self) -> float:
        return self._source().random()

    def uuid(self) -> str:
        return str(uuid.UUID(int=self._source().getrandbits(128), version=4))

    def itext(self, text_id: str) -> str:
        return self.text_of(text_id)

    def choice_name(self, value: str, reference: str, context: Context) -> str:
        return self.name_of_choice(value, reference, context)

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


def utc(moment: datetime) -> datetime:
    """Return `moment` in UTC; one without a zone is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _case_tree(setting: Setting) -> Node:
    document, root, item = Node(""), Node("root"), Node("item")
    document.append(root)
    root.append(item)
    for name, value in (setting.case or {}).items():
        item.append(Node(name, value))
    return document
