"""The call queue: which case may be called by whom, and until when."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from cxfield.sync.queue_messages import QueueState


class QueueRow(SQLModel, table=True):
    """A case in the call queue.

    Attributes:
        state: A `QueueState`. `phase`: what the holder of the lease last said to do with it (`CallPhase`).
        due_at: Not to be called before.
        lease_token: Raised by every claim; whoever writes with an older one is refused.
        moved_token, moved_to: The last move that a holder made, so that a repeated request is the same request.
        held_until: An orphaned case comes back by itself then.
    """

    __tablename__ = "queue_case"
    __table_args__ = (
        Index(
            "queue_ready",
            "study_id",
            "priority",
            "due_at",
            sqlite_where=text(f"state = '{QueueState.READY}'"),
            postgresql_where=text(f"state = '{QueueState.READY}'"),
        ),
        Index(
            "queue_held",
            "state",
            "lease_until",
            sqlite_where=text(f"state IN ('{QueueState.LEASED}', '{QueueState.ORPHANED}')"),
            postgresql_where=text(f"state IN ('{QueueState.LEASED}', '{QueueState.ORPHANED}')"),
        ),
        Index("queue_lease_by", "study_id", "lease_by", "lease_device"),
    )
    study_id: str = Field(primary_key=True)
    case_id: str = Field(primary_key=True)
    state: str = QueueState.READY
    priority: int = 0
    due_at: str = ""
    language: str = ""
    lease_by: str = ""
    lease_device: str = ""
    lease_token: int = Field(default=0, sa_type=BigInteger)
    lease_until: str = ""
    phase: str = ""
    attempts: int = 0
    moved_token: int = Field(default=0, sa_type=BigInteger)
    moved_to: str = ""


class LateResultRow(SQLModel, table=True):
    """A result that came when the turn of its sender was over. `token` is that of the turn."""

    __tablename__ = "late_result"
    study_id: str = Field(primary_key=True)
    case_id: str = Field(primary_key=True)
    token: int = Field(primary_key=True, sa_type=BigInteger)
    device_id: str = Field(primary_key=True)
    user: str
    due_at: str
    received_at: str
