"""What the interviewer's desk shows: cases in words and figures, without a database behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cxfield.fieldwork.delivery import DeliveryState
from cxfield.fieldwork.elsewhere import Elsewhere, InterviewOfCase
from cxfield.sample.case import Appointment, Case
from cxfield.sample.dispositions import Disposition, DispositionTable, OutcomeGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """One line of the case list.

    Attributes:
        number: First number to try, or the address.
        last_outcome: Name of the last attempt's disposition; empty if none.
        last_at: Moment of the last attempt; None if none.
        interview_id: An interview that is not finished; None if there is none.
        done: The case has a final disposition: nothing is left to do.
        elsewhere: Who has the case now, where it is somebody else's.
    """

    case_id: str
    name: str
    number: str
    time_zone: str
    language: str
    priority: int
    attempts: int
    disposition: str
    last_outcome: str
    last_at: datetime | None
    appointment: Appointment | None
    interview_id: str | None
    done: bool
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """The interviewer's own day.

    Attributes:
        dials: Attempts closed today.
        contacts: Those in which somebody was spoken to.
        completes: Interviews completed today.
        average_s: Mean length of today's completed interviews in seconds; None if none.
    """

    dials: int = 0
    contacts: int = 0
    completes: int = 0
    average_s: int | None = None


_SPOKEN = {OutcomeGroup.COMPLETE, OutcomeGroup.PARTIAL, OutcomeGroup.REFUSAL, OutcomeGroup.OTHER}


def summarise(case: Case, table: DispositionTable, interview_id: str | None) -> CaseSummary:
    """Return the line of `case`; `interview_id` is its unfinished interview."""
    closed = [a for a in case.attempts if a.disposition]
    last = closed[-1] if closed else None
    disposition = case.disposition
    return CaseSummary(
        case_id=case.case_id,
        name=case.name,
        number=case.phones[0] if case.phones else case.address,
        time_zone=case.time_zone,
        language=case.language,
        priority=case.priority,
        attempts=len(closed),
        disposition=disposition,
        last_outcome=table.get(last.disposition).name if last and last.disposition else "",
        last_at=last.started_at if last else None,
        appointment=case.appointment,
        interview_id=interview_id,
        done=bool(closed) and table.get(disposition).final and case.appointment is None and interview_id is None,
    )


def order_key(now: datetime, case: CaseSummary) -> tuple[int, datetime, int, int]:
    """Sort key of the desk: appointments that are due, unfinished interviews, then priority and fewest attempts.

    The full scheduler with calling rules takes this over later.
    """
    appointment = case.appointment
    if case.done:
        return (9, now, 0, 0)
    if appointment is not None and appointment.at <= now + timedelta(minutes=5):
        return (0, appointment.at, 0, 0)
    if appointment is not None:
        return (3, appointment.at, 0, 0)
    return (1 if case.interview_id else 2, now, -case.priority, case.attempts)


def day_figures(cases: Iterable[Case], interviewer: str, since: datetime, table: DispositionTable) -> DayFigures:
    """Count the attempts that `interviewer` began at or after `since`."""
    mine = [
        attempt
        for case in cases
        for attempt in case.attempts
        if attempt.disposition and attempt.interviewer == interviewer and attempt.started_at >= since
    ]
    groups = [table.get(a.disposition).group for a in mine if a.disposition]
    lengths = [a.duration_s for a in mine if a.disposition == "1.1" and a.duration_s is not None]
    return DayFigures(
        dials=len(mine),
        contacts=sum(group in _SPOKEN for group in groups),
        completes=len(lengths),
        average_s=sum(lengths) // len(lengths) if lengths else None,
    )


CORRECTED = {
    "name": "Name corrected",
    "phones": "Number corrected",
    "address": "Address corrected",
    "time_zone": "Time zone corrected",
    "language": "Language corrected",
}
"""Field -> what the history calls its correction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened to a case, for people: when, what, details, who.

    Attributes:
        what: Name of a disposition, `Attempt open`, `Remark` or one of `CORRECTED`; the window translates it.
    """

    at: datetime
    what: str
    details: str
    who: str


def history(case: Case, table: DispositionTable) -> list[HistoryLine]:
    """Return all that happened to `case`, newest first."""
    lines = [
        HistoryLine(
            at=attempt.started_at,
            what=table.get(attempt.disposition).name if attempt.disposition else "Attempt open",
            details=attempt.number,
            who=attempt.interviewer,
        )
        for attempt in case.attempts
    ]
    lines += [HistoryLine(at=r.at, what="Remark", details=r.text, who=r.author) for r in case.remarks]
    lines += [
        HistoryLine(at=c.at, what=CORRECTED[c.field], details=f"{c.old} → {c.new}", who=c.author)
        for c in case.corrections
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDetail:
    """All that the case page shows.

    Attributes:
        interview_id: The interview that is not finished; None if there is none.
        history: Newest first.
        dispositions: The codes that fit the study's mode.
        interviews: Its interviews on this computer, the newest first.
    """

    study_id: str
    case: Case
    summary: CaseSummary
    interview_id: str | None
    history: tuple[HistoryLine, ...]
    dispositions: tuple[Disposition, ...]
    interviews: tuple[InterviewOfCase, ...] = ()

    @property
    def elsewhere(self) -> Elsewhere | None:
        """Who has the case now: it can only be looked at. None: it is this interviewer's."""
        return self.summary.elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPicture:
    """All that the desk shows, as it stood at `now`.

    Attributes:
        cases: In the order in which to call.
        next_case: What to do now; None when nothing is left.
        gone: Cases that were here and are somebody else's now, the last gone first: to be looked at.
    """

    study_id: str
    study: str
    now: datetime
    cases: tuple[CaseSummary, ...]
    next_case: CaseDetail | None
    day: DayFigures
    delivery: DeliveryState
    gone: tuple[CaseSummary, ...] = ()

    @property
    def appointments(self) -> tuple[CaseSummary, ...]:
        """Cases with an appointment, earliest first."""
        return tuple(sorted((c for c in self.cases if c.appointment), key=lambda c: c.appointment.at))  # type: ignore[union-attr]
