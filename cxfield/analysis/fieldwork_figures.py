"""How the fieldwork of a study stands: cases by disposition, outcome rates, completes by day, length."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cxfield.analysis.outcomes import DispositionCount, count_dispositions, outcome_group
from cxfield.analysis.response_rates import OutcomeCounts, ResponseRates, count_outcomes, response_rates
from cxfield.analysis.study_data import InterviewRecord, StudyData


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldworkFigures:
    """Figures of a study's fieldwork.

    Attributes:
        attempts: Contact attempts of all cases.
        completes_by_day: Every day from the first complete to the last, days without one included.
        mean_length_s, median_length_s: Of completed interviews; None without any.
        started: Interviews that were begun, whatever became of them.
    """

    cases: int
    attempts: int
    started: int
    completes: int
    dispositions: tuple[DispositionCount, ...]
    outcomes: OutcomeCounts
    rates: ResponseRates
    completes_by_day: tuple[tuple[date, int], ...]
    mean_length_s: float | None
    median_length_s: float | None


def fieldwork_figures(data: StudyData, *, e: float | None = None) -> FieldworkFigures:
    """Return the figures of `data`; `e` as in `response_rates`."""
    outcomes = count_outcomes(outcome_group(code) for code in data.dispositions)
    lengths = [interview.duration_s for interview in data.counted]
    return FieldworkFigures(
        cases=len(data.cases),
        attempts=sum(len(record.case.attempts) for record in data.cases),
        started=len(data.interviews),
        completes=len(data.counted),
        dispositions=tuple(count_dispositions(data.dispositions)),
        outcomes=outcomes,
        rates=response_rates(outcomes, e=e),
        completes_by_day=_by_day(data),
        mean_length_s=sum(lengths) / len(lengths) if lengths else None,
        median_length_s=median(lengths) if lengths else None,
    )


def _by_day(data: StudyData) -> tuple[tuple[date, int], ...]:
    counts = Counter(day for interview in data.counted if (day := _local_day(interview)))
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    return tuple((day, counts[day]) for day in days)


def _local_day(interview: InterviewRecord) -> date | None:
    """Return the calendar day of the completion where the interviewer sat."""
    if interview.completed_at is None:
        return None
    try:
        zone = ZoneInfo(interview.completed_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return interview.completed_at.astimezone(zone).date()
