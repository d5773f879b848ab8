"""Outcome rates of fieldwork. Source: AAPOR Standard Definitions, 9th edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from cxfield.errors import CxfieldError
from cxfield.sample.dispositions import OutcomeGroup


class RateError(CxfieldError):
    """Counts or a share of eligible cases that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCounts:
    """Number (or sum of base weights) of cases by outcome group; fields are named like the letters."""

    I: float = 0  # noqa: E741
    P: float = 0
    R: float = 0
    NC: float = 0
    O: float = 0  # noqa: E741
    UH: float = 0
    UO: float = 0
    NE: float = 0

    @property
    def eligible(self) -> float:
        """All cases known to be eligible."""
        return self.I + self.P + self.R + self.NC + self.O

    @property
    def unknown(self) -> float:
        """All cases of unknown eligibility."""
        return self.UH + self.UO


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRates:
    """The rates as shares 0..1; None is "not available" (nothing to divide by).

    Attributes:
        e: Share of eligible among the cases of unknown eligibility that was used.
        e_basis: `proportional` (same share as among the cases that are known) or `given`.
    """

    e: float | None
    e_basis: str
    RR1: float | None
    RR2: float | None
    RR3: float | None
    RR4: float | None
    RR5: float | None
    RR6: float | None
    COOP1: float | None
    COOP2: float | None
    COOP3: float | None
    COOP4: float | None
    REF1: float | None
    REF2: float | None
    REF3: float | None
    CON1: float | None
    CON2: float | None
    CON3: float | None


RATE_NAMES = tuple(field.name for field in fields(ResponseRates) if field.name not in {"e", "e_basis"})


def count_outcomes(groups: Iterable[OutcomeGroup]) -> OutcomeCounts:
    """Count cases by outcome group."""
    counts: dict[str, float] = {}
    for group in groups:
        counts[group.value] = counts.get(group.value, 0) + 1
    return OutcomeCounts(**counts)


def response_rates(counts: OutcomeCounts, *, e: float | None = None) -> ResponseRates:
    """Return all rates; without `e` it is estimated by proportional allocation (CASRO).

    Raises:
        RateError: A count is negative or `e` is not between 0 and 1.
    """
    if any(getattr(counts, field.name) < 0 for field in fields(counts)):
        raise RateError("A count of cases is negative; outcome rates need counts of 0 or more.")
    if e is not None and not 0 <= e <= 1:
        raise RateError(f"The share of eligible cases e is {e}; it must lie between 0 and 1.")
    known, unknown = counts.eligible, counts.unknown
    used = _ratio(known, known + counts.NE) if e is None else e
    whole, estimated = known + unknown, _estimated_base(counts, used)
    done, some = counts.I, counts.I + counts.P
    reached = some + counts.R + counts.O
    return ResponseRates(
        e=used,
        e_basis="proportional" if e is None else "given",
        RR1=_ratio(done, whole),
        RR2=_ratio(some, whole),
        RR3=_ratio(done, estimated),
        RR4=_ratio(some, estimated),
        RR5=_ratio(done, known),
        RR6=_ratio(some, known),
        COOP1=_ratio(done, reached),
        COOP2=_ratio(some, reached),
        COOP3=_ratio(done, some + counts.R),
        COOP4=_ratio(some, some + counts.R),
        REF1=_ratio(counts.R, whole),
        REF2=_ratio(counts.R, estimated),
        REF3=_ratio(counts.R, known),
        CON1=_ratio(reached, whole),
        CON2=_ratio(reached, estimated),
        CON3=_ratio(reached, known),
    )


def _estimated_base(counts: OutcomeCounts, e: float | None) -> float | None:
    if e is None:
        return None if counts.unknown else counts.eligible
    return counts.eligible + e * counts.unknown


def _ratio(part: float, base: float | None) -> float | None:
    return part / base if base else None
