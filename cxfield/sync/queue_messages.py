"""What device and server say to each other about the call queue, under `/v1/queue`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from cxfield.sync.messages import CaseItem, Message, Name

Token = Annotated[int, Field(ge=1, le=2**62)]


class QueueState(StrEnum):
    """Where a case of the call queue stands."""

    READY = "ready"
    """May be claimed once it is due."""
    LEASED = "leased"
    """Somebody has it, until the lease ends."""
    ORPHANED = "orphaned"
    """Its lease ended while somebody was on the line: not to be called for a while, or until a supervisor says so."""
    DONE = "done"
    """Not to be called any more."""


class CallPhase(StrEnum):
    """What the holder of a lease does with the case."""

    PREVIEW = "preview"
    DIALLING = "dialling"
    CONNECTED = "connected"


class ClaimRequest(Message):
    """Asks for the next case. `languages`: codes that the interviewer speaks; empty: all."""

    study_id: Name
    languages: Annotated[list[Name], Field(max_length=50)] = []


class Lease(Message):
    """The right to call a case and to write on it. `token` goes into every further request about it.

    Attributes:
        seconds: How long it holds from the moment of the answer; renew it well before.
        attempts: Claims of this case so far, this one included.
    """

    study_id: str
    case_id: str
    token: int
    seconds: int
    phase: CallPhase = CallPhase.PREVIEW
    attempts: int = 0


class ClaimReply(Message):
    """The next case; without one, when it is worth asking again (seconds)."""

    lease: Lease | None = None
    case: CaseItem | None = None
    ask_again_s: int = 0


class RenewRequest(Message):
    """Holds a lease for another while and says what happens."""

    study_id: Name
    case_id: Name
    token: Token
    phase: CallPhase


class CompleteRequest(Message):
    """Gives a case back after an attempt.

    Attributes:
        due_at: When the next attempt may be; None: there is none, the case is done.
        priority: The new one; None: as it was.
    """

    study_id: Name
    case_id: Name
    token: Token
    due_at: AwareDatetime | None = None
    priority: Annotated[int, Field(ge=-1_000_000, le=1_000_000)] | None = None


class ReleaseRequest(Message):
    """Gives a case back untouched."""

    study_id: Name
    case_id: Name
    token: Token


class QueueMove(Message):
    """Where a case stands after a request about it."""

    study_id: str
    case_id: str
    state: QueueState
    due_at: datetime | None = None


class EnqueueRequest(Message):
    """Puts cases of a study into the call queue, or changes how they stand there; nobody owns them before a claim."""

    case_ids: Annotated[list[Name], Field(max_length=10_000)]
    due_at: AwareDatetime | None = None
    priority: Annotated[int, Field(ge=-1_000_000, le=1_000_000)] | None = None


class FreeRequest(Message):
    """A supervisor lets a case be called again: one that is orphaned, or whose lease is to end now."""

    case_id: Name


class QueueLine(Message):
    """A case of the queue: one that somebody holds, one that is orphaned, or one that may be claimed.

    Attributes:
        user, device, until: Who holds it and how long; of a case that may be claimed, who held it last, and empty.
        due_at: Not to be called before; empty: at once.
    """

    case_id: str
    state: QueueState
    phase: CallPhase | None
    user: str
    device: str
    until: str
    attempts: int
    due_at: str = ""


class LateResult(Message):
    """A result that came when the case had gone on: somebody should look what was said in that call.

    `due_at`: when the next attempt was wished; empty: none.
    """

    flag: str = "late_result"
    case_id: str
    user: str
    device: str
    due_at: str
    received_at: str


class QueuePicture(Message):
    """The call queue of a study at a glance.

    Attributes:
        due: Those of `ready` that may be called now.
        coming: The next of `ready`, in the order in which they are handed out; not more than a screen can hold.
    """

    ready: int
    due: int
    leased: int
    orphaned: int
    done: int
    held: list[QueueLine]
    coming: list[QueueLine] = []
    late_results: list[LateResult] = []
