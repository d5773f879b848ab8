"""The table of dispositions: AAPOR codes as data, so that an edition or a house list can be exchanged.

Source: AAPOR Standard Definitions, numbering of the 9th edition. The rate formulas use the group letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from cxfield.errors import CxfieldError
from cxfield.resource import resource_path


class DispositionError(CxfieldError):
    """A disposition code is not in the study's table."""


class OutcomeGroup(StrEnum):
    """Letter of an outcome in the rate formulas."""

    COMPLETE = "I"
    PARTIAL = "P"
    REFUSAL = "R"
    NON_CONTACT = "NC"
    OTHER = "O"
    UNKNOWN_HOUSEHOLD = "UH"
    UNKNOWN_OTHER = "UO"
    NOT_ELIGIBLE = "NE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """One code of the table.

    Attributes:
        code: As AAPOR writes it (`2.11`), text.
        final: False where the case is normally tried again.
        modes: Of `cati`, `capi`.
    """

    code: str
    name: str
    group: OutcomeGroup
    final: bool
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DispositionTable:
    """All codes of one edition, in the table's order."""

    edition: str
    rows: tuple[Disposition, ...]

    def get(self, code: str) -> Disposition:
        """Return the row of `code`.

        Raises:
            DispositionError: The table has no such code.
        """
        for row in self.rows:
            if row.code == code:
                return row
        raise DispositionError(f"{code} is not in the table of dispositions ({self.edition}); choose one that is.")

    def for_mode(self, mode: str) -> tuple[Disposition, ...]:
        """Return the rows that fit `cati` or `capi`."""
        return tuple(row for row in self.rows if mode in row.modes)


def read_dispositions(path: Path) -> DispositionTable:
    """Read a table from its JSON file."""
    data = json.loads(path.read_text("utf-8"))
    rows = tuple(
        Disposition(
            code=row["code"],
            name=row["name"],
            group=OutcomeGroup(row["group"]),
            final=row["final"],
            modes=tuple(row["modes"]),
        )
        for row in data["dispositions"]
    )
    return DispositionTable(data["edition"], rows)


@cache
def default_dispositions() -> DispositionTable:
    """Return the bundled table."""
    return read_dispositions(resource_path("data", "dispositions.json"))


_CONTACTED = ("I", "P", "R", "O", "UO")


def final_disposition(codes: Sequence[str], table: DispositionTable | None = None) -> str:
    """Return the code of a case from all its attempts, oldest first; `3.11` (not attempted) if there are none.

    A complete or partial interview stands whatever follows. Once a household was contacted, a later busy line or
    unanswered call does not undo it: the last outcome with contact stands. (BRFSS policy memo 97.3.)
    """
    table = table or default_dispositions()
    groups = [(code, table.get(code).group) for code in codes]
    for wanted in (OutcomeGroup.COMPLETE, OutcomeGroup.PARTIAL):
        for code, group in reversed(groups):
            if group == wanted:
                return code
    if not groups:
        return "3.11"
    last_code, last_group = groups[-1]
    if last_group in (OutcomeGroup.UNKNOWN_HOUSEHOLD, OutcomeGroup.NON_CONTACT):
        for code, group in reversed(groups):
            if group.value in _CONTACTED:
                return code
    if last_group == OutcomeGroup.UNKNOWN_HOUSEHOLD:
        for code, group in reversed(groups):
            if group == OutcomeGroup.NON_CONTACT:
                return code
    return last_code
