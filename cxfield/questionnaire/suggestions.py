"""What a name that is not known was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MOST = 50
_MOST_COMPARED = 300


def suggestion(name: str, known: Iterable[str], prefix: str = "") -> str:
    """Return ` Did you mean 'x'?` with the nearest known name, or nothing."""
    alike = [other for other in known if abs(len(other) - len(name)) < 4]
    first = [other for other in alike if other[:1].lower() == name[:1].lower()]
    nearest = difflib.get_close_matches(name, (first + alike)[:_MOST_COMPARED], n=1)
    return f" Did you mean '{prefix}{nearest[0]}'?" if nearest else ""


class Suggestions:
    """Suggestions out of the same names for many findings: only for the first of them.

    In a form that is wrong throughout, comparing every name with every other would take minutes.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._left = MOST

    def nearest(self, name: str) -> str:
        """Return ` Did you mean 'x'?`, or nothing."""
        if self._left == 0:
            return ""
        self._left -= 1
        return suggestion(name, self._known)
