"""Respondents: their keys, who was erased, what they consented to, what the office asked for, how long it is kept."""

from __future__ import annotations

from sqlalchemy import LargeBinary, false
from sqlmodel import Field, SQLModel


class PersonKeyRow(SQLModel, table=True):
    """A person's half of their key. Without it nothing of theirs can be read; see `cxfield.server.persons.keys`."""

    __tablename__ = "person_key"
    study_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    share: bytes = Field(sa_type=LargeBinary)


class TombstoneRow(SQLModel, table=True):
    """Somebody who was erased. `mark` is a keyed hash of the person: it finds them again and tells nobody who it was.

    Attributes:
        why: `wish`, `retention` or `mistake`.
        journals: So many journals were theirs; their counts and heads stay in `stream`.
    """

    __tablename__ = "tombstone"
    study_id: str = Field(primary_key=True)
    mark: str = Field(primary_key=True)
    erased_at: str
    actor: str
    why: str
    journals: int = 0


class ConsentRow(SQLModel, table=True):
    """A consent as it was asked and answered. `mark` names the person, also after the erasure, and nobody else can.

    Attributes:
        ref, questionnaire, language: The question, the published version and the language: the wording, for good.
        wording: The question as it was shown, in that language.
        answer: The value as stored, or `missing:CODE`. `is_given`: what it means.
        withdrawn_at, withdrawn_by: When it was taken back, and who noted it: the interview or somebody of the office.
    """

    __tablename__ = "consent"
    study_id: str = Field(primary_key=True)
    mark: str = Field(primary_key=True)
    consent_id: str = Field(primary_key=True)
    purpose: str
    ref: str
    questionnaire: str
    language: str
    wording: str
    answer: str
    is_given: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    at: str
    asked_by: str
    withdrawn_at: str = ""
    withdrawn_by: str = ""


class PersonRequestRow(SQLModel, table=True):
    """Somebody wants to be erased: noted by whoever heard it, answered by an administrator until `due_at`.

    `case_id` goes with the erasure; `mark` stays.
    """

    __tablename__ = "person_request"
    study_id: str = Field(primary_key=True)
    mark: str = Field(primary_key=True)
    case_id: str
    asked_at: str
    asked_by: str
    due_at: str
    done_at: str = ""
    done_by: str = ""
    outcome: str = ""


class PrivacyRow(SQLModel, table=True):
    """What a study says of personal data; a study without a row has the defaults.

    Attributes:
        attributes: JSON, names of sample columns that are personal; empty: those of `privacy.USUAL`.
        questions: JSON, refs whose answers only the team sees.
        field_ends_on: Day (ISO) from which days are counted; empty: nothing runs.
        contact_days, recording_days, answer_days: Kept so many days after that; 0: not limited.
    """

    __tablename__ = "privacy"
    study_id: str = Field(primary_key=True)
    attributes: str = "[]"
    questions: str = "[]"
    field_ends_on: str = ""
    contact_days: int = 0
    recording_days: int = 0
    answer_days: int = 0
