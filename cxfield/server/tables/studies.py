"""Studies: questionnaires, members, cases, and what the journals of interviews say."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, false, text
from sqlmodel import Field, SQLModel

FREE = "owner = '' AND NOT is_queued"
"""Of a case that whoever pulls first may take; in these words, an index has such cases."""


class StudyRow(SQLModel, table=True):
    """A study with its key: the private half is encrypted to the administrators' pass-phrase."""

    __tablename__ = "study"
    study_id: str = Field(primary_key=True)
    name: str
    public_key: str
    sealed_private_key: str
    published_at: str
    published_by: str


class QuestionnaireRow(SQLModel, table=True):
    """A published version. Never changed, never deleted: a device may still hold it."""

    __tablename__ = "questionnaire_version"
    study_id: str = Field(primary_key=True)
    content_hash: str = Field(primary_key=True)
    position: int
    form_id: str
    version: str
    title: str
    xform: bytes = Field(sa_type=LargeBinary)
    source_name: str
    source: bytes = Field(sa_type=LargeBinary)
    media: str
    published_at: str
    published_by: str


class MemberRow(SQLModel, table=True):
    """An interviewer takes part in a study."""

    __tablename__ = "member"
    study_id: str = Field(primary_key=True)
    user: str = Field(primary_key=True, index=True)


class CaseRow(SQLModel, table=True):
    """A case with its owner; `owner` empty until somebody has it. `data` is a `CaseData` as JSON.

    `is_queued`: it is handed out by the call queue, and by nothing else. `owner_device`: see `taking_over.py`.
    """

    __tablename__ = "case_unit"
    __table_args__ = (
        Index("case_by_owner", "owner", "study_id"),
        Index("case_by_position", "study_id", "position"),
        Index("case_free", "study_id", "position", sqlite_where=text(FREE), postgresql_where=text(FREE)),
    )
    study_id: str = Field(primary_key=True)
    case_id: str = Field(primary_key=True)
    position: int
    data: str
    owner: str = ""
    owner_epoch: int = 1
    status: str = "open"
    is_queued: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    owner_device: str = Field(default="", sa_column_kwargs={"server_default": ""})


class InterviewRow(SQLModel, table=True):
    """What an interview's journal says, read after it was stored. `answers`: JSON, ref -> text or {"missing": code}."""

    __tablename__ = "interview"
    __table_args__ = (Index("interview_by_case", "study_id", "case_id"),)
    study_id: str = Field(primary_key=True)
    interview_id: str = Field(primary_key=True)
    case_id: str = ""
    interviewer: str = ""
    questionnaire: str = ""
    form_id: str = ""
    version: str = ""
    language: str = ""
    status: str = "draft"
    started_at: str = ""
    completed_at: str = ""
    answers: str = "{}"
    projected_seq: int = 0
