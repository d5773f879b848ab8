"""Where the time of a step goes: the parts of the program are timed as they are called, on whichever thread."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import cxfield.fieldwork.session_journal as session_journal
from cxfield.fieldwork.session import InterviewSession
from ui.interview import InterviewView


class CostSplit:
    """Sums the milliseconds of each part; `take()` gives those since the last call."""

    PARTS = ("journal", "engine", "view()", "widgets")

    def __init__(self) -> None:
        self._ms: dict[str, float] = defaultdict(float)
        self._real_saving = InterviewSession._saving

    def watch(self) -> None:
        """Time the parts from now on."""
        self._wrap(session_journal, "apply_event", "engine")
        self._wrap(InterviewSession, "view", "view()")
        self._wrap(InterviewView, "show_page", "widgets")
        split, real = self, self._real_saving

        @contextmanager
        def saving(session: InterviewSession) -> Iterator[None]:
            began = time.perf_counter()
            with real(session):
                yield
            split._note("journal", began)

        InterviewSession._saving = saving  # type: ignore[method-assign, assignment]

    def _wrap(self, owner: Any, name: str, part: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def timed(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return real(*arguments, **named)
            finally:
                self._note(part, began)

        setattr(owner, name, timed)

    def _note(self, part: str, began: float) -> None:
        self._ms[part] += (time.perf_counter() - began) * 1000

    def take(self) -> dict[str, float]:
        """Return the milliseconds of each part since the last call."""
        taken = {part: self._ms[part] for part in self.PARTS}
        self._ms.clear()
        return taken
