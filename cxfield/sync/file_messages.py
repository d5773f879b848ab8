"""What office and server say to each other about recordings and attached files."""

from __future__ import annotations

from enum import StrEnum

from cxfield.sync.messages import Message

PIECE_BYTES = 4 * 1024 * 1024
"""So much of a file is fetched at a time."""


class FileState(StrEnum):
    """Where a file stands that somebody named."""

    HERE = "here"
    ASIDE = "aside"
    MISSING = "missing"
    DELETED = "deleted"


class FileSummary(Message):
    """A file of an interview.

    Attributes:
        kind, name: `recording` with its id, or `attachment` with the SHA-256 of its content.
        sha256, size_bytes: Of the bytes as the device sealed them; 0 bytes while they are missing.
        named_sha256: What the journal says that `sha256` ought to be; empty while it says nothing.
        file_key: `sealed:` (to the study key) or `open:`, base64.
        reason: A sentence where it is kept aside.
    """

    kind: str
    name: str
    state: FileState
    sha256: str = ""
    named_sha256: str = ""
    size_bytes: int = 0
    file_key: str = ""
    user: str = ""
    sealed_at: str = ""
    reason: str = ""
