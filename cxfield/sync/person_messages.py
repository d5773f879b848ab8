"""Rights of respondents: finding a person, what is stored of them, wishes to be erased, consents, erasure."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cxfield.sync.messages import CaseData, Message, Name

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]


class FindPerson(Message):
    """Looks for a person by a part of name, number, address, any column of the sample, or the case id."""

    words: Words


class NamedPerson(Message):
    """Names a person: the case, or `~` and the id of an interview without one."""

    person_id: Name


class ErasePerson(NamedPerson):
    """Erases a person. `confirm`: the case id once more, as it was typed."""

    confirm: Name
    why: Literal["wish", "mistake"] = "wish"


class WithdrawConsent(NamedPerson):
    """Takes a consent back: `recording` takes the recordings away, `interview` asks for the erasure."""

    purpose: Literal["recording", "interview"]


class Consent(Message):
    """A consent as it was asked and answered."""

    purpose: str
    ref: str
    questionnaire: str
    language: str
    wording: str
    answer: str
    is_given: bool
    at: str
    asked_by: str
    withdrawn_at: str = ""
    withdrawn_by: str = ""


class PersonFound(Message):
    """A person of a study. `asked_at`, `due_at`: they want to be erased, until when."""

    case: CaseData
    status: str
    owner: str
    interviews: int
    recordings: int
    consents: list[Consent] = []
    asked_at: str = ""
    due_at: str = ""


class PersonRequest(Message):
    """A wish to be erased. The case is empty once it was done."""

    case_id: str
    asked_at: str
    asked_by: str
    due_at: str
    done_at: str = ""
    done_by: str = ""
    outcome: str = ""
    is_late: bool = False


class PersonsPicture(Message):
    """The rights of a study's respondents at a glance. `erased`: so many people were."""

    requests: list[PersonRequest]
    erased: Annotated[int, Field(ge=0)] = 0


class KeptTerms(Message):
    """How long a study keeps what is personal. Days are counted from `field_ends_on` (a day, ISO); 0: not limited.

    Attributes:
        attributes: Columns of the sample that are personal; empty: the usual ones.
        questions: Questions whose answers only the team sees.
    """

    field_ends_on: str = ""
    contact_days: Annotated[int, Field(ge=0)] = 0
    recording_days: Annotated[int, Field(ge=0)] = 0
    answer_days: Annotated[int, Field(ge=0)] = 0
    attributes: list[str] = []
    questions: list[str] = []


class ErasedAnswer(Message):
    """What was erased. `is_new`: False where it had been before. `mark` stands in the ledger and in the audit trail."""

    mark: str
    erased_at: str
    journals: int
    files: int
    is_new: bool
