"""Submissions of one respondent: an edit by OpenRosa and its original are interviews with ids of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, or_, select

from cxfield.server.persons.keys import Person, person_of
from cxfield.server.tables import OpenRosaSubmissionRow

_COUNTS = ("interview", "more-files")
"""States (`SubmissionState`) of an edit that was taken as one."""
_Sent = tuple[str, str, str, str, str]
"""instance, its original, interview, user, state."""


def linked(session: Session, person: Person) -> list[Person]:
    """Return the others that are the same respondent: originals and edits, however many in a row.

    Who sent it says so. An edit of somebody else's interview that nobody took as one links nothing: else a stranger
    could have an interview erased by naming it.
    """
    study_id, person_id = person
    if not person_id.startswith("~"):
        return []
    fresh, known = _sent(session, study_id, col(OpenRosaSubmissionRow.interview_id) == person_id[1:]), set[_Sent]()
    while fresh:
        known |= fresh
        fresh = _neighbours(session, study_id, fresh) - known
    interviews = {interview_id for _, _, interview_id, _, _ in known}
    return [person_of(study_id, "", interview_id) for interview_id in sorted(interviews - {person_id[1:]})]


def _sent(session: Session, study_id: str, which: Any) -> set[_Sent]:
    table = OpenRosaSubmissionRow
    query = select(table.instance_id, table.deprecated_id, table.interview_id, table.user, table.state)  # type: ignore[call-overload]
    rows = session.exec(query.where(table.study_id == study_id, which)).all()
    return {(str(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4])) for row in rows}


def _neighbours(session: Session, study_id: str, rows: Iterable[_Sent]) -> set[_Sent]:
    originals = {row[1] for row in rows if row[1]}
    around = or_(
        col(OpenRosaSubmissionRow.instance_id).in_(originals),
        col(OpenRosaSubmissionRow.deprecated_id).in_({row[0] for row in rows}),
    )
    found = _sent(session, study_id, around)
    return {one for one in found if any(_is_edit(one, row) or _is_edit(row, one) for row in rows)}


def _is_edit(edit: _Sent, original: _Sent) -> bool:
    return edit[1] == original[0] and (edit[4] in _COUNTS or edit[3] == original[3])
