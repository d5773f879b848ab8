"""Writes of the office: publish a questionnaire version with its sample, hand cases to interviewers."""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import cycle

from sqlmodel import Session, col, func, select

from cxfield.server.cases.call_queue import put_in_queue, take_from_queue
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import ConflictError, NotFoundError, RefusedError
from cxfield.server.intake.feed import give_cases, join_study, note_change
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.case_data import ERASED, sealed_case
from cxfield.server.persons.keys import person_keys
from cxfield.server.persons.privacy import note_form
from cxfield.server.tables import AccountRow, CaseRow, MemberRow, QuestionnaireRow, StudyRow, TombstoneRow
from cxfield.sync.messages import CaseData, Published, PublishRequest, Role

_KEY_BYTES = 32


class Publishing:
    """Publishes and assigns. Safe to repeat: the same request changes nothing the second time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def publish(self, sender: Sender, request: PublishRequest) -> Published:
        """Store a version, its study and its cases; cases that the study already has stay as they are.

        Raises:
            RefusedError: The content does not fit its hash, or an interviewer is not one.
            ConflictError: The study exists with another key.
        """
        xform = _decoded(request.questionnaire.xform)
        if hashlib.sha256(xform).hexdigest() != request.questionnaire.content_hash:
            raise RefusedError("The questionnaire differs from its check sum; publish it again.")
        if len(_decoded(request.public_key)) != _KEY_BYTES:
            raise RefusedError("The study key is not an X25519 key; publish with this program.")
        total = self._database.run(lambda session: _publish(session, sender, request, xform))
        return Published(
            study_id=request.study_id,
            name=request.name,
            content_hash=request.questionnaire.content_hash,
            cases=total,
        )

    def assign(self, sender: Sender, study_id: str, case_ids: list[str], user: str) -> int:
        """Give cases to `user`; return how many changed hands. Writes of the owner before are kept as a branch.

        Raises:
            NotFoundError: The study has no such case.
        """
        return self._database.run(lambda session: _assign(session, sender, study_id, case_ids, user))


def _publish(session: Session, sender: Sender, request: PublishRequest, xform: bytes) -> int:
    for user in request.interviewers:
        _require_interviewer(session, user)
    _add_study(session, sender, request)
    _add_version(session, sender, request, xform)
    fresh = _add_cases(session, request.study_id, request.cases)
    if request.call_queue:
        _queue(session, request.study_id, fresh, request.interviewers)
    else:
        _deal(session, request.study_id, fresh, request.interviewers)
    return session.exec(select(func.count()).select_from(CaseRow).where(CaseRow.study_id == request.study_id)).one()


def _assign(session: Session, sender: Sender, study_id: str, case_ids: list[str], user: str) -> int:
    _require_interviewer(session, user)
    take_from_queue(session, study_id, case_ids, user)
    cases = [_require_case(session, study_id, case_id) for case_id in sorted(set(case_ids))]
    count = give_cases(session, study_id, cases, user)
    if count:
        record_audit(session, actor=sender.user, action="cases-assigned", subject=f"{study_id} {user} {count}")
    return count


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise RefusedError("A part of the request is not base64.") from error


def _require_interviewer(session: Session, user: str) -> None:
    row = session.get(AccountRow, user)
    if row is None or row.disabled or row.role not in (Role.INTERVIEWER, Role.SUPERVISOR):
        raise RefusedError(f"{user} is not an interviewer of this server; add the account first.")


def _require_case(session: Session, study_id: str, case_id: str) -> CaseRow:
    row = session.get(CaseRow, (study_id, case_id), with_for_update=True)
    if row is None:
        raise NotFoundError(f"The study has no case {case_id}.")
    if row.status == ERASED:
        raise ConflictError(f"The respondent of case {case_id} was erased; nobody works on it any more.")
    return row


def _add_study(session: Session, sender: Sender, request: PublishRequest) -> None:
    row = session.get(StudyRow, request.study_id)
    if row is None:
        session.add(
            StudyRow(
                study_id=request.study_id,
                name=request.name,
                public_key=request.public_key,
                sealed_private_key=request.sealed_private_key,
                published_at=now_text(),
                published_by=sender.user,
            )
        )
        session.flush()
    elif row.public_key != request.public_key:
        raise ConflictError("The study exists with another key; publish under a new study.")


def _add_version(session: Session, sender: Sender, request: PublishRequest, xform: bytes) -> None:
    form = request.questionnaire
    if session.get(QuestionnaireRow, (request.study_id, form.content_hash)) is not None:
        return
    query = select(func.count()).select_from(QuestionnaireRow).where(QuestionnaireRow.study_id == request.study_id)
    session.add(
        QuestionnaireRow(
            study_id=request.study_id,
            content_hash=form.content_hash,
            position=session.exec(query).one() + 1,
            form_id=form.form_id,
            version=form.version,
            title=form.title,
            xform=xform,
            source_name=form.source_name,
            source=_decoded(form.source),
            media=json.dumps(form.media),
            published_at=now_text(),
            published_by=sender.user,
        )
    )
    note_form(session, request.study_id, xform)
    members = session.exec(select(MemberRow.user).where(MemberRow.study_id == request.study_id)).all()
    for user in members:
        note_change(session, request.study_id, user, "study", [request.study_id])
    subject = f"{request.study_id} {form.content_hash}"
    record_audit(session, actor=sender.user, action="questionnaire-published", subject=subject)


def _add_cases(session: Session, study_id: str, cases: list[CaseData]) -> list[CaseRow]:
    known = set(session.exec(select(CaseRow.case_id).where(CaseRow.study_id == study_id)))
    keys = person_keys(session)
    erased = set(session.exec(select(TombstoneRow.mark).where(TombstoneRow.study_id == study_id)))
    keys.make((study_id, data.case_id) for data in cases if data.case_id not in known)
    fresh: list[CaseRow] = []
    for data in cases:
        if data.case_id in known:
            continue
        known.add(data.case_id)
        row = CaseRow(study_id=study_id, case_id=data.case_id, position=len(known), data="")
        if keys.mark((study_id, data.case_id)) in erased:
            session.add(CaseRow(**row.model_dump(exclude={"status", "is_queued"}), status=ERASED, is_queued=True))
            continue
        row.data = sealed_case(session, study_id, data)
        fresh.append(row)
    session.add_all(fresh)
    session.flush()
    return fresh


def _queue(session: Session, study_id: str, cases: list[CaseRow], interviewers: list[str]) -> None:
    """Put `cases` into the call queue, from which the named interviewers may claim; without names all may."""
    everybody = select(AccountRow.user).where(AccountRow.role == Role.INTERVIEWER, ~col(AccountRow.disabled))
    for user in interviewers or session.exec(everybody.order_by(AccountRow.user)).all():
        join_study(session, study_id, user)
    put_in_queue(session, cases)


def _deal(session: Session, study_id: str, cases: list[CaseRow], interviewers: list[str]) -> None:
    """Deal `cases` to the named interviewers in turn; without names they stay free for whoever pulls first."""
    hands: dict[str, list[CaseRow]] = {user: [] for user in interviewers}
    for case, user in zip(cases, cycle(interviewers), strict=False):
        hands[user].append(case)
    for user, hand in hands.items():
        give_cases(session, study_id, sorted(hand, key=lambda case: case.position), user)
