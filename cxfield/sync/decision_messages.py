"""What supervisors decide about interviews and about what the server keeps aside, and how devices learn of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cxfield.event import StreamKind
from cxfield.sync.messages import NO_NUL, Hash, Message, Name

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), Field(pattern=NO_NUL)]
APPROVED, REJECTED, COMMENT = "approved", "rejected", "comment"
ADOPTED, KEPT_SERVER, ASKED = "adopted", "kept-server", "asked"


class ReviewRequest(Message):
    """A judgement of a completed interview as it stood after event `seq`; its journal is not touched."""

    verdict: Literal["approved", "rejected", "comment"]
    note: Note = ""
    seq: Annotated[int, Field(ge=1, le=2**31 - 1)]


class AsideName(Message):
    """Names one item that the server keeps aside."""

    kind: StreamKind
    stream_id: Name
    device: Name
    sha256: Hash


class ResolveRequest(AsideName):
    """What is to become of it: an interview of its own, nothing (the server's stands), or a question to who sent it."""

    verdict: Literal["adopted", "kept-server", "asked"]
    note: Note = ""


class AsideEvents(Message):
    """An item kept aside beside what the server's journal has at the same places; journal lines.

    Attributes:
        from_seq: Place of the first of both.
        can_be_adopted: The events are whole and follow from what the server knows.
        why_not: A sentence where they do not; else empty.
    """

    from_seq: int
    lines: list[str]
    server_lines: list[str]
    can_be_adopted: bool
    why_not: str = ""


class Decision(Message):
    """One decision. `adopted_as` names the interview that was made of what was kept aside."""

    decision_id: str
    study_id: str
    kind: StreamKind
    stream_id: str
    subject: Literal["review", "aside"]
    verdict: str
    author: str
    note: str
    to_seq: int
    decided_at: str
    device: str = ""
    sha256: str = ""
    adopted_as: str = ""


class DecisionsReply(Message):
    """Decisions that concern the asker, in order. `cursor` goes into the next request."""

    decisions: list[Decision]
    cursor: str
    more: bool
