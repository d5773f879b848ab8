"""Cases that changed hands between two devices."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class TransferRow(SQLModel, table=True):
    """How a case came to its owner of one epoch: `document` is the signed `Transfer`.

    Attributes:
        to_user, to_device: Who has it. The device is empty while nobody has come for it.
    """

    __tablename__ = "transfer"
    study_id: str = Field(primary_key=True)
    case_id: str = Field(primary_key=True)
    owner_epoch: int = Field(primary_key=True)
    transfer_id: str
    from_user: str
    from_device: str
    to_user: str
    to_device: str
    document: str
    signature: str
    received_at: str
