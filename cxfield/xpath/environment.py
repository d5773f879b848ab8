"""What surrounds an evaluation: the context node, and everything that the world hands in. Nothing here is global."""

from __future__ import annotations

import math
import random
import uuid
from collections.abc import Callable, Collection
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, ClassVar

from cxfield.xpath.errors import XPathBudgetError, XPathError
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.xpath.index import StaticIndex
    from cxfield.xpath.values import Value

MAX_STEPS = 1_000_000
"""Nodes and items that one expression may visit."""
LONG_TEXT = 256
"""Characters that are read at the price of one node."""
MAX_TEXT = 1_048_576
"""Characters that one text may have."""


class Environment:
    """The world as expressions see it. The defaults make a plain XPath evaluator; subclass to hand in a form.

    Attributes:
        root: Document node that absolute paths begin at.
        zone: Where dates without a zone are.
        clock, random_source, uuid_source: `now()`, `random()` and `uuid()` come from them.
        steps: Used up of the budget by the current evaluation, with what it evaluates on the way (labels of choices).
        step_limit: Nodes and items that one evaluation may visit.
        work: Used up by the evaluations before it, since `renew()`.
        work_limit: What all evaluations from one `renew()` to the next may visit; no limit in a plain environment.
        is_evaluating: An expression is being evaluated.
    """

    step_limit: ClassVar[int] = MAX_STEPS
    work_limit: ClassVar[float] = math.inf

    def __init__(
        self,
        root: Node,
        *,
        zone: tzinfo = UTC,
        clock: Callable[[], datetime] | None = None,
        random_source: Callable[[], float] | None = None,
        uuid_source: Callable[[], str] | None = None,
        version: str = "",
    ) -> None:
        self.root = root
        self.zone = zone
        self.version = version
        self.steps = 0
        self.work = 0
        self.is_evaluating = False
        self._clock = clock
        self._moment: datetime | None = None
        self._moment_of = 0
        self._random = random_source
        self._uuid = uuid_source
        self._instances: dict[str, Node] = {}
        self._indexes: dict[Node, StaticIndex] = {}

    def now(self) -> datetime:
        """Return the moment that `now()` and `today()` give, the same all through one evaluation; aware."""
        if self._moment is None or self._moment_of != self.work or not self.is_evaluating:
            self._moment = self._clock() if self._clock else datetime.now(UTC)
            self._moment_of = self.work
        return self._moment

    def random(self) -> float:
        return self._random() if self._random else random.random()

    def uuid(self) -> str:
        return self._uuid() if self._uuid else str(uuid.uuid4())

    def add_instance(self, instance_id: str, root: Node) -> None:
        """Make the tree under the document node `root` known as `instance('instance_id')`. It must not change."""
        self._instances[instance_id] = root

    def instance(self, instance_id: str) -> Node | None:
        """Return the node whose child is the instance's root element; None if there is no such instance."""
        return self._instances.get(instance_id)

    def static_index(self, root: Node) -> StaticIndex | None:
        """Return the index over a tree that never changes, made on first use; None if `root` is not such a tree."""
        index = self._indexes.get(root)
        if index is None and any(root is known for known in self._instances.values()):
            from cxfield.xpath.index import StaticIndex

            index = self._indexes[root] = StaticIndex()
        return index

    def itext(self, text_id: str) -> str:
        """Return the text `text_id` in the current language."""
        raise XPathError(f"There is no text {text_id!r}: this expression is not inside a form with translations.")

    def choice_name(self, value: str, reference: str, context: Context) -> str:
        """Return the label of the choice `value` of the question `reference` (a path as written)."""
        raise XPathError("jr:choice-name() needs a form with choices.")

    def property(self, name: str) -> str:
        """Return a property of the device; empty if unknown."""
        return ""

    def once(self, node: Node, compute: Callable[[], Value]) -> Value:
        """Return the text of `node` if it has one, else what `compute` gives."""
        return self.text_of(node) or compute()

    def counted(self, nodes: list[Node]) -> list[Node]:
        """Return those of `nodes` that sums, counts and extremes take in."""
        return nodes

    def kept_numbers(self, base: Node, names: tuple[str, ...]) -> Collection[float] | None:
        """Return the numbers of the nodes at the child path `names` below `base` that a sum takes in, in their order.

        None where nobody keeps them: then they are read from the nodes.
        """
        return None

    def kept_count(self, base: Node, names: tuple[str, ...]) -> int | None:
        """Return how many nodes at the child path `names` below `base` a count takes in; None where nobody keeps it."""
        return None

    def position(self, node: Node) -> int:
        """Return the place of `node` among the siblings of its name, from 1; 1 for what is no child (an attribute)."""
        siblings = [] if node.parent is None else node.parent.named(node.name)
        place = next((place for place, sibling in enumerate(siblings, 1) if sibling is node), 1)
        self.spend(place)
        return place

    def text_of(self, node: Node) -> str:
        """Return the string-value of `node`, paid from the budget: many nodes below it, or a long text, cost more.

        Raises:
            XPathBudgetError: The budget is used up, or the text is longer than `MAX_TEXT`.
        """
        if node.children:
            return self._text_below(node)
        text = node.string_value()
        if len(text) > LONG_TEXT:
            self.spend(len(text) // LONG_TEXT)
        return text

    def _text_below(self, node: Node) -> str:
        parts: list[str] = []
        size = 0
        for place, below in enumerate(node.walk(), 1):
            if below.value:
                parts.append(below.value)
                size += len(below.value)
                if size > MAX_TEXT:
                    raise XPathBudgetError(f"The text of {node.name} has more than {MAX_TEXT} characters.")
            if place % LONG_TEXT == 0:
                self.spend(LONG_TEXT)
        self.spend(place % LONG_TEXT + size // LONG_TEXT)
        return "".join(parts)

    def renew(self) -> None:
        """Begin the budget of all expressions anew: once for all evaluations that belong together."""
        self.work = self.steps = 0

    def begin(self) -> None:
        """Begin the budget of one expression.

        Raises:
            XPathBudgetError: The expressions before it have used up `work_limit`.
        """
        self.work += self.steps + 1
        self.steps = 0
        if self.work > self.work_limit:
            raise XPathBudgetError(
                f"The expressions of this step visit more than {self.work_limit:.0f} nodes; the rest is left out."
            )

    def spend(self, steps: int) -> None:
        """Take `steps` from the budget.

        Raises:
            XPathBudgetError: The expression has used more than `step_limit`.
        """
        self.steps += steps
        if self.steps > self.step_limit:
            raise XPathBudgetError(f"The expression visits more than {self.step_limit} nodes and was stopped.")


class Context:
    """Where an expression is evaluated.

    Attributes:
        position, size: For `position()` and `last()` inside a predicate.
        current: Node that `current()` gives; the context node of the outermost expression.
    """

    __slots__ = ("current", "environment", "node", "position", "size")

    def __init__(
        self, node: Node, environment: Environment, position: int = 1, size: int = 1, current: Node | None = None
    ) -> None:
        self.node = node
        self.environment = environment
        self.position = position
        self.size = size
        self.current = node if current is None else current
