"""Regular expressions in linear time, whatever the pattern: RE2, which has no look-around and no back-references."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import re2

from cxfield.xpath.errors import XPathError

_JAVASCRIPT_CHARACTER = re.compile(r"(?<!\\)\\u([0-9a-fA-F]{4})")
"""`\\u00e9`, which RE2 writes `\\x{00e9}`."""


@lru_cache(maxsize=512)
def compiled_pattern(pattern: str) -> Any:
    """Return `pattern` ready to search with.

    Raises:
        XPathError: RE2 cannot do it.
    """
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(_JAVASCRIPT_CHARACTER.sub(r"\\x{\1}", pattern), options)
    except re2.error as error:
        raise XPathError(
            f"The pattern {pattern!r} cannot be used in regex(): {_reason(error)}. "
            "Look-around and back-references are not supported; write the rule with several conditions."
        ) from None


def _reason(error: Exception) -> str:
    first = error.args[0] if error.args else "it is not a valid pattern"
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)


def pattern_problem(pattern: str) -> str | None:
    """Return why `pattern` cannot be used; None if it can."""
    try:
        compiled_pattern(pattern)
    except XPathError as error:
        return str(error)
    return None
