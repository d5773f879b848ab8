"""Regular expressions in linear time, whatever the pattern: RE2, which has no look-around and no back-references."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import re2

from cxfield.xpath.errors import XPathError

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_RE2_WRITES = {"_": "_", "Z": r"\z"}
"""Escapes that other engines know, without their backslash."""


@lru_cache(maxsize=128)
def compiled_pattern(pattern: str) -> Any:
    """Return `pattern` ready to search with. Brackets only group; which part they matched is not kept.

    Raises:
        XPathError: RE2 cannot do it.
    """
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    try:
        return re2.compile(_ESCAPE.sub(_rewritten, pattern), options)
    except (re2.error, UnicodeError) as error:
        raise XPathError(
            f"The pattern {pattern[:80]!r} cannot be used in regex(): {_reason(error)}. "
            "Look-around and back-references are not supported; write the rule with several conditions."
        ) from None


def _rewritten(escape: re.Match[str]) -> str:
    found = escape[1]
    return rf"\x{{{found[1:]}}}" if len(found) == 5 else _RE2_WRITES.get(found, escape[0])


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeError) or not error.args:
        return "it is not a valid pattern"
    first = error.args[0]
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)


def pattern_problem(pattern: str) -> str | None:
    """Return why `pattern` cannot be used; None if it can."""
    try:
        compiled_pattern(pattern)
    except XPathError as error:
        return str(error)
    return None
