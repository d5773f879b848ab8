"""Studies as the office sees them: what is published, its cases, interviews, journals and quarantine."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, tuple_
from sqlmodel import Session, col, func, select

from cxfield.event import StreamKind
from cxfield.server.cases.decisions import verdicts
from cxfield.server.database import Database
from cxfield.server.errors import NotFoundError
from cxfield.server.intake.segments import read_lines, receipt_of
from cxfield.server.persons.case_data import case_data
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import ANSWERS
from cxfield.server.persons.privacy import Privacy, privacy_of
from cxfield.server.tables import (
    CaseRow,
    InterviewRow,
    MemberRow,
    QuarantineRow,
    QuestionnaireRow,
    StreamRow,
    StudyRow,
)
from cxfield.sync.messages import (
    NO_HEAD,
    CaseData,
    CaseSummary,
    InterviewSummary,
    QuarantineSummary,
    QuestionnaireBundle,
    QuestionnaireReference,
    StreamLines,
    StudySummary,
)

_AT_ONCE = 1000


class Studies:
    """Reads. Whether somebody may is decided before, by the policy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[StudySummary]:
        """Return the studies, the newest first."""
        with self._database.read() as session:
            rows = session.exec(select(StudyRow).order_by(col(StudyRow.published_at).desc()))
            return [_summary(session, row) for row in rows]

    def require(self, study_id: str) -> None:
        """Raise NotFoundError where there is no such study."""
        with self._database.read() as session:
            if session.get(StudyRow, study_id) is None:
                raise NotFoundError("The server has no study of this id.")

    def has_member(self, study_id: str, user: str) -> bool:
        """Whether `user` takes part in the study."""
        with self._database.read() as session:
            return session.get(MemberRow, (study_id, user)) is not None

    def questionnaire(self, study_id: str, content_hash: str) -> QuestionnaireBundle:
        """Return a published version whole.

        Raises:
            NotFoundError: There is no such version.
        """
        with self._database.read() as session:
            row = session.get(QuestionnaireRow, (study_id, content_hash))
        if row is None:
            raise NotFoundError("The study has no questionnaire version of this content.")
        return QuestionnaireBundle(
            content_hash=row.content_hash,
            form_id=row.form_id,
            version=row.version,
            title=row.title,
            xform=base64.b64encode(row.xform).decode(),
            source_name=row.source_name,
            source=base64.b64encode(row.source).decode(),
            media=json.loads(row.media),
        )

    def cases(self, study_id: str, *, owner: str | None, with_personal_data: bool) -> list[CaseSummary]:
        """Return the cases in the order of the sample; of `owner` only unless it is None."""
        query = select(CaseRow).where(CaseRow.study_id == study_id)
        if owner is not None:
            query = query.where(CaseRow.owner == owner)
        with self._database.read() as session:
            seqs = _case_seqs(session, study_id)
            person_keys(session).learn_study(study_id)
            privacy = privacy_of(session, study_id)
            return [
                CaseSummary(
                    case=case_data(session, row) if with_personal_data else _outside(session, row, privacy),
                    owner=row.owner,
                    owner_epoch=row.owner_epoch,
                    status=row.status,
                    journal_seq=seqs.get(row.case_id, 0),
                )
                for row in session.exec(query.order_by(col(CaseRow.position)))
            ]

    def interviews(
        self, study_id: str, *, owner: str | None, with_personal_data: bool = True
    ) -> list[InterviewSummary]:
        """Return the interviews in the order begun; those on cases of `owner` only unless it is None."""
        with self._database.read() as session:
            journal = (
                (col(StreamRow.study_id) == col(InterviewRow.study_id))
                & (col(StreamRow.kind) == StreamKind.INTERVIEW.value)
                & (col(StreamRow.stream_id) == col(InterviewRow.interview_id))
            )
            query = select(InterviewRow, StreamRow).outerjoin(StreamRow, journal)
            query = query.where(InterviewRow.study_id == study_id)
            if owner is not None:
                owned = select(CaseRow.case_id).where(CaseRow.study_id == study_id, CaseRow.owner == owner)
                query = query.where(col(InterviewRow.case_id).in_(owned))
            rows = session.exec(query.order_by(col(InterviewRow.started_at), col(InterviewRow.interview_id)))
            judged = verdicts(session, study_id)
            person_keys(session).learn_study(study_id)
            privacy = None if with_personal_data else privacy_of(session, study_id)
            return [_interview(session, row, stream, judged, privacy) for row, stream in rows]

    def journals(self, study_id: str) -> Iterator[StreamLines]:
        """Yield every journal of the study, one transaction for each."""
        for kind, stream_id in self._journal_keys(study_id):
            with self._database.read() as session:
                row = session.get_one(StreamRow, (study_id, kind, stream_id))
                lines = [line.decode() for line in read_lines(session, study_id, kind, stream_id)]
            if not lines and row.last_seq:
                continue  # the respondent was erased
            yield StreamLines(kind=StreamKind(kind), stream_id=stream_id, head=row.head, lines=lines)

    def _journal_keys(self, study_id: str) -> Iterator[tuple[str, str]]:
        """Yield kind and id of every journal; few of them lie in memory at a time."""
        place = tuple_(StreamRow.kind, StreamRow.stream_id)
        after, is_last = ("", ""), False
        while not is_last:
            query = select(StreamRow.kind, StreamRow.stream_id).where(StreamRow.study_id == study_id)
            query = query.where(place > tuple_(*after)).order_by(col(StreamRow.kind), col(StreamRow.stream_id))
            with self._database.read() as session:
                keys = session.exec(query.limit(_AT_ONCE)).all()
            yield from keys
            is_last = len(keys) < _AT_ONCE
            after = after if is_last else keys[-1]

    def quarantine(self, study_id: str) -> list[QuarantineSummary]:
        """Return what is kept aside, the oldest first."""
        with self._database.read() as session:
            query = select(QuarantineRow).where(QuarantineRow.study_id == study_id)
            rows = session.exec(
                query.order_by(
                    col(QuarantineRow.received_at), col(QuarantineRow.stream_id), col(QuarantineRow.from_seq)
                )
            )
            return [QuarantineSummary.model_validate({**row.model_dump(), "device": row.device_id}) for row in rows]


