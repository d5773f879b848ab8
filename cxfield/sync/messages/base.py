"""What all messages share: names, hashes, versions of the protocol, refusals."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PROTOCOL = 2
OLDEST_PROTOCOL = 1
"""The range of protocol versions that this program speaks. 2: items of a push come packed (`batch.py`)."""
_MOST = 2**31 - 1
NO_NUL = r"^[^\x00]*$"
"""PostgreSQL keeps no text with a NUL in it."""
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_NUL)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
KeyText = Annotated[str, Field(max_length=200)]
NO_HEAD = "0" * 64
"""Head of an empty journal."""


class Message(BaseModel):
    """Base of all messages. Unknown fields are ignored, so that an older side understands a newer one."""

    model_config = ConfigDict(frozen=True)


class Role(StrEnum):
    """What an account may do; the rules are in `cxfield.server.policy`."""

    INTERVIEWER = "interviewer"
    SUPERVISOR = "supervisor"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"


class Refusal(Message):
    """Every answer that is not 2xx. `message` is a sentence for people."""

    error: str
    message: str
