"""Work that makes very many objects and keeps them all: the collector would only walk over them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LEFT_BEHIND_AT_MOST = 1_000_000
"""Objects that such works have made since the last full collection. The next one begins with another: what it keeps
among the old objects is looked at by nothing else, and interviews that are over would stay in memory."""

_left_behind = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it nothing is collected; also a decorator. Only for work that soon ends.

    What was made goes to the old objects at once, so that the step behind it does not pay for looking through it.
    """
    global _left_behind
    was_enabled = gc.isenabled()
    if was_enabled and _left_behind > LEFT_BEHIND_AT_MOST:
        gc.collect()
        _left_behind = 0
    gc.disable()
    before = gc.get_count()[0]
    try:
        yield
    finally:
        if was_enabled:
            _left_behind += max(0, gc.get_count()[0] - before)
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
