"""What fields ask for beyond storing an answer: by the kind of the wish, to whoever fulfils it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Wish = TypeVar("Wish")


class FieldWishes:
    """Hands each wish of a field to the one that took its kind."""

    def __init__(self) -> None:
        self._by_kind: dict[type[Any], Callable[[Any], None]] = {}

    def take(self, kind: type[Wish], fulfil: Callable[[Wish], None]) -> None:
        """Have wishes of `kind` fulfilled by `fulfil`, called on the window's thread."""
        self._by_kind[kind] = fulfil

    def dispatch(self, wish: object) -> None:
        """Hand a wish on. A kind that nobody took is a bug."""
        self._by_kind[type(wish)](wish)
