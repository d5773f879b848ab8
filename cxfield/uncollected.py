"""Work that makes very many objects and keeps them all: the collector would only walk over them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LEFT_BEHIND_AT_MOST = 1_000_000
"""Objects that such works have made since the last full collection. The next one begins with another: what it keeps
among the old objects is looked at by nothing else, and interviews that are over would stay in memory."""

MANY = 50_000
"""Objects made by one work while an interview is on the screen that are set aside with what was there before."""

_left_behind = 0
_is_aside = False  # an interview is on the screen
_is_owed = False  # one has ended, and what it left was not collected yet


def set_aside() -> None:
    """Call when an interview comes on the screen: a full collection would hold up its keys.

    What is there now stays until `take_up`, and the collector looks only at what is made after it. That is small, so
    that its full collections are short. What is in memory at this moment is the most that can be kept in vain, and what
    `uncollected` works leave behind, which has a ceiling of its own.
    """
    global _is_aside
    collect_if_owed()
    _is_aside = True
    gc.freeze()


def take_up() -> None:
    """Call when the interview has left the screen: the collector looks at everything again."""
    global _is_aside, _is_owed
    if _is_aside:
        _is_aside, _is_owed = False, True
        gc.unfreeze()


def collect_if_owed() -> None:
    """Take away what interviews that ended have left, unless one is on the screen. Call it where nobody types."""
    global _is_owed
    if _is_owed and not _is_aside:
        _is_owed = False
        gc.collect()


def _collect_all() -> None:
    global _left_behind
    if _is_aside:
        gc.unfreeze()
    gc.collect()
    _left_behind = 0
    if _is_aside:
        gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it nothing is collected; also a decorator. Only for work that soon ends.

    What was made goes to the old objects at once, so that the step behind it does not pay for looking through it.
    """
    global _left_behind
    was_enabled = gc.isenabled()
    if was_enabled and _left_behind > LEFT_BEHIND_AT_MOST:
        _collect_all()
    gc.disable()
    before = gc.get_count()[0]
    try:
        yield
    finally:
        if was_enabled:
            made = max(0, gc.get_count()[0] - before)
            _left_behind += made
            _put_with_the_old(made)
            gc.enable()


def _put_with_the_old(made: int) -> None:
    if _is_aside:
        if made > MANY:
            gc.freeze()
    elif not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
