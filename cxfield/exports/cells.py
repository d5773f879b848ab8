"""Cells of a table that any program may open: nothing in them is run as a formula."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠|%")


def neutralise(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and does not run it: an apostrophe before what looks like a formula.

    A negative number stays one. Characters that no file of text can hold are taken out.
    """
    clean = text.replace("\0", "")
    if _NUMBER.fullmatch(clean):
        return clean
    if clean.startswith(_FORMULA_STARTS) or clean.lstrip().startswith(_FORMULA_STARTS):
        return "'" + clean
    return clean
