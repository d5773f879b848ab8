"""What the office does for a person: find them, note their wish, take consents back. Erasing is in `erasing.py`."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import NotFoundError
from cxfield.server.files.file_references import FileKind, delete_kind
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.case_data import ERASED, case_data
from cxfield.server.persons.consents import consents_of, withdraw
from cxfield.server.persons.keys import person_keys
from cxfield.server.tables import (
    BlobReferenceRow,
    CaseRow,
    InterviewRow,
    PersonRequestRow,
    TombstoneRow,
)
from cxfield.sync.messages import CaseData
from cxfield.sync.person_messages import PersonFound, PersonRequest, PersonsPicture

MOST_FOUND = 50
_NO_DIGIT = re.compile(r"\D+")
_FEWEST_DIGITS = 5


class Rights:
    """Reads and notes. Whether somebody may is decided before, by the policy; each look stands in the audit trail."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, sender: Sender, study_id: str, words: str) -> list[PersonFound]:
        """Return the people of a study whom the words fit, in the order of the sample; `MOST_FOUND` at most."""
        with self._database.read() as session:
            person_keys(session).learn_study(study_id)
            query = select(CaseRow).where(CaseRow.study_id == study_id, CaseRow.status != ERASED)
            found: list[PersonFound] = []
            for row in session.exec(query.order_by(col(CaseRow.position))):
                data = case_data(session, row)
                if fits(data, words):
                    found.append(_person(session, row, data))
                if len(found) == MOST_FOUND:
                    break
        with self._database.write() as session:
            record_audit(session, actor=sender.user, action="person-searched", subject=f"{study_id} {len(found)}")
        return found

    def picture(self, study_id: str) -> PersonsPicture:
        """Return the wishes of a study, open ones first and by their limit, and how many were erased."""
        today = now_text()
        with self._database.read() as session:
            query = select(PersonRequestRow).where(PersonRequestRow.study_id == study_id)
            rows = session.exec(query.order_by(col(PersonRequestRow.done_at), col(PersonRequestRow.due_at))).all()
            counted = select(func.count()).select_from(TombstoneRow)
            erased = session.exec(counted.where(TombstoneRow.study_id == study_id, TombstoneRow.why != "late")).one()
        requests = [
            PersonRequest(**row.model_dump(exclude={"study_id", "mark"}), is_late=_is_late(row, today)) for row in rows
        ]
        return PersonsPicture(requests=requests, erased=erased)

    def ask(self, sender: Sender, study_id: str, person_id: str) -> PersonRequest:
        """Note that somebody wants to be erased. Safe to repeat: the first day counts.

        Raises:
            NotFoundError: The study has no such case, or its respondent was erased.
        """
        with self._database.write() as session:
            _require_person(session, study_id, person_id)
            mark = person_keys(session).mark((study_id, person_id))
            row = session.get(PersonRequestRow, (study_id, mark))
            if row is None:
                asked = datetime.now(UTC)
                row = PersonRequestRow(
                    study_id=study_id,
                    mark=mark,
                    case_id=person_id,
                    asked_at=now_text(),
                    asked_by=sender.user,
                    due_at=one_month_after(asked.date()).isoformat(),
                )
                session.add(row)
                record_audit(
                    session, actor=sender.user, action="erasure-asked", subject=f"{study_id} {mark[:32]} {row.due_at}"
                )
            return PersonRequest(**row.model_dump(exclude={"study_id", "mark"}))

    def withdraw(self, sender: Sender, study_id: str, person_id: str, purpose: str) -> int:
        """Take a consent back, and what rests on it: recordings go at once, of an interview the erasure is asked for.

        Returns how many consents were taken back. Safe to repeat.
        """
        with self._database.write() as session:
            _require_person(session, study_id, person_id)
            count = withdraw(session, (study_id, person_id), purpose, by=sender.user)
            mark = person_keys(session).mark((study_id, person_id))
            if purpose == "recording":
                for interview_id in _interviews(session, study_id, person_id):
                    delete_kind(session, study_id, interview_id, FileKind.RECORDING)
            record_audit(
                session, actor=sender.user, action="consent-withdrawn", subject=f"{study_id} {mark[:32]} {purpose}"
            )
        if purpose == "interview":
            self.ask(sender, study_id, person_id)
        return count


def _is_late(row: PersonRequestRow, today: str) -> bool:
    return not row.done_at and row.due_at < today[:10]


def fits(data: CaseData, words: str) -> bool:
    """Whether a case is meant: all words stand somewhere in it, or the digits of a number do."""
    texts = [data.case_id, data.name, data.address, *data.phones, *data.attributes.values()]
    whole = "\n".join(texts).casefold()
    if all(word in whole for word in words.casefold().split()):
        return True
    digits = _NO_DIGIT.sub("", words)
    return len(digits) >= _FEWEST_DIGITS and any(digits in _NO_DIGIT.sub("", text) for text in texts)


def one_month_after(day: date) -> date:
    """Return the day by which a wish of `day` has to be answered (Art. 12 (3) GDPR)."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _require_person(session: Session, study_id: str, person_id: str) -> None:
    if person_id.startswith("~"):
        if session.get(InterviewRow, (study_id, person_id[1:])) is None:
            raise NotFoundError("The study has no interview of this id.")
        return
    row = session.get(CaseRow, (study_id, person_id))
    if row is None or row.status == ERASED:
        raise NotFoundError(f"The study has no case {person_id}, or its respondent was erased.")


def _interviews(session: Session, study_id: str, person_id: str) -> list[str]:
    if person_id.startswith("~"):
        return [person_id[1:]]
    query = select(InterviewRow.interview_id).where(
        InterviewRow.study_id == study_id, InterviewRow.case_id == person_id
    )
    return list(session.exec(query))


def _person(session: Session, row: CaseRow, data: CaseData) -> PersonFound:
    ids = _interviews(session, row.study_id, row.case_id)
    sent: Any = select(func.count()).select_from(BlobReferenceRow)
    recordings = session.exec(
        sent.where(
            BlobReferenceRow.study_id == row.study_id,
            col(BlobReferenceRow.interview_id).in_(ids),
            BlobReferenceRow.kind == FileKind.RECORDING,
        )
    ).one()
    person = row.study_id, row.case_id
    asked = session.get(PersonRequestRow, (row.study_id, person_keys(session).mark(person)))
    return PersonFound(
        case=data,
        status=row.status,
        owner=row.owner,
        interviews=len(ids),
        recordings=recordings,
        consents=consents_of(session, person),
        asked_at=asked.asked_at if asked and not asked.done_at else "",
        due_at=asked.due_at if asked and not asked.done_at else "",
    )
