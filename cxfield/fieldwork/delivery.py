"""The state of delivery, as it always stands at the edge of the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryState:
    """What the server has and what it has not.

    Attributes:
        unsent_events: Events that no receipt covers.
        unsent_interviews: Completed interviews that no receipt covers whole.
        unsent_files: Recordings and attached files that are on this computer only.
        received_interviews: Completed interviews that the server has whole.
        oldest_unsent_at: When the oldest unsent event was written; None if all is received.
        last_contact_at: Last successful synchronisation; None if there was none.
        last_error: Why the last try failed, in words; empty if it did not.
        server: Its address.
    """

    unsent_events: int = 0
    unsent_interviews: int = 0
    unsent_files: int = 0
    received_interviews: int = 0
    oldest_unsent_at: datetime | None = None
    last_contact_at: datetime | None = None
    last_error: str = ""
    server: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewLine:
    """An interview in *Sent and received*.

    Attributes:
        receipt: Short receipt code (`8F2C61AA`); empty while the server has not all of it.
        received_at: When the server got the last of it; None without a receipt.
    """

    interview_id: str
    case_id: str
    respondent: str
    status: str
    started_at: datetime
    ended_at: datetime | None
    receipt: str = ""
    received_at: datetime | None = None