def references(session: Session, study_id: str) -> list[QuestionnaireReference]:
    """Return the versions of a study in the order published; not what is in them, which may be large."""
    row = QuestionnaireRow
    query = select(row.content_hash, row.form_id, row.version, row.title).where(row.study_id == study_id)
    return [
        QuestionnaireReference(content_hash=content_hash, form_id=form_id, version=version, title=title)
        for content_hash, form_id, version, title in session.exec(query.order_by(col(row.position)))
    ]


def _case_seqs(session: Session, study_id: str) -> dict[str, int]:
    query = select(StreamRow.stream_id, StreamRow.last_seq).where(
        StreamRow.study_id == study_id, StreamRow.kind == "case"
    )
    return dict(session.exec(query).all())


def _outside(session: Session, row: CaseRow, privacy: Privacy) -> CaseData:
    return privacy.without_persons(case_data(session, row))


def _summary(session: Session, row: StudyRow) -> StudySummary:
    def count(*conditions: ColumnElement[bool] | bool) -> int:
        return session.exec(select(func.count()).where(*conditions)).one()

    return StudySummary(
        study_id=row.study_id,
        name=row.name,
        published_at=row.published_at,
        public_key=row.public_key,
        sealed_private_key=row.sealed_private_key,
        cases=count(col(CaseRow.study_id) == row.study_id),
        interviews=count(col(InterviewRow.study_id) == row.study_id),
        completed=count(col(InterviewRow.study_id) == row.study_id, col(InterviewRow.status) == "completed"),
        quarantined=count(col(QuarantineRow.study_id) == row.study_id),
        questionnaires=references(session, row.study_id),
    )


def answers_of(session: Session, row: InterviewRow) -> dict[str, Any]:
    """Return the answers of an interview; none where the respondent was erased."""
    return _answers(session, row, session.get(StreamRow, (row.study_id, "interview", row.interview_id)))


def _answers(session: Session, row: InterviewRow, stream: StreamRow | None) -> dict[str, Any]:
    person = person_of(row.study_id, stream.case_id if stream else row.case_id, row.interview_id)
    answers: dict[str, Any] = json.loads(person_keys(session).open_text(person, ANSWERS, row.answers) or "{}")
    return answers


def _interview(
    session: Session,
    row: InterviewRow,
    stream: StreamRow | None,
    judged: Mapping[str, tuple[str, int]],
    privacy: Privacy | None,
) -> InterviewSummary:
    key = row.study_id, StreamKind.INTERVIEW.value, row.interview_id
    receipt = receipt_of(*key, *((stream.last_seq, stream.head, stream.received_at) if stream else (0, NO_HEAD, "")))
    answers = _answers(session, row, stream)
    verdict, to_seq = judged.get(row.interview_id, ("", 0))
    is_judged = row.status == "completed" and to_seq == receipt.have_seq
    return InterviewSummary(
        **row.model_dump(exclude={"study_id", "answers", "projected_seq", "status"}),
        status=verdict if is_judged else row.status,
        received_at=receipt.received_at,
        receipt_code=receipt.code,
        seq=receipt.have_seq,
        answers=privacy.without_answers(answers) if privacy else answers,
    )
