"""The case of a row: what is personal of the sample lies sealed in it."""

from __future__ import annotations

from sqlmodel import Session

from cxfield.server.persons.keys import person_keys
from cxfield.server.persons.places import CASE
from cxfield.server.tables import CaseRow
from cxfield.sync.messages import CaseData

ERASED = "erased"
"""Status of a case whose respondent was erased: its place in the sample stays, nothing else."""


def case_data(session: Session, row: CaseRow) -> CaseData:
    """Return the case; of somebody who was erased only its id."""
    text = person_keys(session).open_text((row.study_id, row.case_id), CASE, row.data)
    return CaseData.model_validate_json(text) if text else CaseData(case_id=row.case_id)


def sealed_case(session: Session, study_id: str, data: CaseData) -> str:
    """Return what goes into the row of a case."""
    return person_keys(session).seal_text((study_id, data.case_id), CASE, data.model_dump_json())
