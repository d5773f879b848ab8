"""What a device pulls."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxfield.sync.messages.base import Hash, Message, Name
from cxfield.sync.messages.journals import SignedStatement


class CaseData(Message):
    """A case as it stood in the sample; everything later is in its journal."""

    case_id: Name
    name: str = ""
    phones: list[str] = []
    address: str = ""
    time_zone: str = ""
    language: str = ""
    priority: int = 0
    attributes: dict[str, str] = {}


class QuestionnaireReference(Message):
    """Names a published version."""

    content_hash: Hash
    form_id: str
    version: str
    title: str


class QuestionnaireBundle(Message):
    """A published version whole. Bytes are base64; `media` by file name; `source` is the workbook, empty if none."""

    content_hash: Hash
    form_id: str
    version: str
    title: str
    xform: str
    source_name: str = ""
    source: str = ""
    media: dict[str, str] = {}


class StudyItem(Message):
    """A study that the puller takes part in. `questionnaires` in the order published; the last is the current one."""

    item: Literal["study"] = "study"
    study_id: str
    name: str
    public_key: str
    questionnaires: list[QuestionnaireReference]


class InterviewJournal(Message):
    """An interview of a case that is handed over, with its journal so far."""

    interview_id: str
    lines: list[str]


class CaseItem(Message):
    """A case that belongs to the puller, with the journals so far (its own and its interviews')."""

    item: Literal["case"] = "case"
    study_id: str
    case: CaseData
    owner_epoch: int
    lines: list[str] = []
    interviews: list[InterviewJournal] = []


class RevokedItem(Message):
    """A case that no longer belongs to the puller; what was written on it is still sent.

    `erased`: the respondent was erased, and the device erases its copy; signed, so that nobody else can order it.
    """

    item: Literal["revoked"] = "revoked"
    study_id: str
    case_id: str
    owner_epoch: int
    erased: SignedStatement | None = None


PullItem = Annotated[StudyItem | CaseItem | RevokedItem, Field(discriminator="item")]


class PullReply(Message):
    """Changes in order. `cursor` goes into the next pull, saved together with the items."""

    items: list[PullItem]
    cursor: str
    more: bool
