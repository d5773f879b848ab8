"""How far a long writing or reading is, and how a person ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import Event

from cxfield.rescue.errors import GivenUpError

WRITE, CHECK = "write", "check"
"""What is under way: writing, reading back."""
Tell = Callable[[str, float], None]


class Progress:
    """Counts bytes. Whoever works calls `begin` and `count`; `cancel` may come from any thread."""

    def __init__(self, tell: Tell = lambda _stage, _share: None) -> None:
        """Begin. `tell` hears the stage and how much of it is done, from 0 to 1, in steps of a hundredth."""
        self._tell, self._ended = tell, Event()
        self._stage, self._total, self._done, self._told = "", 0, 0, -1

    def cancel(self) -> None:
        """End the work at its next piece; nothing of it is left."""
        self._ended.set()

    def begin(self, stage: str, total: int) -> None:
        """`total` bytes come now."""
        self._stage, self._total, self._done, self._told = stage, total, 0, -1
        self.count(0)

    def count(self, size: int) -> None:
        """So many bytes are done.

        Raises:
            GivenUpError: A person ended it.
        """
        if self._ended.is_set():
            raise GivenUpError("The writing was stopped; nothing was left there.")
        self._done += size
        percent = min(100, 100 * self._done // max(1, self._total))
        if percent != self._told:
            self._told = percent
            self._tell(self._stage, percent / 100)

    def counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass pieces on, counting them."""
        for piece in pieces:
            self.count(len(piece))
            yield piece
