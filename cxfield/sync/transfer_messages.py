"""What devices and server say about cases that change hands: over the server, or in a bundle from laptop to laptop."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cxfield.event import StreamKind
from cxfield.sync.messages import Hash, Message, Name

SIGNED_FOR = "case transfer"
"""Purpose of the signature of a transfer."""


class TransferredHead(Message):
    """Where a journal of the case ended on the device that gave it away."""

    kind: StreamKind
    stream_id: Name
    seq: Annotated[int, Field(ge=0)]
    head: Hash


class Transfer(Message):
    """A device's word that it gives a case away and writes nothing more on it.

    Attributes:
        to_user: Who may have it; empty: whoever holds the code of the bundle.
        owner_epoch: Of the new owner: one more than that of the one who gives.
        heads: Of all journals of the case, as they were before the event `case_transferred`.
    """

    transfer_id: Name
    study_id: Name
    case_id: Name
    from_user: Name
    from_device: Name
    to_user: str = ""
    owner_epoch: Annotated[int, Field(ge=1)]
    heads: Annotated[list[TransferredHead], Field(max_length=10_000)]
    made_at: str


class SignedTransfer(Message):
    """`document` is the JSON text of a `Transfer` exactly as signed by the device that gives; base64, Ed25519."""

    document: Annotated[str, Field(max_length=4 * 1024 * 1024)]
    signature: Annotated[str, Field(max_length=200)]


class ClaimKind(StrEnum):
    """What the sender wants of the last transfer of the chain."""

    GIVE = "give"
    TAKE = "take"
    TAKE_BACK = "take-back"


class TransferClaim(Message):
    """Transfers of one case, the oldest first: each was given away by whoever took the one before it."""

    kind: ClaimKind
    transfers: Annotated[list[SignedTransfer], Field(min_length=1, max_length=100)]


class ClaimStatus(StrEnum):
    """What became of a claim.

    `given`: the server knows of it. `owner`: the case belongs to the sender. `branch`: it belongs to somebody else;
    what the sender writes is kept beside it. `unverified`: the device that gave it away has told no key yet.
    """

    GIVEN = "given"
    OWNER = "owner"
    BRANCH = "branch"
    UNVERIFIED = "unverified"


class ClaimReply(Message):
    """Answer to a claim. `owner_epoch` is that of the case now."""

    status: ClaimStatus
    owner_epoch: int = 0


class HandOverRequest(Message):
    """Gives a case of one's own to another interviewer, over the server."""

    user: Name
