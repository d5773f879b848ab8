"""Cases that were here and are somebody else's now: they can be looked at, and nothing is written on them.

What was written before is kept and sent, as ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cxfield.errors import CxfieldError
from cxfield.store.device_store import DeviceStore
from cxfield.store.transfer_book import Direction, TransferState
from cxfield.store.values import InterviewStatus


class ElsewhereError(CxfieldError):
    """The case is not on this desk any more; the text says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Who has a case that was here.

    Attributes:
        user: Empty where it is not known.
        since: When it went, or when this computer heard of it; None where it is not known.
        is_given: It was handed over from here; else the server took it: the office gave it to somebody else, or it is
            on another computer of the same user.
        may_take_back: Nobody is known to have taken it over yet.
    """

    user: str = ""
    since: datetime | None = None
    is_given: bool = False
    may_take_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewOfCase:
    """An interview of a case, to be looked at."""

    interview_id: str
    started_at: datetime
    status: InterviewStatus


def elsewhere(store: DeviceStore, study_id: str, case_id: str) -> Elsewhere | None:
    """Return who has the case; None while it is here. Storage thread."""
    book = store.carrying.transfers
    if not book.is_elsewhere(study_id, case_id):
        return None
    record = book.last_gone(study_id, case_id)
    if record is None:
        return Elsewhere()
    is_given = record.direction is Direction.GIVEN
    return Elsewhere(
        user=record.counterpart,
        since=record.made_at,
        is_given=is_given,
        may_take_back=is_given and record.state in (TransferState.OPEN, TransferState.KNOWN),
    )


def require_here(store: DeviceStore, study_id: str, case_id: str) -> None:
    """Refuse to write on a case that is somebody else's now.

    Raises:
        ElsewhereError: It is.
    """
    if store.carrying.transfers.is_elsewhere(study_id, case_id):
        raise ElsewhereError("This case is somebody else's now. What you wrote on it is kept and sent.")


def interviews_of_case(store: DeviceStore, study_id: str, case_id: str) -> tuple[InterviewOfCase, ...]:
    """Return the interviews of a case that are on this computer, the newest first. Storage thread."""
    return tuple(
        InterviewOfCase(interview_id=one.interview_id, started_at=one.started_at, status=one.status)
        for one in reversed(store.interviews(study_id, case_id))
    )
