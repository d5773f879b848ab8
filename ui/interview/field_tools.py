"""What answer fields need besides the state of their question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTools:
    """Handed to every field when it is made.

    Attributes:
        now: The moment in the zone of the interview, for `today` in typed dates.
        for_respondent: The respondent answers alone: nothing that is meant for the interviewer is shown.
    """

    now: datetime
    for_respondent: bool = False
