"""From a disposition code to the letter that the outcome rates count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxfield.sample.dispositions import (
    Disposition,
    DispositionError,
    DispositionTable,
    OutcomeGroup,
    default_dispositions,
)

NOT_ATTEMPTED = "3.11"

_PREFIXES = {
    "1.1": OutcomeGroup.COMPLETE,
    "1.2": OutcomeGroup.PARTIAL,
    "2.1": OutcomeGroup.REFUSAL,
    "2.2": OutcomeGroup.NON_CONTACT,
    "2.3": OutcomeGroup.OTHER,
    "3.1": OutcomeGroup.UNKNOWN_HOUSEHOLD,
    "3.2": OutcomeGroup.UNKNOWN_OTHER,
    "3.3": OutcomeGroup.UNKNOWN_OTHER,
    "3.9": OutcomeGroup.UNKNOWN_OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DispositionCount:
    """How many cases stand at one final code. `name` is empty for a code that the table does not hold."""

    code: str
    name: str
    group: OutcomeGroup
    cases: int


def outcome_group(code: str, table: DispositionTable | None = None) -> OutcomeGroup:
    """Return the letter of `code`: from the table, or else by its prefix (codes of a house list keep counting).

    Raises:
        DispositionError: The code is neither in the table nor has a prefix of the standard.
    """
    known = _find(code, table)
    if known is not None:
        return known.group
    if code.startswith("4."):
        return OutcomeGroup.NOT_ELIGIBLE
    if code[:3] in _PREFIXES:
        return _PREFIXES[code[:3]]
    raise DispositionError(f"{code!r} is not a disposition code of the AAPOR standard; correct it in the case.")


def count_dispositions(codes: Iterable[str], table: DispositionTable | None = None) -> list[DispositionCount]:
    """Count cases by final code, in the order of the codes."""
    counts: dict[str, int] = {}
    for code in codes:
        counts[code] = counts.get(code, 0) + 1
    rows = []
    for code in sorted(counts):
        known = _find(code, table)
        rows.append(
            DispositionCount(
                code=code,
                name=known.name if known else "",
                group=outcome_group(code, table),
                cases=counts[code],
            )
        )
    return rows


def _find(code: str, table: DispositionTable | None) -> Disposition | None:
    return next((row for row in (table or default_dispositions()).rows if row.code == code), None)
