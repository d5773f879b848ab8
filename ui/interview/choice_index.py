"""Finds choices in lists of any length by what is typed: parts of labels, without accents, or codes.

The index of a list is made once, in slices, so that nothing waits for it; lists used last are kept.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from cxfield.interview.state import ChoiceState
from ui.interview.choice_codes import is_integer
from ui.interview.rich_text import plain_text

_SLICE = 1_000
_KEPT = 4
_LONGEST_CODE = 6
_MARKED = re.compile(r"[<>*_#&\[\\`~]")
_BETWEEN = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»„“”‘’–—·،…"
_FOLDED = {
    **{chr(accent): "" for accent in range(0x300, 0x370)},
    **dict.fromkeys(_BETWEEN, " "),
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "ŧ": "t",
}


def folded(text: str) -> str:
    """Return `text` as it is compared: small letters without accents, words parted by single spaces, lines kept."""
    small = text.casefold()
    if not small.isascii():
        small = unicodedata.normalize("NFKD", small)
    for character in _FOLDED.keys() & set(small):
        small = small.replace(character, _FOLDED[character])
    while "  " in small:
        small = small.replace("  ", " ")
    return small


class ChoiceIndex:
    """One list of choices and what finds them."""

    def __init__(self, choices: Sequence[ChoiceState]) -> None:
        self.choices = choices
        self._has_own_codes = _all_integers(choices)
        self._labels: list[str] = []
        self._texts: list[str] = []  # folded, each with a space before
        self._rows: dict[str, int] = {}
        self._last: tuple[str, Sequence[int]] = ("", range(len(choices)))

    # ---- making it ----

    @property
    def is_ready(self) -> bool:
        return len(self._texts) == len(self.choices)

    def work(self, seconds: float) -> None:
        """Go on making the index for about so long."""
        until = time.perf_counter() + seconds
        while not self.is_ready and time.perf_counter() < until:
            self._add_slice()

    def finish(self) -> None:
        """Make the rest of it now."""
        while not self.is_ready:
            self._add_slice()

    def _add_slice(self) -> None:
        first = len(self._texts)
        part = self.choices[first : first + _SLICE]
        labels = [choice.label for choice in part]
        if _MARKED.search("".join(labels)):
            labels = [plain_text(label) for label in labels]
        names = [choice.name for choice in part]
        self._labels += labels
        lines = [f" {label} {name}" for label, name in zip(labels, names, strict=True)]
        text = "\n".join(lines)
        if text.count("\n") >= len(lines):
            text = "\n".join(line.replace("\n", " ") for line in lines)
        self._texts += folded(text).split("\n")
        for row, name in enumerate(names, start=first):
            self._rows.setdefault(name, row)

    # ---- reading it ----

    def code(self, row: int) -> str:
        return self.choices[row].name if self._has_own_codes else str(row + 1)

    def label(self, row: int) -> str:
        return self._labels[row] if row < len(self._labels) else plain_text(self.choices[row].label)

    def row_named(self, name: str) -> int:
        """Return the row of the choice called `name`; -1 if there is none."""
        if self.is_ready or name in self._rows:
            return self._rows.get(name, -1)
        return next((row for row, choice in enumerate(self.choices) if choice.name == name), -1)

    def row_of_code(self, code: str) -> int:
        """Return the row whose code is exactly `code`; -1 if there is none."""
        if self._has_own_codes:
            return self.row_named(code)
        is_place = code.isascii() and code.isdecimal() and code[:1] != "0"
        return int(code) - 1 if is_place and int(code) <= len(self.choices) else -1

    def find(self, typed: str) -> Found:
        """Return what `typed` finds; all of the list for nothing. The index must be ready."""
        wanted = folded(typed).strip()
        before, rows = self._last
        if not (before and wanted.startswith(before)):
            rows = range(len(self.choices))
        for word in wanted.split():
            rows = [row for row in rows if word in self._texts[row]]
        self._last = (wanted, rows)
        return Found(self._texts, rows, wanted, self.row_of_code(typed.strip()))


class Found:
    """Rows that were found. The nearest come first: the exact code, labels that begin so, words that begin so."""

    def __init__(self, texts: Sequence[str], rows: Sequence[int], wanted: str, exact: int) -> None:
        self._texts, self._rows, self._wanted = texts, rows, wanted
        self.exact = exact
        self._ordered: list[int] = []
        self._rest = _each_once(self._ranked())

    def __len__(self) -> int:
        is_besides = self.exact >= 0 and not all(word in self._texts[self.exact] for word in self._wanted.split())
        return len(self._rows) + is_besides

    def first(self, count: int) -> list[int]:
        """Return the nearest `count` rows, each once."""
        self._ordered += islice(self._rest, max(0, count - len(self._ordered)))
        return self._ordered[:count]

    def _ranked(self) -> Iterator[Iterable[int]]:
        texts, rows = self._texts, self._rows
        if self.exact >= 0:
            yield (self.exact,)
        if self._wanted:
            for word in self._wanted.split():
                start = " " + word
                rows = [row for row in rows if start in texts[row]]
            begin = " " + self._wanted
            yield (row for row in rows if texts[row].startswith(begin))
            yield rows
        yield self._rows


def _each_once(ranks: Iterable[Iterable[int]]) -> Iterator[int]:
    seen: set[int] = set()
    for row in chain.from_iterable(ranks):
        if row not in seen:
            seen.add(row)
            yield row


def _all_integers(choices: Sequence[ChoiceState]) -> bool:
    """Say whether every name is an integer that can be a code; in one sweep for the long lists that can be so."""
    lengths = {len(choice.name) for choice in choices}
    if lengths and min(lengths) > 0 and max(lengths) <= _LONGEST_CODE:
        if "".join(choice.name for choice in choices).isdecimal():
            return True
        return all(is_integer(choice.name) for choice in choices)
    return not lengths or (max(lengths) <= _LONGEST_CODE + 1 and all(is_integer(choice.name) for choice in choices))


_kept: list[ChoiceIndex] = []


def index_of(choices: Sequence[ChoiceState]) -> ChoiceIndex:
    """Return the index of this very list, made before or begun now."""
    index = next((one for one in _kept if one.choices is choices), None) or ChoiceIndex(choices)
    _kept[:] = [index, *(one for one in _kept if one is not index)][:_KEPT]
    return index
