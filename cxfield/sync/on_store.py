"""How work of the network thread gets to the storage thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class OnStore(Protocol):
    """Runs a function on the storage thread and returns its result or raises what it raised."""

    def __call__(self, work: Callable[[], T], /) -> T: ...


def at_once(work: Callable[[], T], /) -> T:
    """Run `work` here: for commands, where one thread does everything."""
    return work()
