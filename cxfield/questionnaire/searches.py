"""The appearance `search('file', …)`: a question whose choices are found among the rows of a CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cxfield.questionnaire.model import Control, Question, SecondaryInstance

_SEARCH = re.compile(r"^search\((.*)\)$", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to look for. Expressions are kept as written; None where the form does not say.

    Attributes:
        file: Name of the CSV file.
        kind: `contains`, `startswith`, `endswith` or `matches`.
        columns: Names of the columns to look in, separated by commas.
        text: What to look for.
        filter_column, filter_text: Only rows that have this text in this column.
    """

    file: str
    kind: str | None = None
    columns: str | None = None
    text: str | None = None
    filter_column: str | None = None
    filter_text: str | None = None

    @property
    def instance_id(self) -> str:
        """Id under which the rows of the file are known; no form can name it so."""
        return f"search:{self.file}"

    @property
    def source(self) -> str:
        return f"jr://file-csv/{self.file}"


def search_of(question: Question) -> Search | None:
    """Return what the choices of `question` are looked up by; None for one with choices of its own."""
    found = next((match for word in question.appearance if (match := _SEARCH.match(word))), None)
    if found is None:
        return None
    name, *rest = split_arguments(found[1])
    file = name.strip("'\" ")
    if not file:
        return None
    given = dict(zip(("kind", "columns", "text", "filter_column", "filter_text"), rest, strict=False))
    return Search(file=f"{file.removesuffix('.csv')}.csv", **given)


def split_arguments(written: str) -> list[str]:
    """Return the arguments of a call, split at commas that stand in no text and in no brackets."""
    arguments, depth, quote = [""], 0, ""
    for sign in written:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        else:
            depth += (sign in "([") - (sign in ")]")
        if sign == "," and not quote and depth == 0:
            arguments.append("")
        else:
            arguments[-1] += sign
    return [argument.strip() for argument in arguments]


def searched_lists(controls: Iterable[Control]) -> dict[str, SecondaryInstance]:
    """Return by id the files that questions search, not loaded yet."""
    found: dict[str, SecondaryInstance] = {}
    for control in controls:
        if not isinstance(control, Question):
            found |= searched_lists(control.children)
            continue
        search = search_of(control)
        if search is not None:
            found[search.instance_id] = SecondaryInstance(id=search.instance_id, source=search.source)
    return found


def is_searched(instance: SecondaryInstance) -> bool:
    """Return whether an instance is a file that only the appearance of questions names."""
    return instance.id.startswith("search:")
