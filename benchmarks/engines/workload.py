"""What is measured: a form and operations on it, as plain data, so that every engine does exactly the same.

A step is a list: `["set", ref, text]`, `["relevant", ref]`, `["value", ref]`, `["choices", ref]` (with labels),
`["add", ref]`, `["remove", ref, index]` (from 0), `["xml"]`. For our engine alone: `["pages"]`, `["view", ref]`
(all that a session asks behind an answer: the page of `ref`, its states, the proposed disposition), `["violations"]`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Step = list[str | int]
Turn = list[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One line of the table: each turn is timed as a whole.

    Attributes:
        before: Steps that are not timed: what stands when the first turn begins.
        own_only: No other engine has it.
    """

    name: str
    turns: list[Turn]
    before: Turn = field(default_factory=list)
    own_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """One form, run in a process of its own.

    Attributes:
        loads: How often it is loaded; the first is the cold one.
        budget_s: No more turns of an operation are begun after so many seconds.
    """

    name: str
    xml: bytes
    operations: list[Operation]
    loads: int = 4
    budget_s: float = 6.0
