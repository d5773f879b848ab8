"""How far journals go, pushes, and the receipts for them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from cxfield.event import StreamKind
from cxfield.sync.messages.base import _MOST, NO_NUL, Hash, Message, Name


class StreamState(Message):
    """How far a journal goes on the device."""

    study_id: Name
    kind: StreamKind
    stream_id: Name
    seq: Annotated[int, Field(ge=0)]
    head: Hash


class HaveRequest(Message):
    """Asks how much of each journal the server has."""

    streams: Annotated[list[StreamState], Field(max_length=5000)]


class BatchHeader(Message):
    """First line of a push. `sha256` is over everything after this line."""

    device: Name
    batch_no: Annotated[int, Field(ge=1, le=_MOST)]
    count: Annotated[int, Field(ge=0, le=5000)]
    sha256: Hash
    protocol: Literal[1, 2] = 1


class ItemHeader(Message):
    """Stands before the journal lines of one item: events `from_seq` … `to_seq` of one journal.

    Attributes:
        case_id: The case of the interview; the stream itself for a case's journal.
        owner_epoch: Of the case, as the device knows it.
        head: Head of the journal after `to_seq`.
        sha256: Over the lines, each with its line end.
    """

    study_id: Name
    kind: StreamKind
    stream_id: Name
    case_id: Annotated[str, Field(max_length=200, pattern=NO_NUL)] | None = None
    from_seq: Annotated[int, Field(ge=1, le=_MOST)]
    to_seq: Annotated[int, Field(ge=1, le=_MOST)]
    owner_epoch: Annotated[int, Field(ge=0, le=_MOST)]
    payload_version: int
    head: Hash
    sha256: Hash


class ItemStatus(StrEnum):
    """What became of an item. All but `gap` and `later` mean: stored, do not send again."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    TOMBSTONED = "tombstoned"
    GAP = "gap"
    LATER = "later"


class StreamReceipt(Message):
    """The server's word for (count, head) of one journal.

    Attributes:
        have_seq, head: How far the server's journal goes.
        received_at: When the last of it arrived; ISO, UTC; empty if there is nothing.
        code: Short receipt that an interviewer can read out; 8 hex digits.
        backed_up: Contained in a backup off the server's host. Only then may a device delete its copy.
        missing_files: Hashes of files that the journal names and that never came; told in answer to `have`.
        backed_up_files: Hashes of its files that lie in a backup off the host, as they were sent; told likewise.
    """

    study_id: str
    kind: StreamKind
    stream_id: str
    have_seq: int
    head: str
    received_at: str
    code: str
    backed_up: bool = False
    missing_files: list[str] = []
    backed_up_files: list[str] = []


class ItemReceipt(Message):
    """What became of one item of a push. `reason` is a sentence where it was not applied."""

    from_seq: int
    to_seq: int
    sha256: str
    status: ItemStatus
    reason: str = ""
    stream: StreamReceipt


class BlobStatus(StrEnum):
    """What became of a file. All of them mean: do not send it again."""

    STORED = "stored"
    QUARANTINED = "quarantined"
    DELETED = "deleted"


class BlobReceipt(Message):
    """The server's word for one file: it is whole and gives `sha256`. `reason` is a sentence where it is kept aside."""

    study_id: str
    interview_id: str
    sha256: str
    size_bytes: int
    status: BlobStatus
    reason: str = ""
    sealed_at: str
    backed_up: bool = False


class Statement(Message):
    """What the server signs: `items` in answer to `push`, `streams` to `have`, `blobs` for a file that is whole.

    `erased`: study and case, a line each, of a respondent whose data the device is to erase.
    """

    purpose: Literal["push", "have", "blob", "erased"]
    epoch: str
    device: str
    batch: str = ""
    at: str
    items: list[ItemReceipt] = []
    streams: list[StreamReceipt] = []
    blobs: list[BlobReceipt] = []
    erased: str = ""


class SignedStatement(Message):
    """`statement` is the JSON text of a `Statement`, exactly as signed; `signature` base64, Ed25519."""

    statement: str
    signature: str
