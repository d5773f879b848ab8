"""What surrounds an evaluation: the context node, and everything that the world hands in. Nothing here is global."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from cxfield.xpath.errors import XPathBudgetError, XPathError
from cxfield.xpath.tree import Node

if TYPE_CHECKING:
    from cxfield.xpath.index import StaticIndex
    from cxfield.xpath.values import Value

MAX_STEPS = 1_000_000
"""Nodes and items that one expression may visit."""


class Environment:
    """The world as one interview sees it. The defaults make a plain XPath evaluator; subclass to hand in a form.

    Attributes:
        root: Document node that absolute paths begin at.
        zone: Where dates without a zone are.
        clock, random_source, uuid_source: `now()`, `random()` and `uuid()` come from them.
        steps: Used up of the budget by the current evaluation.
    """

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
        self._clock = clock
        self._random = random_source
        self._uuid = uuid_source
        self._instances: dict[str, Node] = {}
        self._indexes: dict[Node, StaticIndex] = {}

    def now(self) -> datetime:
        """Return the moment that `now()` and `today()` give; aware."""
        return self._clock() if self._clock else datetime.now(UTC)

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
        """Return the text `text_id` in the language of the interview."""
        raise XPathError(f"There is no text {text_id!r}: this expression is not inside a form with translations.")

    def choice_name(self, value: str, reference: str, context: Context) -> str:
        """Return the label of the choice `value` of the question `reference` (a path as written)."""
        raise XPathError("jr:choice-name() needs a form with choices.")

    def property(self, name: str) -> str:
        """Return a property of the device or interviewer; empty if unknown."""
        return ""

    def once(self, node: Node, compute: Callable[[], Value]) -> Value:
        """Return the text of `node` if it has one, else what `compute` gives."""
        return node.string_value() or compute()

    def counted(self, nodes: list[Node]) -> list[Node]:
        """Return those of `nodes` that sums, counts and extremes take in."""
        return nodes

    def position(self, node: Node) -> int:
        """Return the place of `node` among the siblings of its name, from 1."""
        if node.parent is None:
            return 1
        return next(place for place, sibling in enumerate(node.parent.named(node.name), 1) if sibling is node)

    def spend(self, steps: int) -> None:
        """Take `steps` from the budget.

        Raises:
            XPathBudgetError: More than `MAX_STEPS` were used since `steps` was last set to 0.
        """
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise XPathBudgetError(f"The expression visits more than {MAX_STEPS} nodes and was stopped.")


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
